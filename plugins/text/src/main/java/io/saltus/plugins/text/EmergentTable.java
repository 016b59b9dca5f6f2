package io.saltus.plugins.text;

import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The emergent abilities in the manner of Table 1 of Wei et al. (2022): each with its critical
 * scale in training FLOPs and in parameters, its interval, family, criterion and evidence.
 *
 * <p>The critical scale is known along the axis of the curve; along the other it is, in
 * parentheses, that of the first model at or beyond it.
 */
final class EmergentTable {

    static final List<String> HEADER =
            List.of(
                    "ability",
                    "setup",
                    "train FLOPs",
                    "parameters",
                    "interval",
                    "family",
                    "criterion",
                    "evidence");

    /** The column of the training compute; that of the parameters follows. */
    private static final int COMPUTE = 2;

    /** What a scale in parentheses is: a median of onsets and a model do not lie at one place. */
    static final String OF_MODELS =
            "A scale in parentheses is that of the first model at or beyond the critical scale.";

    private EmergentTable() {}

    /** Whether a row holds a scale of a model. */
    static boolean isOfModels(List<List<String>> rows) {
        return rows.stream()
                .anyMatch(
                        row ->
                                row.get(COMPUTE).startsWith("(")
                                        || row.get(COMPUTE + 1).startsWith("("));
    }

    /** Returns a row per emergent ability, in the order of the report. */
    static List<List<String>> rows(Report report) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.verdict().outcome() == Outcome.EMERGENT) {
                rows.add(
                        List.of(
                                finding.curve().subject().task(),
                                finding.curve().subject().setting(),
                                scale(finding, Axis.COMPUTE),
                                scale(finding, Axis.PARAMETERS),
                                interval(finding),
                                finding.curve().subject().family(),
                                finding.criterion().id(),
                                finding.verdict().reason()));
            }
        }
        return rows;
    }

    private static String scale(Finding finding, Axis axis) {
        if (finding.verdict().onset().isEmpty()) {
            return "";
        }
        double onset = finding.verdict().onset().get().scale();
        OptionalDouble scale = finding.curve().scaleAlong(axis, onset);
        if (scale.isEmpty()) {
            return "";
        }
        String words = Numbers.of(scale.getAsDouble());
        return finding.curve().axis().equals(axis) ? words : "(" + words + ")";
    }

    /** The interval in the unit of the curve's own axis. */
    private static String interval(Finding finding) {
        return finding.verdict()
                .onset()
                .map(Onset::words)
                .map(words -> words.substring(words.indexOf('[')))
                .map(interval -> interval + " " + Grid.unit(finding.curve().axis()))
                .orElse("");
    }
}
