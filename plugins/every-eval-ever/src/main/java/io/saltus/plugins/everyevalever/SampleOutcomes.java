package io.saltus.plugins.everyevalever;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Outcomes;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.json.JsonWalk;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The outcomes in the samples beside a record, by the result to which they belong. */
final class SampleOutcomes {

    private static final long MOST_VALUES = 1_000_000;

    private final String evaluation;
    private final ScoresByExample<String> scores = new ScoresByExample<>(MOST_VALUES);
    private long unusable;

    /**
     * @param evaluation the record's {@code evaluation_id}
     */
    SampleOutcomes(String evaluation) {
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
        return scores.isFull();
    }

    /** Returns the outcomes of a result, by its id or, if the samples give none, by its name. */
    Optional<Outcomes> of(String id, String name) {
        return scores.outcomes("#" + id).or(() -> scores.outcomes(name));
    }

    private void line(JsonParser parser) throws IOException {
        Map<String, String> ids = new HashMap<>();
        double[] score = {Double.NaN};
        JsonWalk.members(
                parser,
                (name, p) -> {
                    if (p.currentToken() == JsonToken.VALUE_STRING && isId(name)) {
                        ids.put(name, p.getText());
                    } else if (name.equals("evaluation")) {
                        score[0] = score(p);
                    } else {
                        p.skipChildren();
                    }
                });
        String example = ids.getOrDefault("sample_id", ids.getOrDefault("sample_hash", ""));
        String result = ids.getOrDefault("evaluation_result_id", "");
        String name = ids.getOrDefault("evaluation_name", "");
        if (!evaluation.equals(ids.get("evaluation_id"))
                || !ScoresByExample.isId(example)
                || !Double.isFinite(score[0])) {
            unusable++;
            return;
        }
        scores.add(result.isEmpty() ? name : "#" + result, example, score[0]);
    }

    private static boolean isId(String name) {
        return name.startsWith("evaluation_") || name.startsWith("sample_");
    }

    /** The score, or whether the answer is correct where there is no score. */
    private static double score(JsonParser parser) throws IOException {
        double[] scores = {Double.NaN, Double.NaN};
        JsonWalk.members(
                parser,
                (name, p) -> {
                    if (name.equals("score") && p.currentToken().isNumeric()) {
                        scores[0] = p.getDoubleValue();
                    } else if (name.equals("is_correct") && p.currentToken().isBoolean()) {
                        scores[1] = p.getBooleanValue() ? 1 : 0;
                    } else {
                        p.skipChildren();
                    }
                });
        return Double.isNaN(scores[0]) ? scores[1] : scores[0];
    }
}
