package io.saltus.engine.assembly;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/**
 * The states of training that a run was evaluated in.
 *
 * <p>Its final weights are what bears the run's name without a step where other results of the run
 * state one: they are the last. Else the last is the one with most tokens, or, where tokens are not
 * known, most steps or epochs; of several stages it is one of the last. A run that tells no
 * progress has one state.
 */
final class TrainingStates {

    /** Between the name of a model and a stage of its training, in the name of a run. */
    private static final String STAGE = "@stage";

    /** A run that was evaluated in fewer states is no series. */
    private static final int FEWEST = 3;

    private static final int ONE_BY_ONE = 5;

    private final Observations rows;
    private final Map<List<String>, TreeSet<Double>> states = new LinkedHashMap<>();
    private final Set<List<String>> stepped = new HashSet<>();
    private final Set<List<String>> staged = new HashSet<>();
    private final Map<String, String> givenWay = new TreeMap<>();

    TrainingStates(Observations rows) {
        this.rows = rows;
        for (int row = 0; row < rows.size(); row++) {
            if (isStepped(row)) {
                stepped.add(runOf(row));
            }
            if (rows.run(row).contains(STAGE)) {
                staged.add(runOf(row));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            states.computeIfAbsent(runOf(row), run -> new TreeSet<>()).add(progress(row));
        }
    }

    /**
     * Keeps the rows of each run's last state among these rows.
     *
     * @param place of states at one place the last is kept
     */
    List<Integer> last(List<Integer> group, IntToDoubleFunction place) {
        Map<List<Object>, Integer> stages = new HashMap<>();
        for (int row : group) {
            stages.merge(placeOf(row, place), stage(row), Math::max);
        }
        List<Integer> latest =
                group.stream()
                        .filter(row -> stage(row) == known(stages, placeOf(row, place)))
                        .toList();
        Map<List<Object>, Double> last = new HashMap<>();
        for (int row : latest) {
            last.merge(placeOf(row, place), progress(row), Math::max);
        }
        List<Integer> kept =
                latest.stream()
                        .filter(row -> progress(row) >= known(last, placeOf(row, place)))
                        .toList();
        noteOthers(group, kept, place);
        return kept;
    }

    /** Takes note of results that give way to a run that is called otherwise. */
    private void noteOthers(List<Integer> group, List<Integer> kept, IntToDoubleFunction place) {
        if (kept.size() == group.size()) {
            return;
        }
        Map<List<Object>, Set<String>> called = new HashMap<>();
        for (int row : kept) {
            called.computeIfAbsent(placeOf(row, place), of -> new TreeSet<>()).add(model(row));
        }
        for (int row : group) {
            Set<String> last = known(called, placeOf(row, place));
            if (!last.contains(model(row))) {
                givenWay.putIfAbsent(model(row), last.iterator().next());
            }
        }
    }

    /** Names the runs that gave way to one of another publisher, taken for the same model. */
    List<Issue> givenWay() {
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            givenWay.forEach(
                    (earlier, last) ->
                            folded.add(
                                    "",
                                    new Issue(
                                                    earlier,
                                                    "is taken for an earlier state of '%s', which counts; if they are different models give each a family of its own"
                                                            .formatted(last))
                                            .coded("earlier-state")
                                            .asRemark(),
                                    earlier));
        }
        return issues;
    }

    private static <T> T known(Map<List<Object>, T> places, List<Object> place) {
        return Objects.requireNonNull(places.get(place));
    }

    private List<Object> placeOf(int row, IntToDoubleFunction place) {
        List<Object> of = new ArrayList<>(runOf(row));
        of.add(place.applyAsDouble(row));
        return of;
    }

    /**
     * Returns whether the only series in the data are those of training: a run was evaluated in
     * several states, and no family has models of two sizes.
     */
    boolean areAllThereIs() {
        Map<String, Set<Object>> sizes = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            double size = rows.scale(row, Axis.PARAMETERS);
            sizes.computeIfAbsent(rows.family(row), family -> new HashSet<>())
                    .add(Double.isNaN(size) ? rows.run(row) : (Object) size);
        }
        return states.values().stream().anyMatch(of -> of.size() >= FEWEST)
                && sizes.values().stream().allMatch(of -> of.size() == 1);
    }

    /** Names the runs of which these curves show one state, though there is a series of them. */
    List<Issue> unseen(List<Curve> curves) {
        Set<String> alone = new TreeSet<>();
        for (Curve curve : curves) {
            if (curve.size() == 1 && !CurveAssembly.moves(curve.subject().axis())) {
                alone.add(curve.subject().family());
            }
        }
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            states.forEach(
                    (run, of) -> {
                        if (of.size() >= FEWEST && alone.contains(run.get(0))) {
                            folded.add("unseen", unseen(run.get(1), of.size()), run.get(1));
                        }
                    });
        }
        return issues;
    }

    private Issue unseen(String run, int states) {
        return new Issue(
                        run,
                        "was evaluated in %s of its training, and has one place on this axis; --axis %s shows them"
                                .formatted(Numbers.count(states, "state"), shown(run)))
                .coded("states-not-shown")
                .asRemark();
    }

    /** The axis along which most states of a run have a place. */
    private String shown(String run) {
        Axis best = Axis.TOKENS;
        long most = 0;
        for (Axis axis : Axis.TRAINING) {
            long placed = 0;
            for (int row = 0; row < rows.size(); row++) {
                placed +=
                        runOf(row).get(1).equals(run) && axis.accepts(rows.scale(row, axis))
                                ? 1
                                : 0;
            }
            best = placed > most ? axis : best;
            most = Math.max(most, placed);
        }
        return best.id();
    }

    /** The run's name without the stage. */
    private String model(int row) {
        String run = rows.run(row);
        int stage = run.indexOf(STAGE);
        return stage < 0 ? run : run.substring(0, stage);
    }

    /** The run, whoever published it: of one family and name they are one model. */
    private List<String> runOf(int row) {
        String model = model(row);
        return List.of(rows.family(row), model.substring(model.lastIndexOf('/') + 1));
    }

    /** Which stage of a training the row is of; the final weights are of the last. */
    private int stage(int row) {
        String run = rows.run(row);
        int at = run.indexOf(STAGE);
        if (at < 0) {
            return isOf(staged, row) && !isStepped(row) ? Integer.MAX_VALUE : 0;
        }
        String number = run.substring(at + STAGE.length()).replaceFirst("\\D.*", "");
        return number.isEmpty() ? 1 : Integer.parseInt(number);
    }

    private double progress(int row) {
        if (isOf(stepped, row) && !isStepped(row)) {
            return Double.POSITIVE_INFINITY;
        }
        for (Axis axis : Axis.TRAINING) {
            double progress = rows.scale(row, axis);
            if (!Double.isNaN(progress)) {
                return progress;
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** Whether a row is of one of these runs, of which most data have none. */
    private boolean isOf(Set<List<String>> runs, int row) {
        return !runs.isEmpty() && runs.contains(runOf(row));
    }

    private boolean isStepped(int row) {
        return !Double.isNaN(rows.scale(row, Axis.STEPS))
                || !Double.isNaN(rows.scale(row, Axis.EPOCHS));
    }
}
