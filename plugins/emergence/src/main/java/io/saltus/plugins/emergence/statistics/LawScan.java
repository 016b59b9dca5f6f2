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

    private static final int HALVINGS = 6;
    private static final int LONGEST = 30;
    private static final double WORTHWHILE = 0.1;

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
                refine(grid, top, u, counts, amplitude));
    }

    private static double value(
            ShapeGrid grid, int s, double[] u, Counts counts, AmplitudeFit amplitude) {
        amplitude.fit(grid.values()[s]);
        return amplitude.atLeast(grid.values()[s], leastRise(grid, grid.locations()[s], u, counts));
    }

    /** Compass search around the best grid point, inside the law's bounds. */
    private static LawFit refine(
            ShapeGrid grid, int top, double[] u, Counts counts, AmplitudeFit amplitude) {
        Law law = grid.law();
        double[] locations = grid.locations();
        double location = locations[top];
        double width = grid.widths()[top];
        double[] shape = grid.values()[top].clone();
        double best = amplitudeAt(grid, counts, location, width, u, shape, amplitude);
        Interval widths = grid.widthBounds();
        double[] cells = grid.cells();
        int last = locations.length - 1;
        double reach = cells[top] / 2;
        double lowest = locations[0] - cells[0] / 2;
        double highest = locations[last] + (law == Law.POWER ? 0 : cells[last] / 2);
        double factor = widths.width() > 0 ? Math.pow(widths.upper() / widths.lower(), 0.25) : 1;
        int moves = 0;
        for (int h = 0; h < (law == Law.STEP ? 0 : HALVINGS); ) {
            double before = best;
            for (int direction = -1; direction <= 1; direction += 2) {
                double moved = Math.min(highest, Math.max(lowest, location + direction * reach));
                double value = amplitudeAt(grid, counts, moved, width, u, shape, amplitude);
                if (value > best) {
                    best = value;
                    location = moved;
                }
                double wider =
                        Math.min(
                                widths.upper(),
                                Math.max(widths.lower(), width * Math.pow(factor, direction)));
                if (wider != width) {
                    value = amplitudeAt(grid, counts, location, wider, u, shape, amplitude);
                    if (value > best) {
                        best = value;
                        width = wider;
                    }
                }
            }
            if (best > before + WORTHWHILE && moves < LONGEST) {
                moves++; // along a ridge, or towards a bound
            } else {
                reach /= 2;
                factor = Math.sqrt(factor);
                h++;
            }
        }
        best = amplitudeAt(grid, counts, location, width, u, shape, amplitude);
        double[] fitted = new double[u.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = amplitude.floor() + amplitude.amplitude() * shape[i];
        }
        return new LawFit(
                law,
                new double[] {amplitude.floor(), amplitude.amplitude(), location, width},
                best,
                fitted);
    }

    private static double leastRise(ShapeGrid grid, double location, double[] u, Counts counts) {
        return grid.leastRise(location, u[u.length - 1]) * (1 - counts.chance());
    }

    private static double amplitudeAt(
            ShapeGrid grid,
            Counts counts,
            double location,
            double width,
            double[] u,
            double[] shape,
            AmplitudeFit amplitude) {
        for (int i = 0; i < u.length; i++) {
            shape[i] = grid.law().shape(u[i], location, width);
        }
        amplitude.fit(shape);
        return amplitude.atLeast(shape, leastRise(grid, location, u, counts));
    }
}
