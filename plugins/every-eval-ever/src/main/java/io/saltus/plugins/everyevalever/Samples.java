package io.saltus.plugins.everyevalever;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Outcomes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The outcomes in the samples beside a record, by the result to which they belong. */
final class Samples {

    /** The sum and the number of an example's scores. */
    private static final class Tries {
        private double sum;
        private int count;
    }

    private static final int MOST_VALUES = 1_000_000;
    private static final int LONGEST_ID = 500;

    private final String evaluation;
    private final Map<String, Map<String, Tries>> scores = new HashMap<>();
    private int size;
    private long unusable;
    private boolean full;

    /**
     * @param evaluation the record's {@code evaluation_id}
     */
    Samples(String evaluation) {
        this.evaluation = evaluation;
    }

    /** Reads the lines, an object each, from the parser's place to the end of the text. */
    void read(JsonParser parser) throws IOException {
        for (; parser.currentToken() != null; parser.nextToken()) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                line(parser);
            } else {
                parser.skipChildren();
                unusable++;
            }
        }
    }

    /** Returns the number of lines that belong to another evaluation, or lack an id or a score. */
    long unusable() {
        return unusable;
    }

    /** Returns whether there were too many outcomes to keep them. */
    boolean isFull() {
        return full;
    }

    /** Returns the outcomes of a result, by its id or, if the samples give none, by its name. */
    Optional<Outcomes> of(String id, String name) {
        Map<String, Tries> found =
                scores.getOrDefault("#" + id, scores.getOrDefault(name, Map.of()));
        if (full || found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> means = new HashMap<>();
        found.forEach((example, tries) -> means.put(example, tries.sum / tries.count));
        return Optional.of(Outcomes.of(means));
    }

    private void line(JsonParser parser) throws IOException {
        Map<String, String> ids = new HashMap<>();
        double[] score = {Double.NaN};
        JsonText.members(
                parser,
                (name, p) -> {
                    if (p.currentToken() == JsonToken.VALUE_STRING && isId(name)) {
                        ids.put(name, p.getText());
                    } else if (name.equals("evaluation")) {
                        score[0] = score(p);
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
        String example = ids.getOrDefault("sample_id", ids.getOrDefault("sample_hash", ""));
        String result = ids.getOrDefault("evaluation_result_id", "");
        String name = ids.getOrDefault("evaluation_name", "");
        if (!evaluation.equals(ids.get("evaluation_id"))
                || example.isBlank()
                || example.length() > LONGEST_ID
                || !Double.isFinite(score[0])) {
            unusable++;
            return;
        }
        add(result.isEmpty() ? name : "#" + result, example, score[0]);
    }

    private static boolean isId(String name) {
        return name.startsWith("evaluation_") || name.startsWith("sample_");
    }

    /** The score, or whether the answer is correct where there is no score. */
    private static double score(JsonParser parser) throws IOException {
        double[] scores = {Double.NaN, Double.NaN};
        JsonText.members(
                parser,
                (name, p) -> {
                    if (name.equals("score") && p.currentToken().isNumeric()) {
                        scores[0] = p.getDoubleValue();
                    } else if (name.equals("is_correct") && p.currentToken().isBoolean()) {
                        scores[1] = p.getBooleanValue() ? 1 : 0;
                    } else {
                        p.skipChildren();
                    }
                    return true;
                });
        return Double.isNaN(scores[0]) ? scores[1] : scores[0];
    }

    private void add(String result, String example, double score) {
        if (full) {
            return;
        }
        Map<String, Tries> byExample = scores.computeIfAbsent(result, r -> new HashMap<>());
        if (!byExample.containsKey(example)) {
            size += 1 + example.length() / 64; // a long id takes the room of several
        }
        if (size > MOST_VALUES) {
            full = true;
            scores.clear();
            return;
        }
        Tries tries = byExample.computeIfAbsent(example, e -> new Tries());
        tries.sum += score;
        tries.count++;
    }
}
