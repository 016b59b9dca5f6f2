package io.saltus.plugins.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.testkit.SyntheticCurves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlendTest {

    private static final Curve CURVE =
            SyntheticCurves.noisy(.25, 1000, 8, x -> 1 / (1 + Math.exp(-.6 * (x - 24))), 1);
    private static final Curves STUDY = Curves.of(CURVE);

    private static Model ahead(double decades) {
        double last = CURVE.point(CURVE.size() - 1).scale();
        return new Model(
                "next", "family", "next", Map.of(CURVE.axis(), last * Math.pow(10, decades)));
    }

    private static Predictive of(Optional<Predictive> answer) {
        return answer.orElseThrow();
    }

    @Test
    void isLessSureTheFartherItLooks() {
        List<Optional<Predictive>> answers =
                new Blend().forecast(CURVE, STUDY, List.of(ahead(.2), ahead(1), ahead(2.5)));
        double near = of(answers.get(0)).interval(.95).width();
        double middle = of(answers.get(1)).interval(.95).width();
        assertTrue(near < middle, near + " " + middle);
    }

    @Test
    void saysNothingOfAModelWithoutAPlace() {
        Model nowhere = Model.of("nowhere").at(Axis.LOSS, 2);
        assertEquals(
                List.of(Optional.empty()), new Blend().forecast(CURVE, STUDY, List.of(nowhere)));
    }

    @Test
    void liesBetweenItsParts() {
        List<Model> next = List.of(ahead(.5));
        double posterior = of(new PosteriorOfCurves().forecast(CURVE, STUDY, next).get(0)).median();
        double process = of(new GaussianProcess().forecast(CURVE, STUDY, next).get(0)).median();
        double blend = of(new Blend().forecast(CURVE, STUDY, next).get(0)).median();
        assertTrue(
                blend > Math.min(posterior, process) - .005
                        && blend < Math.max(posterior, process) + .005,
                posterior + " " + process + " " + blend);
        assertTrue(new SharedSkills().forecast(CURVE, STUDY, next).get(0).isEmpty());
    }

    @Test
    void aStudyThatWasSeenBeforeIsForecastAlike() {
        List<Model> next = List.of(ahead(.5));
        List<Optional<Predictive>> first = new Blend().forecast(CURVE, STUDY, next);
        Curve again = new Curve(CURVE.subject(), List.copyOf(CURVE.points()));
        assertEquals(first, new Blend().forecast(again, Curves.of(again), next));
    }
}
