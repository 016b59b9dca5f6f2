package io.saltus.engine.comparing;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One side of a comparison.
 *
 * @param label what it is called: a file, a condition
 * @param results its results, each once
 * @param inferred how many of them rest on a number of examples that the data do not state, and
 *     that was taken from elsewhere
 */
public record ComparedResults(String label, List<Observation> results, int inferred) {

    /** By so much two scores differ that were printed from one. */
    private static final double PRINTED = 1e-6;

    /** Fewer states of models make no curve that says anything. */
    private static final int FEWEST = 3;

    /** Scores beyond this have no squares to speak of; no unit of any metric is that small. */
    private static final double GREATEST = 1e100;

    /**
     * Copies the results.
     *
     * @throws RequestException if a score or a standard error is too large to take squares of
     */
    public ComparedResults {
        results = List.copyOf(results);
        for (Observation result : results) {
            double error = result.standardError().orElse(0);
            double greatest = Math.max(Math.abs(result.score()), error);
            if (greatest > GREATEST) {
                throw new RequestException(
                        "%s: '%s' of %s is %s%s, too large to compare; check its units"
                                .formatted(
                                        label,
                                        result.metric().name(),
                                        result.task(),
                                        Numbers.of(result.score()),
                                        error > 0
                                                ? " with a standard error of " + Numbers.of(error)
                                                : ""));
            }
        }
    }

    /** Results that state what they rest on. */
    public ComparedResults(String label, List<Observation> results) {
        this(label, results, 0);
    }

    /** Returns all results of a dataset. */
    public static ComparedResults of(String label, Dataset dataset) {
        Observations rows = new Observations(dataset);
        List<Observation> results = new ArrayList<>();
        int inferred = 0;
        for (int row = 0; row < rows.size(); row++) {
            inferred += rows.examplesSource(row).isEmpty() ? 0 : 1;
            results.add(
                    result(rows.task(row), rows.setup(row), rows.metric(row), rows.replicate(row)));
        }
        return new ComparedResults(label, distinct(label, results).results(), inferred);
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
        return distinct(label, results);
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

    /**
     * Returns results without what says again what another says (a row that stands twice, another
     * axis, the summary of samples that were read themselves); of these the one counts that keeps
     * the scores of examples.
     */
    static ComparedResults distinct(String label, List<Observation> results) {
        Map<List<Object>, List<Observation>> claims = new LinkedHashMap<>();
        for (Observation result : results) {
            List<Object> claim =
                    List.of(
                            MatchedResults.question(result),
                            result.model().name(),
                            result.model().run(),
                            result.model().scales(),
                            result.seed());
            List<Observation> same = claims.computeIfAbsent(claim, key -> new ArrayList<>());
            Optional<Observation> twin =
                    same.stream().filter(other -> isTwin(other, result)).findFirst();
            if (twin.isEmpty()) {
                same.add(result);
            } else if (twin.get().outcomes().isEmpty() && result.outcomes().isPresent()) {
                same.set(same.indexOf(twin.get()), result);
            }
        }
        return new ComparedResults(label, claims.values().stream().flatMap(List::stream).toList());
    }

    private static boolean isTwin(Observation one, Observation other) {
        return Math.abs(one.score() - other.score()) <= PRINTED * Math.max(1, Math.abs(one.score()))
                && (one.examples().isEmpty()
                        || other.examples().isEmpty()
                        || one.examples().equals(other.examples()));
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
