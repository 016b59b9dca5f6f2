package io.saltus.plugins.harness;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.identity.TaskNames;
import io.saltus.sources.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logged samples, {@code samples_TASK_DATE.jsonl}: a line per document and filter, aggregated to
 * score, examples and standard error per metric.
 *
 * <p>Where a line holds the log-likelihood of every choice, two graded metrics are added, for the
 * question whether it is the metric: {@code p_correct} and {@code brier}, as {@link ChoiceScores}
 * defines them; the chance level of the first is 1 / choices.
 */
final class SamplesFile {

    private static final Pattern NAME =
            Pattern.compile("samples_(.+)_\\d{4}-\\d{2}-\\d{2}T[^/]*\\.jsonl");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9.:-]*\\d");
    private static final int ONE_BY_ONE = 5;
    private static final int LONGEST_LINE = 32 << 20;

    private final Location location;
    private final ObservationSink sink;
    private final Harness settings;
    private final SampleScores scores = new SampleScores();
    private final FoldedIssues unusable;
    private long line;

    SamplesFile(Location location, ObservationSink sink, Harness settings) {
        this.location = location;
        this.sink = sink;
        this.settings = settings;
        this.unusable = new FoldedIssues(sink::report, ONE_BY_ONE);
    }

    static boolean isNamedSo(Location location) {
        return NAME.matcher(PathParts.of(location).file()).matches();
    }

    /** Whether the first line begins as a sample does. */
    static boolean isOne(Location location) throws IOException {
        FirstBytes head = FirstBytes.of(location, Harness.HEAD);
        return head.haveAt(0, "{") && head.holdAny("\"doc_id\"");
    }

    void send() throws IOException {
        SampleLines samples = new SampleLines(scores, settings.outcomes());
        try (TextLines lines = new TextLines(TextFile.lenient(location), LONGEST_LINE)) {
            while (lines.next()) {
                line = lines.number();
                if (lines.isTooLong()) {
                    bad("the line is longer than 32 Mi characters");
                } else if (!lines.text().isBlank()) {
                    samples.read(lines.text(), this::bad);
                }
            }
        }
        unusable.close();
        if (scores.isEmpty()) {
            throw new RequestException(
                    "holds no sample: expected lines with 'doc_id' and a metric's value under its name");
        }
        JsonTree results = resultsBeside();
        HarnessRun run = new HarnessRun(results, location);
        RunIdentity identity = run.identity(settings.runs());
        TaskNames.Named task = TaskNames.of(task()).orElseThrow();
        Setup setup = new RunSetups(results, settings.runs(), run.shots()).of(task(), task);
        RunConditions conditions = new RunConditions(results);
        for (String metric : scores.metrics()) {
            Optional<String> contradiction =
                    LoggedScore.contradiction(
                            results.at("results", task()), metric, scores.mean(metric));
            if (contradiction.isPresent()) {
                sink.report(Issue.at(location, contradiction.get()).refusing(1));
                continue;
            }
            long differing = scores.differing(metric);
            if (differing > 0) {
                sink.report(
                        Issue.at(
                                        location,
                                        "%s on several lines with scores of '%s' that differ: each counts once, with their mean"
                                                .formatted(
                                                        Numbers.count(differing, "document"),
                                                        metric))
                                .asRemark());
            }
            observation(
                    metric,
                    score ->
                            conditions.applied(
                                    run.measured().map(score::measuredAt).orElse(score).in(setup),
                                    task(),
                                    identity.seed()),
                    identity.model(),
                    task.task());
        }
    }

    /** The results file of the same run, which says what the samples do not; nothing if none. */
    private JsonTree resultsBeside() {
        Matcher date = DATE.matcher(PathParts.of(location).file());
        if (date.find() && location.path().isPresent()) {
            Path beside = location.path().get().resolveSibling("results_" + date.group() + ".json");
            try {
                if (Files.isRegularFile(beside)) {
                    return Harness.JSON.tree(beside.toString(), Location.of(beside));
                }
            } catch (IOException | RequestException e) {
                // it is told of where it is read itself
            }
        }
        return JsonTree.NOTHING;
    }

    private void observation(
            String metric, UnaryOperator<Observation> asked, Model model, String task) {
        try {
            Observation observation =
                    scores.completed(
                            Observation.of(model, task, scores.metric(metric), scores.mean(metric)),
                            metric);
            Optional<Outcomes> outcomes =
                    settings.outcomes() ? scores.outcomes(metric) : Optional.empty();
            sink.accept(asked.apply(outcomes.map(observation::withOutcomes).orElse(observation)));
        } catch (IllegalArgumentException e) {
            sink.report(
                    Issue.at(location, "'%s': %s".formatted(metric, e.getMessage())).refusing(1));
        }
    }

    private String task() {
        PathParts place = PathParts.of(location);
        Matcher name = NAME.matcher(place.file());
        return name.matches() ? name.group(1) : place.stem();
    }

    private void bad(String why) {
        unusable.add("line", Issue.at(location, line, why), "line " + line);
    }
}
