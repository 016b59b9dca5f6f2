package io.saltus.plugins.duckdb;

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
import io.saltus.sources.identity.TaskNames;
import io.saltus.sources.identity.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The samples of one task in LightEval's details. */
final class DetailsFile {

    private static final int ONE_BY_ONE = 5;

    private final LightEvalDetails settings;
    private final Location location;
    private final ObservationSink sink;
    private final Session session;
    private final SampleScores scores = new SampleScores();
    private long ungraded;

    DetailsFile(
            LightEvalDetails settings, Location location, ObservationSink sink, Session session) {
        this.settings = settings;
        this.location = location;
        this.sink = sink;
        this.session = session;
    }

    void send() throws IOException, SQLException {
        Path file = location.path().orElseThrow();
        ParquetFiles.whole(location, List.of(location), sink);
        DetailsPlace place = DetailsPlace.of(location);
        TaskNames.Named task =
                place.task()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "the file's name says no task; LightEval writes details_TASK_DATE.parquet"));
        String path = file.toAbsolutePath().toString();
        session.allowOnly(List.of(path), List.of());
        DetailsTable table = DetailsTable.of(path, session);
        boolean beside = place.hasResults(file);
        try (FoldedIssues unusable = new FoldedIssues(sink::report, ONE_BY_ONE);
                ResultSet rows = session.query(table.select())) {
            for (long row = 1; rows.next(); row++) {
                Optional<DetailsSample> sample = DetailsTable.sample(rows);
                if (sample.isPresent()) {
                    sample(row, sample.get(), unusable);
                } else {
                    without(row, unusable);
                }
            }
        }
        if (ungraded > 0) {
            sink.report(
                    Issue.at(
                                    location,
                                    "%s with log-probabilities: no graded metrics are made where not one choice is right or not each has a finite one"
                                            .formatted(Numbers.count(ungraded, "sample")))
                            .asRemark());
        }
        send(task, place, beside ? scores.graded() : scores.metrics(), beside);
    }

    private void send(
            TaskNames.Named task, DetailsPlace place, Set<String> metrics, boolean beside) {
        if (scores.isEmpty()) {
            throw new RequestException("has no sample with a metric that is a number");
        }
        if (beside) {
            sink.report(
                    Issue.at(
                                    location,
                                    "the results of its run are beside it: of its samples graded metrics alone are read"
                                            + (metrics.isEmpty() ? ", and none can be made" : ""))
                            .asRemark());
        }
        if (metrics.isEmpty()) {
            return;
        }
        Model model =
                settings.runs()
                        .facts()
                        .called("the folders above the file", place.model())
                        .place(place.parts(), DetailsPlace::isNamedSo)
                        .identity()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "neither the folders above the file nor the setting 'model' say which model it is of"))
                        .model();
        Setup setup = settings.runs().setup(task.shots(), task.strategy());
        for (String metric : metrics) {
            observation(metric, model, task.task(), setup, place);
        }
    }

    private void observation(
            String metric, Model model, String task, Setup setup, DetailsPlace place) {
        try {
            Observation observation =
                    scores.completed(
                                    Observation.of(
                                            model,
                                            task,
                                            scores.metric(metric),
                                            scores.mean(metric)),
                                    metric)
                            .in(setup);
            Observation timed =
                    Times.within(place.parts().file())
                            .map(observation::measuredAt)
                            .orElse(observation);
            Optional<Outcomes> outcomes =
                    settings.outcomes() ? scores.outcomes(metric) : Optional.empty();
            sink.accept(outcomes.map(timed::withOutcomes).orElse(timed));
        } catch (IllegalArgumentException e) {
            sink.report(
                    Issue.at(location, "'%s': %s".formatted(metric, e.getMessage())).refusing(1));
        }
    }

    private void sample(long row, DetailsSample sample, FoldedIssues unusable) {
        String number = Long.toString(row);
        SampleScores.Document document =
                new SampleScores.Document(number, sample.id().orElse(number));
        boolean found = false;
        for (Map.Entry<String, Literal> metric : sample.scores().entrySet()) {
            if (metric.getValue() instanceof Literal.Real score) {
                found = true;
                score(row, metric.getKey(), document, score.number(), unusable);
            }
        }
        found |= choices(sample, document);
        if (!found) {
            without(row, unusable);
        }
    }

    private void without(long row, FoldedIssues unusable) {
        unusable.add("row", Issue.at(location, row, "has no metric with a number"), "row " + row);
    }

    private void score(
            long row,
            String metric,
            SampleScores.Document document,
            double score,
            FoldedIssues unusable) {
        if (Double.isFinite(score)) {
            scores.add(metric, document, score);
        } else {
            unusable.add(
                    "number",
                    Issue.at(
                                    location,
                                    row,
                                    "'%s' must be a finite number, got %s".formatted(metric, score))
                            .refusing(1),
                    "row " + row);
        }
    }

    /** Adds the graded metrics of a multiple-choice sample, if the choices are all there. */
    private boolean choices(DetailsSample sample, SampleScores.Document document) {
        int right = sample.right();
        double[] likelihoods =
                sample.likelihoods().stream().mapToDouble(Double::doubleValue).toArray();
        Optional<ChoiceScores> graded = ChoiceScores.of(likelihoods, right);
        if (graded.isEmpty()) {
            ungraded += likelihoods.length > 1 ? 1 : 0;
            return false;
        }
        scores.addChoice(document, graded.get(), likelihoods.length);
        byte[] answer = sample.choices().get(right).getBytes(StandardCharsets.UTF_8);
        SampleScores.bitsPerByte(likelihoods[right], answer.length)
                .ifPresent(bits -> scores.addBits(document, bits));
        return true;
    }
}
