package io.saltus.engine;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was understood of a model, or of a training run.
 *
 * @param last the model; of a run with several states the last of them
 * @param states in how many states of training it was evaluated, at least 1
 * @param results how many results there are of it
 * @param from where what is known of it came from: the facts by their source; what the data state
 *     is not named
 */
public record InspectedModel(Model last, int states, int results, Map<String, List<String>> from) {

    /** Orders models by family, size and name. */
    public static final Comparator<InspectedModel> ORDER =
            Comparator.comparing((InspectedModel model) -> model.last().family())
                    .thenComparingDouble(
                            model -> model.last().scale(Axis.PARAMETERS).orElse(Double.NaN))
                    .thenComparing(model -> model.last().run());

    static InspectedModel of(List<Model> states, int results) {
        Model last =
                states.stream().max(Comparator.comparingDouble(InspectedModel::progress)).get();
        Map<String, List<String>> from = new TreeMap<>();
        new TreeMap<>(last.provenance())
                .forEach(
                        (fact, source) ->
                                from.computeIfAbsent(source, key -> new ArrayList<>()).add(fact));
        long different =
                states.stream()
                        .map(state -> Axis.TRAINING.stream().map(state::scale).toList())
                        .distinct()
                        .count();
        return new InspectedModel(last, (int) different, results, from);
    }

    private static double progress(Model model) {
        for (Axis axis : List.of(Axis.STEPS, Axis.TOKENS, Axis.EPOCHS)) {
            if (model.scale(axis).isPresent()) {
                return model.scale(axis).getAsDouble();
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
