package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.Forecaster;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/** How long a forecast of 1,000 curves of 12 scales takes, on one thread and on all. */
public final class ForecastSpeed {

    private static final int CURVES = 1000;
    private static final int SCALES = 12;

    private ForecastSpeed() {}

    /** Prints the seconds, of a first and of later rounds. */
    public static void main(String[] args) {
        for (Forecaster method :
                List.of(
                        new PosteriorOfCurves(),
                        new GaussianProcess(),
                        new SharedSkills(),
                        new Blend())) {
            for (int round = 0; round < 3; round++) {
                Curves study = study(round);
                Model next = model(SCALES);
                double before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
                long start = System.nanoTime();
                Stream<Curve> curves = study.all().stream();
                (round == 2 ? curves.parallel() : curves)
                        .forEach(curve -> method.forecast(curve, study, List.of(next)));
                double busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
                System.out.printf(
                        "%s %s %.2f s, of which this thread worked %.2f s%n",
                        method,
                        round == 2 ? "on all threads" : "on one thread",
                        (System.nanoTime() - start) / 1e9,
                        busy - before);
            }
        }
    }

    private static Model model(int scale) {
        String name = "model-" + scale;
        double flops = Math.pow(10, 19 + scale / 3.0);
        return new Model(name, "family", name, Map.of(Axis.COMPUTE, flops));
    }

    private static Curves study(int seed) {
        Random random = new Random(seed);
        List<Curve> curves = new ArrayList<>();
        for (int c = 0; c < CURVES; c++) {
            double middle = 2 + 9 * random.nextDouble();
            double width = .5 + 3 * random.nextDouble();
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < SCALES; i++) {
                double p = .25 + .7 / (1 + Math.exp(-(i - middle) / width));
                int right = 0;
                for (int k = 0; k < 200; k++) {
                    right += random.nextDouble() < p ? 1 : 0;
                }
                Model model = model(i);
                points.add(
                        Point.of(
                                model.scale(Axis.COMPUTE).orElseThrow(),
                                List.of(
                                        new Replicate(
                                                model,
                                                OptionalLong.empty(),
                                                right / 200.0,
                                                OptionalLong.of(200),
                                                OptionalDouble.empty()))));
            }
            Subject subject =
                    new Subject(
                            "task " + c,
                            Setup.UNKNOWN,
                            Metric.accuracy("acc", .25),
                            "family",
                            Axis.COMPUTE);
            curves.add(new Curve(subject, points));
        }
        return Curves.of(curves);
    }
}
