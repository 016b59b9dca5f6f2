package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;

/**
 * The best fit of one law: over its grid of shapes, then between them.
 *
 * <p>What a shape can reach is bounded first ({@link AmplitudeFit#bound}); only shapes that could
 * be the best are fitted. An instance belongs to one call and is not shared.
 */
final class LawSearch {

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
}
