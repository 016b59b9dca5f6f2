package io.saltus.plugins.latex;

import io.saltus.api.report.Configured;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Numbers;
import java.util.Collection;
import java.util.List;

/**
 * The caption: what was judged by what, and what the columns mean.
 *
 * @param latex what is asked for; its caption stands in place of the usual one
 * @param words how names are written
 */
record Caption(Latex latex, LatexText words) {

    /** Returns the caption as LaTeX. */
    String of(Report report, Collection<Configured> judges, boolean probable) {
        if (!latex.caption().isBlank()) {
            return words.of(latex.caption());
        }
        long tasks =
                report.findings().stream().map(f -> f.curve().subject().task()).distinct().count();
        List<String> criteria = judges.stream().map(c -> words.of(c.id())).distinct().toList();
        StringBuilder text = new StringBuilder();
        boolean chosen = // the others were judged and left out
                report.findings().stream().allMatch(f -> f.verdict().outcome() == Outcome.EMERGENT);
        text.append(latex.all() ? "Verdicts on " : "Abilities that emerge with scale");
        text.append(latex.all() || chosen ? "" : ", of ");
        text.append(chosen && !latex.all() ? "" : Numbers.count(tasks, "task"));
        if (!criteria.isEmpty()) {
            text.append(", as judged by ").append(String.join(" and ", criteria));
        }
        text.append(" (Saltus ").append(words.of(report.version())).append(")");
        text.append("; intervals are of 95\\%.");
        if (probable) {
            text.append(" Prob.\\ is the probability that the ability is emergent.");
        }
        text.append(" A scale in parentheses is that of the first model at or beyond the critical")
                .append(
                        " scale; $\\leq$ and $\\geq$ mark intervals that the data bound on one side")
                .append(" only.");
        return text.toString();
    }
}
