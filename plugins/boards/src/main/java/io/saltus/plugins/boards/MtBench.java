package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.JsonWalk;
import io.saltus.sources.json.MalformedJson;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;

/**
 * Reads judgments of FastChat: ratings from 1 to 10 ({@code gpt-4_single.jsonl}), pairs ({@code
 * gpt-4_pair.jsonl}) and battles of an arena ({@code model_a}, {@code model_b}, {@code winner}).
 */
@About(
        id = "mt-bench",
        summary = "Judgments of FastChat: MT-bench ratings, pairs and battles of an arena",
        references = "arXiv:2306.05685")
public record MtBench(
        RunSettings runs,
        @Param("What the task is called") String task,
        @Param("together: a question's score is the mean of its turns; apart: each turn is a task")
                Turns turns,
        @Param(
                        "Model against which wins of pairs and battles are counted; empty: the one that is"
                                + " in all of them")
                String baseline)
        implements Source {

    /** How the turns of a question are counted. */
    public enum Turns {
        /** As one score. */
        TOGETHER,
        /** Each as a task of its own. */
        APART
    }

    private static final int LONGEST_LINE = 16 << 20;
    private static final BoundedJson JSON = new BoundedJson(JsonBounds.usual());

    private static final Pattern RATING =
            Pattern.compile(
                    "\\s*\\{(?=.*\"question_id\")(?=.*\"judge\")(?=.*\"turn\").*", Pattern.DOTALL);
    private static final Pattern BATTLES =
            Pattern.compile(
                    "\\s*\\[?\\s*\\{(?=[^{}]*\"model_a\")(?=[^{}]*\"model_b\").*", Pattern.DOTALL);

    /** The task is {@code mt-bench}, the turns of a question are one. */
    public MtBench() {
        this(new RunSettings(), "mt-bench", Turns.TOGETHER, "");
    }

    @Override
    public String looksFor() {
        return "a name that ends in .jsonl with 'question_id', 'judge' and 'turn' in its first line, or .json or .jsonl with 'model_a', 'model_b' and 'winner'";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".jsonl", ".ndjson", ".json")) {
            return false;
        }
        FirstBytes head = FirstBytes.of(location, 1 << 16);
        boolean lines = !location.hasEnding(".json");
        String first = lines ? head.line() : head.text();
        if (lines && RATING.matcher(first).matches()) {
            return head.holdAny("\"score\"", "\"g1_winner\"");
        }
        return BATTLES.matcher(first).matches() && head.holdAny("\"winner\"");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (SentResults results = new SentResults(location, sink)) {
            Ratings ratings = new Ratings(this, results);
            Battles battles = new Battles(this, results);
            each(
                    location,
                    results,
                    (judgment, line) -> {
                        if (Battles.isOne(judgment)) {
                            battles.add(judgment, line);
                        } else {
                            ratings.add(judgment, line);
                        }
                    });
            ratings.send();
            battles.send(location);
            results.requireAny(
                    "holds no judgment: ratings have question_id, model, score and turn; pairs model_1, model_2 and g1_winner; battles model_a, model_b and winner");
        }
    }

    /** Hands over each judgment, with its line or, in a list, its number. */
    private static void each(
            Location location, SentResults results, ObjLongConsumer<JsonTree> judgment)
            throws IOException {
        if (location.hasEnding(".json")) {
            long[] number = {0};
            try (InputStream in = new BufferedInputStream(location.open(), 1 << 14)) {
                JSON.read(
                        location.name(),
                        in,
                        parser ->
                                JsonWalk.items(
                                        parser,
                                        item -> judgment.accept(JSON.tree(item), ++number[0])));
            }
            return;
        }
        try (TextLines lines = new TextLines(TextFile.lenient(location), LONGEST_LINE)) {
            while (lines.next()) {
                if (lines.isTooLong()) {
                    results.refuse("", lines.number(), "the line is longer than 16 MiB");
                } else if (!lines.text().isBlank()) {
                    try {
                        judgment.accept(JSON.tree(lines.text()), lines.number());
                    } catch (MalformedJson e) {
                        results.refuse("", lines.number(), e.getMessage());
                    }
                }
            }
        }
    }
}
