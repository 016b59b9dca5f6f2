package io.saltus.plugins.figures.panel;

import io.saltus.api.words.Numbers;

/** Writes numbers as figures do: the digits of {@link Numbers}, a true minus, a raised power. */
final class FigureNumbers {

    private static final String RAISED =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private FigureNumbers() {}

    /**
     * Returns a finite number to so many significant digits: {@code 0.25}, {@code
     * 2.31\u00d710\u00b2\u00b2}.
     */
    static String of(double value, int digits) {
        String[] parts = Numbers.of(Math.abs(value), digits).split("e");
        String minus = value < 0 ? "\u2212" : "";
        if (parts.length == 1) {
            return minus + parts[0];
        }
        StringBuilder text = new StringBuilder(minus);
        text.append(parts[0].equals("1") ? "" : parts[0] + "\u00d7").append("10");
        for (char sign : parts[1].toCharArray()) {
            text.append(sign == '-' ? '\u207b' : RAISED.charAt(sign - '0'));
        }
        return text.toString();
    }

    /**
     * Returns the label of a tick: three digits, or as many as tell it from its neighbours.
     *
     * @param value a multiple of {@code step}
     * @param step distance between ticks: 1, 2 or 5 times a power of ten
     */
    static String tick(double value, double step) {
        double steps = Math.abs(value) / step;
        if (steps < .5) {
            return "0";
        }
        return of(value, Math.max(3, 2 + (int) Math.floor(Math.log10(steps) + 1e-9)));
    }

    /** Returns the smallest of 1, 2, 5 times a power of ten that is at least {@code least}. */
    static double roundStep(double least) {
        double base = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * base >= least * (1 - 1e-9)) {
                return factor * base;
            }
        }
        return 10 * base;
    }
}
