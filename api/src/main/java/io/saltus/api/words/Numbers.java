package io.saltus.api.words;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them, in no locale. */
public final class Numbers {

    /** Significant digits where nothing else is asked for. */
    private static final int DIGITS = 3;

    /** With so many every double reads back as itself. */
    private static final int MOST_DIGITS = 17;

    private static final String UNITS = "KMBT";

    private Numbers() {}

    /**
     * Returns {@code value} to three significant digits, without needless zeros: {@code 0.0312},
     * {@code 231}; from 1e5 on and below 1e-3 with a power of ten: {@code 2.31e22}, {@code 3.1e-4};
     * {@code inf}, {@code -inf}.
     *
     * @throws IllegalArgumentException if it is NaN: a number that does not exist is not shown
     */
    public static String of(double value) {
        return of(value, DIGITS);
    }

    /**
     * Returns {@code value} as {@link #of(double)} does, to another number of significant digits:
     * for what three do not tell apart, such as the ticks of an axis.
     *
     * @param digits at least 1
     * @throws IllegalArgumentException if the value is NaN
     */
    public static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN has no words");
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        if (value == 0 || size >= 1e-3 && size < 1e5) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                + "e"
                + exponent;
    }

    /**
     * Returns the shortest text that reads back as {@code value}: whole numbers below 1e15 without
     * a fraction, {@code 0.05}, {@code 1.5e22}, {@code 1e-9}; {@code inf}, {@code -inf}. For
     * settings and other numbers that somebody typed.
     */
    public static String exact(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return shortest(value).replace(".0E", "e").replace('E', 'e');
    }

    /**
     * As Double.toString from Java 19 on; before, it wrote some numbers with a digit too many, such
     * as 4.77e21, so that reports differed between versions of Java.
     */
    private static String shortest(double value) {
        String text = Double.toString(value);
        if (Double.isNaN(value)) {
            return text;
        }
        BigDecimal all = new BigDecimal(value);
        for (int digits = MOST_DIGITS - 2; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = all.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                BigDecimal fewest = rounded.stripTrailingZeros();
                return fewest.precision() < new BigDecimal(text).stripTrailingZeros().precision()
                        ? written(fewest)
                        : text;
            }
        }
        return text;
    }

    private static String written(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return exponent >= -3 && exponent < 7
                ? value.toPlainString()
                : value.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /**
     * Returns a size as people say it, to three significant digits: {@code 70M}, {@code 1.3B},
     * {@code 15T}; below a thousand and from 1e15 on as {@link #of(double)} writes it.
     */
    public static String abbreviated(double size) {
        double rounded = new BigDecimal(size).round(new MathContext(DIGITS)).doubleValue();
        int unit = (int) Math.floor(Math.log10(Math.max(1, rounded)) / 3) - 1;
        return unit < 0 || unit >= UNITS.length()
                ? of(size)
                : of(rounded / Math.pow(1000, unit + 1.0)) + UNITS.charAt(unit);
    }

    /**
     * Returns a probability with two decimals: {@code .57}; {@code >.99} above .99 and {@code <.01}
     * below .01. Where two would round it to .1 or .9, at which verdicts turn, it has three: {@code
     * .895}.
     *
     * @param probability in [0, 1]
     */
    public static String probability(double probability) {
        if (probability > .99) {
            return ">.99";
        }
        if (probability < .01) {
            return "<.01";
        }
        long hundredths = Math.round(100 * probability);
        boolean turns = hundredths == 10 || hundredths == 90;
        if (turns && Math.abs(hundredths / 100.0 - probability) > 1e-9) {
            double thousandths = 1000 * probability;
            boolean below = probability < hundredths / 100.0;
            long shown = (long) (below ? Math.floor(thousandths) : Math.ceil(thousandths));
            return shown < 100 ? ".0" + shown : "." + shown;
        }
        return hundredths < 10 ? ".0" + hundredths : "." + hundredths;
    }

    /**
     * Returns a number of things: {@code 1 scale}, {@code 3 scales}; the noun takes an s unless the
     * number is 1.
     */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * Returns a number of things that need not be whole, as {@link #of(double)} writes it: {@code
     * 12.5 examples}.
     */
    public static String count(double number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
