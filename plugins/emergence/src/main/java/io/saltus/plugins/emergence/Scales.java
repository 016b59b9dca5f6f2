package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How verdicts speak of scales and of numbers at each scale. */
final class Scales {

    private Scales() {}

    /** The scale of counts at an index with its unit: {@code 1.2e22 FLOPs}. */
    static String words(Curve curve, CountedCurve counted, int index) {
        return words(curve, scale(curve, counted, index));
    }

    /** A scale with its unit: {@code 1.2e22 FLOPs}. */
    static String words(Curve curve, double scale) {
        String unit = curve.axis().unit();
        return number(scale) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** The scale of counts at an index: that of the point, exactly, or of a neighbourhood. */
    static double scale(Curve curve, CountedCurve counted, int index) {
        return counted.pooled()
                ? curve.axis().scale(counted.counts().position(index))
                : curve.point(index).scale();
    }

    /** Three significant digits: {@code 0.0312}, {@code 2.31e22}. */
    static String number(double value) {
        if (value != 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3)) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replace("e+", "e")
                    .replace("e0", "e")
                    .replaceAll("\\.?0+e", "e");
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A number of things in words: {@code 1 scale}, {@code 3 scales}. */
    static String count(double number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** One quantity per scale: {@code name-0}, {@code name-1}, ... */
    static List<Quantity> perScale(String name, double[] values, String meaning) {
        List<Quantity> quantities = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            quantities.add(
                    new Quantity(name + "-" + i, values[i], "", meaning + ", at scale " + i));
        }
        return quantities;
    }

    /**
     * Why a curve cannot be judged by counts, if it cannot: what is missing and what supplies it.
     */
    static String missing(Curve curve) {
        String metric = "'" + curve.metric().name() + "'";
        if (curve.metric().chance().isEmpty()) {
            return "the chance level of "
                    + metric
                    + " is not known; give it in the column 'chance' (0 for free-form answers, 1/options"
                    + " for multiple choice)";
        }
        if (curve.metric().best().isEmpty()) {
            return "the best score of " + metric + " is not known; give it in the column 'best'";
        }
        return "";
    }
}
