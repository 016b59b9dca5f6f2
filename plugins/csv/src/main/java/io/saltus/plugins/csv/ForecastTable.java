package io.saltus.plugins.csv;

import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Subject;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Report;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Forecasts as a flat table, a row for each curve, target and method. */
final class ForecastTable {

    private static final List<String> FIXED =
            List.of(
                    "task",
                    "shots",
                    "strategy",
                    "metric",
                    "family",
                    "axis",
                    "points",
                    "method",
                    "target",
                    "scale",
                    "horizon",
                    "last",
                    "median",
                    "mean",
                    "lower50",
                    "upper50",
                    "lower80",
                    "upper80",
                    "lower95",
                    "upper95",
                    "doubts");

    private ForecastTable() {}

    /** Returns the header, then the rows. */
    static List<List<String>> of(Report report) {
        Set<String> names = new LinkedHashSet<>();
        report.forecasts().forEach(f -> f.quantities().forEach(q -> names.add(q.name())));
        List<String> header = new ArrayList<>(FIXED);
        names.forEach(name -> header.add(Findings.noFormula("quantity." + name)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        for (Forecast forecast : report.forecasts()) {
            List<String> row = row(forecast);
            names.forEach(name -> row.add(Findings.number(forecast.quantity(name))));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> row(Forecast forecast) {
        Subject subject = forecast.curve().subject();
        int points = forecast.curve().size();
        List<String> row = new ArrayList<>(Findings.subject(subject));
        row.add(Integer.toString(points));
        row.add(Findings.noFormula(forecast.method().toString()));
        row.add(Findings.noFormula(forecast.target().name()));
        row.add(Findings.number(forecast.scale()));
        row.add(Findings.number(forecast.horizon()));
        row.add(Numbers.exact(forecast.curve().point(points - 1).score()));
        row.add(Numbers.exact(forecast.predictive().median()));
        row.add(Numbers.exact(forecast.predictive().mean()));
        for (double mass : new double[] {.5, .8, .95}) {
            Interval interval = forecast.predictive().interval(mass);
            row.add(Numbers.exact(interval.lower()));
            row.add(Numbers.exact(interval.upper()));
        }
        row.add(String.join(" ", forecast.doubts().stream().map(Doubt::name).toList()));
        return row;
    }
}
