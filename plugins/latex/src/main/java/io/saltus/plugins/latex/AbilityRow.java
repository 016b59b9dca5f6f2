package io.saltus.plugins.latex;

import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import io.saltus.api.words.Names;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the table says of one finding.
 *
 * @param finding the finding
 */
record AbilityRow(Finding finding) {

    /** Stands where there is nothing to say. */
    static final String NOTHING = "--";

    String ability(LatexText words) {
        return words.of(finding.curve().subject().task());
    }

    /** Returns metric, shots and strategy. */
    String setting(LatexText words) {
        Subject subject = finding.curve().subject();
        StringBuilder text = new StringBuilder(words.of(subject.metric().name()));
        subject.setup().shots().ifPresent(n -> text.append(", ").append(n).append("-shot"));
        if (!subject.setup().strategy().equals(Setup.STANDARD)) {
            text.append(", ").append(words.of(Names.spaced(subject.setup().strategy())));
        }
        return text.toString();
    }

    String family(LatexText words) {
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
        OptionalDouble scale = finding.curve().scaleAlong(axis, onset.get().scale());
        if (scale.isEmpty()) {
            return NOTHING;
        }
        String words = LatexNumbers.scale(scale.getAsDouble(), axis);
        return finding.curve().axis().equals(axis) ? words : "(" + words + ")";
    }

    String interval() {
        return finding.verdict()
                .onset()
                .map(onset -> LatexNumbers.interval(onset, finding.curve().axis()))
                .orElse(NOTHING);
    }

    String outcome() {
        return Names.spaced(Names.word(finding.verdict().outcome()));
    }

    /** Returns the reason, and the aspects after it. */
    String evidence(LatexText words) {
        StringBuilder text = new StringBuilder(words.of(finding.verdict().reason()));
        finding.verdict()
                .aspects()
                .forEach(
                        a ->
                                text.append("; ")
                                        .append(words.of(Names.spaced(a.name())))
                                        .append(": ")
                                        .append(words.of(Names.spaced(a.value()))));
        return text.toString();
    }
}
