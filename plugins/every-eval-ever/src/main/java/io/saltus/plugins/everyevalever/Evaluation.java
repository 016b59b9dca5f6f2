package io.saltus.plugins.everyevalever;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record: a model and the results of its evaluation. */
final class Evaluation {

    private static final Set<String> HEAD =
            Set.of(
                    "schema_version",
                    "evaluation_id",
                    "evaluation_timestamp",
                    "retrieved_timestamp",
                    "source_metadata",
                    "eval_library",
                    "model_info");

    private static final Pattern STEP = Pattern.compile("step[-_]?([0-9]{1,15})");

    private final String name;
    private final Map<String, Tree> head = new LinkedHashMap<>();
    private final List<Tree> results = new ArrayList<>();
    private final Tree.Room room = new Tree.Room();

    /**
     * @param name what the record is called in a message
     */
    Evaluation(String name) {
        this.name = name;
    }

    /** Reads the record that is the object at which the parser stands. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException(name + " is no JSON object, as a record is");
        }
        JsonText.members(
                parser,
                (member, p) -> {
                    if (member.equals("evaluation_results")) {
                        JsonText.items(p, this::result);
                    } else if (HEAD.contains(member)) {
                        head.put(member, Tree.read(p, room));
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
    }

    private void result(JsonParser parser) throws IOException {
        results.add(Tree.read(parser, room));
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

    List<Tree> results() {
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
    Tree size() {
        return at("model_info", "additional_details", "params_billions");
    }

    /**
     * Returns the model by its id, with its size where the record states one, and its step where
     * the revision is {@code stepN}.
     */
    Model model() {
        Tree id = at("model_info", "id");
        Model model =
                Model.of(
                        id.text()
                                .or(() -> at("model_info", "name").text())
                                .orElseThrow(
                                        () ->
                                                new RequestException(
                                                        "%s: 'model_info.id' must be a text, got %s"
                                                                .formatted(name, id))));
        OptionalDouble billions = size().number();
        if (billions.isPresent() && Axis.PARAMETERS.accepts(billions.getAsDouble() * 1e9)) {
            model = model.at(Axis.PARAMETERS, Math.rint(billions.getAsDouble() * 1e9));
        }
        Matcher step =
                STEP.matcher(
                        at("model_info", "additional_details", "revision").text().orElse("main"));
        return step.matches() ? model.at(Axis.STEPS, Double.parseDouble(step.group(1))) : model;
    }

    /** Returns when the result was measured or, if that is not stated, when it was retrieved. */
    Optional<Instant> measured(Tree result) {
        return instant(result.at("evaluation_timestamp"))
                .or(() -> instant(at("evaluation_timestamp")))
                .or(() -> instant(at("retrieved_timestamp")));
    }

    /** Seconds since 1970, or a date and time in ISO 8601. */
    private static Optional<Instant> instant(Tree time) {
        OptionalDouble seconds = time.number();
        if (seconds.isPresent()) {
            return Math.abs(seconds.getAsDouble()) < 1e11
                    ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000)))
                    : Optional.empty();
        }
        try {
            return time.text().map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Tree at(String first, String... names) {
        return head.getOrDefault(first, Tree.NOTHING).at(names);
    }
}
