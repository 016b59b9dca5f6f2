package io.saltus.statistics.posterior;

import org.apache.commons.numbers.gamma.InverseErf;

/**
 * Points that are spread evenly, so that means over them are nearer to integrals than over random
 * ones: Halton's sequence (1960, Numerische Mathematik 2:84), and its image in a t distribution. A
 * row for each dimension.
 */
final class Spread {

    /** Degrees of freedom of {@link #student}. */
    static final int FREEDOM = 4;

    /** Points of {@link #student} after which it starts again. */
    static final int STUDENTS = 1 << 12;

    private static final int MOST = 5;
    private static final int STEPS = 6; // of Newton, to all digits
    private static final int[] BASES = {2, 3, 5, 7, 11, 13};
    private static final int SKIPPED = 20; // the first are all near one corner
    private static final double[][][] STUDENT = new double[MOST + 1][][];

    private Spread() {}

    /** Returns points of the unit cube. */
    static double[][] uniform(int points, int dimensions) {
        double[][] all = new double[dimensions][points];
        for (int k = 0; k < dimensions; k++) {
            for (int i = 0; i < points; i++) {
                all[k][i] = mirrored(i + SKIPPED, BASES[k]);
            }
        }
        return all;
    }

    /** The digits of a number in a base, mirrored at the point. */
    private static double mirrored(int number, int base) {
        double value = 0;
        double unit = 1.0 / base;
        for (int rest = number; rest > 0; rest /= base) {
            value += rest % base * unit;
            unit /= base;
        }
        return value;
    }

    /**
     * Returns {@value #STUDENTS} points of a standard multivariate t distribution with {@value
     * #FREEDOM} degrees of freedom; not to be changed.
     *
     * @param dimensions in 1 to 5
     */
    static synchronized double[][] student(int dimensions) {
        if (STUDENT[dimensions] == null) {
            STUDENT[dimensions] = students(dimensions);
        }
        return STUDENT[dimensions];
    }

    private static double[][] students(int dimensions) {
        double[][] u = uniform(STUDENTS, dimensions + 1);
        double[][] all = new double[dimensions][STUDENTS];
        for (int i = 0; i < STUDENTS; i++) {
            double scale = Math.sqrt(FREEDOM / (2 * halfChiSquare(u[dimensions][i])));
            for (int k = 0; k < dimensions; k++) {
                double normal = Math.sqrt(2) * InverseErf.value(2 * u[k][i] - 1);
                all[k][i] = scale * normal;
            }
        }
        return all;
    }

    /**
     * Half the quantile of a chi-square of 4 degrees of freedom: 1 - exp(-h) (1 + h) = u, or h -
     * ln(1 + h) = t, by Newton's steps, which from beyond the root only come nearer.
     */
    private static double halfChiSquare(double u) {
        double t = -StrictMath.log(1 - u);
        double h = t + Math.sqrt(2 * t); // exp(sqrt(2t)) is above 1 + this
        for (int i = 0; i < STEPS; i++) {
            h -= (h - StrictMath.log(1 + h) - t) * (1 + h) / h;
        }
        return h;
    }
}
