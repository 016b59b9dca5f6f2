package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.GrowthLaw;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Layout;
import io.saltus.engine.calibration.Simulation;
import io.saltus.engine.calibration.Truth;
import io.saltus.engine.planning.Planning;
import io.saltus.engine.planning.Prices;
import io.saltus.engine.planning.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Follows the plan, and simpler rules, on simulated curves of which something is open, and says how
 * far off the onset is afterwards and how much the probability of a leap costs in log loss.
 *
 * <p>Curves are of the growth laws, on 5 to 8 sizes over 2 to 4.5 decades, of 100 to 1000 examples
 * and chance 0 or .25. Those count whose probability is above .1 and whose onset has a bracket: to
 * the others no rule has anything to say. To run it, from the project's root: {@code mvn -q -pl
 * plugins/emergence -am test -Dtest=PlanSimulationTest -Dsaltus.plan.studies=400
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class PlanSimulation {

    /** What is measured next. */
    enum Rule {
        NOTHING,
        EXAMPLES,
        MIDDLE,
        PLAN
    }

    /**
     * How a rule fared.
     *
     * @param onsetError mean distance of the median onset from the true one, over leaps, decades
     * @param width mean width of the onset's 95% interval, over leaps, decades
     * @param logLoss mean negative logarithm of the probability of what is true
     */
    record Result(double onsetError, double width, double logLoss) {}

    private static final double LEAST = 1e-4;

    private final Emergence criterion = new Emergence();
    private final Map<Rule, double[]> sums = new EnumMap<>(Rule.class);
    private final long seed;
    private int leaps;
    private int studies;

    PlanSimulation(long seed) {
        this.seed = seed;
        for (Rule rule : Rule.values()) {
            sums.put(rule, new double[3]);
        }
    }

    /** Returns how each rule fared on so many studies. */
    Map<Rule, Result> run(int wanted) {
        GrowthLaw[] shapes = GrowthLaw.values();
        for (int index = 0; studies < wanted; index++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
            study(shapes[index % shapes.length], index, random);
        }
        Map<Rule, Result> results = new EnumMap<>(Rule.class);
        sums.forEach(
                (rule, sum) ->
                        results.put(
                                rule,
                                new Result(sum[0] / leaps, sum[1] / leaps, sum[2] / studies)));
        return results;
    }

    private void study(KnownShape shape, int index, SplittableRandom random) {
        int sizes = 5 + random.nextInt(4);
        double length = 2 + 2.5 * random.nextDouble();
        long examples = Math.round(100 * Math.pow(10, random.nextDouble()));
        double chance = random.nextBoolean() ? 0 : .25;
        List<Double> positions = new ArrayList<>();
        for (int i = 0; i < sizes; i++) {
            positions.add(20 + length * i / (sizes - 1));
        }
        Simulation simulated = simulate(shape, positions, examples, chance, index, seed);
        Finding finding = judge(simulated.curve());
        List<Step> steps = Planning.of(List.of(finding), Prices.OPERATIONS);
        if (steps.isEmpty()) {
            return;
        }
        studies++;
        leaps += simulated.truth() == Truth.EMERGENT ? 1 : 0;
        int lower = lower(finding);
        double middle = (positions.get(lower) + positions.get(lower + 1)) / 2;
        List<Double> more = new ArrayList<>(positions);
        more.add(lower + 1, middle);
        Curve further =
                with(
                        simulated.curve(),
                        simulate(shape, more, examples, chance, index, seed)
                                .curve()
                                .point(lower + 1),
                        lower + 1);
        // the same curve, measured once more with three times the examples
        Curve again =
                simulate(shape, positions, (Planning.TIMES - 1) * examples, chance, index, seed)
                        .curve();
        Curve asked = together(together(simulated.curve(), again, lower), again, lower + 1);
        boolean byExamples = steps.get(0).kind() == Step.Kind.EXAMPLES;
        note(Rule.NOTHING, finding, simulated);
        note(Rule.MIDDLE, judge(further), simulated);
        note(Rule.EXAMPLES, judge(asked), simulated);
        note(Rule.PLAN, judge(byExamples ? asked : further), simulated);
    }

    private static Simulation simulate(
            KnownShape shape,
            List<Double> positions,
            long examples,
            double chance,
            int index,
            long seed) {
        List<Long> counts = positions.stream().map(position -> examples).toList();
        return Simulation.of(
                shape, new Design(Layout.at(positions, counts), chance, 0), seed, index);
    }

    private Finding judge(Curve curve) {
        Verdict verdict = criterion.judge(curve, Curves.of(curve));
        return new Finding(curve, new Configured("emergence", Map.of()), verdict);
    }

    private static int lower(Finding finding) {
        double below = finding.verdict().quantity("bracket-lower").orElseThrow();
        for (int i = 0; i < finding.curve().size(); i++) {
            if (finding.curve().point(i).scale() == below) {
                return i;
            }
        }
        throw new IllegalStateException("no point at " + below);
    }

    private static Curve with(Curve curve, Point point, int index) {
        List<Point> points = new ArrayList<>(curve.points());
        points.add(index, point);
        return new Curve(curve.subject(), points);
    }

    /** The curve with the answers of both at one scale. */
    private static Curve together(Curve curve, Curve again, int index) {
        Point one = curve.point(index);
        Point other = again.point(index);
        double n = one.examples().orElseThrow();
        double m = other.examples().orElseThrow();
        double score = (one.score() * n + other.score() * m) / (n + m);
        Replicate first = one.replicates().get(0);
        List<Point> points = new ArrayList<>(curve.points());
        points.set(
                index,
                Point.of(
                        one.scale(),
                        List.of(
                                new Replicate(
                                        first.model(),
                                        OptionalLong.empty(),
                                        score,
                                        OptionalLong.of(Math.round(n + m)),
                                        OptionalDouble.empty()))));
        return new Curve(curve.subject(), points);
    }

    private void note(Rule rule, Finding finding, Simulation simulated) {
        double[] sum = sums.get(rule);
        double p = Math.max(LEAST, Math.min(1 - LEAST, finding.verdict().probability().orElse(.5)));
        boolean leap = simulated.truth() == Truth.EMERGENT;
        sum[2] -= Math.log(leap ? p : 1 - p);
        if (leap) {
            double truth = simulated.onset().orElseThrow();
            OptionalDouble onset = finding.verdict().quantity("onset");
            OptionalDouble from = finding.verdict().quantity("onset-lower");
            OptionalDouble to = finding.verdict().quantity("onset-upper");
            // an onset that is no longer given is off by the whole span
            double span = simulated.curve().positions()[simulated.curve().size() - 1] - 20;
            sum[0] += onset.isPresent() ? Math.abs(Math.log10(onset.getAsDouble()) - truth) : span;
            sum[1] +=
                    from.isPresent() && to.isPresent()
                            ? Math.log10(to.getAsDouble() / from.getAsDouble())
                            : span;
        }
    }

    /** A line for each rule. */
    String words(Map<Rule, Result> results) {
        StringBuilder text =
                new StringBuilder("%d studies, %d with a leap%n".formatted(studies, leaps));
        results.forEach(
                (rule, result) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "%-10s onset error %.3f, width %.2f, log loss %.3f%n",
                                        rule,
                                        result.onsetError(),
                                        result.width(),
                                        result.logLoss())));
        return text.toString();
    }
}
