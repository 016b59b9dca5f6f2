package io.saltus.engine.comparing;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How often equal models are called different, and how often a true drop is found, by design: the
 * table of docs/comparing.md. A program, not a test: it takes minutes.
 *
 * <p>{@code java -cp ... io.saltus.engine.comparing.ComparisonSimulation [pairs]}
 */
public final class ComparisonSimulation {

    private static final int TASKS = 10;
    private static final Metric ACC = Metric.accuracy("acc");
    private static final Metric F1 = Metric.graded("f1", Direction.HIGHER_IS_BETTER);

    private final SplittableRandom random;

    private ComparisonSimulation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The results of one task on both sides. */
    private record Pair(List<Observation> before, List<Observation> after) {}

    /** Makes the results of a task whose true difference is {@code drop}. */
    private interface Task {
        Pair of(String name, double drop);
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        System.out.println("| design | called different, one task | any of 10 tasks, adjusted |");
        System.out.println("|---|---|---|");
        row("paired, right or wrong, 1,000 examples, correlation .6", pairs, s -> s::paired);
        row(
                "paired, right or wrong, 100 examples",
                pairs,
                s -> (t, d) -> s.answers(t, d, 100, true));
        row("the same 1,000 examples, scores of examples not kept", pairs, s -> s::unkept);
        row("two samples of 100 other examples", pairs, s -> s::samples);
        row("paired, graded and skewed, 200 examples", pairs, s -> s::graded);
        row(
                "paired, 50 passages of 20 questions, clusters known",
                pairs,
                s -> (t, d) -> s.clustered(t, d, true));
        row("the same, clusters not known", pairs, s -> (t, d) -> s.clustered(t, d, false));
        row(
                "three seeds on either side, run effects, paired",
                pairs,
                s -> (t, d) -> s.seeds(t, d, 3, true, true));
        row(
                "three seeds on either side, run effects, not kept",
                pairs,
                s -> (t, d) -> s.seeds(t, d, 3, true, false));
        row(
                "two seeds on either side, run effects, paired",
                pairs,
                s -> (t, d) -> s.seeds(t, d, 2, true, true));
        row(
                "three sampled answers of one model, no run effects",
                pairs,
                s -> (t, d) -> s.seeds(t, d, 3, false, true));
        row(
                "one run on either side, no run effects",
                pairs,
                s -> (t, d) -> s.seeds(t, d, 1, false, true));
        row(
                "one run on either side, run effects: the runs do differ",
                pairs,
                s -> (t, d) -> s.seeds(t, d, 1, true, true));
        System.out.println();
        System.out.println("| a true drop of .05, 1,000 paired examples, correlation .6 | found |");
        System.out.println("|---|---|");
        for (double base : new double[] {.5, .7, .85, .95}) {
            power(base, pairs);
        }
    }

    private interface Design {
        Task of(ComparisonSimulation simulation);
    }

    private static void row(String name, int pairs, Design design) {
        int different = 0;
        int families = 0;
        for (int pair = 0; pair < pairs; pair++) {
            Task task = design.of(new ComparisonSimulation(1_000_003L * pair + 17));
            List<Observation> before = new ArrayList<>();
            List<Observation> after = new ArrayList<>();
            for (int t = 0; t < TASKS; t++) {
                Pair results = task.of("t" + t, 0);
                before.addAll(results.before());
                after.addAll(results.after());
            }
            boolean any = false;
            for (ScoreChange change : compared(before, after)) {
                different += change.test().orElseThrow().pValue() <= .05 ? 1 : 0;
                any |= change.pValue() <= .05;
            }
            families += any ? 1 : 0;
        }
        print(name, different, pairs * TASKS, families, pairs);
    }

