package io.saltus.engine;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.engine.assembly.CurveAssembly;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which tasks tell at which scale: those that tell of the smallest models first, among them those
 * that tell more.
 *
 * @param axis the axis of the curves
 * @param tasks one for each curve
 * @param issues what could not be used, and what is strange
 */
public record TaskSignals(Axis axis, List<TaskSignal> tasks, List<Issue> issues) {

    /** Copies the lists. */
    public TaskSignals {
        tasks = List.copyOf(tasks);
        issues = List.copyOf(issues);
    }

    /** Returns what the curves of {@code dataset} show that {@code study} asks for. */
    public static TaskSignals of(Study study, Dataset dataset) {
        CurveAssembly.Assembled assembled = CurveAssembly.of(dataset, study.assembly());
        LateStates late = new LateStates(new Observations(dataset));
        List<TaskSignal> tasks = new ArrayList<>();
        for (Curve curve : assembled.curves().all()) {
            tasks.add(TaskSignal.of(curve, late.deviation(curve)));
        }
        tasks.sort(
                Comparator.comparingDouble(TaskSignals::position)
                        .thenComparing(Comparator.comparingDouble(TaskSignals::telling).reversed())
                        .thenComparing(task -> task.curve().subject().toString()));
        List<Issue> issues = new ArrayList<>(dataset.issues());
        issues.addAll(assembled.issues());
        issues.sort(Comparator.comparing(Issue::remark));
        return new TaskSignals(assembled.axis(), tasks, issues);
    }

    private static double position(TaskSignal task) {
        return task.first().isPresent()
                ? task.curve().axis().position(task.first().getAsDouble())
                : Double.POSITIVE_INFINITY;
    }

    private static double telling(TaskSignal task) {
        return task.ratio().orElse(0);
    }

    /** The states of training runs that were asked the same, by question and family. */
    private static final class LateStates {

        /** A state of a run by how far its training has come. */
        private record State(double place, double score) {}

        private final Map<List<Object>, Map<String, List<State>>> runs = new HashMap<>();

        LateStates(Observations rows) {
            for (int row = 0; row < rows.size(); row++) {
                double place = rows.scale(row, Axis.TOKENS);
                place = Double.isNaN(place) ? rows.scale(row, Axis.STEPS) : place;
                if (place > 0) {
                    runs.computeIfAbsent(question(rows, row), key -> new HashMap<>())
                            .computeIfAbsent(rows.run(row), run -> new ArrayList<>())
                            .add(new State(place, rows.score(row)));
                }
            }
        }

        private static List<Object> question(Observations rows, int row) {
            return List.of(rows.task(row), rows.metricName(row), rows.setup(row), rows.family(row));
        }

        OptionalDouble deviation(Curve curve) {
            Subject subject = curve.subject();
            Map<String, List<State>> asked =
                    runs.getOrDefault(
                            List.of(
                                    subject.task(),
                                    subject.metric().name(),
                                    subject.setup(),
                                    subject.family()),
                            Map.of());
            double squares = 0;
            int freedom = 0;
            for (List<State> states : asked.values()) {
                List<State> last =
                        states.stream()
                                .sorted(
                                        Comparator.comparingDouble(State::place)
                                                .reversed()
                                                .thenComparingDouble(State::score))
                                .limit(TaskSignal.LATE)
                                .toList();
                if (last.size() == TaskSignal.LATE) {
                    double mean = last.stream().mapToDouble(State::score).sum() / last.size();
                    for (State state : last) {
                        squares += Math.pow(state.score() - mean, 2);
                    }
                    freedom += last.size() - 1;
                }
            }
            return freedom > 0
                    ? OptionalDouble.of(Math.sqrt(squares / freedom))
                    : OptionalDouble.empty();
        }
    }
}
