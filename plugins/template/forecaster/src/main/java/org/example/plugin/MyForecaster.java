package org.example.plugin;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Forecaster;
import io.saltus.api.spi.Param;
import io.saltus.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Goes on as the last two scores did, give or take as much again. */
@About(id = "my-forecaster", summary = "Goes on as the last two scores did")
public record MyForecaster(
        @Param(value = "Part of the last rise that goes on", min = 0, max = 1) double part)
        implements Forecaster {

    private static final int VALUES = 100;

    public MyForecaster() {
        this(0.5);
    }

    @Override
    public List<Optional<Predictive>> forecast(Curve curve, Curves study, List<Model> targets) {
        return targets.stream().map(target -> about(target, curve)).toList();
    }

    /** Nothing where the curve or the target does not suffice: no exception. */
    private Optional<Predictive> about(Model target, Curve curve) {
        Axis axis = curve.axis();
        OptionalDouble scale = target.scale(axis);
        if (curve.size() < 2 || scale.isEmpty() || !axis.accepts(scale.getAsDouble())) {
            return Optional.empty();
        }
        double[] x = curve.positions(); // decades along parameters, tokens and compute
        int last = x.length - 1;
        double score = curve.point(last).score();
        double slope = (score - curve.point(last - 1).score()) / (x[last] - x[last - 1]);
        double rise = part * slope * (axis.position(scale.getAsDouble()) - x[last]);
        double noise = curve.point(last).standardError().orElse(0);
        double spread = Math.abs(rise) + Math.sqrt(2) * noise;
        double[] values = new double[VALUES]; // equally likely scores
        for (int i = 0; i < VALUES; i++) {
            double z = Normal.upperQuantile(1 - (i + .5) / VALUES);
            values[i] = curve.metric().nearest(score + rise + spread * z);
            if (!Double.isFinite(values[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(Predictive.of(values));
    }
}
