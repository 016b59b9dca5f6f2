package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Outcomes;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.json.JsonWalk;
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
final class SampleValues {

    /** Who gave a value: a scorer; which of its values; and how epochs were reduced to one. */
    private record Scorer(String name, String value, String reducer) {}

    private static final long MOST_VALUES = 1_000_000;
    private static final int MOST_OF_A_SAMPLE = 1_000;

    /** As much of a text as tells a reader which sample it is; of so many samples. */
    private static final int LONGEST_TEXT = 200;

    private static final int MOST_TEXTS = 100_000;

    private final Map<String, String> texts = new HashMap<>();
    private final ScoresByExample<Scorer> values = new ScoresByExample<>(MOST_VALUES);

    private final AnswerTokens tokens;

    /** No sample yet, and what is not kept of their log-probabilities. */
    SampleValues() {
        this(new AnswerTokens());
    }

    /** No sample yet, whose log-probabilities go to {@code tokens}. */
    SampleValues(AnswerTokens tokens) {
        this.tokens = tokens;
    }

    /** Returns whether there were too many values to keep them. */
    boolean isFull() {
        return values.isFull();
    }

    /** Reads the list of samples, or of their summaries, at which the parser stands. */
    void readSamples(JsonParser parser) throws IOException {
        JsonWalk.items(parser, this::readSample);
    }

    /** Reads the sample at which the parser stands: {@code {id, epoch, scores: {...}}}. */
    private void readSample(JsonParser parser) throws IOException {
        String[] id = {""};
        String[] input = {""};
        Map<Scorer, Double> scores = new LinkedHashMap<>();
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (name.equals("id")) {
                        id[0] = JsonWalk.scalar(value);
                    } else if (name.equals("input")
                            && value.currentToken() == JsonToken.VALUE_STRING) {
                        input[0] = beginning(value.getText());
                    } else if (name.equals("scores")) {
                        JsonWalk.members(
                                value, (scorer, score) -> readScore(scorer, score, scores));
                    } else {
                        tokens.readMember(name, value);
                    }
                });
        add(id[0], scores);
        tokens.end(id[0]);
        if (!input[0].isEmpty() && texts.size() < MOST_TEXTS) {
            texts.putIfAbsent(id[0], input[0]);
        }
    }

    private static String beginning(String text) {
        String whole = text.strip();
        int end = Math.min(LONGEST_TEXT, whole.length());
        boolean half = end > 0 && Character.isHighSurrogate(whole.charAt(end - 1));
        return whole.substring(0, half ? end - 1 : end);
    }

    /**
     * Reads the list of reductions: {@code [{scorer, reducer, samples: [{sample_id, value}]}]}.
     * Scorer and reducer stand before the samples.
     */
    void readReductions(JsonParser parser) throws IOException {
        JsonWalk.items(
                parser,
                reduction -> {
                    String[] by = {"", ""};
                    JsonWalk.members(
                            reduction,
                            (name, value) -> {
                                if (name.equals("scorer")) {
                                    by[0] = JsonWalk.scalar(value);
                                } else if (name.equals("reducer")) {
                                    by[1] = JsonWalk.scalar(value);
                                } else if (name.equals("samples")) {
                                    JsonWalk.items(
                                            value, sample -> readReduced(by[0], by[1], sample));
                                } else {
                                    value.skipChildren();
                                }
                            });
                });
    }

    private void readReduced(String scorer, String reducer, JsonParser parser) throws IOException {
        String[] id = {""};
        Map<Scorer, Double> scores = new LinkedHashMap<>();
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (name.equals("sample_id")) {
                        id[0] = JsonWalk.scalar(value);
                    } else if (name.equals("value")) {
                        readValue(scorer, reducer, value, scores);
                    } else {
                        value.skipChildren();
                    }
                });
        add(id[0], scores);
    }

    /**
     * Returns the outcomes that a scorer's score stands for.
     *
     * @param name name of the score: the scorer's, or that of one value among its several
     * @param scorer name of the scorer
     * @param reducer how epochs were reduced; blank if the log does not say
     */
    Optional<Outcomes> of(String name, String scorer, String reducer) {
        return values.outcomes(new Scorer(name, "", reducer))
                .or(() -> values.outcomes(new Scorer(scorer, name, reducer)));
    }

    /** Returns outcomes with what was asked, as far as the samples say it in one text. */
    Outcomes described(Outcomes outcomes) {
        return outcomes.withTexts(texts);
    }

    private static void readScore(String scorer, JsonParser parser, Map<Scorer, Double> scores)
            throws IOException {
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (name.equals("value")) {
                        readValue(scorer, "", value, scores);
                    } else {
                        value.skipChildren();
                    }
                });
    }

    private static void readValue(
            String scorer, String reducer, JsonParser parser, Map<Scorer, Double> scores)
            throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            JsonWalk.members(
                    parser,
                    (name, value) -> readGrade(new Scorer(scorer, name, reducer), value, scores));
        } else {
            readGrade(new Scorer(scorer, "", reducer), parser, scores);
        }
    }

    private static void readGrade(Scorer scorer, JsonParser parser, Map<Scorer, Double> scores)
            throws IOException {
        if (scores.size() < MOST_OF_A_SAMPLE) {
            Grade.of(parser).ifPresent(value -> scores.put(scorer, value));
        } else {
            parser.skipChildren();
        }
    }

    private void add(String id, Map<Scorer, Double> scores) {
        if (ScoresByExample.isId(id)) {
            scores.forEach((scorer, value) -> values.add(scorer, id, value));
        }
    }
}
