package io.saltus.statistics.posterior;

/**
 * A kind of latent curve, for many curves at once: plain loops along the curves, which the compiler
 * turns into vector instructions (all arrays at one index, or it does not).
 *
 * <p>Values are those of {@link LatentCurve#at} on the axis, to within 1e-9.
 */
enum Formula {
    /** See {@link LatentCurve.Level}. */
    LEVEL {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            System.arraycopy(rows[0], 0, f, 0, curves);
        }
    },
    /** See {@link LatentCurve.ErrorDecay}. */
    ERROR_DECAY {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            double[] start = rows[0];
            double[] end = rows[1];
            double t = axis.share(x);
            double rest = 1 - t;
            for (int j = 0; j < curves; j++) {
                f[j] = rest * start[j] + t * end[j];
            }
            Elementary.exps(f, curves);
            for (int j = 0; j < curves; j++) {
                f[j] = 1 - f[j];
            }
        }
    },
    /** See {@link LatentCurve.Sigmoid}. */
    SIGMOID {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            double[] top = rows[0];
            decline(x, rows, curves, f);
            for (int j = 0; j < curves; j++) {
                f[j] = top[j] / (1 + f[j]);
            }
        }
    },
    /** See {@link LatentCurve.Gompertz}. */
    GOMPERTZ {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            double[] top = rows[0];
            decline(x, rows, curves, f);
            for (int j = 0; j < curves; j++) {
                f[j] = -f[j];
            }
            Elementary.exps(f, curves);
            for (int j = 0; j < curves; j++) {
                f[j] *= top[j];
            }
        }
    },
    /** See {@link LatentCurve.Ramp}. */
    RAMP {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            double[] base = rows[0];
            double[] height = rows[1];
            double[] start = rows[2];
            double[] slope = rows[3];
            for (int j = 0; j < curves; j++) {
                double way = Math.max(0, Math.min(1, (x - start[j]) * slope[j]));
                f[j] = base[j] + height[j] * way;
            }
        }
    },
    /** See {@link LatentCurve.Exponential}. */
    EXPONENTIAL {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            grow(x - axis.high(), rows, curves, f);
        }
    },
    /** See {@link LatentCurve.Power}. */
    POWER {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            grow(Elementary.log(Math.max(LEAST_SHARE, axis.share(x))), rows, curves, f);
        }
    },
    /** See {@link LatentCurve.Bump}. */
    BUMP {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            double[] base = rows[0];
            double[] height = rows[1];
            double[] middle = rows[2];
            double[] narrow = rows[3];
            for (int j = 0; j < curves; j++) {
                double off = (x - middle[j]) * narrow[j];
                f[j] = -.5 * off * off;
            }
            Elementary.exps(f, curves);
            for (int j = 0; j < curves; j++) {
                f[j] = base[j] + height[j] * f[j];
            }
        }
    },
    /** See {@link LatentCurve.Bend}. */
    BEND {
        @Override
        void at(double x, Axis axis, double[][] rows, int curves, double[] f) {
            double[] start = rows[0];
            double[] before = rows[1];
            double[] bend = rows[2];
            double[] after = rows[3];
            double t = axis.share(x);
            for (int j = 0; j < curves; j++) {
                double first = start[j] + before[j] * Math.min(t, bend[j]);
                double value = first + after[j] * Math.max(0, t - bend[j]);
                f[j] = Math.max(-1, Math.min(1, value));
            }
        }
    };

    /** Rows of numbers that a formula takes at most. */
    static final int ROWS = 4;

    private static final double LEAST_SHARE = 1e-300; // no power above .1 of it is told from 0

    /**
     * Puts f of all curves at a position on the axis.
     *
     * @param rows numbers of the curves
     * @param f as many as curves, at least
     */
    abstract void at(double x, Axis axis, double[][] rows, int curves, double[] f);

    /** Puts exp(-rate (x - middle)). */
    private static void decline(double x, double[][] rows, int curves, double[] f) {
        double[] rate = rows[1];
        double[] middle = rows[2];
        for (int j = 0; j < curves; j++) {
            f[j] = rate[j] * (middle[j] - x);
        }
        Elementary.exps(f, curves);
    }

    /** Puts end exp(rate x), at most 1. */
    private static void grow(double x, double[][] rows, int curves, double[] f) {
        double[] end = rows[0];
        double[] rate = rows[1];
        for (int j = 0; j < curves; j++) {
            f[j] = rate[j] * x;
        }
        Elementary.exps(f, curves);
        for (int j = 0; j < curves; j++) {
            f[j] = Math.min(1, end[j] * f[j]);
        }
    }
}
