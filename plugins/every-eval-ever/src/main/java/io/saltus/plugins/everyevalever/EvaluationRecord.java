package io.saltus.plugins.everyevalever;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.JsonWalk;
import io.saltus.sources.json.TreeRoom;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record: a model and the results of its evaluation. */
final class EvaluationRecord {

    static final int LONGEST_LIST = 10_000;

    /** Records are small; their samples, of any number, are read one by one. */
    static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofTrees(1_000_000, LONGEST_LIST, 10_000));

    private static final Set<String> HEAD =
            Set.of(
                    "schema_version",
                    "evaluation_id",
                    "evaluation_timestamp",
                    "retrieved_timestamp",
                    "source_metadata",
                    "eval_library",
                    "model_info");

    /** Libraries that state iterations of a bootstrap where others state samples. */
    private static final Set<String> ITERATING = Set.of("euroeval", "scandeval");

    private final String name;
    private final Map<String, JsonTree> head = new LinkedHashMap<>();
    private final List<JsonTree> results = new ArrayList<>();
    private final TreeRoom room = JSON.room();

    /**
     * @param name what the record is called in a message
     */
    EvaluationRecord(String name) {
        this.name = name;
    }

    /** Reads the record that is the object at which the parser stands. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException(name + " is no JSON object, as a record is");
        }
        JsonWalk.members(
                parser,
                (member, p) -> {
                    if (member.equals("evaluation_results")) {
                        JsonWalk.items(p, this::result);
                    } else if (HEAD.contains(member)) {
                        head.put(member, JsonTree.read(p, room));
                    } else {
                        p.skipChildren();
                    }
                });
    }

    private void result(JsonParser parser) throws IOException {
        results.add(JsonTree.read(parser, room));
    }

    /**
     * Requires a record of a schema that is known.
     *
     * @throws RequestException if it is none, with what was found
     */
    void requireKnown() {
        Optional<String> version = at("schema_version").text();
        if (version.isEmpty() || at("evaluation_id").text().isEmpty()) {
            throw new RequestException(
                    "%s is no record of Every Eval Ever: that has 'schema_version', 'evaluation_id' and 'model_info', this has %s"
                            .formatted(
                                    name,
                                    head.isEmpty()
                                            ? "none of them"
                                            : "only " + String.join(", ", head.keySet())));
        }
        if (!version.get().matches("0\\.[23](\\..*)?")) {
            throw new RequestException(
                    "%s is of schema version '%s'; versions 0.2 and 0.3 are read"
                            .formatted(name, version.get()));
        }
    }

    String evaluation() {
        return at("evaluation_id").text().orElse("");
    }

    List<JsonTree> results() {
        return results;
    }

    /** Returns whether the record was converted from a log of inspect_ai. */
    boolean isOfInspect() {
        return at("eval_library", "name").text().filter("inspect_ai"::equals).isPresent()
                || at("source_metadata", "source_name")
                        .text()
                        .filter("inspect_ai"::equals)
                        .isPresent();
    }

    /** Returns {@code params_billions}, as it stands. */
    JsonTree size() {
        return new RecordModel(at("model_info")).billions();
    }

    /**
     * Returns whether the record is one of EuroEval: its results are called by their metric, and
     * their number of samples is that of bootstrap iterations.
     */
    boolean isOfEuroEval() {
        return at("eval_library", "name")
                .text()
                .filter(library -> ITERATING.contains(library.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /**
     * Returns the model, with what the user says of it.
     *
     * @throws RequestException if the record names none
     */
    Model model(RunSettings settings) {
        RecordModel model = new RecordModel(at("model_info"));
        return model.as(settings)
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "%s: 'model_info.id' must be a text, got %s"
                                                .formatted(name, at("model_info", "id"))));
    }

    /** Returns when the result was measured or, if that is not stated, when it was retrieved. */
    Optional<Instant> measured(JsonTree result) {
        return Times.of(result.at("evaluation_timestamp"))
                .or(() -> Times.of(at("evaluation_timestamp")))
                .or(() -> Times.of(at("retrieved_timestamp")));
    }

    private JsonTree at(String first, String... names) {
        return head.getOrDefault(first, JsonTree.NOTHING).at(names);
    }
}
