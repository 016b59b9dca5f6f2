package io.saltus.statistics.posterior;

import java.util.List;

/** The likelihood of abilities, averaged over scatter and numbers of examples. Not to be shared. */
final class Target {

    private final CurveLibrary library;
    private final List<Evidence.Noise> noises;
    private final boolean large;
    private final double[] terms;
    private final double[] parts;

    Target(CurveLibrary library, List<Evidence.Noise> noises) {
        this.library = library;
        this.noises = noises;
        large = noises.stream().anyMatch(Evidence.Noise::isLarge);
        terms = new double[2 * library.positions().length];
        parts = new double[noises.size() * Evidence.LEVELS];
    }

    /** Whether counts are so large that single precision does not do. */
    boolean isLarge() {
        return large;
    }

    CurveLibrary library() {
        return library;
    }

    List<Evidence.Noise> noises() {
        return noises;
    }

    double logLikelihood(Ability ability) {
        evaluate(ability);
        return logSum(parts);
    }

    private void evaluate(Ability ability) {
        ability.terms(library.positions(), library.chance(), library.graded(), terms);
        int at = 0;
        for (Evidence.Noise noise : noises) {
            noise.logLikelihoods(terms, parts, at);
            at += Evidence.LEVELS;
        }
    }

    /** Returns the likelihood under each scatter, as shares of their sum. */
    double[] byScatter(Ability ability) {
        double all = logLikelihood(ability);
        double[] shares = new double[Evidence.LEVELS];
        for (int i = 0; i < parts.length; i++) {
            shares[i % Evidence.LEVELS] += Elementary.exp(parts[i] - all);
        }
        return shares;
    }

    static double logSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Elementary.exp(log - most);
        }
        return most + Elementary.log(sum);
    }
}
