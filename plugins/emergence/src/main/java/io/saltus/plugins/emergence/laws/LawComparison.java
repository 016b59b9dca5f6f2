package io.saltus.plugins.emergence.laws;

import io.saltus.plugins.emergence.counts.ScaleCounts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * All laws fitted to one curve by binomial likelihood, and compared by QAIC.
 *
 * <p>QAIC = -2 l / phi + 2 K, phi = max(1, Pearson chi-squared / (m - K)) of the most likely law
 * (Burnham and Anderson 2002). {@code lambda} = QAIC(best smooth) - QAIC(best emergent): above 0 an
 * emergent law fits better. An instance belongs to one call and is not shared.
 */
public final class LawComparison {

    private final Map<Law, LawFit> fits = new EnumMap<>(Law.class);
    private final double dispersion;
    private final double floor;

    private LawComparison(ScaleCounts counts, double floor) {
        this.floor = floor;
        double[] u = distances(counts);
        addDirect(counts, u);
        AmplitudeFit amplitude = new AmplitudeFit(counts, floor);
        for (ShapeGrid grid : ShapeGrids.of(u)) {
            if (grid.law().raised()) {
                fits.put(grid.law(), RaisedFit.best(grid, counts, floor));
                continue;
            }
            fits.put(grid.law(), new LawSearch(grid, counts, u, amplitude).best());
        }
        LawFit likeliest = likeliest();
        int freedom = counts.size() - freeParameters(likeliest);
        dispersion = freedom < 1 ? 1 : Math.max(1, likeliest.pearson(counts) / freedom);
    }

    /**
     * Compares the laws on a curve of at least one scale.
     *
     * @param floor level from which the shaped laws rise: chance, or the measured floor where it is
     *     known to differ
     */
    public static LawComparison of(ScaleCounts counts, double floor) {
        if (counts.size() == 0) {
            throw new IllegalArgumentException("needs at least one scale");
        }
        return new LawComparison(counts, floor);
    }

    /**
     * Positions in decades above the smallest scale, rounded so that a change of unit changes no
     * bit.
     */
    public static double[] distances(ScaleCounts counts) {
        double[] u = new double[counts.size()];
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.rint((counts.position(i) - counts.position(0)) * 1e9) / 1e9;
        }
        return u;
    }

    private void addDirect(ScaleCounts counts, double[] u) {
        double n = counts.trialsWithin(0, u.length);
        double p = Math.min(1 - 1e-9, Math.max(1e-9, counts.successesWithin(0, u.length) / n));
        double k = counts.successesWithin(0, u.length);
        double[] level = new double[u.length];
        Arrays.fill(level, p);
        fits.put(
                Law.CONSTANT,
                new LawFit(
                        Law.CONSTANT,
                        new double[] {p},
                        k * Math.log(p) + (n - k) * Math.log(1 - p),
                        level));
        if (u.length > 1) {
            fits.put(Law.LINEAR, TwoEndedFit.of(Law.LINEAR, counts, u));
            fits.put(Law.POWER_LAW, TwoEndedFit.of(Law.POWER_LAW, counts, u));
        }
    }

    private LawFit likeliest() {
        LawFit likeliest = fit(Law.CONSTANT);
        for (LawFit fit : fits.values()) {
            likeliest = fit.logLikelihood() > likeliest.logLikelihood() + 1e-9 ? fit : likeliest;
        }
        return likeliest;
    }

    /** Overdispersion phi, at least 1. */
    public double dispersion() {
        return dispersion;
    }

    /** The fits; with too few scales the shaped laws may be missing. */
    public Map<Law, LawFit> fits() {
        return new EnumMap<>(fits);
    }

    /**
     * Returns the fit of a law.
     *
     * @throws IllegalArgumentException if there is none: too few scales for a shaped law
     */
    public LawFit fit(Law law) {
        LawFit fit = fits.get(law);
        if (fit == null) {
            throw new IllegalArgumentException("no fit of the law " + law.id());
        }
        return fit;
    }

    /** Level from which the shaped laws rise. */
    public double floor() {
        return floor;
    }

    /**
     * Parameters of a fit that are off their bounds: a free start that lies on the floor is none.
     */
    private int freeParameters(LawFit fit) {
        boolean fixed = fit.law().raised() && fit.parameters()[0] <= floor + 1e-6;
        return fit.law().parameters() - (fixed ? 1 : 0);
    }

    /** QAIC of a fitted law. */
    public double qaic(Law law) {
        LawFit fit = fit(law);
        return -2 * fit.logLikelihood() / dispersion + 2.0 * freeParameters(fit);
    }

    /** Akaike weights, which sum to 1 over the fitted laws. */
    public Map<Law, Double> weights() {
        double least = fits.keySet().stream().mapToDouble(this::qaic).min().orElse(0);
        double total =
                fits.keySet().stream().mapToDouble(law -> Math.exp((least - qaic(law)) / 2)).sum();
        Map<Law, Double> weights = new EnumMap<>(Law.class);
        fits.keySet().forEach(law -> weights.put(law, Math.exp((least - qaic(law)) / 2) / total));
        return weights;
    }

    /** The best smooth (false) or emergent (true) law by QAIC; the constant where there is none. */
    public LawFit best(boolean emergent) {
        LawFit best = fit(Law.CONSTANT);
        double least = Double.POSITIVE_INFINITY;
        for (LawFit fit : fits.values()) {
            if (fit.law().emergent() == emergent && qaic(fit.law()) < least) {
                least = qaic(fit.law());
                best = fit;
            }
        }
        return best;
    }

    /** QAIC(best smooth) - QAIC(best emergent); 0 where no emergent law could be fitted. */
    public double lambda() {
        LawFit emergent = best(true);
        return emergent.law().emergent() ? qaic(best(false).law()) - qaic(emergent.law()) : 0;
    }
}
