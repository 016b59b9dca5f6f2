package io.saltus.engine.calibration;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.statistics.sampling.BinomialSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A simulated curve and what is true of it.
 *
 * @param curve the curve to judge
 * @param context it, and a graded metric of the same task where the shape has one
 * @param shape what it was drawn from
 * @param truth what is true of it
 * @param onset position of the true onset; only of a leap
 */
public record Simulation(
        Curve curve, Curves context, KnownShape shape, Truth truth, OptionalDouble onset) {

    /**
     * Length of a decade on an axis of loss, in nats: where a loss is around 2.5 nats per token,
     * ten times the compute lowers it by about a tenth of that (Kaplan et al. 2020, L ~ C^-.05).
     */
    private static final double DECADE_OF_LOSS = .25;

    /** So many curves of each shape, one after another, have their scales from one draw. */
    static final int SHARING = 4;

    /**
     * Draws a curve; the same for the same arguments, whatever was drawn before.
     *
     * @param index which of the shape's curves, from 0
     */
    public static Simulation of(KnownShape shape, Design design, long seed, int index) {
        SplittableRandom shared = Draws.of(seed, "scales", index / SHARING);
        SplittableRandom random = Draws.of(seed, shape.id(), index);
        return new Drawing(shape, design, design.layout().draw(shared, random), random).draw();
    }

    /** One curve while it is drawn. */
    private static final class Drawing {

        private final KnownShape shape;
        private final Design design;
        private final SplittableRandom random;
        private final double decade;
        private final Placement placement;
        private final Latent latent;
        private final Map<Integer, double[]> families = new TreeMap<>();
        private final Map<Double, List<Replicate>> answers = new TreeMap<>();
        private final Map<Double, List<Replicate>> tokens = new TreeMap<>();

        Drawing(KnownShape shape, Design design, Placement placement, SplittableRandom random) {
            this.shape = shape;
            this.design = design;
            this.placement = placement;
            this.random = random;
            this.decade = design.axis().spacing() == Axis.Spacing.LOGARITHMIC ? 1 : DECADE_OF_LOSS;
            Span span = placement.span();
            this.latent = shape.draw(new Span(span.lo() / decade, span.hi() / decade), random);
        }

        Simulation draw() {
            int number = 0;
            for (Place place : placement.places()) {
                measure(place, number++);
            }
            Curve curve = curve(Metric.accuracy("accuracy", design.chance()), answers);
            if (latent.length().isEmpty()) {
                return known(curve, Curves.of(curve));
            }
            Metric graded =
                    new Metric(
                            "token-accuracy",
                            Direction.HIGHER_IS_BETTER,
                            OptionalDouble.empty(),
                            OptionalDouble.of(1),
                            Grain.GRADED);
            return known(curve, Curves.of(curve, curve(graded, tokens)));
        }

        private Simulation known(Curve curve, Curves context) {
            OptionalDouble onset = latent.onset();
            if (shape.truth().isEmpty()) {
                double[] positions =
                        answers.keySet().stream().mapToDouble(x -> x / decade).toArray();
                onset = LeapDefinition.onset(latent.score(), positions, design.chance());
            }
            Truth byDefinition = onset.isPresent() ? Truth.EMERGENT : Truth.NOT_EMERGENT;
            return new Simulation(
                    curve,
                    context,
                    shape,
                    shape.truth().orElse(byDefinition),
                    onset.isPresent() ? OptionalDouble.of(onset.getAsDouble() * decade) : onset);
        }

        private void measure(Place place, int number) {
            double p = probability(place);
            Model model =
                    Model.of("model-" + number)
                            .inFamily("family-" + place.family())
                            .at(design.axis(), design.axis().scale(place.position()));
            long hits = BinomialSampler.once(random, place.examples(), p);
            add(answers, place, model, hits, place.examples());
            if (latent.length().isPresent()) {
                int length = latent.length().getAsInt();
                double token = Math.pow(p, 1.0 / length);
                long all = place.examples() * length;
                add(tokens, place, model, BinomialSampler.once(random, all, token), all);
            }
        }

        private double probability(Place place) {
            double[] family =
                    design.layout().isPooled()
                            ? families.computeIfAbsent(place.family(), f -> family())
                            : new double[2];
            double position = place.position() + family[1] + place.ahead();
            double z = latent.score().applyAsDouble(position / decade);
            z = shifted(Math.max(0, Math.min(1, z)), family[0]);
            double p = design.chance() + (1 - design.chance()) * z;
            double scatter =
                    design.overdispersion() == 0
                            ? 0
                            : design.overdispersion() * Draws.normal(random);
            return shifted(p, place.knack() + scatter);
        }

        private double[] family() {
            double sixth = placement.span().length() / 6;
            return new double[] {
                Pool.FAMILY_LOGIT * Draws.normal(random),
                Pool.FAMILY_SHIFT * sixth * Draws.normal(random)
            };
        }

        /** Returns the probability whose logit is {@code by} above that of {@code p}. */
        private static double shifted(double p, double by) {
            if (by == 0 || p <= 0 || p >= 1) {
                return Math.max(0, Math.min(1, p));
            }
            double odds = p / (1 - p) * StrictMath.exp(by);
            return odds / (1 + odds);
        }

        private void add(
                Map<Double, List<Replicate>> points,
                Place place,
                Model model,
                long hits,
                long trials) {
            double score = (double) hits / trials;
            double error = Math.sqrt(score * (1 - score) / trials);
            boolean counted = design.stated() == Design.Stated.EXAMPLES;
            points.computeIfAbsent(place.position(), position -> new ArrayList<>())
                    .add(
                            new Replicate(
                                    model,
                                    OptionalLong.empty(),
                                    score,
                                    counted
                                            ? OptionalLong.of(place.examples())
                                            : OptionalLong.empty(),
                                    counted && trials == place.examples()
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(error)));
        }

        private Curve curve(Metric metric, Map<Double, List<Replicate>> results) {
            Subject subject =
                    new Subject(
                            shape.id(),
                            Setup.shots(0),
                            metric,
                            design.layout().isPooled() ? Subject.POOLED : "simulated",
                            design.axis());
            List<Point> points = new ArrayList<>();
            results.forEach(
                    (position, replicates) ->
                            points.add(Point.of(design.axis().scale(position), replicates)));
            return new Curve(subject, points);
        }
    }
}
