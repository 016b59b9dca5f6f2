package io.saltus.statistics.distribution;

/** Two standard normal variables that are correlated. */
public final class BivariateNormal {

    /** Beyond this a normal variable is certain to the last bit. */
    private static final double CERTAIN = 8.5;

    /** Correlations up to this need few points only. */
    private static final double WEAK = 0.3;

    /** Nodes and weights of Gauss-Legendre quadrature on [-1, 1], of either sign alike. */
    private static final double[] FEW = {
        0.2386191860831969, 0.6612093864662645, 0.9324695142031521
    };

    private static final double[] FEW_WEIGHTS = {
        0.4679139345726910, 0.3607615730481386, 0.1713244923791704
    };

    private static final double[] MANY = {
        0.1252334085114689,
        0.3678314989981802,
        0.5873179542866175,
        0.7699026741943047,
        0.9041172563704749,
        0.9815606342467193
    };

    private static final double[] MANY_WEIGHTS = {
        0.2491470458134028,
        0.2334925365383548,
        0.2031674267230659,
        0.1600783285433462,
        0.1069393259953184,
        0.0471753363865118
    };

    private BivariateNormal() {}

    /**
     * Returns P(X &lt; h, Y &lt; k) of correlation r by Drezner and Wesolowsky (1990, Journal of
     * Statistical Computation and Simulation 35, 101-107): Phi(h) Phi(k) + 1/(2 pi) times the
     * integral of exp(-(h^2 + k^2 - 2 h k sin t) / (2 cos^2 t)) from 0 to arcsin r. To 1e-7 for r
     * within .95, to 1e-3 nearer to 1. SciPy 1.17.1: {@code multivariate_normal.cdf}.
     *
     * @param r in (-1, 1)
     */
    public static double lower(double h, double k, double r) {
        if (Math.min(h, k) < -CERTAIN) {
            return 0;
        }
        double first = Normal.upper(-h);
        double second = Normal.upper(-k);
        if (h > CERTAIN || k > CERTAIN) {
            return Math.min(first, second);
        }
        double half = Math.asin(r) / 2;
        boolean weak = Math.abs(r) < WEAK;
        double[] nodes = weak ? FEW : MANY;
        double[] weights = weak ? FEW_WEIGHTS : MANY_WEIGHTS;
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum +=
                    weights[i]
                            * (density(h, k, half * (1 - nodes[i]))
                                    + density(h, k, half * (1 + nodes[i])));
        }
        double both = first * second + half * sum / (2 * Math.PI);
        return Math.max(0, Math.min(both, Math.min(first, second)));
    }

    private static double density(double h, double k, double t) {
        double sine = Math.sin(t);
        return Math.exp(-(h * h + k * k - 2 * h * k * sine) / (2 * (1 - sine * sine)));
    }
}
