package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.statistics.forecast.ErrorLaw;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Lets the error fall by a power law to what remains for ever.
 *
 * <p>Errors are 1 less the share right, at least half an example; see {@link ErrorLaw}. Nothing on
 * fewer than four scores.
 */
@About(
        id = "error-power-law",
        summary = "Lets the error fall by a power law to what remains for ever",
        references = "doi:10.48550/arXiv.2001.08361")
public record ErrorPowerLaw() implements Forecaster {

    private static final int FEWEST = 4;

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        Optional<MeasuredScores> read = MeasuredScores.of(curve);
        if (read.isEmpty() || !read.get().isLine() || read.get().scores().size() < FEWEST) {
            return Collections.nCopies(targets.size(), Optional.empty());
        }
        MeasuredScores scores = read.get();
        double[] errors = scores.shares();
        double[] examples = scores.examples();
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.max(.5 / (examples[i] + 1), 1 - errors[i]);
        }
        ErrorLaw law = ErrorLaw.of(scores.positions(), errors);
        return targets.stream()
                .map(
                        target -> {
                            var position = scores.position(target);
                            return position.isPresent()
                                    ? Optional.of(at(law, position.getAsDouble(), scores))
                                    : Optional.<Predictive>empty();
                        })
                .toList();
    }

    private static Predictive at(ErrorLaw law, double position, MeasuredScores scores) {
        double[] shares = law.errors(position, Values.COUNT);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.max(0, Math.min(1, 1 - shares[i]));
        }
        return scores.predictive(shares);
    }
}
