package io.saltus.statistics.posterior;

import java.util.Arrays;
import java.util.List;

/** The likelihood of one family's curve, averaged over scatter and numbers of examples. */
final class CurveTarget implements Target {

    private static final double REACH = 16;
    private static final int FEWEST = 64;

    private final CurveLibrary library;
    private final List<Evidence.Noise> noises;
    private final boolean large;
    private final double[] terms;
    private final double[] parts;

    CurveTarget(CurveLibrary library, List<Evidence.Noise> noises) {
        this.library = library;
        this.noises = noises;
        large = noises.stream().anyMatch(Evidence.Noise::isLarge);
        terms = new double[2 * library.positions().length];
        parts = new double[noises.size() * Evidence.LEVELS];
    }

    @Override
    public CurveLibrary library() {
        return library;
    }

    @Override
    public double logLikelihood(Ability ability) {
        ability.terms(library.positions(), library.chance(), library.graded(), terms);
        int at = 0;
        for (Evidence.Noise noise : noises) {
            noise.logLikelihoods(terms, parts, at);
            at += Evidence.LEVELS;
        }
        return Target.logSum(parts);
    }

    @Override
    public double[] screen(FamilyLibrary family) {
        int draws = family.size();
        int levels = Evidence.LEVELS * noises.size();
        float[][] rows = new float[levels][draws];
        for (int e = 0; e < noises.size(); e++) {
            family.logLikelihoods(
                    noises.get(e),
                    Arrays.copyOfRange(rows, Evidence.LEVELS * e, Evidence.LEVELS * (e + 1)));
        }
        float[] most = rows[0].clone();
        for (int l = 1; l < levels; l++) {
            float[] row = rows[l];
            for (int i = 0; i < draws; i++) {
                most[i] = Math.max(most[i], row[i]);
            }
        }
        float from = from(most);
        double[] logs = new double[draws];
        for (int i = 0; i < draws; i++) {
            if (most[i] < from) {
                logs[i] = Double.NEGATIVE_INFINITY;
            } else if (large) {
                logs[i] = logLikelihood(family.ability(i)); // single precision does not do
            } else {
                for (int l = 0; l < levels; l++) {
                    parts[l] = rows[l][i];
                }
                logs[i] = Target.logSum(parts);
            }
        }
        return logs;
    }

    /** The log likelihood from which on draws count. */
    private static float from(float[] most) {
        float best = Float.NEGATIVE_INFINITY;
        for (float log : most) {
            best = Math.max(best, log);
        }
        float from = (float) (best - REACH);
        int kept = 0;
        for (float log : most) {
            kept += log >= from ? 1 : 0;
        }
        if (kept >= FEWEST || most.length < FEWEST) {
            return from;
        }
        float[] sorted = most.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - FEWEST];
    }

    @Override
    public void forecast(Ability ability, double position, double weight, Forecast forecast) {
        double all = logLikelihood(ability);
        double p = ability.share(position, library.chance());
        for (int i = 0; i < parts.length; i++) {
            double share = Elementary.exp(parts[i] - all);
            forecast.add(p, i % Evidence.LEVELS, weight * share);
        }
    }
}
