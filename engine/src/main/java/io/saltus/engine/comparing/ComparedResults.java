package io.saltus.engine.comparing;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One side of a comparison.
 *
 * @param label what it is called: a file, a condition
 * @param results its results, each once
 */
public record ComparedResults(String label, List<Observation> results) {

    /** Fewer states of models make no curve that says anything. */
    private static final int FEWEST = 3;

    /** Copies the results. */
    public ComparedResults {
        results = List.copyOf(results);
    }

    /** Returns all results of a dataset. */
    public static ComparedResults of(String label, Dataset dataset) {
        Observations rows = new Observations(dataset);
        List<Observation> results = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            results.add(
                    result(rows.task(row), rows.setup(row), rows.metric(row), rows.replicate(row)));
        }
        return new ComparedResults(label, distinct(results));
    }

    /** Returns the results behind the findings of a report. */
    public static ComparedResults of(String label, Report report) {
        Set<Curve> seen = new HashSet<>();
        List<Observation> results = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Curve curve = finding.curve();
            if (seen.add(curve)) {
                Subject subject = curve.subject();
                for (Point point : curve.points()) {
                    for (Replicate one : point.replicates()) {
                        results.add(result(subject.task(), subject.setup(), subject.metric(), one));
                    }
                }
            }
        }
        return new ComparedResults(label, distinct(results));
    }

    private static Observation result(String task, Setup setup, Metric metric, Replicate one) {
        return new Observation(
                one.model(),
                task,
                setup,
                metric,
                one.score(),
                one.examples(),
                one.standardError(),
                one.seed(),
                Optional.empty(),
                one.outcomes(),
                Map.of());
    }

    /** Leaves out what says again what another says: a row that stands twice, another axis. */
    private static List<Observation> distinct(List<Observation> results) {
        Set<List<Object>> seen = new HashSet<>();
        return results.stream()
                .filter(
                        result ->
                                seen.add(
                                        List.of(
                                                result.task(),
                                                result.setup(),
                                                result.metric().name(),
                                                result.model().name(),
                                                result.model().scales(),
                                                result.seed(),
                                                result.score(),
                                                result.examples())))
                .toList();
    }

    /** Returns whether some task was asked of three states of models or more. */
    public boolean mayHaveCurves() {
        Map<String, Set<Model>> models = new HashMap<>();
        return results.stream()
                .anyMatch(
                        one -> {
                            Set<Model> asked =
                                    models.computeIfAbsent(
                                            MatchedResults.question(one), key -> new HashSet<>());
                            asked.add(one.model());
                            return asked.size() >= FEWEST;
                        });
    }
}
