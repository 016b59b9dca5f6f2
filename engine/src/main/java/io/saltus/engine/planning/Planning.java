package io.saltus.engine.planning;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What to measure next, from verdicts that give a {@code probability} and a bracket ({@code
 * bracket-lower}, the largest size below the onset).
 *
 * <p>The rule of each curve: while the probability P of a leap is open, between .1 and .9, four
 * times the examples at both sizes of the bracket; from .9 on a run in the middle of the bracket.
 * Up to .1, or without a bracket, nothing. (Of .5 to .98, .9 was the best on one half of the
 * simulated studies; on the other half it leaves an onset error of .073 decades and a log loss of
 * .254, against .068 and .253 of a run throughout, .092 and .253 of examples throughout, .097 and
 * .287 of nothing.) In simulation two such rules were as good as expected information; {@code
 * PlanSimulation} in plugins/emergence has the figures.
 *
 * <p>The gain is what a step is expected to settle. A run halves the bracket of every curve of the
 * family that it lies in: P bits each, and {@value #RUN_SETTLES} of the entropy h(P) = -P log2 P -
 * (1 - P) log2 (1 - P), which is what is open of whether. More examples settle {@value
 * #EXAMPLES_SETTLE} of h(P). Both shares are of the log loss in simulation. Steps are in the order
 * of gain per cost; those without a known cost come last, by gain.
 */
public final class Planning {

    /** From here on a leap is as good as certain; up to 1 less this it is out of the question. */
    public static final double SURE = .9;

    /** How many times the examples are asked. */
    public static final int TIMES = 4;

    static final double EXAMPLES_SETTLE = .45;
    static final double RUN_SETTLES = .15;

    /** A curve of which something is open. */
    private record Open(Finding finding, Bracket bracket, double probability) {

        Curve curve() {
            return finding.curve();
        }

        boolean isUndecided() {
            return probability < SURE;
        }

        double byExamples() {
            return EXAMPLES_SETTLE * entropy(probability);
        }

        double byRun() {
            return probability + RUN_SETTLES * entropy(probability);
        }
    }

    private final Prices prices;

    private Planning(Prices prices) {
        this.prices = prices;
    }

    /** Returns the steps that {@code findings} ask for, the best for its cost first. */
    public static List<Step> of(List<Finding> findings, Prices prices) {
        List<Open> open = new ArrayList<>();
        for (Finding finding : findings) {
            OptionalDouble p = finding.verdict().probability();
            Optional<Bracket> bracket = Bracket.of(finding);
            if (p.isPresent() && p.getAsDouble() > 1 - SURE && bracket.isPresent()) {
                open.add(new Open(finding, bracket.get(), p.getAsDouble()));
            }
        }
        return new Planning(prices).steps(open);
    }

    private List<Step> steps(List<Open> open) {
        List<Step> steps = new ArrayList<>();
        Map<List<Object>, Step> runs = new LinkedHashMap<>();
        for (Open one : open) {
            if (one.isUndecided()) {
                examples(one).ifPresent(steps::add);
            } else {
                Curve curve = one.curve();
                runs.computeIfAbsent(
                        List.of(curve.subject().family(), curve.axis(), one.bracket().middle()),
                        key -> run(one, open));
            }
        }
        steps.addAll(runs.values());
        steps.sort(
                Comparator.comparing((Step step) -> step.perCost().isEmpty())
                        .thenComparing(
                                Comparator.comparingDouble(
                                                (Step step) -> step.perCost().orElse(step.gain()))
                                        .reversed())
                        .thenComparing(step -> step.curves().get(0).subject().toString()));
        return steps;
    }

    /** None where the number of examples is unknown: then to know it comes first. */
    private Optional<Step> examples(Open one) {
        Bracket bracket = one.bracket();
        if (bracket.examples().isEmpty()) {
            return Optional.empty();
        }
        double more = TIMES - 1.0;
        OptionalDouble below =
                prices.examples(
                        more * bracket.below().examples().orElse(0),
                        Bracket.scale(bracket.below(), Axis.PARAMETERS));
        OptionalDouble above =
                prices.examples(
                        more * bracket.above().examples().orElse(0),
                        Bracket.scale(bracket.above(), Axis.PARAMETERS));
        return Optional.of(
                new Step(
                        Step.Kind.EXAMPLES,
                        bracket.above().scale(),
                        bracket.below().scale(),
                        TIMES,
                        List.of(one.curve()),
                        one.byExamples(),
                        sum(below, above)));
    }

    private Step run(Open asking, List<Open> open) {
        Bracket bracket = asking.bracket();
        Curve curve = asking.curve();
        double scale = bracket.middle();
        double position = curve.axis().position(scale);
        List<Curve> told = new ArrayList<>();
        double gain = 0;
        OptionalDouble asked = OptionalDouble.of(0);
        for (Open other : open) {
            boolean same =
                    other.curve().subject().family().equals(curve.subject().family())
                            && other.curve().axis().equals(curve.axis());
            if (same && other.bracket().holds(position)) {
                told.add(other.curve());
                gain += other.byRun();
                double examples = other.bracket().examples().orElse(0) / 2;
                asked = sum(asked, prices.examples(examples, bracket.between(Axis.PARAMETERS)));
            }
        }
        boolean trains = !Axis.TRAINING.contains(curve.axis());
        OptionalDouble compute = bracket.between(Axis.COMPUTE);
        OptionalDouble training =
                compute.isPresent()
                        ? OptionalDouble.of(compute.getAsDouble() * prices.flop())
                        : OptionalDouble.empty();
        OptionalDouble cost = trains ? orFirst(sum(training, asked), training) : asked;
        return new Step(
                trains ? Step.Kind.RUN : Step.Kind.CHECKPOINT, scale, scale, 1, told, gain, cost);
    }

    private static OptionalDouble sum(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() + b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble orFirst(OptionalDouble sum, OptionalDouble otherwise) {
        return sum.isPresent() ? sum : otherwise;
    }

    /** In bits; 0 for what is certain. */
    private static double entropy(double p) {
        return term(p) + term(1 - p);
    }

    private static double term(double p) {
        return p > 0 ? -p * StrictMath.log(p) / StrictMath.log(2) : 0;
    }
}
