package io.saltus.engine.forecasting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ForecastingTest {

    /** Expects the last score, give or take .1, where a target has a place on the axis. */
    @About(id = "about-last", summary = "Expects the last score, give or take")
    public record AboutLast() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            double last = curve.point(curve.size() - 1).score();
            return targets.stream()
                    .map(
                            target ->
                                    target.scale(curve.axis()).isPresent()
                                            ? Optional.of(
                                                    Predictive.of(last - .1, last, last + .1)
                                                            .withLeap(.25))
                                            : Optional.<Predictive>empty())
                    .toList();
        }
    }

    /** Breaks its promise. */
    @About(id = "fails", summary = "Fails")
    public record Fails() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            throw new IllegalStateException("no idea");
        }
    }

    /** Says in its median how many points of the whole study it was shown. */
    @About(id = "counts", summary = "Counts the points it is shown")
    public record Counts() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            double points = study.all().stream().mapToInt(Curve::size).sum();
            return targets.stream().map(target -> Optional.of(Predictive.of(points))).toList();
        }
    }

    private static Curve curve(String task, String family, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double scale = Math.pow(10, 20 + i);
            Model model = Model.of("m" + i).inFamily(family).at(Axis.COMPUTE, scale);
            points.add(
                    Point.of(
                            scale,
                            List.of(
                                    new Replicate(
                                            model,
                                            OptionalLong.empty(),
                                            scores[i],
                                            OptionalLong.of(100),
                                            OptionalDouble.empty()))));
        }
        Metric metric = Metric.accuracy("acc", .25);
        return new Curve(
                new Subject(
                        task,
                        new Setup(OptionalInt.empty(), "standard"),
                        metric,
                        family,
                        Axis.COMPUTE),
                points);
    }

    private static Forecasting.Forecasts forecast(Curves curves, ForecastRequest request) {
        return Forecasting.of(
                curves,
                request,
                Catalog.onClassPath(),
                new Effort(2, Duration.ofSeconds(60)),
                Progress.NONE);
    }

    private static ForecastRequest request(Forecaster method, List<Integer> leave, double... at) {
        List<Target> targets = new ArrayList<>();
        for (double place : at) {
            targets.add(Target.at(place));
        }
        return new ForecastRequest(List.of(method), targets, OptionalDouble.of(.5), leave, true);
    }

    @Test
    void leavesScoresAsideThatHaveNoSquares() {
        Forecasting.Forecasts forecasts =
                forecast(
                        Curves.of(curve("t", "F", .1, .2, .3, .4), huge()),
                        request(new AboutLast(), List.of(1), 1e25));
        assertEquals(1, forecasts.forecasts().size());
        assertEquals(1, forecasts.hindcasts().get(0).forecasts());
        assertEquals(List.of(), forecasts.failures());
        assertEquals(
                "has scores of up to 1e308, too large to forecast; check the units of 'loss'",
                forecasts.issues().get(0).why());
    }

    private static Curve huge() {
        Curve small = curve("huge", "F", .1, .2, .3, .4);
        Subject subject =
                small.subject().scoredBy(Metric.graded("loss", Direction.LOWER_IS_BETTER));
        List<Point> points =
                small.points().stream()
                        .map(
                                point ->
                                        Point.of(
                                                point.scale(),
                                                List.of(
                                                        new Replicate(
                                                                point.replicates().get(0).model(),
                                                                OptionalLong.empty(),
                                                                1e308,
                                                                OptionalLong.empty(),
                                                                OptionalDouble.empty()))))
                        .toList();
        return new Curve(subject, points);
    }

    private static List<String> doubts(Curve curve, double at) {
        return forecast(Curves.of(curve), request(new AboutLast(), List.of(), at))
                .forecasts()
                .get(0)
                .doubts()
                .stream()
                .map(Doubt::name)
                .toList();
    }

    @Test
    void saysHowProbableItIsToBeAboveChanceToReachAndToLeap() {
        Curve curve = curve("t", "F", .25, .3, .4, .5, .52);
        Forecast forecast =
                forecast(Curves.of(curve), request(new AboutLast(), List.of(), 1e25))
                        .forecasts()
                        .get(0);
        assertEquals(1, forecast.quantity("above-chance").orElseThrow());
        assertEquals(2 / 3., forecast.quantity("reach").orElseThrow(), 1e-12);
        assertEquals(.25, forecast.quantity("leap").orElseThrow());
        assertEquals(1, forecast.horizon().orElseThrow(), 1e-12);
        Forecast inside =
                forecast(Curves.of(curve), request(new AboutLast(), List.of(), 1e22))
                        .forecasts()
                        .get(0);
        assertTrue(inside.quantity("leap").isEmpty(), "what has leapt is measured there");
        assertEquals(List.of(), forecast.doubts());
    }

    @Test
    void saysWhyAForecastShouldNotBeBelieved() {
        assertEquals(List.of("untried"), doubts(curve("t", "F", .25, .3, .4, .5, .52), 3e26));
        assertEquals(List.of("beyond-span"), doubts(curve("t", "F", .25, .3, .4, .5, .52), 2e28));
        assertEquals(List.of("few-scales"), doubts(curve("t", "F", .25, .5), 1e21));
        assertEquals(List.of("at-chance"), doubts(curve("t", "F", .25, .26, .24, .26, .25), 1e25));
        assertEquals(List.of("inside-span"), doubts(curve("t", "F", .25, .3, .4, .5, .52), 1e23));
        assertEquals(List.of("below-span"), doubts(curve("t", "F", .25, .3, .4, .5, .52), 7e10));
        assertEquals(List.of(), doubts(curve("t", "F", .25, .3, .4, .5, .52), 1e24));
        assertEquals(List.of("saturated"), doubts(curve("t", "F", .25, .6, .8, .9, .99), 1e25));
    }

    @Test
    void holdsOutTheLargestScalesAndScoresWhatCame() {
        Curves curves =
                Curves.of(
                        curve("a", "F", .25, .25, .3, .4, .45),
                        curve("b", "F", .25, .3, .5, .5, .8));
        List<HindcastScore> scores =
                forecast(curves, request(new AboutLast(), List.of(1, 2))).hindcasts();
        // one ahead: a .45 from .4 and .4 from .3, b .8 from .5 and .5 from .5
        HindcastScore next = scores.get(0);
        assertEquals(1, next.ahead());
        assertEquals(4, next.forecasts());
        assertEquals((.05 + .1 + .3 + 0) / 4, next.lastError(), 1e-12);
        assertEquals(next.lastError(), next.error(), 1e-12);
        assertEquals(1, next.distance(), 1e-12);
        assertEquals(3 / 4., next.within95(), 1e-12);
        // two ahead: a .45 from .3, b .8 from .5
        HindcastScore second = scores.get(1);
        assertEquals(2, second.forecasts());
        assertEquals((.15 + .3) / 2, second.error(), 1e-12);
        assertEquals(2, second.distance(), 1e-12);
    }

    @Test
    void showsAMethodOnlyWhatWasKnownThen() {
        Curves curves =
                Curves.of(
                        curve("a", "F", .25, .25, .3, .4, .45),
                        curve("b", "F", .25, .3, .5, .5, .8),
                        curve("a", "G", .25, .3, .5, .5, .8));
        HindcastScore score =
                forecast(curves, request(new Counts(), List.of(1))).hindcasts().get(0);
        // each of F sees 4 points of either task of F and all 5 of G; that of G sees 4, and all of
        // F
        double[] came = {.45, .8, .8};
        double[] seen = {4 + 4 + 5, 4 + 4 + 5, 5 + 5 + 4};
        double error = 0;
        for (int i = 0; i < 3; i++) {
            error += (seen[i] - came[i]) / 3;
        }
        assertEquals(error, score.error(), 1e-12);
    }

    @Test
    void doubtsWhatHindcastsMissed() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            curves.add(curve("task " + i, "F", .25, .3, .35, .4, .9));
        }
        Forecast forecast =
                forecast(Curves.of(curves), request(new AboutLast(), List.of(1), 1e25))
                        .forecasts()
                        .get(0);
        assertEquals(List.of("missed"), forecast.doubts().stream().map(Doubt::name).toList());
        assertTrue(
                forecast.doubts().get(0).reason().contains("held 0% of 12 scores"),
                forecast.doubts().get(0).reason());
    }

    @Test
    void saysWhatHasNoForecast() {
        Curve curve = curve("t", "F", .25, .3, .4, .5, .52);
        ForecastRequest request =
                new ForecastRequest(
                        List.of(new AboutLast()),
                        List.of(Target.of(Model.of("new").at(Axis.TOKENS, 1e12))),
                        OptionalDouble.empty(),
                        List.of(),
                        false);
        Forecasting.Forecasts none = forecast(Curves.of(curve), request);
        assertEquals(List.of(), none.forecasts());
        assertEquals(
                "'about-last' has no forecast of new: where it lies along compute is not known; type"
                        + " --at 1e25 or --at params=70B,tokens=15T",
                none.issues().get(0).why());
    }

    @Test
    void namesTheMethodThatFails() {
        Curve curve = curve("t", "F", .25, .3, .4, .5, .52);
        List<Issue> failures =
                forecast(Curves.of(curve), request(new Fails(), List.of(), 1e25)).failures();
        assertTrue(
                failures.get(0).why().contains("the forecaster 'fails', forecasting t"),
                failures.get(0).why());
    }

    @Test
    void drawsWhatLiesBetweenTheLastPointAndTheTarget() {
        Curve curve = curve("t", "F", .25, .3, .4, .5, .52);
        Fan fan =
                forecast(Curves.of(curve), request(new AboutLast(), List.of(), 1e25)).fans().get(0);
        assertEquals(3, fan.overlays().size());
        assertEquals("forecast, 95% (about-last)", fan.overlays().get(0).name());
        assertEquals(9, fan.overlays().get(0).points().size());
        assertEquals(1e24, fan.overlays().get(0).points().get(0).scale(), 1e10);
        assertEquals(1e25, fan.overlays().get(0).points().get(8).scale(), 1e11);
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            curves.add(curve("task " + i, "F", .25, .3, .35, .4, .5 + .01 * i));
        }
        List<Forecast> one =
                Forecasting.of(
                                Curves.of(curves),
                                request(new AboutLast(), List.of(1), 1e25, 1e26),
                                Catalog.onClassPath(),
                                new Effort(1, Duration.ofSeconds(60)),
                                Progress.NONE)
                        .forecasts();
        assertEquals(
                one,
                forecast(Curves.of(curves), request(new AboutLast(), List.of(1), 1e25, 1e26))
                        .forecasts());
        assertEquals(80, one.size());
    }

    @Test
    void refusesARequestForNothing() {
        assertThrows(RequestException.class, () -> request(new AboutLast(), List.of()));
        assertThrows(RequestException.class, () -> request(new AboutLast(), List.of(0)));
        assertThrows(
                RequestException.class,
                () ->
                        new ForecastRequest(
                                List.of(),
                                List.of(Target.at(1e25)),
                                OptionalDouble.of(Double.NaN),
                                List.of(),
                                false));
    }
}
