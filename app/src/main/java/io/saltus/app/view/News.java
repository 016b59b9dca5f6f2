package io.saltus.app.view;

import io.saltus.api.data.Axis;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one reading of the results has that the one before had not.
 *
 * @param words in words; empty where it is the same
 */
record News(String words) {

    private static final int NAMED = 3;

    /** What a result is of. */
    private record Place(String task, String metric, String state, String strategy, int shots) {}

    /** The results of one place: several where seeds differ. */
    private record Scores(int count, double sum) {

        static final Scores NONE = new Scores(0, 0);

        Scores and(Scores other) {
            return new Scores(count + other.count, sum + other.sum);
        }
    }

    /** Returns what {@code after} has that {@code before} had not, and what it lacks. */
    static News between(Dataset before, Dataset after) {
        Observations then = new Observations(before);
        Observations now = new Observations(after);
        Map<Place, Scores> old = scores(then);
        Map<Place, Scores> fresh = scores(now);
        Set<Place> places = new LinkedHashSet<>(old.keySet());
        places.addAll(fresh.keySet());
        long added = 0;
        long gone = 0;
        long changed = 0;
        for (Place place : places) {
            Scores was = old.getOrDefault(place, Scores.NONE);
            Scores is = fresh.getOrDefault(place, Scores.NONE);
            added += Math.max(0, is.count() - was.count());
            gone += Math.max(0, was.count() - is.count());
            changed += is.count() == was.count() && is.sum() != was.sum() ? 1 : 0;
        }
        List<String> parts = new ArrayList<>();
        if (added > 0) {
            parts.add(Numbers.count(added, "new result"));
        }
        if (changed > 0) {
            parts.add(Numbers.count(changed, "result") + " changed");
        }
        if (gone > 0) {
            parts.add(Numbers.count(gone, "result") + " gone");
        }
        Set<String> states = states(now);
        states.removeAll(states(then));
        if (!states.isEmpty()) {
            boolean checkpoints = states.stream().allMatch(name -> name.contains(" at "));
            parts.add(named(states, checkpoints ? "new checkpoint" : "new model"));
        }
        Set<String> tasks = tasks(now);
        tasks.removeAll(tasks(then));
        if (!tasks.isEmpty()) {
            parts.add(named(tasks, "new task"));
        }
        return new News(String.join(", ", parts));
    }

    private static String named(Set<String> names, String noun) {
        List<String> some = names.stream().limit(NAMED).map(Names::harmless).toList();
        return Numbers.count(names.size(), noun)
                + " ("
                + String.join("; ", some)
                + (names.size() > NAMED ? "; and " + (names.size() - NAMED) + " more" : "")
                + ")";
    }

    private static Map<Place, Scores> scores(Observations rows) {
        Map<Place, Scores> scores = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            Place place =
                    new Place(
                            rows.task(row),
                            rows.metricName(row),
                            state(rows, row),
                            rows.strategy(row),
                            rows.shots(row));
            scores.merge(place, new Scores(1, rows.score(row)), Scores::and);
        }
        return scores;
    }

    /** A model, or a checkpoint with the step or the tokens it is at. */
    private static String state(Observations rows, int row) {
        String model = rows.modelName(row);
        for (Axis axis : Axis.TRAINING) {
            double scale = rows.scale(row, axis);
            boolean named = !rows.run(row).equals(model);
            if (Double.isFinite(scale) && (axis.equals(Axis.STEPS) || named)) {
                String run = rows.run(row).isEmpty() ? model : rows.run(row);
                return run + " at " + axis.words(scale);
            }
        }
        return model;
    }

    private static Set<String> states(Observations rows) {
        Set<String> states = new LinkedHashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            states.add(state(rows, row));
        }
        return states;
    }

    private static Set<String> tasks(Observations rows) {
        Set<String> tasks = new LinkedHashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            tasks.add(rows.task(row));
        }
        return tasks;
    }
}
