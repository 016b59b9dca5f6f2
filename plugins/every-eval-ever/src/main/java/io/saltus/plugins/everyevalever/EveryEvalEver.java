package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads records of the Every Eval Ever schema, versions 0.2 and 0.3, and the samples beside them.
 *
 * <p>Several records may stand in one file, a line each, as EuroEval writes them. The samples
 * {@code NAME_samples.jsonl} are read with their record {@code NAME.json}; by themselves they are
 * accepted so that nobody misses them, and give no result.
 */
@About(
        id = "every-eval-ever",
        summary = "Reads records of Every Eval Ever, schema 0.2 and 0.3, and their samples",
        references = "evalevalai.com")
public record EveryEvalEver(
        RunSettings runs,
        @Param("Whether the outcome of each sample is kept, for paired tests") boolean outcomes,
        @Param(
                        "Whether samples_number, the size of the dataset, counts as the number of"
                                + " examples where the record does not say how many were asked")
                boolean datasetSize)
        implements Source {

    private static final String SAMPLES = "_samples.jsonl";

    /** Outcomes are kept; the size of a dataset is not taken for the number of examples. */
    public EveryEvalEver() {
        this(new RunSettings(), true, false);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json or .jsonl, with 'evaluation_id' and 'schema_version' at the top";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return location.hasEnding(SAMPLES) && top(location).hasText("evaluation_id")
                || location.hasEnding(".json", ".jsonl") && isRecord(location);
    }

    /** A record names its evaluation and its schema, or holds the evaluation's results. */
    private static boolean isRecord(Location location) throws IOException {
        TopMembers top = top(location);
        return top.hasText("evaluation_id")
                && !top.hasText("sample_id")
                && (top.hasText("schema_version") || top.hasList("evaluation_results"));
    }

    private static TopMembers top(Location location) throws IOException {
        return TopMembers.of(location, 8192);
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        if (location.hasEnding(SAMPLES)) {
            requireRecord(location, sink);
            return;
        }
        if (location.hasEnding(".jsonl")) {
            new RecordFile(location, this).send(sink);
            return;
        }
        EvaluationRecord source = new EvaluationRecord(location.name());
        try (InputStream text = location.open()) {
            EvaluationRecord.JSON.read(location.name(), text, source::read);
        }
        source.requireKnown();
        SampleOutcomes samples = new SampleOutcomes(source.evaluation());
        Optional<Path> beside = beside(location, ".json", SAMPLES);
        if (outcomes && beside.isPresent()) {
            samples = read(beside.get(), source, location, sink);
        }
        new RecordResults(source, samples, location, sink, this).send();
    }

    private static SampleOutcomes read(
            Path file, EvaluationRecord source, Location location, ObservationSink sink) {
        String name = String.valueOf(file.getFileName());
        SampleOutcomes samples = new SampleOutcomes(source.evaluation());
        try (InputStream text = Files.newInputStream(file)) {
            EvaluationRecord.JSON.read(name, text, samples::read);
        } catch (IOException | RequestException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
            sink.report(Issue.at(location, "the samples beside it are not used: " + why));
            return new SampleOutcomes(source.evaluation());
        }
        if (samples.unusable() > 0) {
            sink.report(
                    Issue.at(
                            location,
                            "%d lines of %s belong to another evaluation or lack an id or a score"
                                    .formatted(samples.unusable(), name)));
        }
        if (samples.isFull()) {
            sink.report(Issue.at(location, "more than 1000000 outcomes in " + name + "; not used"));
        }
        return samples;
    }

    private static void requireRecord(Location location, ObservationSink sink) {
        if (beside(location, SAMPLES, ".json").isEmpty()) {
            sink.report(
                    Issue.at(location, "its record, of the same name in .json, is not beside it"));
        }
    }

    private static Optional<Path> beside(Location location, String ending, String other) {
        return location.path()
                .map(
                        path -> {
                            String name = String.valueOf(path.getFileName());
                            String stem = name.substring(0, name.length() - ending.length());
                            return path.resolveSibling(stem + other);
                        })
                .filter(Files::isRegularFile);
    }
}
