package io.saltus.plugins.text;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the slots of a finding say in words and numbers for people. */
final class Cells {

    private Cells() {}

    static String setup(Finding finding) {
        Setup setup = finding.curve().subject().setup();
        String shots = setup.shots().isPresent() ? setup.shots().getAsInt() + "-shot" : "";
        return setup.strategy().equals(Setup.STANDARD)
                ? shots
                : shots.isEmpty() ? setup.strategy() : setup.strategy() + ", " + shots;
    }

    static String outcome(Outcome outcome) {
        return word(outcome).replace('-', ' ');
    }

    /** An enum's name in lower case with hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The critical scale with its interval: {@code 1.2e22 [6.4e21, 2.4e22]}. */
    static String onset(Finding finding) {
        return finding.verdict().onset().map(Cells::words).orElse("");
    }

    private static String words(Onset onset) {
        return number(onset.scale())
                + " ["
                + bound(onset.lower(), "..")
                + ", "
                + bound(onset.upper(), "..")
                + "]";
    }

    private static String bound(OptionalDouble bound, String open) {
        return bound.isPresent() ? number(bound.getAsDouble()) : open;
    }

    /** The unit of the onsets of a curve. */
    static String unit(Curve curve) {
        Subject subject = curve.subject();
        return subject.axis().unit().isEmpty() ? subject.axis().id() : subject.axis().unit();
    }

    static String aspect(Finding finding, String name) {
        return finding.verdict().aspects().stream()
                .filter(aspect -> aspect.name().equals(name))
                .map(Aspect::value)
                .findFirst()
                .orElse("");
    }

    /** Three significant digits: {@code 0.0312}, {@code 2.31e22}. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        double size = Math.abs(value);
        if (value == 0 || size >= 1e-3 && size < 1e5) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                + "e"
                + exponent;
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
