package io.saltus.plugins.emergence.statistics;

/**
 * One law's profile likelihood over its grid of shapes, and its best fit refined between the grid's
 * points and kept to rises that the law allows.
 *
 * @param grid the shapes
 * @param logLikelihoods best over the amplitude, one per shape
 * @param amplitudes the best amplitude, one per shape
 * @param informations curvature of minus the log likelihood in the amplitude, one per shape
 * @param best the refined best fit
 */
record LawScan(
        ShapeGrid grid,
        double[] logLikelihoods,
        double[] amplitudes,
        double[] informations,
        LawFit best) {

    /**
     * Shapes this far below the best, in units of the dispersion, are left out: exp(-{@value}) is
     * nothing to a posterior or a bootstrap.
     */
    private static final double PRUNED = 30;

    static LawScan of(ShapeGrid grid, Counts counts, double[] u, AmplitudeFit amplitude) {
        int size = grid.size();
        double[] bounds = new double[size];
        int top = 0;
        for (int s = 0; s < size; s++) {
            bounds[s] = amplitude.bound(grid.values()[s]);
            top = bounds[s] > bounds[top] ? s : top;
        }
        double most = value(grid, top, u, counts, amplitude);
        double freedom = Math.max(1, u.length - 3);
        double margin = PRUNED * Math.max(1, amplitude.pearson(grid.values()[top]) / freedom);
        double[] logLikelihoods = new double[size];
        double[] amplitudes = new double[size];
        double[] informations = new double[size];
        for (int s = 0; s < size; s++) {
            if (bounds[s] < most - margin) {
                logLikelihoods[s] = Double.NEGATIVE_INFINITY;
                continue;
            }
            amplitude.fit(grid.values()[s]);
            logLikelihoods[s] = amplitude.logLikelihood();
            amplitudes[s] = amplitude.amplitude();
            informations[s] = amplitude.information();
            double value =
                    amplitude.atLeast(
                            grid.values()[s], leastRise(grid, grid.locations()[s], u, counts));
            if (value > most) {
                most = value;
                top = s;
            }
        }
        return new LawScan(
                grid,
                logLikelihoods,
                amplitudes,
                informations,
                new ShapeSearch(grid, counts, u, amplitude).near(top));
    }

    private static double value(
            ShapeGrid grid, int s, double[] u, Counts counts, AmplitudeFit amplitude) {
        amplitude.fit(grid.values()[s]);
        return amplitude.atLeast(grid.values()[s], leastRise(grid, grid.locations()[s], u, counts));
    }

    private static double leastRise(ShapeGrid grid, double location, double[] u, Counts counts) {
        return grid.leastRise(location, u[u.length - 1]) * (1 - counts.chance());
    }
}
