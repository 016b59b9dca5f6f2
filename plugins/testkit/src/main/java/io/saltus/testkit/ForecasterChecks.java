package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.Forecaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The promises of forecasters. */
final class ForecasterChecks {

    private static final long MOST_SECONDS = 10;

    private final Forecaster forecaster;
    private final List<SyntheticCurve> curves = SyntheticCurves.all();
    private final SideEffects<List<Optional<Predictive>>> effects =
            new SideEffects<>(this::forecasts, this::requireSame);

    ForecasterChecks(Forecaster forecaster) {
        this.forecaster = forecaster;
    }

    Map<Promise, Check> all() {
        Map<Promise, Check> checks = effects.checks();
        checks.put(Promise.FORECASTS_ANY_CURVE, () -> forecastsAnyCurve(forecaster));
        checks.put(
                Promise.FORECASTS_WITH_ANY_SETTING,
                () -> ExtensionChecks.withEachSetting(forecaster, this::forecastsAnyCurve));
        checks.put(
                Promise.FORECASTS_THE_SAME_TWICE,
                () -> OnThreads.require(effects.sameAs(forecasts())));
        checks.put(Promise.ANSWERS_EACH_TARGET, this::answersEachTarget);
        checks.put(Promise.FORECASTS_POSSIBLE_SCORES, this::forecastsPossibleScores);
        checks.put(Promise.FORECASTS_IN_TIME, this::forecastsInTime);
        return checks;
    }

    /** Beyond the last point by a little and by far, inside, and without any place. */
    private static List<Model> targets(Curve curve) {
        Axis axis = curve.axis();
        double last = axis.position(curve.point(curve.size() - 1).scale());
        double first = axis.position(curve.point(0).scale());
        List<Model> targets = new ArrayList<>();
        for (double position : new double[] {last + .3, last + 3, (first + last) / 2, last}) {
            targets.add(
                    new Model(
                            "target " + targets.size(),
                            curve.subject().family(),
                            "target " + targets.size(),
                            Map.of(axis, axis.scale(position))));
        }
        targets.add(Model.of("nowhere"));
        return targets;
    }

    private static List<Optional<Predictive>> forecast(Forecaster forecaster, Curve curve) {
        return forecaster.forecast(curve, Curves.of(curve), targets(curve));
    }

    /** A stand-in where there is no answer: that is the business of one promise, not of all. */
    private List<List<Optional<Predictive>>> forecasts() {
        List<List<Optional<Predictive>>> forecasts = new ArrayList<>();
        curves.forEach(sample -> forecasts.add(answered(sample.curve()).orElse(List.of())));
        return forecasts;
    }

    /** The answers on a curve; nothing where there is none. */
    private Optional<List<Optional<Predictive>>> answered(Curve curve) {
        try {
            return Optional.ofNullable(forecast(forecaster, curve));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private void requireSame(
            int sample, List<Optional<Predictive>> before, List<Optional<Predictive>> now) {
        Check.that(
                before.equals(now),
                "on '%s' it forecasts %s, and then %s",
                curves.get(sample).name(),
                before,
                now);
    }

    private void forecastsAnyCurve(Forecaster forecaster) {
        for (SyntheticCurve sample : curves) {
            List<Optional<Predictive>> answer;
            try {
                answer = forecast(forecaster, sample.curve());
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                throw new AssertionError(
                        "%s on '%s' throws %s".formatted(forecaster, sample.name(), e), e);
            }
            Check.that(answer != null, "%s on '%s' gives null", forecaster, sample.name());
        }
    }

    private void answersEachTarget() {
        for (SyntheticCurve sample : curves) {
            Curve curve = sample.curve();
            Optional<List<Optional<Predictive>>> answered = answered(curve);
            if (answered.isEmpty()) {
                continue;
            }
            List<Optional<Predictive>> all = answered.get();
            List<Model> targets = targets(curve);
            Check.that(
                    all.size() == targets.size(),
                    "on '%s' it has %d answers to %d targets",
                    sample.name(),
                    all.size(),
                    targets.size());
            for (int i = 0; i < targets.size(); i++) {
                Check.that(all.get(i) != null, "on '%s' an answer is null", sample.name());
            }
            Check.that(
                    forecaster.forecast(curve, Curves.of(curve), List.of()).isEmpty(),
                    "on '%s' it has answers to no target",
                    sample.name());
        }
    }

    private void forecastsPossibleScores() {
        for (SyntheticCurve sample : curves) {
            for (Optional<Predictive> answer : answered(sample.curve()).orElse(List.of())) {
                for (double value : answer.map(Predictive::values).orElse(new double[0])) {
                    Optional<String> refusal = sample.curve().metric().refusal(value);
                    Check.that(
                            refusal.isEmpty(),
                            "on '%s' it forecasts a score of %s, which must be %s",
                            sample.name(),
                            value,
                            refusal.orElse(""));
                }
            }
        }
    }

    private void forecastsInTime() throws Exception {
        Curve curve = SyntheticCurves.noisy(.25, 100, 1000, x -> .1 * (x - 19), 1);
        double seconds = Check.seconds(MOST_SECONDS, () -> answered(curve));
        Check.that(seconds < MOST_SECONDS, "it took %.1f s", seconds);
    }
}
