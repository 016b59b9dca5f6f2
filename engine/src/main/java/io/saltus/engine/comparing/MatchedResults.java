package io.saltus.engine.comparing;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The results of one task in one setup under one metric that are held against each other: the runs
 * of a model, or of a state of it, before, and those of its counterpart after.
 *
 * @param task name of the task
 * @param setup how the models were asked
 * @param metric how their answers were scored
 * @param before the runs before; one or more of one model, or none
 * @param after those after; one side may be empty
 */
public record MatchedResults(
        String task,
        Setup setup,
        Metric metric,
        List<Observation> before,
        List<Observation> after) {

    /** Copies the lists. */
    public MatchedResults {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Returns whether there is something on both sides. */
    public boolean isWhole() {
        return !before.isEmpty() && !after.isEmpty();
    }

    /**
     * Returns the {@linkplain #words words} for the model before; of the one after, where none was
     * before.
     */
    public String modelBefore() {
        return words((before.isEmpty() ? after : before).get(0).model());
    }

    /** Returns the words for the model after; of the one before, where none is after. */
    public String modelAfter() {
        return words((after.isEmpty() ? before : after).get(0).model());
    }

    /**
     * Returns every result of two sides, each once, beside its counterpart: the one other model
     * where each side has one; else the first of these that names one model on either side: the
     * same name and state, the same name, the same training run, the same place on all axes, the
     * same number of parameters.
     */
    static List<MatchedResults> of(ComparedResults before, ComparedResults after) {
        Map<String, Side> sides = new TreeMap<>();
        before.results().forEach(one -> side(sides, one).add(one, side -> side.before));
        after.results().forEach(one -> side(sides, one).add(one, side -> side.after));
        List<MatchedResults> matched = new ArrayList<>();
        sides.values().forEach(side -> side.match(matched));
        return matched;
    }

    private static Side side(Map<String, Side> sides, Observation one) {
        return sides.computeIfAbsent(question(one), unused -> new Side(one));
    }

    /** What was asked, and how it was scored. */
    static String question(Observation one) {
        return String.join(
                "\0", one.task(), one.setup().words(), one.setup().strategy(), one.metric().name());
    }

    /**
     * Returns a model's name, with its step or its tokens where it is a state of a training run.
     */
    public static String words(Model model) {
        if (model.scale(Axis.STEPS).isPresent()) {
            return model.name() + ", step " + Numbers.exact(model.scale(Axis.STEPS).getAsDouble());
        }
        boolean state = !model.run().equals(model.name());
        return state && model.scale(Axis.TOKENS).isPresent()
                ? model.name() + ", " + Axis.TOKENS.words(model.scale(Axis.TOKENS).getAsDouble())
                : model.name();
    }

    private static String state(Model model) {
        return model.name() + '\0' + place(model);
    }

    private static String place(Model model) {
        Map<String, Double> scales = new TreeMap<>();
        model.scales().forEach((axis, scale) -> scales.put(axis.id(), scale));
        scales.remove(Axis.EXACT_PARAMETERS.id());
        return scales.isEmpty() ? "" : scales.toString();
    }

    private static String parameters(Model model) {
        return model.scale(Axis.PARAMETERS).isPresent()
                ? String.valueOf(model.scale(Axis.PARAMETERS).getAsDouble())
                : "";
    }

    /** The results of one question, by the state of the model. */
    private static final class Side {

        private static final List<Function<Model, String>> KEYS =
                List.of(
                        MatchedResults::state,
                        Model::name,
                        Model::run,
                        MatchedResults::place,
                        MatchedResults::parameters);

        private final Observation first;
        private final Map<String, List<Observation>> before = new LinkedHashMap<>();
        private final Map<String, List<Observation>> after = new LinkedHashMap<>();

        Side(Observation first) {
            this.first = first;
        }

        void add(Observation one, Function<Side, Map<String, List<Observation>>> where) {
            where.apply(this)
                    .computeIfAbsent(state(one.model()), key -> new ArrayList<>())
                    .add(one);
        }

        void match(List<MatchedResults> to) {
            if (before.size() == 1 && after.size() == 1) {
                to.add(matched(only(before), only(after)));
                return;
            }
            for (Function<Model, String> key : KEYS) {
                match(key, to);
            }
            before.values().forEach(alone -> to.add(matched(alone, List.of())));
            after.values().forEach(alone -> to.add(matched(List.of(), alone)));
        }

        private void match(Function<Model, String> key, List<MatchedResults> to) {
            Map<String, List<String>> old = byKey(before, key);
            Map<String, List<String>> now = byKey(after, key);
            old.forEach(
                    (words, states) -> {
                        List<String> others = now.getOrDefault(words, List.of());
                        if (!words.isEmpty() && states.size() == 1 && others.size() == 1) {
                            to.add(
                                    matched(
                                            taken(before, states.get(0)),
                                            taken(after, others.get(0))));
                        }
                    });
        }

        private static List<Observation> taken(Map<String, List<Observation>> side, String state) {
            List<Observation> results = side.getOrDefault(state, List.of());
            side.remove(state);
            return results;
        }

        private static Map<String, List<String>> byKey(
                Map<String, List<Observation>> side, Function<Model, String> key) {
            Map<String, List<String>> states = new TreeMap<>();
            side.forEach(
                    (state, results) ->
                            states.computeIfAbsent(
                                            key.apply(results.get(0).model()),
                                            unused -> new ArrayList<>())
                                    .add(state));
            return states;
        }

        private static List<Observation> only(Map<String, List<Observation>> side) {
            return side.values().iterator().next();
        }

        private MatchedResults matched(List<Observation> old, List<Observation> now) {
            // the metric of what is there: of one side it may be known to count wholes
            Metric metric = (now.isEmpty() ? old : now).get(0).metric();
            return new MatchedResults(first.task(), first.setup(), metric, old, now);
        }
    }
}
