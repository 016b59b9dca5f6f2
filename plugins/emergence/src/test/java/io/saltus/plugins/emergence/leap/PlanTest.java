package io.saltus.plugins.emergence.leap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would decide a curve; its levels are set to what more examples would give, and beside. */
class PlanTest {

    private static final Metric FREE = Metric.accuracy("acc", 0);
    private static final double[] RISING = {.01, .01, .02, .01, .05, .12};
    private static final String BOTH = "both m4 (1e22 FLOPs) and m5 (1e23 FLOPs)";
    private static final Levels NEVER = new Levels(2, -1);
    private static final Levels ALWAYS = new Levels(0, 1);

    private static String plan(Curve curve, Levels levels) {
        return new Plan(MeasuredCurve.of(curve), levels).words(curve.size() - 1);
    }

    /** The probability of a leap were there so many times the examples at the last two scales. */
    private static double withTimes(Curve curve, int times) {
        int last = curve.size() - 1;
        return LeapPosterior.rough(MeasuredCurve.of(curve).withExamples(last - 1, last, times))
                .probability();
    }

    private static String examples(String number) {
        return "what would decide: "
                + number
                + " examples at "
                + BOTH
                + " that score the same, or a model of about 3.16e22 FLOPs";
    }

    private static final String SIZE =
            "what would tell more: a model of about 3.16e22 FLOPs with as many examples as m5";

    /** A curve on other numbers of examples at its last two scales. */
    private static Curve ending(long before, long last) {
        double[] scales = Drawn.decades(RISING.length);
        List<Point> points =
                IntStream.range(0, scales.length)
                        .mapToObj(
                                i ->
                                        Point.of(
                                                scales[i],
                                                List.of(
                                                        Drawn.run(
                                                                Drawn.model(i),
                                                                RISING[i],
                                                                i < 4
                                                                        ? 100
                                                                        : i == 4 ? before : last,
                                                                0))))
                        .toList();
        return Drawn.curve(FREE, Axis.COMPUTE, points);
    }

    @Test
    void asksForFourTimesTheExamplesWhereTheyDecideAndElseForSixteen() {
        Curve curve = Drawn.shares(FREE, 100, RISING);
        double four = withTimes(curve, 4);
        double sixteen = withTimes(curve, 16);
        double more = Math.max(four, sixteen);
        double less = Math.min(four, sixteen);
        assertEquals(examples("400"), plan(curve, new Levels(four, -1)), "emergent at the level");
        assertEquals(examples("400"), plan(curve, new Levels(2, four)), "absent at the level");
        Levels onlySixteen = sixteen == more ? new Levels(sixteen, -1) : new Levels(2, sixteen);
        assertEquals(examples("1600"), plan(curve, onlySixteen));
        Levels neither = new Levels(Math.nextUp(more), Math.nextDown(less));
        assertEquals(SIZE, plan(curve, neither));
    }

    @Test
    void countsTheExamplesOfTheSideThatHasFewerToTwoDigits() {
        assertEquals(examples("1300"), plan(ending(333, 1000), ALWAYS));
        assertEquals(examples("1300"), plan(ending(1000, 333), ALWAYS));
        assertEquals(examples("8"), plan(ending(2, 1000), ALWAYS));
        assertEquals(examples("48"), plan(ending(12, 1000), ALWAYS));
    }

    @Test
    void asksForAHundredThousandExamplesAtMost() {
        assertEquals(examples("1e5"), plan(ending(25_000, 25_000), ALWAYS));
        assertEquals(SIZE, plan(ending(25_001, 25_001), ALWAYS));
    }

    @Test
    void asksForASizeAloneWhereNoNumberOfExamplesDecides() {
        assertEquals(SIZE, plan(Drawn.shares(FREE, 100, RISING), NEVER));
    }

    @Test
    void asksHowManyExamplesThereAreWhereNothingSaysIt() {
        String number =
                "what would decide: the number of examples, or a model of about 3.16e22 FLOPs";
        assertEquals(number, plan(Drawn.shares(FREE, 0, RISING), ALWAYS));
        Metric graded =
                new Metric(
                        "rouge",
                        Direction.HIGHER_IS_BETTER,
                        OptionalDouble.of(0),
                        OptionalDouble.of(1),
                        Grain.GRADED);
        // no number of examples follows from the error of a graded 0
        assertEquals(number, plan(Drawn.graded(graded, .1, 0, 0, 0, 0, 0, .5), ALWAYS));
    }

    @Test
    void asksForSeedsWhereTheyAreWhatScatters() {
        double[] wide = {0, .25, .5};
        assertEquals(
                "what would decide: more seeds at both m2 (1e20 FLOPs) and m3 (1e21 FLOPs) (seeds of one"
                        + " scale scatter 6.6 times as much as examples do), or a model of about"
                        + " 3.16e20 FLOPs",
                plan(Drawn.seeds(.25, 20, wide, wide, wide, wide), ALWAYS));
    }

    /** Two models a hundredfold apart in compute, of these parameters; 0 where unknown. */
    private static String between(double below, double above) {
        Model small = Drawn.model(0);
        Model large = Drawn.model(1);
        Curve curve =
                Drawn.curve(
                        FREE,
                        Axis.COMPUTE,
                        List.of(
                                Point.of(1e20, List.of(Drawn.run(sized(small, below), .1, 9, 0))),
                                Point.of(1e22, List.of(Drawn.run(sized(large, above), .5, 9, 0)))));
        return plan(curve, NEVER).replaceFirst(".*a model of about (.*) with as many.*", "$1");
    }

    private static Model sized(Model model, double parameters) {
        return parameters == 0 ? model : model.at(Axis.PARAMETERS, parameters);
    }

    @Test
    void namesTheSizeInTheMiddleOfTwoAndThePlaceAlongTheAxis() {
        assertEquals("2B (1e21 FLOPs)", between(1e9, 4e9));
        assertEquals("1e21 FLOPs", between(1e9, 1e9), "one size trained for longer");
        assertEquals("1e21 FLOPs", between(1e9, 0));
        assertEquals("1e21 FLOPs", between(0, 1e9));
    }

    @Test
    void namesParametersOnceWhereTheyAreTheAxis() {
        double[] sizes = {1e9, 1e11};
        List<Point> points =
                List.of(
                        Point.of(
                                sizes[0],
                                List.of(Drawn.run(sized(Drawn.model(0), sizes[0]), .1, 9, 0))),
                        Point.of(
                                sizes[1],
                                List.of(Drawn.run(sized(Drawn.model(1), sizes[1]), .5, 9, 0))));
        assertEquals(
                "what would tell more: a model of about 10B with as many examples as m1",
                plan(Drawn.curve(FREE, Axis.PARAMETERS, points), NEVER));
    }
}
