package io.saltus.report;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Writes what is forecast and how hindcasts fared. */
final class ForecastWriter {

    /** Most values of a distribution that are written; of more, as many quantiles. */
    private static final int MOST_VALUES = 200;

    private static final List<Double> MASSES = List.of(.5, .8, .95);

    private ForecastWriter() {}

    static void write(JsonText json, List<Forecast> forecasts, List<HindcastScore> hindcasts)
            throws IOException {
        if (!forecasts.isEmpty()) {
            json.array("forecasts");
            for (Forecast forecast : forecasts) {
                forecast(json, forecast);
            }
            json.end();
        }
        if (!hindcasts.isEmpty()) {
            json.array("hindcasts");
            for (HindcastScore score : hindcasts) {
                hindcast(json, score);
            }
            json.end();
        }
    }

    private static void forecast(JsonText json, Forecast forecast) throws IOException {
        Predictive predictive = forecast.predictive();
        json.object();
        ReportWriter.curve(json, forecast.curve(), ExampleSets.none());
        ReportWriter.configured(json, "method", forecast.method());
        json.line("target");
        json.text("name", forecast.target().name());
        json.text("family", forecast.target().family());
        json.line("scales");
        for (Axis axis : axes(forecast.target())) {
            json.number(axis.id(), forecast.target().scale(axis).orElseThrow());
        }
        json.end();
        json.end();
        json.number("median", predictive.median());
        json.number("mean", predictive.mean());
        json.array("intervals");
        for (double mass : MASSES) {
            json.line();
            json.number("mass", mass);
            json.number("lower", predictive.interval(mass).lower());
            json.number("upper", predictive.interval(mass).upper());
            json.end();
        }
        json.end();
        json.numbers("values", values(predictive));
        if (predictive.leap().isPresent()) {
            json.number("leap", predictive.leap().getAsDouble());
        }
        ReportWriter.quantities(json, forecast.quantities());
        json.array("doubts");
        for (Doubt doubt : forecast.doubts()) {
            json.line();
            json.text("name", doubt.name());
            json.text("reason", doubt.reason());
            json.end();
        }
        json.end();
        json.end();
    }

    /** In the order of their ids: a map's own is not the same everywhere. */
    private static List<Axis> axes(Model model) {
        return model.scales().keySet().stream().sorted(Comparator.comparing(Axis::id)).toList();
    }

    private static double[] values(Predictive predictive) {
        if (predictive.size() <= MOST_VALUES) {
            return predictive.values();
        }
        double[] values = new double[MOST_VALUES];
        for (int i = 0; i < MOST_VALUES; i++) {
            values[i] = predictive.quantile((i + .5) / MOST_VALUES);
        }
        return values;
    }

    private static void hindcast(JsonText json, HindcastScore score) throws IOException {
        json.object();
        ReportWriter.configured(json, "method", score.method());
        json.number("ahead", score.ahead());
        json.number("distance", score.distance());
        json.number("asked", score.asked());
        json.number("forecasts", score.forecasts());
        json.number("within50", score.within50());
        json.number("within80", score.within80());
        json.number("within95", score.within95());
        json.number("error", score.error());
        json.number("crps", score.crps());
        json.number("logScore", score.logScore());
        json.number("lastError", score.lastError());
        json.end();
    }
}
