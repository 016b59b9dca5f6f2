package io.saltus.plugins.text;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.report.Report;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forecasts and hindcasts as rows and columns: what terminal tables and Markdown share. A row is a
 * curve, a target and a method; a doubt stands there by its name, and {@link #doubts} says what is
 * meant.
 */
final class ForecastGrid {

    static final String TITLE = "Forecasts";
    static final String HINDCASTS = "Hindcasts: what was held out of these data, and forecast";

    /** Columns that give way where there is little room. */
    private static final List<String> SPARE = List.of("50%", "80%", "last");

    private ForecastGrid() {}

    /** Returns a row per forecast; without the inner intervals where they are spared. */
    static Grid of(Report report, boolean spare) {
        List<Forecast> forecasts = report.forecasts();
        List<String> facts = new ArrayList<>();
        List<GridColumn<Forecast>> columns = new ArrayList<>(columns(report));
        if (spare) {
            columns.removeIf(column -> SPARE.contains(column.name()));
        }
        List<GridColumn<Forecast>> shown = GridColumn.shown(columns, forecasts, facts);
        List<List<String>> rows = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            rows.add(shown.stream().map(column -> column.words(forecast)).toList());
        }
        return new Grid(facts, shown.stream().map(GridColumn::name).toList(), 0, rows, List.of());
    }

    private static List<GridColumn<Forecast>> columns(Report report) {
        List<GridColumn<Forecast>> columns = new ArrayList<>();
        columns.add(new GridColumn<>("task", false, f -> f.curve().subject().task()));
        columns.add(new GridColumn<>("setup", true, f -> f.curve().subject().setup().words()));
        columns.add(new GridColumn<>("metric", true, f -> f.curve().metric().name()));
        columns.add(new GridColumn<>("family", true, f -> f.curve().subject().family()));
        columns.add(new GridColumn<>("axis", true, f -> f.curve().axis().title()));
        columns.add(new GridColumn<>("method", true, f -> method(f.method(), report)));
        columns.add(new GridColumn<>("at", true, f -> f.target().name()));
        columns.add(new GridColumn<>("last", false, f -> score(last(f.curve()))));
        columns.add(new GridColumn<>("median", false, f -> score(f.predictive().median())));
        for (double mass : new double[] {.5, .8, .95}) {
            columns.add(
                    new GridColumn<>(
                            Math.round(100 * mass) + "%",
                            false,
                            f -> interval(f.predictive().interval(mass))));
        }
        columns.add(new GridColumn<>("> chance", true, f -> probability(f, "above-chance")));
        columns.add(new GridColumn<>("reach", true, f -> probability(f, "reach")));
        columns.add(new GridColumn<>("leap", true, f -> probability(f, "leap")));
        columns.add(
                new GridColumn<>(
                        "doubts",
                        true,
                        f -> String.join(", ", f.doubts().stream().map(Doubt::name).toList())));
        return columns;
    }

    private static double last(Curve curve) {
        return curve.point(curve.size() - 1).score();
    }

    private static String method(Configured method, Report report) {
        boolean once =
                report.forecasts().stream()
                                .map(Forecast::method)
                                .filter(other -> other.id().equals(method.id()))
                                .distinct()
                                .limit(2)
                                .count()
                        == 1;
        return once ? method.id() : method.toString();
    }

    private static String probability(Forecast forecast, String name) {
        return forecast.quantity(name).isPresent()
                ? decimals(forecast.quantity(name).getAsDouble(), 2)
                : "";
    }

    private static String interval(Interval interval) {
        return score(interval.lower()) + "\u2013" + score(interval.upper());
    }

    /** Three decimals of a share, three digits of what is larger. */
    static String score(double score) {
        return Math.abs(score) <= 1 ? decimals(score, 3) : Numbers.of(score);
    }

    private static String decimals(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * Returns what the doubts mean: each by name, with how many forecasts have it and one reason.
     */
    static List<String> doubts(Report report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Forecast forecast : report.forecasts()) {
            for (Doubt doubt : forecast.doubts()) {
                counts.merge(doubt.name(), 1, Integer::sum);
                reasons.putIfAbsent(doubt.name(), doubt.reason());
            }
        }
        List<String> lines = new ArrayList<>();
        counts.forEach(
                (name, count) ->
                        lines.add(
                                "%s (%d of %d): %s"
                                        .formatted(
                                                name,
                                                count,
                                                report.forecasts().size(),
                                                reasons.get(name))));
        return lines;
    }

    /** How many forecasts there are, and how many have doubts. */
    static String counts(Report report) {
        long doubtful = report.forecasts().stream().filter(f -> !f.doubts().isEmpty()).count();
        return Numbers.count(report.forecasts().size(), "forecast")
                + (doubtful == 0 ? "" : ", " + doubtful + " with doubts");
    }

    /** Returns a row per method and horizon of the hindcasts. */
    static Grid hindcasts(Report report) {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, Double> last = new LinkedHashMap<>();
        for (HindcastScore score : report.hindcasts()) {
            if (score.method().id().equals("last-value")) {
                last.put(score.ahead(), score.logScore());
            }
        }
        for (HindcastScore score : report.hindcasts()) {
            Double against = last.get(score.ahead());
            rows.add(
                    List.of(
                            Names.harmless(score.method().toString()),
                            Integer.toString(score.ahead()),
                            decimals(score.distance(), 2),
                            score.forecasts() == score.asked()
                                    ? Integer.toString(score.forecasts())
                                    : score.forecasts() + " of " + score.asked(),
                            percent(score.within50()),
                            percent(score.within80()),
                            percent(score.within95()),
                            decimals(score.error(), 3),
                            decimals(score.crps(), 3),
                            Double.isInfinite(score.relative())
                                    ? "inf"
                                    : decimals(score.relative(), 2),
                            against == null
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, "%+.2f", score.logScore() - against)));
        }
        return new Grid(
                List.of(),
                List.of(
                        "method",
                        "ahead",
                        "distance",
                        "n",
                        "in 50%",
                        "in 80%",
                        "in 95%",
                        "error",
                        "CRPS",
                        "CRPS / last",
                        "log score - last"),
                0,
                rows,
                List.of());
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }
}
