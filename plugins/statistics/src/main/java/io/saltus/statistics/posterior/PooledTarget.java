package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The likelihood of the curve that models of many families scatter around, averaged over how much
 * they do; see {@link Evidence#models}.
 */
final class PooledTarget implements Target {

    private static final List<Scatter> ALONG =
            List.of(new Scatter(.06, .06, 1), new Scatter(.12, .12, 2), new Scatter(.28, .28, 5));

    private record Scatter(double ofFamilies, double ofModels, int stride) {
        double reach() {
            return ScatteredModels.reach(ofFamilies, ofModels);
        }
    }

    private static final int MIDDLE = 1;
    private static final double REACH = 20;
    private static final int FEWEST = 32;
    private static final double EXACT = .02;
    private static final int ONSET_DRAWS = 200;

    private final CurveLibrary library;
    private final Abilities abilities;
    private final Screen screen = new Screen(0);
    private final double uniform; // log probability of scores that may be anything
    private final double[][] tables;
    private final int[][] families;
    private final LogitPath path;
    private final ScatteredModels[] scatters = new ScatteredModels[ALONG.size()];
    private final ScatteredModels[] middle;
    private final double[] sums; // of a model's likelihood over steps of the path
    private final double[] byScatter = new double[ALONG.size()];

    PooledTarget(CurveLibrary library, PooledModels models) {
        this.library = library;
        abilities = library.abilities();
        tables = new double[models.size()][];
        double sum = -StrictMath.log(ALONG.size());
        for (int i = 0; i < tables.length; i++) {
            tables[i] = ModelAnswers.table(models.right()[i], models.examples()[i]);
            sum -= StrictMath.log(models.examples()[i] + 1);
        }
        uniform = sum;
        families = families(models.families());
        double[] x = library.positions();
        Scatter widest = ALONG.get(ALONG.size() - 1);
        double cell = widest.stride() * LogitPath.STEP;
        path = new LogitPath(x[0] - widest.reach(), x[x.length - 1] + widest.reach() + cell);
        sums = new double[2 * (int) (widest.reach() / LogitPath.STEP) + 2 * widest.stride() + 3];
        for (int l = 0; l < scatters.length; l++) {
            Scatter scatter = ALONG.get(l);
            scatters[l] =
                    new ScatteredModels(
                            scatter.ofFamilies(), scatter.ofModels(), scatter.stride(), path, x);
        }
        middle = new ScatteredModels[] {scatters[MIDDLE]};
    }

    private static int[][] families(int[] numbers) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            members.computeIfAbsent(numbers[i], number -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    @Override
    public CurveLibrary library() {
        return library;
    }

    /** One scatter tells which draws are worth the others. */
    @Override
    public Screen screen(FamilyLibrary family) {
        double[] logs = new double[family.size()];
        for (int i = 0; i < logs.length; i++) {
            look(family.ability(i), middle);
            logs[i] = middle[0].logLikelihood();
        }
        double[] sorted = logs.clone();
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        double from = Math.min(best - REACH, sorted[Math.max(0, sorted.length - FEWEST)]);
        screen.clear();
        for (int i = 0; i < logs.length; i++) {
            if (logs[i] >= from) {
                screen.keep(i, logLikelihood(family.ability(i)));
            }
        }
        return screen;
    }

    @Override
    public void logLikelihoods(Family family, double[][] u, int size, double[] into, int at) {
        abilities.take(family, u, size);
        for (int j = 0; j < size; j++) {
            into[at + j] = logLikelihood(abilities.get(j));
        }
    }

    @Override
    public Abilities abilities() {
        return abilities;
    }

    /** Returns the log likelihood of an ability. */
    double logLikelihood(Ability ability) {
        look(ability, scatters);
        for (int l = 0; l < byScatter.length; l++) {
            byScatter[l] = uniform + scatters[l].logLikelihood();
        }
        return Target.logSum(byScatter);
    }

    /** Finds the likelihoods of an ability under some scatters, the widest of them last. */
    private void look(Ability ability, ScatteredModels[] under) {
        path.follow(ability, library.chance());
        for (ScatteredModels scatter : under) {
            scatter.begin();
        }
        for (int[] members : families) {
            for (int i : members) {
                look(i, under);
            }
            for (ScatteredModels scatter : under) {
                scatter.endFamily();
            }
        }
    }

    private void look(int model, ScatteredModels[] under) {
        ScatteredModels widest = under[under.length - 1];
        int first = widest.first(model);
        boolean flat = path.isFlat(first, widest.end(model));
        if (!flat) {
            path.sums(tables[model], first, widest.end(model), sums);
        }
        for (ScatteredModels scatter : under) {
            int from = scatter.first(model);
            int end = scatter.end(model);
            if (flat || path.isFlat(from, end)) {
                scatter.add(model, path.mean(tables[model], (from + end) / 2));
            } else {
                scatter.add(model, sums, first);
            }
        }
    }

    /** Returns the probability of being off, of each model, given the ability. */
    double[] off(Ability ability) {
        double all = logLikelihood(ability);
        double[] off = new double[tables.length];
        for (int l = 0; l < byScatter.length; l++) {
            double share = Elementary.exp(byScatter[l] - all);
            for (int[] members : families) {
                scatters[l].addOff(members, share, off);
            }
        }
        return off;
    }

    @Override
    public void forecast(
            Family family,
            double[][] u,
            int size,
            double position,
            double[] weights,
            Forecast forecast) {
        abilities.take(family, u, size);
        for (int j = 0; j < size; j++) {
            Ability ability = abilities.get(j);
            double all = logLikelihood(ability);
            for (int l = 0; l < byScatter.length; l++) {
                double weight = weights[j] * Elementary.exp(byScatter[l] - all);
                scatters[l].forecast(ability, library.chance(), position, weight, forecast);
            }
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
