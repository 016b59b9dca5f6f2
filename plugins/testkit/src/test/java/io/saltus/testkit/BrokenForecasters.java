package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.api.spi.Param;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Forecasters each of which breaks one promise and no other. */
public final class BrokenForecasters {

    private BrokenForecasters() {}

    static final Map<Promise, Supplier<Forecaster>> ALL =
            Map.of(
                    Promise.FORECASTS_ANY_CURVE, Thrower::new,
                    Promise.FORECASTS_WITH_ANY_SETTING, DividesByZero::new,
                    Promise.FORECASTS_THE_SAME_TWICE, ThreadBound::new,
                    Promise.ANSWERS_EACH_TARGET, LeavesOneOut::new,
                    Promise.FORECASTS_POSSIBLE_SCORES, Boundless::new,
                    Promise.FORECASTS_IN_TIME, Slow::new);

    private static List<Optional<Predictive>> lastScore(Curve curve, List<Model> targets) {
        double last = curve.point(curve.size() - 1).score();
        return Collections.nCopies(targets.size(), Optional.of(Predictive.of(new double[] {last})));
    }

    @About(id = "broken-thrower", summary = "Wants two points")
    public record Thrower() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            if (curve.size() < 2) {
                throw new IllegalStateException("no line through one point");
            }
            return lastScore(curve, targets);
        }
    }

    @About(id = "broken-divides-by-zero", summary = "Divides by a setting that may be 0")
    public record DividesByZero(@Param(value = "Parts", min = 0, max = 10) int parts)
            implements Forecaster {
        public DividesByZero() {
            this(2);
        }

        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            int share = 100 / parts;
            return share > 0 ? lastScore(curve, targets) : List.of();
        }
    }

    @About(id = "broken-thread-bound", summary = "Forecasts by the name of the thread")
    public record ThreadBound() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            int salt = Math.floorMod(Thread.currentThread().getName().hashCode(), 1000);
            double last = curve.point(curve.size() - 1).score();
            return Collections.nCopies(
                    targets.size(),
                    Optional.of(Predictive.of(new double[] {last * (1 - salt / 1e6)})));
        }
    }

    @About(id = "broken-leaves-one-out", summary = "Leaves the last target out")
    public record LeavesOneOut() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            return lastScore(curve, targets).subList(0, Math.max(0, targets.size() - 1));
        }
    }

    @About(id = "broken-boundless", summary = "Knows no perfect score")
    public record Boundless() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            return Collections.nCopies(
                    targets.size(), Optional.of(Predictive.of(new double[] {1.5})));
        }
    }

    @About(id = "broken-slow", summary = "Takes its time on long curves")
    public record Slow() implements Forecaster {
        @Override
        public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
            if (curve.size() >= 1000) {
                try {
                    Thread.sleep(10_100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return lastScore(curve, targets);
        }
    }
}
