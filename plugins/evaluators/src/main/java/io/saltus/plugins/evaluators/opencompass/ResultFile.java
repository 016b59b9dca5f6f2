package io.saltus.plugins.evaluators.opencompass;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.JsonWalk;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A result file: a number per metric, and {@code details} with what each example came to.
 *
 * <p>Shares are percentages. Where the details say how many answers are right, they decide: a score
 * that is their share, be it in percent or not, is that share, with its examples.
 */
final class ResultFile {

    /** Numbers that count or describe and score nothing. */
    private static final Set<String> NO_SCORES =
            Set.of(
                    "bp",
                    "sys_len",
                    "ref_len",
                    "counts",
                    "totals",
                    "pass",
                    "timeout",
                    "failed",
                    "wrong_answer",
                    "total",
                    "count",
                    "total_count",
                    "correct_count",
                    "extract_rate");

    /** Of the likeliest choice and of the others, whichever of them is right. */
    private static final Set<String> OF_CHOICES = Set.of("correct_bpb", "incorrect_bpb");

    private static final String MODE = "type"; // GEN or PPL
    private static final String POSTPROCESSED = "model_postprocess_";

    private final ResultPlace place;
    private final Map<String, JsonTree> members = new LinkedHashMap<>();
    private final Details details = new Details();

    ResultFile(Location location) {
        this.place = ResultPlace.of(location);
    }

    /** Reads the object at which the parser stands; its details one by one. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException("expected a JSON object of metrics and their numbers");
        }
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (name.equals("details")) {
                        details.read(value);
                    } else {
                        members.put(name, OpenCompass.JSON.tree(value));
                    }
                });
    }

    void send(SentResults scores, OpenCompass settings) {
        RunSettings runs = settings.runs();
        Model model =
                runs.facts()
                        .called("a folder above the file", Optional.of(place.model()))
                        .identity()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "no folder above the file names the model; say it with"
                                                        + " the setting 'model'"))
                        .model();
        members.forEach(
                (name, value) -> {
                    if (name.equals("error")) {
                        scores.refuseAsSaid(name, "the run ended in an error: " + value);
                    } else if (name.isBlank()) {
                        scores.refuseAsSaid("''", "a score whose metric has no name");
                    } else if (OF_CHOICES.contains(name)) {
                        scores.setAside(
                                "bits per byte of the likeliest choice, right or not", name);
                    } else if (NO_SCORES.contains(name)) {
                        scores.setAside("counts and lengths", name);
                    } else if (value.text().isPresent() && KnownMetrics.find(name).isEmpty()) {
                        if (!name.equals(MODE)) {
                            scores.setAside("texts", name);
                        }
                    } else if (!value.isList() && !value.isObject()) {
                        score(model, name, value, scores, settings);
                    }
                });
    }

    private void score(
            Model model, String name, JsonTree value, SentResults scores, OpenCompass settings) {
        String where = "'" + name + "'";
        OptionalDouble number = scores.number(where, value);
        if (number.isEmpty()) {
            return;
        }
        double written = number.getAsDouble();
        boolean processed = name.startsWith(POSTPROCESSED);
        String plain = processed ? name.substring(POSTPROCESSED.length()) : name;
        Metric metric =
                ReadMetric.of(
                        processed ? plain + "(model-postprocess)" : name, plain, Optional.empty());
        OptionalDouble share = processed ? OptionalDouble.empty() : details.share(written);
        if (plain.equals("accuracy") && !processed && share.isEmpty() && details.areComplete()) {
            scores.warn(
                    "'accuracy' is %s, and of the %d answers in 'details' %s %% are right; that of the file is read, without its examples"
                            .formatted(
                                    Numbers.exact(written),
                                    details.count(),
                                    Numbers.exact(100 * details.mean())));
        }
        boolean percent = metric.grain() == Grain.ALL_OR_NOTHING || metric.best().orElse(0) == 1;
        double score = share.orElse(percent ? written / 100 : written);
        Metric read = share.isPresent() ? details.counted(metric) : metric;
        scores.send(
                where,
                () -> {
                    Observation result =
                            Observation.of(model, place.task(), read, score)
                                    .in(settings.runs().setup(OptionalInt.empty(), Setup.STANDARD));
                    Optional<String> mode = members.getOrDefault(MODE, JsonTree.NOTHING).text();
                    if (mode.isPresent()) {
                        result = result.under("mode", mode.get().toLowerCase(Locale.ROOT));
                    }
                    if (share.isPresent()) {
                        result = withExamples(result, settings.outcomes());
                    }
                    return place.measured().map(result::measuredAt).orElse(result);
                });
    }

    private Observation withExamples(Observation result, boolean kept) {
        Optional<Outcomes> outcomes = details.outcomes();
        Observation counted = result.withExamples(details.count());
        OptionalDouble error = details.standardError();
        counted = error.isPresent() ? counted.withStandardError(error.getAsDouble()) : counted;
        return kept && outcomes.isPresent() ? counted.withOutcomes(outcomes.get()) : counted;
    }
}
