package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is read of a log: its header, and how each sample was scored. */
final class Log {

    private static final Set<String> HEADER = Set.of("version", "status", "eval", "plan", "stats");

    private final Map<String, Tree> header = new LinkedHashMap<>();
    private Answers samples = new Answers();
    private Answers reductions = new Answers();
    private final boolean withExamples;

    /**
     * @param withExamples whether how each sample was scored is read at all
     */
    Log(boolean withExamples) {
        this.withExamples = withExamples;
    }

    /** Returns a part of the header: {@code eval}, {@code plan}, {@code results}. */
    Tree part(String... names) {
        Tree part = header.getOrDefault(names[0], Tree.NOTHING);
        return part.at(Arrays.copyOfRange(names, 1, names.length));
    }

    Answers samples() {
        return samples;
    }

    Answers reductions() {
        return reductions;
    }

    /** Drops what was read of samples. */
    void forgetExamples() {
        samples = new Answers();
        reductions = new Answers();
    }

    /**
     * Returns whether the log ended well, so that its results are results.
     *
     * @throws RequestException if it is no log, or one of a version that is not known
     */
    boolean isSuccess(String name) {
        if (!part("eval").isObject() || !part("version").isThere()) {
            throw new RequestException(
                    "%s is no log of inspect_ai: that has 'version', 'status' and 'eval', this has %s"
                            .formatted(
                                    name,
                                    header.isEmpty()
                                            ? "none of them"
                                            : "only " + String.join(", ", header.keySet())));
        }
        double version = part("version").number().orElse(Double.NaN);
        if (version != 1 && version != 2) {
            throw new RequestException(
                    "%s is a log of version %s; versions 1 and 2 are read"
                            .formatted(name, part("version")));
        }
        return part("status").text().filter("success"::equals).isPresent();
    }

    /** Reads the log, or its header alone, that is the object at which the parser stands. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException("the log is no JSON object");
        }
        Logs.members(
                parser,
                (name, p) -> {
                    if (name.equals("results")) {
                        readResults(p);
                    } else if (HEADER.contains(name)) {
                        header.put(name, Tree.read(p));
                    } else if (name.equals("samples") && withExamples) {
                        samples.readSamples(p);
                    } else if (name.equals("reductions") && withExamples) {
                        reductions.readReductions(p);
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
    }

    /** Older logs hold the reductions among the results. */
    private void readResults(JsonParser parser) throws IOException {
        Map<String, Tree> results = new LinkedHashMap<>();
        Logs.members(
                parser,
                (name, p) -> {
                    if (!name.equals("sample_reductions")) {
                        results.put(name, Tree.read(p));
                    } else if (withExamples) {
                        reductions.readReductions(p);
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
        header.put("results", Tree.of(results));
    }
}
