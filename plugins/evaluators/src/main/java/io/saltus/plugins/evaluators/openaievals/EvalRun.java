package io.saltus.plugins.evaluators.openaievals;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A run of a model on an eval: what was asked for, what came of it, and its samples. */
final class EvalRun {

    private static final String ACCURACY = "accuracy";
    private static final double ROUNDING = 1e-6;

    private final Location location;
    private final OpenAiEvals settings;
    private final SampleScores matches = new SampleScores();
    private JsonTree spec = JsonTree.NOTHING;
    private JsonTree report = JsonTree.NOTHING;
    private final List<JsonTree> replaced = new ArrayList<>();

    EvalRun(Location location, OpenAiEvals settings) {
        this.location = location;
        this.settings = settings;
    }

    void line(long number, JsonTree record) {
        if (record.at("spec").isObject()) {
            spec = record.at("spec");
        } else if (record.at("final_report").isObject()) {
            if (report.isThere()) {
                replaced.add(report);
            }
            report = record.at("final_report");
        } else if (record.at("type").text().filter("match"::equals).isPresent()) {
            String id = record.at("sample_id").scalar().orElse("");
            record.at("data", "correct")
                    .truth()
                    .filter(right -> !id.isBlank())
                    .ifPresent(
                            right ->
                                    matches.add(
                                            ACCURACY,
                                            new SampleScores.Document(id, id),
                                            right ? 1 : 0));
        }
    }

    /** Returns whether an event with this {@code run_id} is one of this run. */
    boolean isOf(JsonTree id) {
        return id.scalar().isPresent() && id.scalar().equals(spec.at("run_id").scalar());
    }

    void send(SentResults scores) {
        Optional<String> task = spec.at("eval_name").text().or(() -> spec.at("base_eval").text());
        if (task.isEmpty()) {
            throw new RequestException(
                    location.name()
                            + ": 'spec.eval_name' must be a text, got "
                            + spec.at("eval_name"));
        }
        if (!report.isThere()) {
            scores.warn("has no 'final_report': the run did not end, and its samples are not read");
            return;
        }
        replaced.removeIf(earlier -> said(earlier).equals(said(report)));
        if (!replaced.isEmpty()) {
            scores.refuseAsSaid(
                    "'final_report'",
                    "a run has %d 'final_report's that differ; the last is read, and no score of the others"
                            .formatted(replaced.size() + 1));
        }
        Model model = model();
        for (Map.Entry<String, JsonTree> metric : report.members().entrySet()) {
            String name = metric.getKey();
            if (name.endsWith("_std") || name.endsWith("_stderr")) {
                continue; // it goes with a score
            }
            if (name.startsWith("counts/")
                    || name.startsWith("num_")
                    || !metric.getValue().isNumber()
                            && metric.getValue().isThere()
                            && !name.equals(ACCURACY)) {
                scores.setAside("counts and texts of the report", name);
                continue;
            }
            String where = "'%s' of 'final_report'".formatted(name);
            OptionalDouble score = scores.number(where, metric.getValue());
            if (score.isPresent()) {
                compared(name, score.getAsDouble(), scores);
                scores.send(
                        where, () -> result(model, task.get(), name, score.getAsDouble(), scores));
            }
        }
    }

    /**
     * The accuracy is the share of right answers among the samples, or the file contradicts itself.
     */
    private void compared(String name, double score, SentResults scores) {
        if (name.equals(ACCURACY)
                && matches.metrics().contains(name)
                && Math.abs(matches.mean(name) - score) > ROUNDING) {
            scores.warn(
                    "'accuracy' is %s in 'final_report' and %s over the samples of the file; that of the"
                                    .formatted(
                                            Numbers.exact(score), Numbers.exact(matches.mean(name)))
                            + " report is read, without its samples");
        }
    }

    /** What a report says, as it is written. */
    private static Map<String, String> said(JsonTree report) {
        Map<String, String> said = new HashMap<>();
        report.members().forEach((name, value) -> said.put(name, value.toString()));
        return said;
    }

    private Model model() {
        JsonTree named =
                OpenAiEvals.first(
                        spec.at("completion_fns").isThere()
                                ? spec.at("completion_fns")
                                : spec.at("model_name").isThere()
                                        ? spec.at("model_name")
                                        : spec.at("run_config", "completion_fns"));
        return settings.runs()
                .facts()
                .called("spec.completion_fns", named.text())
                .identity()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        location.name()
                                                + ": 'spec.completion_fns' must name the model, got "
                                                + named
                                                + "; say it with the setting 'model'"))
                .model();
    }

    private Observation result(
            Model model, String task, String name, double score, SentResults scores) {
        boolean behind =
                name.equals(ACCURACY)
                        && matches.metrics().contains(name)
                        && Math.abs(matches.mean(name) - score) <= ROUNDING;
        Metric metric = ReadMetric.of(name, name, Optional.empty());
        boolean parts = behind && matches.metric(name).grain() == Grain.GRADED;
        Observation plain =
                Observation.of(model, task, parts ? ReadMetric.graded(metric) : metric, score)
                        .in(settings.runs().setup(OptionalInt.empty(), Setup.STANDARD));
        double limit = spec.at("run_config", "max_samples").number().orElse(0);
        if (limit > 0) {
            plain = plain.under(Observation.LIMIT, Numbers.exact(limit));
        }
        Optional<Instant> made = measured();
        plain = made.isPresent() ? plain.measuredAt(made.get()) : plain;
        if (behind) {
            Observation counted = matches.completed(plain, name);
            return settings.outcomes()
                    ? matches.outcomes(name).map(counted::withOutcomes).orElse(counted)
                    : counted;
        }
        OptionalDouble error = error(name, scores);
        return error.isPresent() ? plain.withStandardError(error.getAsDouble()) : plain;
    }

    /** {@code boostrap_std}, as evals spells it, is that of the accuracy. */
    private OptionalDouble error(String name, SentResults scores) {
        if (!name.equals(ACCURACY)) {
            return OptionalDouble.empty();
        }
        OptionalDouble spelled = scores.error("'accuracy'", report.at("boostrap_std"));
        return spelled.isPresent()
                ? spelled
                : scores.error("'accuracy'", report.at("bootstrap_std"));
    }

    /** {@code 2023-03-18 06:36:17.034190}. */
    private Optional<Instant> measured() {
        try {
            return spec.at("created_at")
                    .text()
                    .map(
                            text ->
                                    LocalDateTime.parse(text.replace(' ', 'T'))
                                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // a text that is no time
        }
    }
}
