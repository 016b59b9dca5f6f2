package io.saltus.plugins.latex;

import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Onset;
import io.saltus.api.words.Numbers;

/** Writes numbers as a paper does: the three digits of {@link Numbers#of(double)}, typeset. */
final class LatexNumbers {

    private static final String[] UNITS = {"K", "M", "B", "T"};

    private LatexNumbers() {}

    /** Returns a number: {@code 0.0312}, {@code $2.31\times10^{22}$}, {@code $\infty$}. */
    static String of(double value) {
        String minus = value < 0 ? "-" : "";
        if (Double.isInfinite(value)) {
            return "$" + minus + "\\infty$";
        }
        String[] parts = Numbers.of(Math.abs(value)).split("e");
        if (parts.length == 1) {
            return (minus.isEmpty() ? "" : "$-$") + parts[0];
        }
        String factor = parts[0].equals("1") ? "" : parts[0] + "\\times";
        return "$" + minus + factor + "10^{" + parts[1] + "}$";
    }

    /** Returns a scale: {@code 13B} for counts from 10^3 to 10^15, else as any number. */
    static String scale(double scale, Axis axis) {
        if (axis.spacing() != Axis.Spacing.LOGARITHMIC || scale < 1e3 || scale >= 1e15) {
            return of(scale);
        }
        int power = (int) Math.floor(Math.log10(scale) / 3 + 1e-12);
        int thousands = Math.min(power, UNITS.length);
        return of(scale / Math.pow(1e3, thousands)) + UNITS[thousands - 1];
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
