package io.saltus.plugins.inspectai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.json.JsonWalk;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each choice of a multiple-choice sample got, where log-probabilities were asked for ({@code
 * logprobs}, {@code top_logprobs}).
 *
 * <p>The answer is a letter: of the last token of the first output that is nothing but the letter
 * of a choice, the log-probabilities of all the letters are those of the choices. Tokens that
 * differ in blanks alone are one letter, of which the probabilities are added. A sample of which a
 * letter is not among those that were logged gives no score, and is counted.
 */
final class AnswerTokens {

    private static final Pattern LETTER = Pattern.compile("[\\s\u2581\u0120(]*([A-Z])[\\s).]*");
    private static final int MOST_CHOICES = 26;

    private final SampleScores scores = new SampleScores();
    private long unusable;
    private int choices;
    private String target = "";
    private Map<Character, Double> answer = Map.of();

    SampleScores scores() {
        return scores;
    }

    /** Returns of how many samples with log-probabilities not all choices have one. */
    long unusable() {
        return unusable;
    }

    /** Reads the sample at which the parser stands. */
    void readSample(JsonParser parser) throws IOException {
        String[] id = {""};
        JsonWalk.members(
                parser,
                (name, value) -> {
                    if (name.equals("id")) {
                        id[0] = JsonWalk.scalar(value);
                    } else {
                        readMember(name, value);
                    }
                });
        end(id[0]);
    }

    /** Reads one member of a sample. */
    void readMember(String name, JsonParser value) throws IOException {
        if (name.equals("choices") && value.currentToken() == JsonToken.START_ARRAY) {
            choices = 0;
            JsonWalk.items(
                    value,
                    choice -> {
                        choices++;
                        choice.skipChildren();
                    });
        } else if (name.equals("target") && value.currentToken() == JsonToken.START_ARRAY) {
            target = "";
            JsonWalk.items(value, item -> target += JsonWalk.scalar(item));
        } else if (name.equals("target")) {
            target = JsonWalk.scalar(value);
        } else if (name.equals("output") && value.currentToken() == JsonToken.START_OBJECT) {
            answer = Map.of();
            JsonWalk.members(value, this::readOutput);
        } else {
            value.skipChildren();
        }
    }

    /** Ends a sample, all of whose members were read. */
    void end(String id) {
        boolean letters = choices >= 2 && choices <= MOST_CHOICES && !answer.isEmpty();
        if (letters && ScoresByExample.isId(id)) {
            double[] likelihoods = new double[choices];
            for (int i = 0; i < choices; i++) {
                likelihoods[i] = answer.getOrDefault((char) ('A' + i), Double.NaN);
            }
            int count = choices;
            int right = target.strip().length() == 1 ? target.strip().charAt(0) - 'A' : -1;
            ChoiceScores.of(likelihoods, right)
                    .ifPresentOrElse(
                            choice ->
                                    scores.addChoice(
                                            new SampleScores.Document(id, id), choice, count),
                            () -> unusable++);
        }
        choices = 0;
        target = "";
        answer = Map.of();
    }

    private void readOutput(String name, JsonParser value) throws IOException {
        if (!name.equals("choices") || value.currentToken() != JsonToken.START_ARRAY) {
            value.skipChildren();
            return;
        }
        boolean[] first = {true};
        JsonWalk.items(
                value,
                output -> {
                    if (first[0] && output.currentToken() == JsonToken.START_OBJECT) {
                        JsonWalk.members(output, this::readCompletion);
                    } else {
                        output.skipChildren();
                    }
                    first[0] = false;
                });
    }

    private void readCompletion(String name, JsonParser value) throws IOException {
        if (!name.equals("logprobs") || value.currentToken() != JsonToken.START_OBJECT) {
            value.skipChildren();
            return;
        }
        JsonWalk.members(
                value,
                (member, content) -> {
                    if (member.equals("content")
                            && content.currentToken() == JsonToken.START_ARRAY) {
                        JsonWalk.items(content, this::readToken);
                    } else {
                        content.skipChildren();
                    }
                });
    }

    /** Reads {@code {token, logprob, top_logprobs: [{token, logprob}]}}. */
    private void readToken(JsonParser token) throws IOException {
        Map<Character, Double> top = new HashMap<>();
        char letter = readLogprob(token, top);
        if (letter >= 'A' && letter < 'A' + choicesOrMost()) {
            answer = top;
        }
    }

    /** The members of a sample stand in any order; before its choices are known, all may be. */
    private int choicesOrMost() {
        return choices > 0 ? choices : MOST_CHOICES;
    }

    /** The letter that a token is, or a blank; the letters among its alternatives go to the map. */
    private static char readLogprob(JsonParser token, Map<Character, Double> top)
            throws IOException {
        if (token.currentToken() != JsonToken.START_OBJECT) {
            token.skipChildren();
            return ' ';
        }
        String[] text = {""};
        double[] logprob = {Double.NaN};
        JsonWalk.members(
                token,
                (name, value) -> {
                    if (name.equals("token")) {
                        text[0] = JsonWalk.scalar(value);
                    } else if (name.equals("logprob") && value.currentToken().isNumeric()) {
                        logprob[0] = value.getDoubleValue();
                    } else if (name.equals("top_logprobs")
                            && value.currentToken() == JsonToken.START_ARRAY) {
                        JsonWalk.items(value, other -> readAlternative(other, top));
                    } else {
                        value.skipChildren();
                    }
                });
        Matcher letter = LETTER.matcher(text[0]);
        if (!letter.matches()) {
            return ' ';
        }
        char is = letter.group(1).charAt(0);
        if (Double.isFinite(logprob[0])) {
            top.putIfAbsent(is, logprob[0]);
        }
        return is;
    }

    private static void readAlternative(JsonParser token, Map<Character, Double> top)
            throws IOException {
        Map<Character, Double> own = new HashMap<>();
        readLogprob(token, own);
        own.forEach((letter, logprob) -> top.merge(letter, logprob, AnswerTokens::sum));
    }

    /** log(e^a + e^b). */
    private static double sum(double a, double b) {
        double[] both = {a, b};
        Arrays.sort(both);
        return both[1] + Math.log1p(Math.exp(both[0] - both[1]));
    }
}
