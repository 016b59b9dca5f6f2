package io.saltus.plugins.emergence.laws;

/**
 * One law's profile likelihood over its grid of shapes.
 *
 * @param grid the shapes
 * @param logLikelihoods best over the amplitude, one per shape; negative infinity for shapes that
 *     are nowhere near the data
 * @param amplitudes the best amplitude, one per shape
 * @param informations curvature of minus the log likelihood in the amplitude, one per shape
 * @param best the best fit, refined between the grid's points and kept to rises that the law allows
 */
public record LawScan(
        ShapeGrid grid,
        double[] logLikelihoods,
        double[] amplitudes,
        double[] informations,
        LawFit best) {}
