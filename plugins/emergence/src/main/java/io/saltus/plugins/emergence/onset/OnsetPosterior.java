package io.saltus.plugins.emergence.onset;

import io.saltus.api.curve.Interval;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.laws.Law;
import io.saltus.plugins.emergence.laws.LawComparison;
import io.saltus.plugins.emergence.laws.LawScan;
import io.saltus.plugins.emergence.laws.ShapeGrid;
import java.util.Optional;

/**
 * Model-averaged posterior of the onset: the position where the normalised score crosses a level,
 * .10 by default.
 *
 * <p>Every shape of every law on its grid is a hypothesis of weight exp(l / phi) times the width of
 * its amplitude's likelihood (Laplace), uniform over the grid; a law's total is its marginal
 * likelihood. A step may lie anywhere between the two scales it separates. {@link GapEvidence} then
 * tempers what the laws say about the gap between scales with what the scales say by themselves.
 * The estimate is the median, the interval the central 95%; neither needs refits, so neither can
 * fail to converge.
 */
public final class OnsetPosterior {

    private static final int BINS = 512;
    private static final double[] NODES = {-Math.sqrt(3), 0, Math.sqrt(3)};
    private static final double[] WEIGHTS = {1.0 / 6, 2.0 / 3, 1.0 / 6};
    private static final double NEGLIGIBLE = 1e-7;

    /** Below the logarithm of what is negligible. */
    private static final double LEAST_SUPPORT = -25;

    private final double[] u;
    private final double span;
    private final double level;
    private final double dispersion;
    private final double[] mass = new double[BINS + 1];

    private OnsetPosterior(double[] u, double level, double dispersion) {
        this.u = u;
        this.span = u[u.length - 1];
        this.level = level;
        this.dispersion = dispersion;
    }

    /**
     * The onset under the laws of a comparison; empty where no law crosses the level within the
     * scales.
     */
    public static Optional<OnsetEstimate> of(
            ScaleCounts counts, LawComparison comparison, double normalisedLevel) {
        double[] u = LawComparison.distances(counts);
        OnsetPosterior posterior =
                new OnsetPosterior(
                        u, counts.proportionAt(normalisedLevel), comparison.dispersion());
        double best = Double.NEGATIVE_INFINITY;
        for (LawScan scan : comparison.scans()) {
            for (double logLikelihood : scan.logLikelihoods()) {
                best = Math.max(best, logLikelihood);
            }
        }
        for (LawScan scan : comparison.scans()) {
            posterior.add(scan, best);
        }
        GapEvidence.reweigh(
                posterior.mass,
                BINS,
                u,
                GapEvidence.of(counts, posterior.level, posterior.dispersion),
                GapEvidence.evenShare(comparison.goodness()));
        return posterior.estimate(counts.position(0));
    }

    private void add(LawScan scan, double best) {
        ShapeGrid grid = scan.grid();
        double law = grid.law().emergent() ? 1.0 : 0.1;
        double floor = scan.best().parameters()[0];
        for (int s = 0; s < grid.size(); s++) {
            double support = (scan.logLikelihoods()[s] - best) / dispersion;
            if (support < LEAST_SUPPORT) {
                continue;
            }
            double prior = law * grid.priors()[s];
            double cell = grid.law() == Law.POWER ? span / BINS : grid.cells()[s];
            double information = scan.informations()[s] / dispersion;
            double width = Math.min(1, 1 / Math.sqrt(information + 1e-300));
            double weight = prior * width * Math.exp(support);
            if (weight / prior > NEGLIGIBLE * 1e-2) {
                addShape(scan, s, floor, weight, cell, width);
            }
        }
    }

    private void addShape(
            LawScan scan, int s, double floor, double weight, double cell, double error) {
        ShapeGrid grid = scan.grid();
        if (grid.law() == Law.STEP) {
            spread(u[s], u[s + 1], weight);
            return;
        }
        for (int node = 0; node < NODES.length; node++) {
            double amplitude = scan.amplitudes()[s] + NODES[node] * error;
            double share = amplitude > 0 ? (level - floor) / amplitude : 1;
            if (share > 0 && share < 1) {
                double at = grid.law().crossing(share, grid.locations()[s], grid.widths()[s]);
                spread(at - cell / 2, at + cell / 2, weight * WEIGHTS[node]);
            }
        }
    }

    /** Adds a uniform density on [from, to]; what lies outside the scales is dropped. */
    private void spread(double from, double to, double weight) {
        double scale = BINS / span;
        double low = Math.max(0, from * scale);
        double high = Math.min(BINS, to * scale);
        if (!(high > low)) {
            return;
        }
        double density = weight / ((to - from) * scale);
        int first = (int) low;
        int last = (int) Math.ceil(high) - 1;
        mass[first] += density * (Math.min(high, first + 1) - low);
        for (int bin = first + 1; bin < last; bin++) {
            mass[bin] += density;
        }
        if (last > first) {
            mass[last] += density * (high - last);
        }
    }

    private Optional<OnsetEstimate> estimate(double origin) {
        double total = 0;
        for (double share : mass) {
            total += share;
        }
        if (!(total > 0)) {
            return Optional.empty();
        }
        Interval interval =
                new Interval(origin + quantile(0.025 * total), origin + quantile(0.975 * total));
        return Optional.of(new OnsetEstimate(origin + quantile(0.5 * total), interval));
    }

    private double quantile(double target) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (sum + mass[bin] >= target) {
                return (bin + (mass[bin] > 0 ? (target - sum) / mass[bin] : 0)) * span / BINS;
            }
            sum += mass[bin];
        }
        return span;
    }
}
