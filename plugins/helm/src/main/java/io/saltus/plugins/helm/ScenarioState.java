package io.saltus.plugins.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.RequestException;
import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.JsonWalk;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code scenario_state.json} of a run that asks for each choice by itself, {@code
 * multiple_choice_separate_original}: what each got, read request by request.
 *
 * <p>The log-likelihood of a choice is, as HELM counts it, the sum over the last tokens that are
 * together as long as its text. A completion without tokens counts with its own {@code logprob}:
 * the prompt in it is the same for all choices of an instance and does not change their share.
 */
final class ScenarioState {

    private static final BoundedJson JSON =
            new BoundedJson(
                    RunFolder.BOUNDS
                            .ofFiles(Long.MAX_VALUE, 60)
                            .ofTrees(2_000_000, 500_000, 10_000_000));
    private static final int MOST_CHOICES = 1000;
    private static final int MOST_OPEN = 100_000;

    /** One choice: its log-likelihood, that without its prompt, and its length. */
    private record Choice(double whole, double alone, int bytes) {}

    /** The choices of one instance so far. */
    private record Choices(int number, int right, Map<Integer, Choice> got) {}

    private final SampleScores scores = new SampleScores();
    private final Map<String, Choices> open = new LinkedHashMap<>();
    private final String split;
    private long unusable;

    /** No request yet, to be read on a split. */
    ScenarioState(String split) {
        this.split = split;
    }

    /**
     * Reads the requests of a file.
     *
     * @throws RequestException if it is broken, too large to keep, or of another layout
     */
    void read(Path file) throws IOException {
        boolean[] found = {false};
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            JSON.read(
                    String.valueOf(file.getFileName()),
                    in,
                    top ->
                            JsonWalk.members(
                                    top,
                                    (name, value) -> {
                                        if (name.equals("request_states")
                                                && value.isExpectedStartArrayToken()) {
                                            found[0] = true;
                                            JsonWalk.items(value, this::request);
                                        } else {
                                            value.skipChildren();
                                        }
                                    }));
        }
        if (!found[0]) {
            throw new RequestException("expected a list 'request_states', there is none");
        }
        unusable += open.size();
        open.clear();
    }

    SampleScores scores() {
        return scores;
    }

    /** Returns how many instances have no right choice, several, or not what each choice got. */
    long unusable() {
        return unusable;
    }

    private void request(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException("expected requests, objects, found another value");
        }
        JsonTree request = JSON.tree(json);
        JsonTree instance = request.at("instance");
        boolean asked =
                instance.at("split").scalar().orElse("").equals(split)
                        && !instance.at("perturbation").isThere()
                        && request.at("request_mode").text().orElse("original").equals("original");
        int index = request.at("reference_index").wholeNumber(0, MOST_CHOICES).orElse(-1);
        String id = instance.at("id").scalar().orElse("");
        if (!asked || index < 0 || id.isBlank()) {
            return;
        }
        List<JsonTree> references = instance.at("references").items();
        String key = id + "\n" + request.at("train_trial_index").scalar().orElse("0");
        Choices choices =
                open.computeIfAbsent(
                        key,
                        name ->
                                new Choices(
                                        references.size(),
                                        right(references),
                                        new LinkedHashMap<>()));
        if (index < references.size()) {
            choices.got().put(index, choice(request, text(references.get(index))));
        }
        if (choices.got().size() == choices.number()) {
            open.remove(key);
            add(id, choices);
        } else if (open.size() > MOST_OPEN) {
            throw new RequestException(
                    "more than " + MOST_OPEN + " instances whose choices do not stand together");
        }
    }

    /** The index of the one right reference; -1 if none or several are right. */
    private static int right(List<JsonTree> references) {
        int right = -1;
        for (int i = 0; i < references.size(); i++) {
            boolean tagged =
                    references.get(i).at("tags").items().stream()
                            .anyMatch(tag -> tag.text().filter("correct"::equals).isPresent());
            if (tagged && right >= 0) {
                return -1;
            }
            right = tagged ? i : right;
        }
        return right;
    }

    /** The text of a reference, which older files hold by itself. */
    private static String text(JsonTree reference) {
        JsonTree output = reference.at("output");
        return output.text().or(() -> output.at("text").text()).orElse("");
    }

    private static Choice choice(JsonTree request, String text) {
        List<JsonTree> completions = request.at("result", "completions").items();
        if (completions.size() != 1) {
            return new Choice(Double.NaN, Double.NaN, 0);
        }
        List<JsonTree> tokens = completions.get(0).at("tokens").items();
        double alone = tokens.isEmpty() ? Double.NaN : 0;
        int length = 0;
        for (int i = tokens.size() - 1; i >= 0 && length < text.length(); i--) {
            alone += tokens.get(i).at("logprob").number().orElse(Double.NaN);
            length += tokens.get(i).at("text").text().orElse("").length();
        }
        return new Choice(
                completions.get(0).at("logprob").number().orElse(Double.NaN),
                length < text.length() ? Double.NaN : alone,
                text.getBytes(StandardCharsets.UTF_8).length);
    }

    private void add(String id, Choices choices) {
        double[] alone = new double[choices.number()];
        double[] whole = new double[choices.number()];
        choices.got()
                .forEach(
                        (index, choice) -> {
                            alone[index] = choice.alone();
                            whole[index] = choice.whole();
                        });
        SampleScores.Document document = new SampleScores.Document(id, id);
        ChoiceScores.of(alone, choices.right())
                .or(() -> ChoiceScores.of(whole, choices.right()))
                .ifPresentOrElse(
                        choice -> scores.addChoice(document, choice, choices.number()),
                        () -> unusable++);
        Choice right = choices.got().get(choices.right());
        OptionalDouble bits =
                right == null
                        ? OptionalDouble.empty()
                        : SampleScores.bitsPerByte(right.alone(), right.bytes());
        bits.ifPresent(value -> scores.addBits(document, value));
    }
}
