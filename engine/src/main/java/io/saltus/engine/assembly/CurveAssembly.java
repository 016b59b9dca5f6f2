package io.saltus.engine.assembly;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Dataset to curves: groups observations by subject and orders each group along the axis. A pure
 * function; the order of rows has no influence.
 *
 * <ul>
 *   <li>Along parameters, compute or loss, a training run gives its last state, as {@link
 *       TrainingStates} says; {@link Checkpoints#ALL} takes all that have a place of their own.
 *       Along tokens or steps every checkpoint counts.
 *   <li>Results at one scale are replicates of one point.
 *   <li>A row that repeats another in everything is counted once, and an issue says so.
 *   <li>An observation without a place on the axis is left out, and an issue names the model and
 *       what would supply it.
 * </ul>
 */
public final class CurveAssembly {

    /**
     * The curves of a dataset.
     *
     * @param axis what scale means
     * @param grouping which models lie on one curve
     * @param curves the curves, in the order of their subjects
     * @param used how many results lie on them
     * @param setAside how many do not, by the reason
     * @param issues what could not be placed on one, and what is strange about them
     */
    public record Assembled(
            Axis axis,
            Grouping grouping,
            Curves curves,
            int used,
            Map<String, Integer> setAside,
            List<Issue> issues) {}

    private static final String NO_PLACE = "without a place along ";
    private static final String EARLIER = "earlier checkpoints of a run, along ";
    private static final String REPEATED = "repeats of another row";
    private static final String PARTIAL = "on a part of the examples of another result";

    /** A result on at most this share of another's examples is of a part of the test set. */
    private static final double PART = .5;

    /** What the rows of one curve have in common. */
    private record Key(String task, String metric, int shots, String strategy, String family) {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::task)
                        .thenComparing(Key::metric)
                        .thenComparingInt(Key::shots)
                        .thenComparing(Key::strategy)
                        .thenComparing(Key::family);
    }

    private final Observations rows;
    private final Axis axis;
    private final Grouping grouping;
    private final Checkpoints checkpoints;
    private final MissingScales missing;
    private final TrainingStates training;
    private final SharedPlaces shared;
    private final Map<String, Integer> setAside = new LinkedHashMap<>();
    private final RepeatedResults repeats = new RepeatedResults();
    private final List<Issue> issues = new ArrayList<>();

    private CurveAssembly(Dataset dataset, Axis axis, Grouping grouping, Checkpoints checkpoints) {
        this.rows = new Observations(dataset);
        this.axis = axis;
        this.grouping = grouping;
        this.checkpoints = checkpoints;
        this.missing = new MissingScales(axis);
        this.training = new TrainingStates(rows);
        this.shared = new SharedPlaces(rows, axis);
    }

    /**
     * Returns the curves of {@code dataset} by these rules.
     *
     * @throws io.saltus.api.data.RequestException if no observation has a scale on the axis that
     *     they ask for
     */
    public static Assembled of(Dataset dataset, AssemblyRules rules) {
        Axis axis =
                rules.axis()
                        .map(asked -> AxisChoice.asked(asked, rules.spacing(), dataset))
                        .orElseGet(() -> AxisChoice.usual(dataset));
        Grouping grouping = rules.grouping().orElse(usual(axis));
        return new CurveAssembly(dataset, axis, grouping, rules.checkpoints()).assemble();
    }

    /**
     * Returns the grouping used where the user asks for none: by run along training, else by
     * family.
     */
    private static Grouping usual(Axis axis) {
        return moves(axis) ? Grouping.RUN : Grouping.FAMILY;
    }

    static boolean moves(Axis axis) {
        return Axis.TRAINING.contains(axis);
    }

    private Assembled assemble() {
        Map<Key, List<Integer>> groups = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            double scale = rows.scale(row, axis);
            if (axis.accepts(scale)) {
                groups.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
            } else {
                missing.add(rows.model(row), scale);
                setAside.merge(NO_PLACE + axis.id(), 1, Integer::sum);
            }
        }
        List<Curve> curves = new ArrayList<>();
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Key.ORDER))
                .forEach(group -> curves.add(curve(group.getKey(), group.getValue())));
        List<Issue> all = new ArrayList<>(missing.issues());
        all.addAll(issues);
        all.addAll(repeats.issues());
        all.addAll(shared.issues());
        all.addAll(SeriesSanity.issues(rows, curves));
        List<Issue> unseen = training.unseen(curves);
        all.addAll(unseen);
        all.addAll(training.givenWay());
        LoneScales.remark(rows, axis, grouping, curves).ifPresent(all::add);
        if (unseen.isEmpty()) {
            earlier().ifPresent(all::add);
        }
        int aside = setAside.values().stream().mapToInt(Integer::intValue).sum();
        return new Assembled(axis, grouping, Curves.of(curves), rows.size() - aside, setAside, all);
    }

    /** Most results of a training run may not be on any curve: said once, with what judges them. */
    private Optional<Issue> earlier() {
        int count = setAside.getOrDefault(EARLIER + axis.id(), 0);
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Issue(
                                        "results",
                                        "%s of earlier checkpoints of a run %s set aside along %s, where the last of each counts; --axis tokens or steps judges them along their training"
                                                .formatted(
                                                        Numbers.count(count, "result"),
                                                        count == 1 ? "is" : "are",
                                                        axis.id()))
                                .coded("earlier-state")
                                .asRemark());
    }

    private Key key(int row) {
        return new Key(
                rows.task(row),
                rows.metricName(row),
                rows.shots(row),
                rows.strategy(row),
                grouping.name(rows, row));
    }

    private Curve curve(Key key, List<Integer> group) {
        List<Integer> kept = moves(axis) ? group : lastOfRuns(group);
        kept = withoutParts(kept);
        MetricChoice metric = MetricChoice.of(rows, kept);
        metric.conflict().ifPresent(issues::add);
        Subject subject =
                new Subject(
                        key.task(),
                        new Setup(
                                key.shots() < 0 ? OptionalInt.empty() : OptionalInt.of(key.shots()),
                                key.strategy()),
                        metric.metric(),
                        key.family(),
                        axis);
        return new Curve(subject, points(subject, kept));
    }

    /**
     * Keeps the rows of each run's last state of training; where all states are asked for, of those
     * that share a place the last: the mean of several says nothing of any.
     */
    private List<Integer> lastOfRuns(List<Integer> group) {
        boolean all = checkpoints == Checkpoints.ALL || grouping == Grouping.RUN;
        List<Integer> last =
                all
                        ? training.last(group, row -> axis.position(rows.scale(row, axis)))
                        : training.last(group, row -> 0.0);
        if (last.size() < group.size()) {
            setAside.merge(EARLIER + axis.id(), group.size() - last.size(), Integer::sum);
        }
        return last;
    }

    /** Leaves out what a model scored on a part of the test set where it was asked all of it. */
    private List<Integer> withoutParts(List<Integer> group) {
        Map<List<Object>, Integer> fullest = new HashMap<>();
        for (int row : group) {
            fullest.merge(rows.claim(row), row, (a, b) -> examples(a) >= examples(b) ? a : b);
        }
        if (fullest.size() == group.size()) {
            return group;
        }
        List<Integer> kept = new ArrayList<>();
        for (int row : group) {
            int full = fullest.getOrDefault(rows.claim(row), row);
            if (examples(row) > 0 && examples(row) <= PART * examples(full)) {
                setAside.merge(PARTIAL, 1, Integer::sum);
                repeats.partial(rows, row, full);
            } else {
                kept.add(row);
            }
        }
        return kept;
    }

    private long examples(int row) {
        return rows.examples(row).orElse(0);
    }

    private List<Point> points(Subject subject, List<Integer> all) {
        List<Integer> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.<Integer>comparingDouble(row -> axis.position(rows.scale(row, axis)))
                        .thenComparing(rows::modelName)
                        .thenComparing(rows::byResult));
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < sorted.size(); ) {
            double scale = rows.scale(sorted.get(from), axis);
            double position = axis.position(scale);
            int to = from + 1;
            // scales that differ in their last bit, as 6 N D in another order, have one position
            while (to < sorted.size()
                    && axis.position(rows.scale(sorted.get(to), axis)) == position) {
                to++;
            }
            List<Integer> group = sorted.subList(from, to);
            if (grouping == Grouping.FAMILY) {
                shared.look(group);
            }
            points.add(Point.of(scale, replicates(subject, group)));
            from = to;
        }
        return points;
    }

    private List<Replicate> replicates(Subject subject, List<Integer> group) {
        List<Replicate> replicates = new ArrayList<>();
        int last = -1;
        for (int row : group) {
            if (last >= 0 && rows.isRepeat(last, row)) {
                setAside.merge(REPEATED, 1, Integer::sum);
                if (rows.hasOutcomes(last) == rows.hasOutcomes(row)) {
                    repeats.same(rows.where(last), rows.where(row));
                } else if (rows.hasOutcomes(row)) {
                    replicates.set(replicates.size() - 1, rows.replicate(row));
                }
                continue; // a score and the examples behind it are one result
            }
            if (last >= 0 && rows.isOfSameRun(last, row)) {
                repeats.differing(subject, rows.modelName(row));
            }
            replicates.add(rows.replicate(row));
            last = row;
        }
        return replicates;
    }
}
