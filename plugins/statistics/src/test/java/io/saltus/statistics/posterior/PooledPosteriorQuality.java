package io.saltus.statistics.posterior;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Prints what the posterior of pooled models finds, and how well, on simulated tasks of 63 and 123
 * models: leaps (a quarter from a plateau), what is none (absent, constant, line, slow rise, hump),
 * and tasks that no model has learned where the largest model or a whole family is off. None is a
 * family of the prior but the constant, the line and the slow rise. Run by hand; takes a seed, by
 * default 1, and how many of each kind.
 */
public final class PooledPosteriorQuality {

    private static final int[] EXAMPLES = {100, 300, 1000};
    private static final int STEPS = 4000;

    private final Random random;
    private final List<Task> tasks = new ArrayList<>();

    private record Task(String kind, CurvePosterior posterior, boolean leap, double onset) {}

    private PooledPosteriorQuality(int seed) {
        random = new Random(seed);
    }

    /** Takes a seed and how many tasks of each of eight kinds, or nothing. */
    public static void main(String[] arguments) {
        int seed = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        PooledPosteriorQuality quality = new PooledPosteriorQuality(seed);
        long start = cpu();
        for (int i = 0; i < each; i++) {
            quality.simulate();
        }
        double milliseconds = (cpu() - start) / 1e6 / quality.tasks.size();
        quality.print();
        System.out.printf(Locale.ROOT, "%.0f ms of a thread per task%n", milliseconds);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private void simulate() {
        double top = uniform(.2, 1);
        double middle = uniform(20, 24.8);
        double width = uniform(.2, 1.2);
        DoubleUnaryOperator leap = x -> top * normal((x - middle) * 1.81 / width);
        judge("leap", leap, leap, 0);
        double plateau = uniform(.1, .35);
        judge("leap from a plateau", x -> plateau + (1 - plateau) * leap.applyAsDouble(x), leap, 0);
        double start = uniform(0, .1);
        double slow = uniform(3, 7);
        double between = uniform(19, 25);
        double around = uniform(20.5, 24.2);
        double spread = uniform(.4, 1.1);
        judge("absent", x -> 0);
        judge("constant", x -> plateau * 2);
        judge("line", x -> start + (top - start) * Math.max(0, Math.min(1, (x - 19) / 6)));
        judge("slow rise", x -> top / (1 + Math.exp(-4.394 / slow * (x - between))));
        judge("hump", x -> top * Math.exp(-.5 * square((x - around) / spread)));
        judge("largest model off", x -> 0, x -> 0, 1);
        judge("a family off", x -> 0, x -> 0, 2);
    }

    private void judge(String kind, DoubleUnaryOperator latent) {
        judge(kind, latent, latent, 0);
    }

    private void judge(
            String kind, DoubleUnaryOperator latent, DoubleUnaryOperator judged, int off) {
        double chance = random.nextBoolean() ? 0 : .25;
        int n = EXAMPLES[random.nextInt(EXAMPLES.length)];
        double scatter = uniform(.05, .4);
        double ofFamilies = random.nextInt(3) / 2.0; // share of the variance
        SimulatedModels models =
                SimulatedModels.of(
                        random,
                        random.nextBoolean() ? 63 : 123,
                        n,
                        chance,
                        latent,
                        scatter * Math.sqrt(ofFamilies),
                        scatter * Math.sqrt(1 - ofFamilies));
        if (off == 1) {
            models.set(models.size() - 1, uniform(.4, .95));
        } else if (off == 2) {
            models.setFamily(models.size() - 1 - random.nextInt(10), uniform(.4, .9));
        }
        double[] x = models.positions();
        double low = x[0];
        double high = x[x.length - 1];
        double first = crossing(judged, .05, low, high, true);
        double end = judged.applyAsDouble(high);
        double begin = judged.applyAsDouble(low);
        double leaves = crossing(judged, .05, low, high, false);
        double full = Math.min(.2, .8 * end);
        double rise = crossing(judged, full, low, high, false) - leaves;
        boolean leaps =
                first >= Math.max(x[1], low + .6)
                        && (1 - chance) * (end - begin) >= .085
                        && full > .05
                        && rise <= 1.75
                        && Math.log(full / .05) * (leaves - low)
                                >= 2 * Math.log(.05 / Math.max(begin, .02)) * rise;
        double onset = crossing(judged, Math.min(.1, end / 2), low, high, false);
        tasks.add(new Task(kind, models.posterior(chance), leaps, onset));
    }

    private static double square(double x) {
        return x * x;
    }

    /** The distribution function of a standard normal. */
    private static double normal(double x) {
        return .5 * (1 + org.apache.commons.numbers.gamma.Erf.value(x / Math.sqrt(2)));
    }

    /** The first position above a level, or the last one below it. */
    private static double crossing(
            DoubleUnaryOperator latent, double level, double low, double high, boolean first) {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double x = low + i * (high - low) / STEPS;
            double z = latent.applyAsDouble(x);
            if (first && z > level) {
                return x;
            }
            if (z < level) {
                last = x;
            }
        }
        return first ? Double.POSITIVE_INFINITY : last;
    }

    private void print() {
        System.out.println("kind                    n  leaps  P>=.9  P>=.5  P>=.1  mean P");
        tasks.stream().map(Task::kind).distinct().forEach(this::row);
        List<Task> leaps = tasks.stream().filter(Task::leap).toList();
        double[] errors =
                leaps.stream()
                        .mapToDouble(
                                t -> Math.abs(t.posterior.onset().orElseThrow().median() - t.onset))
                        .sorted()
                        .toArray();
        double held =
                leaps.stream()
                        .filter(t -> t.posterior.onset().orElseThrow().interval().contains(t.onset))
                        .count();
        double brier =
                tasks.stream()
                        .mapToDouble(t -> square(t.posterior.probability() - (t.leap ? 1 : 0)))
                        .average()
                        .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%d leaps: median onset error %.3f decade, 95 %% intervals hold %.3f; Brier %.4f%n",
                leaps.size(),
                errors[errors.length / 2],
                held / leaps.size(),
                brier);
    }

    private void row(String kind) {
        double[] p =
                tasks.stream()
                        .filter(t -> t.kind.equals(kind))
                        .mapToDouble(t -> t.posterior.probability())
                        .toArray();
        long leaps = tasks.stream().filter(t -> t.kind.equals(kind) && t.leap).count();
        System.out.printf(
                Locale.ROOT,
                "%-20s %4d %6d %6.3f %6.3f %6.3f %7.3f%n",
                kind,
                p.length,
                leaps,
                above(p, .9),
                above(p, .5),
                above(p, .1),
                Arrays.stream(p).average().orElse(0));
    }

    private static double above(double[] p, double level) {
        return (double) Arrays.stream(p).filter(q -> q >= level).count() / p.length;
    }
}
