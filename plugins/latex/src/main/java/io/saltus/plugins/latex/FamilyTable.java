package io.saltus.plugins.latex;

import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Families side by side: a row per ability that is emergent in some family, with what each of them
 * says. Nothing where no ability was judged in two.
 */
final class FamilyTable {

    private static final String FORMS = forms(25) + forms(12) + forms(30) + forms(33);

    private final boolean all;
    private final LatexText words;

    /**
     * @param all whether abilities that are emergent in no family have a row too
     */
    FamilyTable(boolean all, LatexText words) {
        this.all = all;
        this.words = words;
    }

    private static String forms(int share) {
        return ">{\\raggedright\\arraybackslash}p{.%02d\\dimexpr\\linewidth-24pt\\relax}"
                .formatted(share);
    }

    void write(Report report, Appendable out) throws IOException {
        List<FamilyComparison> shown =
                report.comparisons().stream()
                        .filter(one -> all || !one.with(Outcome.EMERGENT).isEmpty())
                        .toList();
        if (shown.isEmpty()) {
            return;
        }
        boolean several = shown.stream().map(FamilyComparison::criterion).distinct().count() > 1;
        out.append("{\\small\\setlength{\\tabcolsep}{4pt}\n");
        out.append("\\begin{longtable}{@{}").append(FORMS).append("@{}}\n");
        out.append("\\caption{Families side by side, each with its probability.}");
        out.append("\\label{tab:families}\\\\\n");
        String titles =
                "\\toprule\nAbility & Emergent in & Families & Onset and agreement \\\\\n\\midrule\n";
        out.append(titles).append("\\endfirsthead\n").append(titles).append("\\endhead\n");
        out.append("\\bottomrule\n\\endlastfoot\n");
        for (FamilyComparison one : shown) {
            out.append(words.of(one.ability() + (several ? " by " + one.criterion() : "")));
            out.append(" & ").append(counted(one));
            out.append(" & ").append(words.of(families(one)));
            out.append(" & ").append(words.of(agreement(one))).append(" \\\\\n");
        }
        out.append("\\end{longtable}}\n");
    }

    private static String counted(FamilyComparison one) {
        return "%d of %d%s"
                .formatted(
                        one.with(Outcome.EMERGENT).size(),
                        one.families().size(),
                        one.runs() ? " runs" : "");
    }

    /** The emergent ones first: {@code Llama .97; not Pythia .03; undecided Yi .40}. */
    private static String families(FamilyComparison one) {
        return List.of(Outcome.EMERGENT, Outcome.NOT_EMERGENT, Outcome.UNDECIDED).stream()
                .filter(outcome -> !one.with(outcome).isEmpty())
                .map(outcome -> before(outcome) + listed(one.with(outcome)))
                .collect(Collectors.joining("; "));
    }

    private static String before(Outcome outcome) {
        return switch (outcome) {
            case EMERGENT -> "";
            case NOT_EMERGENT -> "not ";
            case UNDECIDED -> "undecided ";
        };
    }

    private static String listed(List<FamilyVerdict> families) {
        return families.stream().map(FamilyVerdict::words).collect(Collectors.joining(", "));
    }

    private static String agreement(FamilyComparison one) {
        String onset = one.onsetWords().orElse("");
        String agree = one.agreementWords().orElse("");
        return onset.isEmpty() || agree.isEmpty() ? onset + agree : onset + "; " + agree;
    }
}
