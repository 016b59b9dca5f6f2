package io.saltus.api.spi;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import java.util.List;
import java.util.Optional;

/**
 * Says what models to come will score.
 *
 * <p>A forecaster is a pure function, as a {@link Criterion} is: the same curve gives the same
 * distributions, on any thread, in any locale. Randomness comes from a {@code seed} setting only.
 * Any curve may come, of one point, at chance throughout, of a metric with unknown ends; what does
 * not suffice gives nothing, not an exception.
 */
public non-sealed interface Forecaster extends Extension {

    /**
     * Returns for each target, in their order, the distribution of its score as it would be
     * measured: the noise of as many examples as stand behind the curve's own points is in it.
     * Nothing where the curve or the target does not suffice: a target without a place on the
     * curve's axis has none unless the method finds its way otherwise.
     *
     * @param curve what was measured; it has at least one point
     * @param study all curves measured, {@code curve} among them; in a hindcast without what is
     *     held out
     * @param targets the models to come, with their scales as far as they are known
     * @return as many answers as targets
     */
    List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets);
}
