package io.saltus.plugins.latex;

import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Onset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes scales as a table in a paper does. */
final class Numbers {

    private Numbers() {}

    /**
     * Returns a scale: {@code 13B} for counts below 10^15, a power of ten beyond, a loss as it is.
     */
    static String scale(double scale, Axis axis) {
        if (axis.spacing() == Axis.Spacing.NEGATED || Math.abs(scale) < 1000) {
            return plain(scale);
        }
        if (scale >= 1e15) {
            return power(scale);
        }
        String[] units = {"K", "M", "B", "T"};
        double[] sizes = {1e3, 1e6, 1e9, 1e12};
        int i = units.length - 1;
        while (scale < sizes[i]) {
            i--;
        }
        return plain(scale / sizes[i]) + units[i];
    }

    private static String power(double scale) {
        String text = String.format(Locale.ROOT, "%.1e", scale);
        String mantissa = text.substring(0, text.indexOf('e'));
        int exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
        String factor = mantissa.equals("1.0") ? "" : mantissa + "\\times";
        return "$" + factor + "10^{" + exponent + "}$";
    }

    private static String plain(double value) {
        String text =
                new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
        return text.startsWith("-") ? "$-$" + text.substring(1) : text;
    }

    /** Returns an interval; one that the data do not bound is open: {@code >= 2.3 x 10^22}. */
    static String interval(Onset onset, Axis axis) {
        boolean falling = axis.spacing() == Axis.Spacing.NEGATED;
        if (onset.lower().isEmpty()) {
            return (falling ? "$\\geq$ " : "$\\leq$ ") + scale(onset.upper().orElseThrow(), axis);
        }
        String lower = scale(onset.lower().getAsDouble(), axis);
        return onset.upper().isEmpty()
                ? (falling ? "$\\leq$ " : "$\\geq$ ") + lower
                : lower + " -- " + scale(onset.upper().getAsDouble(), axis);
    }
}
