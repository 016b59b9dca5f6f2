package io.saltus.statistics.posterior;

import java.util.Arrays;

/**
 * The likelihood of the curve that models of many families scatter around, averaged over how much
 * they do; see {@link Evidence#models}.
 */
final class PooledTarget implements Target {

    /** Standard deviations along the axis, of families and of models around theirs. */
    private static final double[][] ALONG = {{.06, .06}, {.12, .12}, {.28, .28}};

    private static final int MIDDLE = 1;
    private static final double REACH = 20;
    private static final int FEWEST = 32;
    private static final double EXACT = .02;
    private static final int ONSET_DRAWS = 200;

    private final CurveLibrary library;
    private final double uniform; // log probability of scores that may be anything
    private final int models;
    private final ScatteredModels[] scatters = new ScatteredModels[ALONG.length];
    private final double[] byScatter = new double[ALONG.length];

    PooledTarget(CurveLibrary library, PooledModels models) {
        this.library = library;
        this.models = models.size();
        double[][] tables = new double[models.size()][];
        double sum = -StrictMath.log(ALONG.length);
        for (int i = 0; i < tables.length; i++) {
            tables[i] = ModelAnswers.table(models.right()[i], models.examples()[i]);
            sum -= StrictMath.log(models.examples()[i] + 1);
        }
        uniform = sum;
        for (int l = 0; l < ALONG.length; l++) {
            scatters[l] =
                    new ScatteredModels(
                            ALONG[l][0],
                            ALONG[l][1],
                            library.positions(),
                            tables,
                            models.families());
        }
    }

    @Override
    public CurveLibrary library() {
        return library;
    }

    /** One scatter tells which draws are worth the others. */
    @Override
    public double[] screen(FamilyLibrary family) {
        double[] logs = new double[family.size()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = scatters[MIDDLE].logLikelihood(family.ability(i), library.chance());
        }
        double[] sorted = logs.clone();
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        double from = Math.min(best - REACH, sorted[Math.max(0, sorted.length - FEWEST)]);
        for (int i = 0; i < logs.length; i++) {
            logs[i] =
                    logs[i] >= from
                            ? logLikelihood(family.ability(i))
                            : Double.NEGATIVE_INFINITY;
        }
        return logs;
    }

    @Override
    public double logLikelihood(Ability ability) {
        for (int l = 0; l < scatters.length; l++) {
            byScatter[l] = uniform + scatters[l].logLikelihood(ability, library.chance());
        }
        return Target.logSum(byScatter);
    }

    /** Returns the probability of being off, of each model, given the ability. */
    double[] off(Ability ability) {
        double all = logLikelihood(ability);
        double[] off = new double[models];
        for (int l = 0; l < scatters.length; l++) {
            scatters[l].addOff(Elementary.exp(byScatter[l] - all), off);
        }
        return off;
    }

    @Override
    public void forecast(Ability ability, double position, double weight, Forecast forecast) {
        double all = logLikelihood(ability);
        for (int l = 0; l < scatters.length; l++) {
            double share = Elementary.exp(byScatter[l] - all);
            scatters[l].forecast(ability, library.chance(), position, weight * share, forecast);
        }
    }

    @Override
    public double exactness() {
        return EXACT;
    }

    @Override
    public int leapingDraws() {
        return ONSET_DRAWS;
    }
}
