package io.saltus.plugins.emergence.laws;

/**
 * The best levels of a law with a free start on each shape of its grid, and the best fit.
 *
 * @param grid the shapes
 * @param logLikelihoods best over the levels, one per shape
 * @param lefts level at the smallest scale, one per shape
 * @param rights level at the largest scale, one per shape
 * @param caps largest rise that the law allows, one per shape
 * @param best the fit of the likeliest shape
 */
public record RaisedScan(
        ShapeGrid grid,
        double[] logLikelihoods,
        double[] lefts,
        double[] rights,
        double[] caps,
        LawFit best) {}
