package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.spi.ObservationSink;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Sends the results of a record. */
final class Results {

    private static final Pattern ALL_OR_NOTHING =
            Pattern.compile(
                    "(.*[._/])?(acc|accuracy|acc_norm|em|exact_match|quasi_exact_match|pass_?(@|at_?)1"
                            + "|success_rate|solve_rate|resolve_rate)( .*)?");

    /** Records round scores to as few as four digits. */
    private static final double SAME = 1e-4;

    private final Evaluation source;
    private final Samples samples;
    private final Location location;
    private final ObservationSink sink;
    private final boolean datasetSize;
    private final Model model;

    Results(
            Evaluation source,
            Samples samples,
            Location location,
            ObservationSink sink,
            boolean datasetSize) {
        this.source = source;
        this.samples = samples;
        this.location = location;
        this.sink = sink;
        this.datasetSize = datasetSize;
        this.model = source.model();
    }

    void send() {
        Tree size = source.size();
        if (size.isThere()
                && model.scales().keySet().stream().noneMatch(a -> a.id().equals("parameters"))) {
            report(
                    "",
                    "'params_billions' must be a positive number, got "
                            + size
                            + "; it is not used");
        }
        boolean scorers = source.results().stream().map(Naming::scorer).distinct().count() > 1;
        for (Tree result : source.results()) {
            Optional<String> task = Naming.task(result, source.isOfInspect());
            if (task.isEmpty()) {
                report("", "a result has neither 'evaluation_name' nor 'dataset_name'");
                continue;
            }
            String metric = Naming.metric(result);
            boolean prefixed = scorers && source.isOfInspect();
            try {
                send(result, task.get(), prefixed ? Naming.scorer(result) + "/" + metric : metric);
            } catch (IllegalArgumentException e) {
                report(task.get(), e.getMessage());
            }
        }
        if (source.results().isEmpty()) {
            report("", "'evaluation_results' holds no result");
        }
    }

    private void send(Tree result, String task, String name) {
        Tree config = result.at("metric_config");
        Tree stated = result.at("score_details", "score");
        double raw = finite(stated, "score");
        boolean lower =
                config.at("lower_is_better")
                        .truth()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'lower_is_better' must be true or false, got "
                                                        + config.at("lower_is_better")));
        double min = config.at("min_score").number().orElse(Double.NEGATIVE_INFINITY);
        double max = config.at("max_score").number().orElse(Double.POSITIVE_INFINITY);
        if (raw < min || raw > max) {
            throw new IllegalArgumentException(
                    "the score of '%s' must be in [%s, %s], as the record says, got %s"
                            .formatted(name, min, max, raw));
        }
        if (config.at("has_unknown_level").truth().orElse(false) && raw == -1) {
            throw new IllegalArgumentException("the score of '" + name + "' is the unknown level");
        }
        double unit = unit(config, name, max);
        Precision precision = new Precision(result.at("score_details"), raw, min, max);
        Observation observation =
                Observation.of(
                                model,
                                task,
                                metric(config, name, lower, min * unit, max * unit),
                                raw * unit)
                        .in(Prompting.of(result));
        Optional<Outcomes> outcomes = outcomes(result, task, name, observation.score(), unit);
        long examples = examples(result, precision, outcomes);
        observation = examples > 0 ? observation.withExamples(examples) : observation;
        OptionalDouble error = precision.standardError();
        if (error.isPresent() && error.getAsDouble() != 0) {
            observation = observation.withStandardError(error.getAsDouble() * unit);
        } else if (error.isPresent() && examples == 0) {
            report(
                    task,
                    "the standard error of '%s' is 0 and the number of samples is not known; nothing says how precise it is"
                            .formatted(name));
        }
        observation = outcomes.map(observation::withOutcomes).orElse(observation);
        sink.accept(source.measured(result).map(observation::measuredAt).orElse(observation));
    }

    /** 1/100 for percentages, by the stated unit or an accuracy's range; the range overrules. */
    private static double unit(Tree config, String name, double max) {
        String unit = config.at("metric_unit").text().orElse("").toLowerCase(Locale.ROOT);
        boolean percent = unit.startsWith("percent") || unit.equals("%");
        boolean hundred = max == 100 && unit.isEmpty() && isAllOrNothing(config, name);
        return percent && max != 1 || hundred ? 0.01 : 1;
    }

    private static boolean isAllOrNothing(Tree config, String name) {
        return config.at("score_type").text().filter("binary"::equals).isPresent()
                || ALL_OR_NOTHING.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static Metric metric(Tree config, String name, boolean lower, double min, double max) {
        double best = lower ? min : max;
        boolean whole =
                isAllOrNothing(config, name) && (lower || max == 1 || !Double.isFinite(max));
        return new Metric(
                name,
                lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                OptionalDouble.empty(),
                Double.isFinite(best) ? OptionalDouble.of(best) : OptionalDouble.empty(),
                whole ? Grain.ALL_OR_NOTHING : Grain.GRADED);
    }

    /** Samples whose mean is not the score are none of its outcomes. */
    private Optional<Outcomes> outcomes(
            Tree result, String task, String name, double score, double unit) {
        Optional<Outcomes> found =
                samples.of(
                        result.at("evaluation_result_id").text().orElse(""),
                        result.at("evaluation_name").text().orElse(""));
        if (found.isEmpty() || isSame(found.get().mean(), score)) {
            return found;
        }
        if (isSame(found.get().mean() * unit, score)) {
            Map<String, Double> scaled = new HashMap<>();
            Outcomes given = found.get();
            given.examples().forEach(id -> scaled.put(id, given.score(id).orElseThrow() * unit));
            return Optional.of(Outcomes.of(scaled));
        }
        report(
                task,
                "the outcomes of the samples give %s, the record says %s of '%s'; they are not used"
                        .formatted(found.get().mean(), score, name));
        return Optional.empty();
    }

    private static boolean isSame(double mean, double score) {
        return Math.abs(mean - score) <= SAME * Math.max(1, Math.abs(score));
    }

    private long examples(Tree result, Precision precision, Optional<Outcomes> outcomes) {
        if (outcomes.isPresent()) {
            return outcomes.get().size();
        }
        if (precision.samples() > 0) {
            return precision.samples();
        }
        int listed = result.at("source_data", "sample_ids").items().size();
        double size = result.at("source_data", "samples_number").number().orElse(0);
        return listed > 0 && listed < Tree.LONGEST_LIST
                ? listed
                : datasetSize && size >= 1 && size < 1e15 ? (long) size : 0;
    }

    private static double finite(Tree value, String name) {
        double number = value.number().orElse(Double.NaN);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    "'%s' must be a finite number, got %s".formatted(name, value));
        }
        return number;
    }

    private void report(String task, String why) {
        sink.report(Issue.at(location, task.isEmpty() ? why : task + ": " + why));
    }
}
