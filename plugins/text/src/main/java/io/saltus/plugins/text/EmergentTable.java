package io.saltus.plugins.text;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
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

    private EmergentTable() {}

    /** Returns a row per emergent ability, in the order of the report. */
    static List<List<String>> rows(Report report) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.verdict().outcome() == Outcome.EMERGENT) {
                rows.add(
                        List.of(
                                finding.curve().subject().task(),
                                setup(finding),
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

    private static String setup(Finding finding) {
        String setup = Cells.setup(finding);
        String metric = finding.curve().subject().metric().name();
        return setup.isEmpty() ? metric : metric + ", " + setup;
    }

    private static String scale(Finding finding, Axis axis) {
        if (finding.verdict().onset().isEmpty()) {
            return "";
        }
        Onset onset = finding.verdict().onset().get();
        if (finding.curve().axis().equals(axis)) {
            return Cells.number(onset.scale());
        }
        OptionalDouble other = elsewhere(finding.curve(), onset, axis);
        return other.isPresent() ? "(" + Cells.number(other.getAsDouble()) + ")" : "";
    }

    private static OptionalDouble elsewhere(Curve curve, Onset onset, Axis axis) {
        double from = curve.axis().position(onset.scale());
        for (Point point : curve.points()) {
            if (curve.axis().position(point.scale()) >= from) {
                OptionalDouble scale =
                        point.replicates().stream()
                                .map(replicate -> replicate.model().scale(axis))
                                .filter(OptionalDouble::isPresent)
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .findFirst();
                if (scale.isPresent()) {
                    return scale;
                }
            }
        }
        return OptionalDouble.empty();
    }

    /** The interval in the unit of the curve's own axis. */
    private static String interval(Finding finding) {
        String onset = Cells.onset(finding);
        return onset.isEmpty()
                ? ""
                : onset.substring(onset.indexOf('[')) + " " + Cells.unit(finding.curve());
    }
}
