package io.saltus.statistics.posterior;

import io.saltus.statistics.distribution.LogFactorial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The likelihood of the curve that models of many families scatter around; see {@link
 * Evidence#models}.
 *
 * <p>Scatter along the axis is integrated by Gauss-Hermite quadrature of five nodes. An ability is
 * evaluated on a grid of positions, between which the logarithms of the shares are linear.
 */
final class PooledTarget implements Target {

    private static final double[] ALONG = {.08, .2, .5};
    private static final double LOGIT_SCATTER = .06;
    private static final double MODEL_OFF = .05;
    private static final double FAMILY_OFF = .03;

    /** Nodes and weights for a standard normal. */
    private static final double[] NODES = {
        -2.8569700138728056, -1.3556261799742659, 0, 1.3556261799742659, 2.8569700138728056
    };

    private static final double[] WEIGHTS = {
        .011257411327720693,
        .22207592200561266,
        .5333333333333333,
        .22207592200561266,
        .011257411327720693
    };

    private static final double STEP = .05;
    private static final double MARGIN = 1.5; // beyond the farthest node

    private final CurveLibrary library;
    private final PooledModels models;
    private final List<int[]> families;
    private final double[] grid;
    private final double[] right; // of each model, over the effect of the logit's scatter
    private final double[] wrong;
    private final double[] constant;
    private final double[] uniform; // log probability of a score that may be anything
    private final double[] logRight;
    private final double[] logWrong;
    private final double[] byScatter = new double[ALONG.length];

    PooledTarget(CurveLibrary library, PooledModels models) {
        this.library = library;
        this.models = models;
        families = families(models.families());
        double low = library.positions()[0] - MARGIN;
        double high = library.positions()[models.size() - 1] + MARGIN;
        grid = new double[(int) Math.ceil((high - low) / STEP) + 2];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = low + i * STEP;
        }
        logRight = new double[grid.length];
        logWrong = new double[grid.length];
        right = new double[models.size()];
        wrong = new double[models.size()];
        constant = new double[models.size()];
        uniform = new double[models.size()];
        for (int i = 0; i < models.size(); i++) {
            double n = models.examples()[i];
            double k = models.right()[i];
            double q = (k + .5) / (n + 1);
            double effect = 1 + (n - 1) * LOGIT_SCATTER * LOGIT_SCATTER * q * (1 - q);
            right[i] = k / effect;
            wrong[i] = (n - k) / effect;
            long of = Math.round(n);
            long hits = Math.min(of, Math.round(k));
            double chosen =
                    LogFactorial.of(of) - LogFactorial.of(hits) - LogFactorial.of(of - hits);
            double saturated = times(k, k / n) + times(n - k, 1 - k / n);
            constant[i] = chosen + (1 - 1 / effect) * saturated - StrictMath.log(effect) / 2;
            uniform[i] = -StrictMath.log(n + 1);
        }
    }

    private static double times(double count, double share) {
        return count == 0 ? 0 : count * StrictMath.log(share);
    }

    private static List<int[]> families(int[] numbers) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            members.computeIfAbsent(numbers[i], number -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    @Override
    public CurveLibrary library() {
        return library;
    }

    @Override
    public double[] screen(FamilyLibrary family) {
        double[] logs = new double[family.size()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logLikelihood(family.ability(i));
        }
        return logs;
    }

    @Override
    public double logLikelihood(Ability ability) {
        evaluate(ability);
        for (int l = 0; l < ALONG.length; l++) {
            double sum = -StrictMath.log(ALONG.length);
            for (int[] members : families) {
                double on = Elementary.log(1 - FAMILY_OFF);
                double off = Elementary.log(FAMILY_OFF);
                for (int i : members) {
                    on += model(i, ALONG[l]);
                    off += uniform[i];
                }
                sum += plus(on, off);
            }
            byScatter[l] = sum;
        }
        return Target.logSum(byScatter);
    }

    private void evaluate(Ability ability) {
        for (int i = 0; i < grid.length; i++) {
            double p = ability.share(grid[i], library.chance());
            logRight[i] = Elementary.log(p);
            logWrong[i] = Elementary.log(1 - p);
        }
    }

    /** The log probability of a model's answers, which may be off. */
    private double model(int i, double along) {
        return plus(
                Elementary.log(1 - MODEL_OFF) + answers(i, along),
                Elementary.log(MODEL_OFF) + uniform[i]);
    }

    private double answers(int i, double along) {
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < NODES.length; node++) {
            double place = (library.positions()[i] + along * NODES[node] - grid[0]) / STEP;
            int cell = (int) place;
            double rest = place - cell;
            double log =
                    right[i] * (logRight[cell] + rest * (logRight[cell + 1] - logRight[cell]))
                            + wrong[i]
                                    * (logWrong[cell]
                                            + rest * (logWrong[cell + 1] - logWrong[cell]));
            if (log > most) {
                sum = sum * Elementary.exp(most - log) + WEIGHTS[node];
                most = log;
            } else {
                sum += WEIGHTS[node] * Elementary.exp(log - most);
            }
        }
        return constant[i] + most + Elementary.log(sum);
    }

    /** ln(e^a + e^b). */
    private static double plus(double a, double b) {
        double most = Math.max(a, b);
        return most + Elementary.log(1 + Elementary.exp(-Math.abs(a - b)));
    }

    /** Returns the probability of an ability's being off, of each model. */
    double[] off(Ability ability) {
        double all = logLikelihood(ability);
        double[] off = new double[models.size()];
        for (int l = 0; l < ALONG.length; l++) {
            double share = Elementary.exp(byScatter[l] - all);
            for (int[] members : families) {
                double on = Elementary.log(1 - FAMILY_OFF);
                double family = Elementary.log(FAMILY_OFF);
                for (int i : members) {
                    on += model(i, ALONG[l]);
                    family += uniform[i];
                }
                double whole = Elementary.exp(family - plus(on, family));
                for (int i : members) {
                    double alone =
                            Elementary.exp(
                                    Elementary.log(MODEL_OFF) + uniform[i] - model(i, ALONG[l]));
                    off[i] += share * (whole + (1 - whole) * alone);
                }
            }
        }
        return off;
    }

    @Override
    public void forecast(Ability ability, double position, double weight, Forecast forecast) {
        double all = logLikelihood(ability);
        for (int l = 0; l < ALONG.length; l++) {
            double share = Elementary.exp(byScatter[l] - all);
            for (int node = 0; node < NODES.length; node++) {
                double p = ability.share(position + ALONG[l] * NODES[node], library.chance());
                forecast.add(p, 0, weight * share * WEIGHTS[node]);
            }
        }
    }
}
