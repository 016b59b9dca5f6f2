package io.saltus.report.table;

import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Report;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A row for each curve, target and method. */
final class ForecastRows {

    private ForecastRows() {}

    static ReportTable of(Report report) {
        Set<String> names = new LinkedHashSet<>();
        report.forecasts().forEach(f -> f.quantities().forEach(q -> names.add(q.name())));
        ColumnsOf<Forecast> columns =
                new ColumnsOf<Forecast>()
                        .addAll(SubjectColumns.all(), forecast -> forecast.curve().subject())
                        .add("points", Kind.WHOLE, f -> new Value.Whole(f.curve().size()))
                        .text("method", forecast -> forecast.method().toString())
                        .text("target", forecast -> forecast.target().name())
                        .add("scale", Kind.NUMBER, forecast -> Value.of(forecast.scale()))
                        .add("horizon", Kind.NUMBER, forecast -> Value.of(forecast.horizon()));
        number(columns, "last", f -> f.curve().point(f.curve().size() - 1).score());
        number(columns, "median", forecast -> forecast.predictive().median());
        number(columns, "mean", forecast -> forecast.predictive().mean());
        for (int percent : new int[] {50, 80, 95}) {
            double mass = percent / 100.;
            number(columns, "lower" + percent, f -> f.predictive().interval(mass).lower());
            number(columns, "upper" + percent, f -> f.predictive().interval(mass).upper());
        }
        columns.text(
                "doubts",
                forecast -> String.join(" ", forecast.doubts().stream().map(Doubt::name).toList()));
        for (String name : names) {
            columns.add(
                    "quantity." + name, Kind.NUMBER, forecast -> Value.of(forecast.quantity(name)));
        }
        return columns.table("forecasts", report.forecasts());
    }

    private static void number(
            ColumnsOf<Forecast> columns, String name, ToDoubleFunction<Forecast> number) {
        columns.add(name, Kind.NUMBER, forecast -> new Value.Real(number.applyAsDouble(forecast)));
    }
}
