package io.saltus.plugins.latex;

import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Onset;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
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

    /**
     * Returns the probability that the ability is emergent; what is nearly sure is not said to be.
     */
    String probability() {
        OptionalDouble value = finding.verdict().probability();
        if (value.isEmpty()) {
            return NOTHING;
        }
        String words = Numbers.probability(value.getAsDouble());
        return words.startsWith(".") ? words : "$" + words + "$";
    }

    /** Returns how many letters the widest of the names takes. */
    int longest() {
        Subject subject = finding.curve().subject();
        int ability =
                (subject.task() + subject.metric().name() + subject.setup().strategy()).length();
        return Math.max(ability, subject.family().length());
    }

    String outcome() {
        return Names.spaced(Names.word(finding.verdict().outcome()));
    }

    String evidence(LatexText words) {
        return words.of(finding.verdict().reason());
    }
}
