package io.saltus.plugins.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.RequestException;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.JsonWalk;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is read of a file of promptfoo; its single results, of any number, are passed over. */
final class PromptfooFile {

    private static final Set<String> OF_RESULTS = Set.of("prompts", "timestamp");
    private static final Set<String> OF_CONFIG =
            Set.of("description", "evaluateOptions", "commandLineOptions");

    private final BoundedJson json;
    private final Map<String, JsonTree> kept = new HashMap<>();

    PromptfooFile(BoundedJson json) {
        this.json = json;
    }

    /** Returns the prompts with their providers and counts of tests. */
    List<JsonTree> prompts() {
        return part("prompts").items();
    }

    /** Returns {@code timestamp}, {@code description}, {@code evaluateOptions} and the like. */
    JsonTree part(String name) {
        return kept.getOrDefault(name, JsonTree.NOTHING);
    }

    /** Reads the file that is the object at which the parser stands. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException("results of promptfoo are a JSON object");
        }
        JsonWalk.members(
                parser,
                (name, value) -> {
                    switch (name) {
                        case "results" -> keep(value, OF_RESULTS);
                        case "config" -> keep(value, OF_CONFIG);
                        default -> value.skipChildren();
                    }
                });
    }

    /** Older files hold the prompts in the head of a table. */
    private void keep(JsonParser parser, Set<String> members) throws IOException {
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (members.contains(name)) {
                        kept.put(name, json.tree(value));
                    } else if (name.equals("table") || name.equals("head")) {
                        keep(value, members);
                    } else {
                        value.skipChildren();
                    }
                });
    }
}
