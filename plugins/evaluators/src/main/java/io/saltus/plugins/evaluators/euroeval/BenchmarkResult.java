package io.saltus.plugins.evaluators.euroeval;

import io.saltus.api.data.Axis;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A model on a data set: {@code results.total}, the mean of ten rounds on samples of the test set
 * for each metric, with half of its 95 % interval as {@code _se}, and the rounds themselves in
 * {@code results.raw}.
 *
 * @param line where it stands
 */
record BenchmarkResult(long line, JsonTree record, RunSettings settings) {

    private static final double HALF_INTERVAL = 1.96;
    private static final double ROUNDING = 1e-3;

    void send(SentResults scores) {
        String dataset = record.at("dataset").text().orElse("");
        JsonTree total = record.at("results", "total");
        Optional<RunIdentity> identity = identity();
        if (dataset.isEmpty() || identity.isEmpty() || !total.isObject()) {
            scores.refuse(
                    line,
                    "expected 'dataset', 'model' and 'results.total', found " + record.layout());
            return;
        }
        Model model = identity.get().model();
        total.members()
                .forEach(
                        (name, value) -> {
                            if (!name.endsWith("_se")) {
                                metric(model, dataset, name, value, total, scores);
                            }
                        });
    }

    private Optional<RunIdentity> identity() {
        // 'model@revision' and 'model#thinking'
        return settings.facts()
                .called(
                        "model",
                        record.at("model").text().map(name -> name.replaceFirst("#.*", "")))
                .scale(
                        Axis.EXACT_PARAMETERS,
                        "num_model_parameters",
                        record.at("num_model_parameters").number())
                .identity();
    }

    private void metric(
            Model model,
            String dataset,
            String name,
            JsonTree value,
            JsonTree total,
            SentResults scores) {
        String where = "line %d, '%s' of '%s'".formatted(line, name, dataset);
        String plain = name.replaceFirst("^(test|val)_", "");
        if (plain.startsWith("speed")
                || record.at("task").text().filter("speed"::equals).isPresent()) {
            scores.setAside("throughput", name);
            return;
        }
        if (plain.startsWith("num_") || plain.contains("failed_instances")) {
            scores.setAside("counts", name);
            return;
        }
        OptionalDouble number = scores.number(where, value);
        if (number.isEmpty()) {
            return;
        }
        double unit = unit(name, number.getAsDouble());
        scores.send(
                where,
                () -> {
                    Observation result =
                            asked(
                                    Observation.of(
                                            model,
                                            dataset,
                                            metric(plain, unit),
                                            number.getAsDouble() / unit));
                    OptionalDouble half = scores.error(where, total.at(name + "_se"));
                    return half.isPresent()
                            ? result.withStandardError(half.getAsDouble() / HALF_INTERVAL / unit)
                            : result;
                });
    }

    /** What was a percentage is best at 1, whatever it is called. */
    private static Metric metric(String plain, double unit) {
        Metric metric = ReadMetric.of(plain, plain, Optional.empty());
        return unit == 1 || KnownMetrics.find(plain).isPresent() ? metric : metric.withBest(1);
    }

    /** 100 where the total is in percent: 100 times the mean of the rounds, or a share above 1. */
    private double unit(String name, double total) {
        ScoreMoments rounds = new ScoreMoments();
        for (JsonTree round : record.at("results", "raw").items()) {
            double score =
                    round.at(name)
                            .number()
                            .orElse(
                                    round.at(name.replaceFirst("^test_", ""))
                                            .number()
                                            .orElse(Double.NaN));
            if (Double.isFinite(score)) {
                rounds.add(score);
            }
        }
        if (rounds.count() > 0) {
            return Math.abs(100 * rounds.mean() - total) <= ROUNDING * Math.max(1, Math.abs(total))
                    ? 100
                    : 1;
        }
        boolean share =
                KnownMetrics.find(name.replaceFirst("^(test|val)_", ""))
                        .filter(known -> known.best().orElse(0) == 1)
                        .isPresent();
        return share || name.matches("(test|val)_(mcc|macro_f1|bertscore|rouge.*)") ? 100 : 1;
    }

    private Observation asked(Observation plain) {
        boolean zero =
                record.at("generative").truth().orElse(false)
                        && !record.at("few_shot").truth().orElse(true);
        Observation told =
                plain.in(
                        settings.setup(
                                zero ? OptionalInt.of(0) : OptionalInt.empty(), Setup.STANDARD));
        if (record.at("few_shot").truth().orElse(false)
                && record.at("generative").truth().orElse(false)) {
            told = told.under("prompt", "few-shot");
        }
        if (record.at("validation_split").truth().orElse(false)) {
            told = told.under("split", "validation");
        }
        Optional<String> thinking =
                record.at("model")
                        .text()
                        .filter(name -> name.contains("#"))
                        .map(name -> name.replaceFirst(".*#", ""));
        return thinking.isPresent() ? told.under("parameter", thinking.get()) : told;
    }
}
