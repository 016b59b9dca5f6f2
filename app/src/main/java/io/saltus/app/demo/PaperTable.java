package io.saltus.app.demo;

import io.saltus.api.curve.Subject;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.demo.ClaimFinding.Agreement;
import io.saltus.app.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The paper's claims beside what Saltus finds, as text, Markdown and LaTeX.
 *
 * @param claims all claims, in the paper's order
 * @param found those with numbers, in the same order
 */
record PaperTable(List<PaperClaim> claims, List<ClaimFinding> found) {

    private static final List<String> HEAD =
            List.of(
                    "ability",
                    "curve",
                    "the paper",
                    "here",
                    "probability",
                    "from (FLOPs)",
                    "agreement");

    /** Copies the lists. */
    PaperTable {
        claims = List.copyOf(claims);
        found = List.copyOf(found);
    }

    /** Returns the table, what differs with its reason, and what stands open, for a terminal. */
    String text() {
        StringBuilder text = new StringBuilder(table(false)).append('\n').append(summary());
        List<ClaimFinding> open =
                found.stream().filter(one -> one.agreement() != Agreement.AGREES).toList();
        if (!open.isEmpty()) {
            text.append("\nWhere it does not agree, and why:\n");
        }
        for (ClaimFinding one : open) {
            text.append(
                    "  %s, %s: %s%n"
                            .formatted(
                                    curve(one),
                                    one.agreement().words(),
                                    one.finding().verdict().reason()));
        }
        return text.append('\n').append(withoutNumbers()).append('\n').toString();
    }

    /** Returns the table in Markdown. */
    String markdown() {
        return "# Wei et al. 2022 beside Saltus\n\n"
                + explanation()
                + "\n\n"
                + table(true)
                + "\n"
                + summary()
                + "\n"
                + withoutNumbers()
                + "\n";
    }

    private String table(boolean markdown) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        found.forEach(one -> rows.add(row(one)));
        return new TextTable(rows).written(markdown);
    }

    private static String explanation() {
        return "What the paper says (Table 1 and section 3) beside the verdicts of `emergence` (few-shot) and\n"
                + "`strategy-emergence` (augmented prompting) on the points of its Figures 2 and 3 and of Brown et\n"
                + "al. 2020, Table H.1. A scale agrees if its 95% interval reaches into the stretch from the model\n"
                + "before the one that the paper names to that model.";
    }

    private List<String> row(ClaimFinding one) {
        Verdict verdict = one.finding().verdict();
        return List.of(
                one.claim().ability(),
                curve(one),
                said(one.claim()),
                Names.spaced(Names.word(verdict.outcome())),
                probability(one.probability()).orElse(TextTable.NONE),
                verdict.onset().map(PaperTable::scale).orElse(TextTable.NONE),
                one.agreement().words());
    }

    private static String curve(ClaimFinding one) {
        Subject subject = one.finding().curve().subject();
        return subject.task() + ", " + subject.family();
    }

    /** {@code from 13B (2.3e22)}, {@code not up to 175B}. */
    private static String said(PaperClaim claim) {
        if (!claim.emergent()) {
            return "not up to " + claim.size();
        }
        return claim.compute().isPresent()
                ? "from %s (%s)".formatted(claim.size(), Numbers.of(claim.compute().getAsDouble()))
                : "emergent";
    }

    private static Optional<String> probability(OptionalDouble value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.probability(value.getAsDouble()));
    }

    private static String scale(Onset onset) {
        String lower = onset.lower().isPresent() ? Numbers.of(onset.lower().getAsDouble()) : "0";
        String upper = onset.upper().isPresent() ? Numbers.of(onset.upper().getAsDouble()) : "inf";
        return "%s [%s, %s]".formatted(Numbers.of(onset.scale()), lower, upper);
    }

    /** {@code Of 25 curves 10 agree, ...}. */
    private String summary() {
        StringBuilder text = new StringBuilder();
        text.append("Of ")
                .append(Numbers.count(found.size(), "claim"))
                .append(" with numbers here: ");
        List<String> parts = new ArrayList<>();
        for (Agreement agreement : Agreement.values()) {
            long n = found.stream().filter(one -> one.agreement() == agreement).count();
            if (n > 0) {
                parts.add(n + " " + (agreement == Agreement.AGREES ? "agree" : agreement.words()));
            }
        }
        return text.append(String.join(", ", parts)).append(".\n").toString();
    }

    private String withoutNumbers() {
        List<String> names =
                claims.stream()
                        .filter(claim -> !claim.curve().isKnown())
                        .map(PaperClaim::ability)
                        .toList();
        return "No numbers here for %d rows of Table 1: %s."
                .formatted(names.size(), String.join("; ", names));
    }

    /** Returns the table as a LaTeX table with booktabs, one line a row. */
    String latex() {
        StringBuilder text = new StringBuilder();
        text.append("% Made by saltus demo --paper. Needs: \\usepackage{booktabs}\n")
                .append(
                        "\\begin{table}\n\\centering\\small\n\\caption{Emergent abilities as Wei et al. (2022)")
                .append(
                        " list them, beside the verdict, its probability and the\n  critical scale with its")
                .append(" 95\\% interval on the same numbers.}\n\\label{tab:wei2022}\n")
                .append("\\begin{tabular}{@{}llllrll@{}}\n\\toprule\n")
                .append(
                        "Ability & Curve & Wei et al. & Here & Prob. & From (FLOPs) & Agreement \\\\\n\\midrule\n");
        for (ClaimFinding one : found) {
            text.append(String.join(" & ", row(one).stream().map(PaperTable::tex).toList()))
                    .append(" \\\\\n");
        }
        return text.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").toString();
    }

    /** A cell in LaTeX; scales as powers of ten. */
    private static String tex(String cell) {
        return cell.equals(TextTable.NONE)
                ? "--"
                : cell.replace("%", "\\%")
                        .replace("&", "\\&")
                        .replace("_", "\\_")
                        .replaceAll("([\\d.]+)e(\\d+)", "\\$$1\\\\times10^{$2}\\$")
                        .replaceAll("([<>])(\\.\\d+)", "\\$$1$2\\$");
    }
}
