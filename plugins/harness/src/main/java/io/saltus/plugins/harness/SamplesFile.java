package io.saltus.plugins.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logged samples, {@code samples_TASK_DATE.jsonl}: a line per document and filter, aggregated to
 * score, examples and standard error per metric.
 *
 * <p>Where a line holds the log-likelihood of every choice, two graded metrics are added, for the
 * question whether it is the metric: {@code p_correct}, the probability of the right choice among
 * the choices, e^{l_right} / sum_j e^{l_j} in [0, 1] with its chance 1 / choices, and {@code
 * brier}, sum_j (p_j - [j right])^2 in [0, 2].
 */
final class SamplesFile {

    private static final Pattern NAME =
            Pattern.compile("samples_(.+)_\\d{4}-\\d{2}-\\d{2}T[^/]*\\.jsonl");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9.:-]*\\d");
    private static final int ONE_BY_ONE = 5;
    private static final int HEAD = 1 << 16;

    private final Location location;
    private final ObservationSink sink;
    private final Harness settings;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private long lines;
    private int bad;

    SamplesFile(Location location, ObservationSink sink, Harness settings) {
        this.location = location;
        this.sink = sink;
        this.settings = settings;
    }

    static boolean isNamedSo(Location location) {
        return NAME.matcher(fileName(location)).matches();
    }

    /** Whether the first line begins as a sample does. */
    static boolean isOne(Location location) throws IOException {
        String head = new String(location.head(HEAD), StandardCharsets.UTF_8);
        return head.startsWith("{") && head.contains("\"doc_id\"");
    }

    void send() throws IOException {
        try (BoundedLines in = new BoundedLines(location.open())) {
            for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
                lines++;
                if (in.wasCut()) {
                    bad("the line is longer than " + BoundedLines.LONGEST + " bytes");
                } else if (!line.get().isBlank()) {
                    sample(line.get());
                }
            }
        }
        if (bad > ONE_BY_ONE) {
            sink.report(Issue.at(location, (bad - ONE_BY_ONE) + " more lines could not be used"));
        }
        if (tallies.isEmpty()) {
            throw new RequestException(
                    "holds no sample: expected lines with 'doc_id' and a metric's value under its name");
        }
        RunIdentity identity = new RunIdentity(location);
        JsonNode results = resultsBeside();
        Model model = identity.model(results, settings);
        TaskNames.Named task = TaskNames.HARNESS.of(task()).orElseThrow();
        JsonNode stated = results.path("n-shot").path(task());
        OptionalInt shots = stated.isInt() ? OptionalInt.of(stated.asInt()) : identity.shots();
        Setup setup =
                new Setup(
                        settings.shots() >= 0 ? OptionalInt.of(settings.shots()) : shots,
                        settings.strategy().isEmpty() ? task.strategy() : settings.strategy());
        Optional<Instant> measured = RunDate.of(results, location);
        tallies.forEach(
                (name, tally) -> observation(model, task.task(), setup, measured, name, tally));
    }

    /** The results file of the same run, which says what the samples do not; nothing if none. */
    private JsonNode resultsBeside() {
        Matcher date = DATE.matcher(fileName(location));
        if (date.find() && location.path().isPresent()) {
            Path beside = location.path().get().resolveSibling("results_" + date.group() + ".json");
            try {
                if (Files.isRegularFile(beside)) {
                    return Json.object(Location.of(beside));
                }
            } catch (IOException | RequestException e) {
                // it is told of where it is read itself
            }
        }
        return MissingNode.getInstance();
    }

    private void observation(
            Model model,
            String task,
            Setup setup,
            Optional<Instant> measured,
            String name,
            Tally tally) {
        try {
            Metric metric = tally.metric(name);
            Observation observation =
                    Observation.of(model, task, metric, tally.mean())
                            .in(setup)
                            .withExamples(tally.size());
            if (tally.standardError() > 0) {
                observation = observation.withStandardError(tally.standardError());
            }
            if (measured.isPresent()) {
                observation = observation.measuredAt(measured.get());
            }
            Optional<Outcomes> outcomes = settings.outcomes() ? tally.outcomes() : Optional.empty();
            if (outcomes.isPresent()) {
                observation = observation.withOutcomes(outcomes.get());
            }
            sink.accept(observation);
        } catch (IllegalArgumentException e) {
            sink.report(Issue.at(location, "'%s': %s".formatted(name, e.getMessage())));
        }
    }

    private void sample(String line) {
        JsonNode sample;
        try {
            sample = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            bad("is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
            return;
        }
        if (!sample.path("doc_id").isValueNode()) {
            bad("has no 'doc_id'");
            return;
        }
        String id = sample.path("doc_hash").asText(sample.path("doc_id").asText());
        String filter = sample.path("filter").asText("none");
        String suffix = filter.equals("none") ? "" : "(" + filter + ")";
        int found = 0;
        for (JsonNode metric : sample.path("metrics")) {
            JsonNode value = sample.path(metric.asText());
            if (value.isNumber() || value.isBoolean()) {
                add(
                        metric.asText() + suffix,
                        id,
                        value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble());
                found++;
            }
        }
        if (found == 0) {
            for (String name :
                    new String[] {"acc", "acc_norm", "exact_match", "em", "f1", "mc1", "mc2"}) {
                if (sample.path(name).isNumber()) {
                    add(name + suffix, id, sample.path(name).asDouble());
                    found++;
                }
            }
        }
        found += choices(sample, id);
        if (found == 0) {
            bad("has no metric with a number");
        }
    }

    /** The graded metrics of a multiple-choice line; none if the choices are not all there. */
    private int choices(JsonNode sample, String id) {
        JsonNode choices = sample.path("filtered_resps");
        int right = right(sample.path("target"), choices.size());
        if (choices.size() < 2 || right < 0) {
            return 0;
        }
        double[] likelihoods = new double[choices.size()];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < likelihoods.length; j++) {
            JsonNode value = choices.get(j).path(0);
            try {
                likelihoods[j] = Double.parseDouble(value.asText());
            } catch (NumberFormatException e) {
                return 0;
            }
            if (choices.get(j).size() != 2 || !Double.isFinite(likelihoods[j])) {
                return 0;
            }
            largest = Math.max(largest, likelihoods[j]);
        }
        double sum = 0;
        for (double likelihood : likelihoods) {
            sum += Math.exp(likelihood - largest);
        }
        double brier = 0;
        for (int j = 0; j < likelihoods.length; j++) {
            double p = Math.exp(likelihoods[j] - largest) / sum;
            brier += Math.pow(p - (j == right ? 1 : 0), 2);
            if (j == right) {
                add("p_correct", id, p);
            }
        }
        tallies.get("p_correct").choices(likelihoods.length);
        add("brier", id, brier);
        return 2;
    }

    private static int right(JsonNode target, int choices) {
        String text = target.asText("").strip();
        int right = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        return right < choices ? right : -1;
    }

    private void add(String metric, String id, double value) {
        if (Double.isFinite(value)) {
            tallies.computeIfAbsent(metric, name -> new Tally()).add(id, value);
        }
    }

    private String task() {
        Matcher name = NAME.matcher(fileName(location));
        return name.matches() ? name.group(1) : fileName(location).replaceFirst("\\.jsonl$", "");
    }

    private static String fileName(Location location) {
        return location.name().replaceFirst("^.*/", "");
    }

    private void bad(String why) {
        if (++bad <= ONE_BY_ONE) {
            sink.report(Issue.at(location, lines, why));
        }
    }
}
