package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Outcomes;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How each sample was scored, by scorer: the mean over the epochs in which it was asked.
 *
 * <p>Each member of an object is a value of its own. A value that is no {@link Grade} is no
 * outcome.
 */
final class Answers {

    /** Who gave a value: a scorer; which of its values; and how epochs were reduced to one. */
    private record Scorer(String name, String value, String reducer) {}

    /** Sum and number of a sample's values. */
    private static final class Epochs {
        private double sum;
        private int count;

        private double mean() {
            return sum / count;
        }
    }

    private static final int MOST_VALUES = 1_000_000;
    private static final int LONGEST_ID = 500;

    private final Map<Scorer, Map<String, Epochs>> values = new HashMap<>();
    private int size;
    private boolean full;

    /** Returns whether there were too many values to keep them. */
    boolean isFull() {
        return full;
    }

    /** Reads the list of samples, or of their summaries, at which the parser stands. */
    void readSamples(JsonParser parser) throws IOException {
        Logs.items(parser, this::readSample);
    }

    /** Reads the sample at which the parser stands: {@code {id, epoch, scores: {...}}}. */
    void readSample(JsonParser parser) throws IOException {
        String[] id = {""};
        Map<Scorer, Double> scores = new LinkedHashMap<>();
        Logs.members(
                parser,
                (name, p) -> {
                    if (name.equals("id")) {
                        id[0] = id(p);
                    } else if (name.equals("scores")) {
                        Logs.members(p, (scorer, score) -> readScore(scorer, "", score, scores));
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
        scores.forEach((scorer, value) -> add(scorer, id[0], value));
    }

    /**
     * Reads the list of reductions: {@code [{scorer, reducer, samples: [{sample_id, value}]}]}.
     * Scorer and reducer stand before the samples.
     */
    void readReductions(JsonParser parser) throws IOException {
        Logs.items(
                parser,
                reduction -> {
                    String[] by = {"", ""};
                    Logs.members(
                            reduction,
                            (name, p) -> {
                                if (name.equals("scorer")) {
                                    by[0] = text(p);
                                } else if (name.equals("reducer")) {
                                    by[1] = text(p);
                                } else if (name.equals("samples")) {
                                    Logs.items(p, sample -> readReduced(by[0], by[1], sample));
                                } else {
                                    p.skipChildren();
                                }
                                return true;
                            });
                });
    }

    private void readReduced(String scorer, String reducer, JsonParser parser) throws IOException {
        String[] id = {""};
        Map<Scorer, Double> scores = new LinkedHashMap<>();
        Logs.members(
                parser,
                (name, p) -> {
                    if (name.equals("sample_id")) {
                        id[0] = id(p);
                    } else if (name.equals("value")) {
                        readValue(scorer, reducer, p, scores);
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
        scores.forEach((by, value) -> add(by, id[0], value));
    }

    /**
     * Returns the outcomes that a scorer's score stands for.
     *
     * @param name name of the score: the scorer's, or that of one value among its several
     * @param scorer name of the scorer
     * @param reducer how epochs were reduced; blank if the log does not say
     */
    Optional<Outcomes> of(String name, String scorer, String reducer) {
        if (full) {
            return Optional.empty();
        }
        Map<String, Epochs> found =
                values.getOrDefault(
                        new Scorer(name, "", reducer),
                        values.getOrDefault(new Scorer(scorer, name, reducer), Map.of()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> outcomes = new HashMap<>();
        found.forEach((id, epochs) -> outcomes.put(id, epochs.mean()));
        return Optional.of(Outcomes.of(outcomes));
    }

    private boolean readScore(
            String scorer, String reducer, JsonParser parser, Map<Scorer, Double> scores)
            throws IOException {
        Logs.members(
                parser,
                (name, p) -> {
                    if (name.equals("value")) {
                        readValue(scorer, reducer, p, scores);
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
        return true;
    }

    private static void readValue(
            String scorer, String reducer, JsonParser parser, Map<Scorer, Double> scores)
            throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Logs.members(
                    parser,
                    (name, p) -> {
                        Grade.of(p)
                                .ifPresent(v -> scores.put(new Scorer(scorer, name, reducer), v));
                        return scores.size() < 1000 || skipRest(p);
                    });
        } else {
            Grade.of(parser).ifPresent(v -> scores.put(new Scorer(scorer, "", reducer), v));
        }
    }

    private static boolean skipRest(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    private void add(Scorer scorer, String id, double value) {
        if (full || id.isBlank()) {
            return;
        }
        Map<String, Epochs> byId = values.computeIfAbsent(scorer, s -> new HashMap<>());
        Epochs epochs = byId.get(id);
        if (epochs == null) {
            size += 1 + id.length() / 64; // a long id takes the room of several
            if (size > MOST_VALUES) {
                full = true;
                values.clear();
                return;
            }
            epochs = new Epochs();
            byId.put(id, epochs);
        }
        epochs.sum += value;
        epochs.count++;
    }

    private static String id(JsonParser parser) throws IOException {
        String id = text(parser);
        return id.length() > LONGEST_ID ? "" : id;
    }

    private static String text(JsonParser parser) throws IOException {
        if (!parser.currentToken().isScalarValue()
                || parser.currentToken() == JsonToken.VALUE_NULL) {
            parser.skipChildren();
            return "";
        }
        return parser.getText();
    }
}
