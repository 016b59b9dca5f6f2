package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.RequestException;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.JsonWalk;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is read of a log: its header, and how each sample was scored. */
final class InspectLog {

    static final int LONGEST_LIST = 10_000;

    /** Headers are small; samples, of any number, are read one by one. */
    static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofTrees(200_000, LONGEST_LIST, 10_000));

    private static final Set<String> HEADER = Set.of("version", "status", "eval", "plan", "stats");

    private final Map<String, JsonTree> header = new LinkedHashMap<>();
    private AnswerTokens tokens = new AnswerTokens();
    private SampleValues samples = new SampleValues(tokens);
    private SampleValues reductions = new SampleValues();
    private final boolean withExamples;

    /**
     * @param withExamples whether how each sample was scored is read at all
     */
    InspectLog(boolean withExamples) {
        this.withExamples = withExamples;
    }

    /** Returns a part of the header: {@code eval}, {@code plan}, {@code results}. */
    JsonTree part(String... names) {
        JsonTree part = header.getOrDefault(names[0], JsonTree.NOTHING);
        return part.at(Arrays.copyOfRange(names, 1, names.length));
    }

    SampleValues samples() {
        return samples;
    }

    AnswerTokens tokens() {
        return tokens;
    }

    /** Returns whether the log-probabilities of tokens were asked for. */
    boolean hasTokens() {
        return part("plan", "config", "logprobs").truth().orElse(false)
                || part("eval", "model_generate_config", "logprobs").truth().orElse(false);
    }

    /** Drops what was read of log-probabilities. */
    void forgetTokens() {
        tokens = new AnswerTokens();
    }

    SampleValues reductions() {
        return reductions;
    }

    /** Drops what was read of samples. */
    void forgetExamples() {
        samples = new SampleValues();
        reductions = new SampleValues();
    }

    /**
     * Returns whether the log ended well, so that its results are results.
     *
     * <p>inspect_ai 0.3.195 to 0.3.199 wrote version 3: what events share stands apart, all else is
     * as in 2.
     *
     * @throws RequestException if it is no log, or one of a version that is not known
     */
    boolean isSuccess(String name) {
        boolean versioned = part("version").isThere();
        if (!part("eval").isObject() || !versioned && !part("status").isThere()) {
            throw new RequestException(
                    "%s is no log of inspect_ai: that has 'version', 'status' and 'eval', this has %s"
                            .formatted(
                                    name,
                                    header.isEmpty()
                                            ? "none of them"
                                            : "only " + String.join(", ", header.keySet())));
        }
        double version = part("version").number().orElse(Double.NaN);
        if (versioned && version != 1 && version != 2 && version != 3) {
            throw new RequestException(
                    "%s is a log of version %s; versions 1 to 3 are read"
                            .formatted(name, part("version")));
        }
        return part("status").text().filter("success"::equals).isPresent();
    }

    /** Reads the log, or its header alone, that is the object at which the parser stands. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException("the log is no JSON object");
        }
        JsonWalk.members(
                parser,
                (name, p) -> {
                    if (name.equals("results")) {
                        readResults(p);
                    } else if (HEADER.contains(name)) {
                        header.put(name, JSON.tree(p));
                    } else if (name.equals("samples") && withExamples) {
                        samples.readSamples(p);
                    } else if (name.equals("reductions") && withExamples) {
                        reductions.readReductions(p);
                    } else {
                        p.skipChildren();
                    }
                });
    }

    /** Older logs hold the reductions among the results. */
    private void readResults(JsonParser parser) throws IOException {
        Map<String, JsonTree> results = new LinkedHashMap<>();
        JsonWalk.members(
                parser,
                (name, p) -> {
                    if (!name.equals("sample_reductions")) {
                        results.put(name, JSON.tree(p));
                    } else if (withExamples) {
                        reductions.readReductions(p);
                    } else {
                        p.skipChildren();
                    }
                });
        header.put("results", JsonTree.of(results));
    }
}
