package io.saltus.plugins.latex;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the table says of one finding.
 *
 * @param finding the finding
 */
record Row(Finding finding) {

    /** Stands where there is nothing to say. */
    static final String NOTHING = "--";

    String ability(Words words) {
        return words.of(finding.curve().subject().task());
    }

    /** Returns metric, shots and strategy. */
    String setting(Words words) {
        Subject subject = finding.curve().subject();
        StringBuilder text = new StringBuilder(words.of(subject.metric().name()));
        subject.setup().shots().ifPresent(n -> text.append(", ").append(n).append("-shot"));
        if (!subject.setup().strategy().equals(Setup.STANDARD)) {
            text.append(", ").append(words.of(subject.setup().strategy().replace('-', ' ')));
        }
        return text.toString();
    }

    String family(Words words) {
        return words.of(finding.curve().subject().family());
    }

    /**
     * Returns where the ability appears on {@code axis}: the critical scale if the finding is along
     * it, else the scale of the first model at or beyond the critical scale, in parentheses, if it
     * is known.
     */
    String emergence(Axis axis) {
        Optional<Onset> onset = finding.verdict().onset();
        if (onset.isEmpty()) {
            return NOTHING;
        }
        Curve curve = finding.curve();
        if (curve.axis().equals(axis)) {
            return Numbers.scale(onset.get().scale(), axis);
        }
        OptionalDouble other = elsewhere(curve, onset.get(), axis);
        return other.isPresent() ? "(" + Numbers.scale(other.getAsDouble(), axis) + ")" : NOTHING;
    }

    private static OptionalDouble elsewhere(Curve curve, Onset onset, Axis axis) {
        double from = curve.axis().position(onset.scale());
        for (Point point : curve.points()) {
            if (curve.axis().position(point.scale()) >= from) {
                for (Replicate replicate : point.replicates()) {
                    OptionalDouble scale = replicate.model().scale(axis);
                    if (scale.isPresent()) {
                        return scale;
                    }
                }
            }
        }
        return OptionalDouble.empty();
    }

    String interval() {
        return finding.verdict()
                .onset()
                .map(onset -> Numbers.interval(onset, finding.curve().axis()))
                .orElse(NOTHING);
    }

    String outcome() {
        return finding.verdict()
                .outcome()
                .name()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' ');
    }

    /** Returns the reason, and the aspects after it. */
    String evidence(Words words) {
        StringBuilder text = new StringBuilder(words.of(finding.verdict().reason()));
        finding.verdict()
                .aspects()
                .forEach(
                        a ->
                                text.append("; ")
                                        .append(words.of(a.name().replace('-', ' ')))
                                        .append(": ")
                                        .append(words.of(a.value().replace('-', ' '))));
        return text.toString();
    }
}
