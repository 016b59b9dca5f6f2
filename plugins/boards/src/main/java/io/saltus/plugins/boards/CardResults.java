package io.saltus.plugins.boards;

import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Strategies;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.results.WrittenScore;
import io.saltus.sources.settings.RunSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The results of one model in a card.
 *
 * <p>The task is the data set's name without what stands in brackets of shots, with the
 * configuration where one name has several.
 */
final class CardResults {

    private static final Pattern SHOTS =
            Pattern.compile(
                    "(?i)[\\s_-]*[(\\[]?\\s*(\\d{1,3})[\\s_-]?shots?(?:[\\s,;]*(?:cot|chain.of.thought))?\\s*[)\\]]?");
    private static final Pattern COT =
            Pattern.compile("(?i)(^|[^a-z])(cot|chain.of.thought)([^a-z]|$)");
    private static final Pattern COST =
            Pattern.compile(
                    "(?i).*(latency|throughput|(^|_)(time|price|cost|params|memory|runtime)).*|.*per_second");

    /** One metric of one result. */
    private record Entry(JsonTree result, JsonTree metric, String place) {

        String set() {
            JsonTree data = result.at("dataset");
            return data.at("name").scalar().or(() -> data.at("type").scalar()).orElse("").strip();
        }

        String configuration() {
            return result.at("dataset").at("config").scalar().orElse("").strip();
        }

        String type() {
            return metric.at("type").scalar().orElse("").strip();
        }

        String title() {
            return metric.at("name").scalar().orElse("").strip();
        }
    }

    private final JsonTree index;
    private final RunSettings runs;
    private final SentResults results;

    CardResults(JsonTree index, RunSettings runs, SentResults results) {
        this.index = index;
        this.runs = runs;
        this.results = results;
    }

    void send() {
        List<Entry> entries = entries();
        List<WrittenScore> shares = new ArrayList<>();
        for (Entry entry : entries) {
            try {
                if (WrittenScore.isShare(metric(entry, entries))) {
                    shares.add(written(entry));
                }
            } catch (IllegalArgumentException e) {
                // said when it is sent
            }
        }
        boolean percent = WrittenScore.arePercentages(shares);
        if (percent) {
            results.remark(
                    "scores of metrics that end at 1 are percentages, since some are above 1");
        }
        for (Entry entry : entries) {
            if (COST.matcher(entry.type()).matches()) {
                results.leave(
                        "left out, since times, sizes and prices are no abilities", entry.type());
            } else {
                results.send(entry.place(), 0, () -> result(entry, entries, percent, shares));
            }
        }
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        String model = index.at("name").scalar().orElse("model-index");
        List<JsonTree> all = index.at("results").items();
        for (int i = 0; i < all.size(); i++) {
            List<JsonTree> metrics = all.get(i).at("metrics").items();
            for (int j = 0; j < metrics.size(); j++) {
                entries.add(
                        new Entry(
                                all.get(i),
                                metrics.get(j),
                                "%s, results[%d].metrics[%d]".formatted(model, i, j)));
            }
        }
        return entries;
    }

    private static WrittenScore written(Entry entry) {
        JsonTree value = entry.metric().at("value");
        return WrittenScore.of(
                value.scalar()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'value' must be a number, got " + value)));
    }

    /** The metric by its type, or by its name where several of a result have one type. */
    private static Metric metric(Entry entry, List<Entry> entries) {
        String type = entry.type();
        String title = entry.title();
        Set<String> ofType = new HashSet<>();
        for (Entry other : entries) {
            if (other.result() == entry.result() && other.type().equals(type)) {
                ofType.add(other.title());
            }
        }
        boolean byTitle = !title.isEmpty() && (type.isEmpty() || ofType.size() > 1);
        String name = byTitle ? title : type;
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a metric needs 'type' or 'name', there is neither");
        }
        boolean known = KnownMetrics.find(name).isPresent();
        return ReadMetric.of(name, known || type.isEmpty() ? name : type, Optional.empty());
    }

    private Observation result(
            Entry entry, List<Entry> entries, boolean percent, List<WrittenScore> shares) {
        Metric metric = metric(entry, entries);
        double score = written(entry).as(metric, percent, shares);
        String set = entry.set();
        if (set.isEmpty()) {
            throw new IllegalArgumentException(
                    "'dataset' needs a 'name' or a 'type', got " + entry.result().at("dataset"));
        }
        Matcher shots = SHOTS.matcher(set);
        OptionalInt named =
                shots.find()
                        ? OptionalInt.of(Integer.parseInt(shots.group(1)))
                        : OptionalInt.empty();
        OptionalInt stated =
                Shots.among(entry.result().at("dataset").at("args"), results.optional());
        String task = SHOTS.matcher(set).replaceFirst("").strip();
        boolean thought = COT.matcher(set).find();
        Observation result =
                Observation.of(model(), configured(task, entry, entries), metric, score)
                        .in(
                                runs.setup(
                                        stated.isPresent() ? stated : named,
                                        thought ? Strategies.CHAIN_OF_THOUGHT : Setup.STANDARD));
        return under(result, entry);
    }

    private static String configured(String task, Entry entry, List<Entry> entries) {
        String configuration = entry.configuration();
        boolean several =
                entries.stream()
                        .anyMatch(
                                other ->
                                        other.set().equals(entry.set())
                                                && !other.configuration().equals(configuration));
        String name = task.isEmpty() ? entry.set() : task;
        return several && !configuration.isEmpty() && !name.contains(configuration)
                ? name + " (" + configuration + ")"
                : name;
    }

    private static Observation under(Observation result, Entry entry) {
        JsonTree data = entry.result().at("dataset");
        Observation under = result;
        Optional<String> split = data.at("split").scalar().filter(word -> !word.equals("test"));
        if (split.isPresent()) {
            under = under.under("split", split.get());
        }
        Optional<String> version = data.at("revision").scalar();
        return version.isPresent() ? under.under(Observation.VERSION, version.get()) : under;
    }

    private Model model() {
        return runs.facts()
                .called("model-index[].name", index.at("name").scalar())
                .identity()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a model of 'model-index' has no 'name'; say model=NAME"))
                .model();
    }
}