    private static void print(String name, int different, int tasks, int families, int pairs) {
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "| %s | %.1f%% | %.1f%% |",
                        name,
                        100.0 * different / tasks,
                        100.0 * families / pairs));
    }

    private static void power(double base, int pairs) {
        int found = 0;
        for (int pair = 0; pair < pairs; pair++) {
            ComparisonSimulation simulation = new ComparisonSimulation(7_919L * pair + 5);
            Pair results = simulation.answers("t", .05, 1000, true, base);
            List<ScoreChange> changes = compared(results.before(), results.after());
            found += changes.get(0).standing() == Standing.LOWER ? 1 : 0;
        }
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "| from %.2f to %.2f | %.1f%% |",
                        base,
                        base - .05,
                        100.0 * found / pairs));
    }

    private static List<ScoreChange> compared(List<Observation> before, List<Observation> after) {
        return ScoreComparison.of(
                        new ComparedResults("before", before),
                        new ComparedResults("after", after),
                        ComparisonRules.USUAL)
                .changes();
    }

    private Pair paired(String task, double drop) {
        return answers(task, drop, 1000, true);
    }

    private Pair unkept(String task, double drop) {
        return answers(task, drop, 1000, false);
    }

    private Pair answers(String task, double drop, int n, boolean kept) {
        return answers(task, drop, n, kept, .3 + .6 * random.nextDouble());
    }

    /** Answers to n examples, with a correlation of .6 between the two sides. */
    private Pair answers(String task, double drop, int n, boolean kept, double base) {
        double other = base - drop;
        double both = base * other + .6 * Math.sqrt(base * (1 - base) * other * (1 - other));
        double[] before = new double[n];
        double[] after = new double[n];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            before[i] = u < base ? 1 : 0;
            after[i] = u < both || u >= base && u < base + other - both ? 1 : 0;
        }
        return new Pair(
                List.of(result(task, "a", ACC, before, kept, 0)),
                List.of(result(task, "b", ACC, after, kept, 0)));
    }

    private Pair samples(String task, double drop) {
        double base = .1 + .8 * random.nextDouble();
        double[][] answers = new double[2][100];
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < 100; i++) {
                answers[side][i] = random.nextDouble() < base - side * drop ? 1 : 0;
            }
        }
        return new Pair(
                List.of(result(task, "a", ACC, answers[0], false, 0)),
                List.of(result(task, "b", ACC, answers[1], false, 0)));
    }

    /** Scores of which most are 0: a share of one example in five, cubed. */
    private Pair graded(String task, double drop) {
        double[] before = new double[200];
        double[] after = new double[200];
        for (int i = 0; i < 200; i++) {
            double shared = random.nextDouble();
            before[i] = skewed(shared);
            after[i] = Math.max(0, skewed(shared) - drop);
        }
        return new Pair(
                List.of(result(task, "a", F1, before, true, 0)),
                List.of(result(task, "b", F1, after, true, 0)));
    }

    private double skewed(double shared) {
        double u = random.nextDouble();
        return random.nextDouble() < .4 ? shared : u < .8 ? 0 : Math.pow((u - .8) * 5, 3);
    }

    private Pair clustered(String task, double drop, boolean known) {
        double[] before = new double[1000];
        double[] after = new double[1000];
        Map<String, String> clusters = new HashMap<>();
        for (int passage = 0; passage < 50; passage++) {
            double hard = normal();
            double mine = hard + .7 * normal();
            double others = hard + .7 * normal();
            for (int i = passage * 20; i < passage * 20 + 20; i++) {
                before[i] = random.nextDouble() < logistic(mine) ? 1 : 0;
                after[i] = random.nextDouble() < logistic(others) - drop ? 1 : 0;
                clusters.put(id(i), "p" + passage);
            }
        }
        Observation first = result(task, "a", ACC, before, true, 0);
        Observation second = result(task, "b", ACC, after, true, 0);
        return new Pair(List.of(known ? grouped(first, clusters) : first), List.of(second));
    }

    private static Observation grouped(Observation one, Map<String, String> clusters) {
        return one.withOutcomes(one.outcomes().orElseThrow().withClusters(clusters));
    }

    /** Runs of 500 examples: each has an effect of its own, and draws its answers anew. */
    private Pair seeds(String task, double drop, int runs, boolean effects, boolean kept) {
        double[] hard = new double[500];
        for (int i = 0; i < hard.length; i++) {
            hard[i] = 1.5 * normal();
        }
        List<List<Observation>> sides = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            List<Observation> results = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                double effect = effects ? .2 * normal() : 0;
                double[] answers = new double[hard.length];
                for (int i = 0; i < answers.length; i++) {
                    double p = logistic(hard[i] + effect) - side * drop;
                    answers[i] = random.nextDouble() < p ? 1 : 0;
                }
                results.add(result(task, side == 0 ? "a" : "b", ACC, answers, kept, run));
            }
            sides.add(results);
        }
        return new Pair(sides.get(0), sides.get(1));
    }

    private static Observation result(
            String task, String model, Metric metric, double[] scores, boolean kept, int seed) {
        Map<String, Double> byExample = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            byExample.put(id(i), scores[i]);
            sum += scores[i];
        }
        Observation one =
                Observation.of(Model.of(model), task, metric, sum / scores.length)
                        .withExamples(scores.length)
                        .withSeed(seed);
        return kept ? one.withOutcomes(Outcomes.of(byExample)) : one;
    }

    private static String id(int i) {
        return "e" + i;
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
