package io.saltus.engine.forecasting;

import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Forecaster;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is to be forecast.
 *
 * @param methods the forecasters to ask; none: {@value #USUAL_METHOD}, or where it is not there the
 *     first by id
 * @param targets the models to come
 * @param reach a score whose probability of being reached is asked for
 * @param leave how many of the largest scales a hindcast holds out, one after the other; none: no
 *     hindcast
 * @param fans whether what lies between the last point and the farthest target is forecast, to be
 *     drawn
 */
public record ForecastRequest(
        List<Forecaster> methods,
        List<Target> targets,
        OptionalDouble reach,
        List<Integer> leave,
        boolean fans) {

    /** Id of the method where none is asked for. */
    public static final String USUAL_METHOD = "blend";

    private static final int MOST_LEFT_OUT = 20;

    /**
     * @throws RequestException if there is neither a target nor a hindcast, or a number is out of
     *     bounds
     */
    public ForecastRequest {
        methods = List.copyOf(methods);
        targets = List.copyOf(targets);
        leave = leave.stream().distinct().sorted().toList();
        if (targets.isEmpty() && leave.isEmpty()) {
            throw new RequestException(
                    "there is nothing to forecast: name a model to come, as in --at 1e25 or --at"
                            + " params=70B,tokens=15T, or ask for --hindcast");
        }
        if (reach.isPresent() && !Double.isFinite(reach.getAsDouble())) {
            throw new RequestException(
                    "--reach must be a finite score, such as --reach .5, got "
                            + reach.getAsDouble());
        }
        for (int count : leave) {
            if (count < 1 || count > MOST_LEFT_OUT) {
                throw new RequestException(
                        "a hindcast leaves out 1 to %d of the largest scales, got %d"
                                .formatted(MOST_LEFT_OUT, count));
            }
        }
    }

    /** Returns this request with what is to be drawn beyond the points. */
    public ForecastRequest withFans() {
        return new ForecastRequest(methods, targets, reach, leave, true);
    }
}
