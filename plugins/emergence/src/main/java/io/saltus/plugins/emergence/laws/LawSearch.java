package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/**
 * The best fit of one law: over its grid of shapes, then between them.
 *
 * <p>What a shape can reach is bounded first ({@link AmplitudeFit#bound}); only shapes that could
 * be the best are fitted. An instance belongs to one call and is not shared.
 */
final class LawSearch {

    /**
     * Shapes this far below the best, in units of the dispersion, are left out of a scan:
     * exp(-{@value}) is nothing to a posterior or a bootstrap.
     */
    private static final double PRUNED = 30;

    private final ShapeGrid grid;
    private final AmplitudeFit amplitude;
    private final double span;
    private final double room;
    private final double[] bounds;
    private final LawFit best;
    private int top;
    private double most;

    LawSearch(ShapeGrid grid, ScaleCounts counts, double[] u, AmplitudeFit amplitude) {
        this.grid = grid;
        this.amplitude = amplitude;
        this.span = u[u.length - 1];
        this.room = 1 - counts.chance();
        this.bounds = new double[grid.size()];
        for (int s = 0; s < bounds.length; s++) {
            bounds[s] = amplitude.bound(grid.values()[s]);
            top = bounds[s] > bounds[top] ? s : top;
        }
        most = value(top);
        for (int s = 0; s < bounds.length; s++) {
            if (bounds[s] > most) {
                double value = value(s);
                if (value > most) {
                    most = value;
                    top = s;
                }
            }
        }
        best = new ShapeSearch(grid, counts, u, amplitude).near(top);
    }

    private double value(int s) {
        amplitude.fit(grid.values()[s]);
        return amplitude.atLeast(
                grid.values()[s], grid.leastRise(grid.locations()[s], span) * room);
    }

    /** The refined best fit, kept to rises that the law allows. */
    LawFit best() {
        return best;
    }

    /** The profile likelihood over all shapes that matter. */
    LawScan scan() {
        int size = bounds.length;
        amplitude.fit(grid.values()[top]);
        double freedom = Math.max(1, grid.values()[top].length - 3);
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
        }
        return new LawScan(grid, logLikelihoods, amplitudes, informations, best);
    }
}
