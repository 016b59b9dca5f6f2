package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curves;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.spi.Forecaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Forecasts what is held out of public tables, by every method: the figures of {@code
 * docs/forecast-methods.md}.
 *
 * <p>Run with the folder that has the tables {@code gpt3/gpt3.csv}, {@code pythia/pythia.csv.gz},
 * {@code open-lm/open-lm.csv.gz}, {@code obscaling/obscaling.csv.gz} and {@code
 * olmo-ladder/olmo_ladder_final.csv}, and the methods to try (all, if none is named).
 */
public final class ForecastFigures {

    private final List<Forecaster> methods = new ArrayList<>();

    private ForecastFigures(List<String> ids) {
        for (var extension : ServiceLoader.load(io.saltus.api.spi.Extension.class)) {
            if (extension instanceof Forecaster method
                    && (ids.isEmpty() || ids.contains(id(method)))) {
                methods.add(method);
            }
        }
    }

    private static String id(Forecaster method) {
        return method.getClass().getAnnotation(io.saltus.api.spi.About.class).id();
    }

    /** Prints the figures. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        ForecastFigures figures = new ForecastFigures(List.of(args).subList(1, args.length));
        for (HeldOut.Design design : HeldOut.designs(Path.of(args[0]))) {
            figures.print(design);
        }
    }

    private void print(HeldOut.Design design) {
        List<HeldOut> all = design.curves();
        Curves study = design.study();
        Map<String, List<double[]>> scores = new HashMap<>();
        Map<String, Double> seconds = new HashMap<>();
        for (Forecaster method : methods) {
            long start = System.nanoTime();
            for (HeldOut held : all) {
                List<Optional<Predictive>> answers =
                        method.forecast(held.curve(), study, held.targets());
                for (int i = 0; i < answers.size(); i++) {
                    if (answers.get(i).isPresent()) {
                        scores.computeIfAbsent(id(method), name -> new ArrayList<>())
                                .add(score(answers.get(i).get(), held, i));
                    }
                }
            }
            seconds.put(id(method), (System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
                "%n%s: %d curves, %d targets%n",
                design.name(), all.size(), all.stream().mapToInt(h -> h.targets().size()).sum());
        System.out.printf(
                "%-18s %8s %8s %8s %6s %6s %6s %8s %8s%n",
                "method", "targets", "crps", "/point", "50%", "80%", "95%", "error", "seconds");
        for (Forecaster method : methods) {
            List<double[]> found = scores.getOrDefault(id(method), List.of());
            double[] mean = new double[6];
            for (double[] score : found) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += score[k] / found.size();
                }
            }
            System.out.printf(
                    "%-18s %8d %8.4f %8.3f %6.3f %6.3f %6.3f %8.4f %8.2f%n",
                    id(method),
                    found.size(),
                    mean[0],
                    mean[0] / mean[1],
                    mean[2],
                    mean[3],
                    mean[4],
                    mean[5],
                    seconds.get(id(method)));
        }
    }

    private static double[] score(Predictive predictive, HeldOut held, int target) {
        double came = held.came()[target];
        double last = held.curve().point(held.curve().size() - 1).score();
        return new double[] {
            predictive.crps(came),
            Math.abs(last - came),
            covers(predictive, .5, came),
            covers(predictive, .8, came),
            covers(predictive, .95, came),
            Math.abs(predictive.median() - came)
        };
    }

    private static double covers(Predictive predictive, double mass, double came) {
        var interval = predictive.interval(mass);
        return interval.lower() - 1e-9 <= came && came <= interval.upper() + 1e-9 ? 1 : 0;
    }
}
