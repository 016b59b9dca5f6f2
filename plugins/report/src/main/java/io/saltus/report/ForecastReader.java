package io.saltus.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.verdict.Quantity;
import java.util.List;
import java.util.Map;

/** What is forecast and how hindcasts fared, from their members. */
final class ForecastReader {

    private ForecastReader() {}

    static Forecast forecast(JsonMembers json) {
        Curve curve = FindingReader.curve(json, ExampleSets.none());
        Configured method = FindingReader.configured(json.object("method"));
        Model target = target(json.object("target"));
        List<Quantity> quantities = json.list("quantities", FindingReader::quantity);
        List<Doubt> doubts = json.list("doubts", ForecastReader::doubt);
        return json.made(
                () -> {
                    Predictive values = Predictive.of(json.numbers("values"));
                    Predictive predictive =
                            json.has("leap") ? values.withLeap(json.number("leap")) : values;
                    return new Forecast(curve, method, target, predictive, quantities, doubts);
                });
    }

    private static Model target(JsonMembers json) {
        JsonMembers scales = json.object("scales");
        return json.made(
                () -> {
                    String name = json.text("name");
                    Model model = new Model(name, json.text("family"), name, Map.of());
                    for (String axis : scales.members().keySet()) {
                        model = model.at(Axis.of(axis), scales.number(axis));
                    }
                    return model;
                });
    }

    private static Doubt doubt(JsonMembers json) {
        return json.made(() -> new Doubt(json.text("name"), json.text("reason")));
    }

    static HindcastScore hindcast(JsonMembers json) {
        Configured method = FindingReader.configured(json.object("method"));
        return json.made(
                () ->
                        new HindcastScore(
                                method,
                                (int) json.whole("ahead", 1),
                                json.number("distance"),
                                (int) json.whole("asked", 1),
                                (int) json.whole("forecasts", 1),
                                json.number("within50"),
                                json.number("within80"),
                                json.number("within95"),
                                json.number("error"),
                                json.number("crps"),
                                json.number("logScore"),
                                json.number("lastError")));
    }
}
