package io.saltus.plugins.json;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.settings.RunSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the share of tests passed, p / (p + f) of p that passed and f that failed; a test that
 * ended in an error counts neither way.
 *
 * <p>The task is the configuration's description, under the condition of the prompt's label, else
 * that label.
 */
final class PassedTests {

    private static final String METRIC = "pass_rate";
    private static final int LONGEST_NAME = 80;

    /** {@code openai:chat:gpt-4o} is a model of that provider; a file or a program is not. */
    private static final Pattern PROVIDER =
            Pattern.compile(
                    "(?!(?:file|https?|exec|python|wss?|package):)[a-z0-9._-]+:"
                            + "(?:(?:chat|completion|completions|responses|messages|text|text-generation"
                            + "|text2text-generation|assistant|converse):)?(.+)");

    private final PromptfooFile file;
    private final Location location;
    private final ObservationSink sink;
    private final RunSettings settings;

    PassedTests(PromptfooFile file, Location location, ObservationSink sink, RunSettings settings) {
        this.file = file;
        this.location = location;
        this.sink = sink;
        this.settings = settings;
    }

    void send() {
        List<JsonTree> prompts = file.prompts();
        for (int i = 0; i < prompts.size(); i++) {
            String at = "results.prompts[" + i + "]";
            try {
                send(prompts.get(i), at);
            } catch (IllegalArgumentException e) {
                sink.report(Issue.at(location, at + ": " + e.getMessage()).refusing(1));
            }
        }
    }

    private void send(JsonTree prompt, String at) {
        long passed = count(prompt, "testPassCount");
        long asked = passed + count(prompt, "testFailCount");
        long errors = prompt.at("metrics", "testErrorCount").wholeNumber().orElse(0);
        if (asked == 0) {
            throw new IllegalArgumentException(
                    "no test passed or failed, %d ended in an error".formatted(errors));
        }
        long repeat = repeat();
        Metric metric = ReadMetric.of(METRIC, "success_rate", Optional.empty());
        Optional<String> label = name(prompt.at("label")).or(() -> name(prompt.at("raw")));
        Optional<String> task = name(file.part("description"));
        Observation result =
                Observation.of(
                                model(prompt),
                                task.or(() -> label).orElse("unnamed task"),
                                repeat > 1 ? ReadMetric.graded(metric) : metric,
                                (double) passed / asked)
                        .in(settings.setup(OptionalInt.empty(), Setup.STANDARD))
                        .withExamples(Math.max(1, asked / repeat));
        if (task.isPresent() && label.isPresent()) {
            result = result.under("prompt", label.get());
        }
        sink.accept(Times.of(file.part("timestamp")).map(result::measuredAt).orElse(result));
        if (errors > 0) {
            sink.report(
                    Issue.at(
                            location,
                            "%s: %d tests ended in an error; the share is of the other %d"
                                    .formatted(at, errors, asked)));
        }
    }

    private static long count(JsonTree prompt, String name) {
        JsonTree count = prompt.at("metrics", name);
        long number = count.wholeNumber().orElse(-1);
        if (number < 0) {
            throw new IllegalArgumentException(
                    "'metrics.%s' must be a whole number of at least 0, got %s"
                            .formatted(name, count));
        }
        return number;
    }

    /** How often each test was run: a test that was run again is no further example. */
    private long repeat() {
        for (String options : List.of("evaluateOptions", "commandLineOptions")) {
            OptionalInt repeat = file.part(options).at("repeat").wholeNumber(1, 1_000_000);
            if (repeat.isPresent()) {
                return repeat.getAsInt();
            }
        }
        return 1;
    }

    private Model model(JsonTree prompt) {
        JsonTree provider = prompt.at("provider");
        Optional<String> stated = provider.text().or(() -> provider.at("id").text());
        return settings.facts()
                .called("results.prompts.provider", stated.map(PassedTests::plain))
                .identity()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'provider' must be a text, got " + provider))
                .model();
    }

    private static String plain(String provider) {
        Matcher named = PROVIDER.matcher(provider);
        return named.matches() ? named.group(1) : provider;
    }

    private static Optional<String> name(JsonTree text) {
        return text.text()
                .map(words -> words.strip().replaceAll("\\s+", " "))
                .filter(words -> !words.isEmpty())
                .map(words -> words.substring(0, Math.min(words.length(), LONGEST_NAME)));
    }
}
