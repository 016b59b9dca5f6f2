package io.saltus.app.inspect;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.words.Numbers;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.InspectedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The table of models: who each is, and where that came from.
 *
 * @param models the models
 * @param full whether the source of each figure is told to the end
 */
record ModelRows(List<InspectedModel> models, boolean full) {

    private static final List<String> HEADER =
            List.of(
                    "model",
                    "family",
                    "variant",
                    "size",
                    "tokens",
                    "FLOPs",
                    "loss",
                    "released",
                    "states",
                    "results",
                    "where from");

    List<List<String>> rows(int most) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        models.stream().limit(most).forEach(model -> rows.add(row(model)));
        return rows;
    }

    private List<String> row(InspectedModel of) {
        Model model = of.last();
        return List.of(
                model.run(),
                model.hasFamily() ? model.family() : TextTable.NONE,
                model.trait(Model.VARIANT).orElse(TextTable.NONE),
                size(model.scale(Axis.PARAMETERS)),
                size(model.scale(Axis.TOKENS)),
                number(model.scale(Axis.COMPUTE)),
                number(model.scale(Axis.LOSS)),
                model.trait(Model.RELEASED).orElse(TextTable.NONE),
                of.states() == 1 ? TextTable.NONE : Integer.toString(of.states()),
                Integer.toString(of.results()),
                from(of));
    }

    private static String size(OptionalDouble scale) {
        return scale.isPresent() ? Numbers.abbreviated(scale.getAsDouble()) : TextTable.NONE;
    }

    private static String number(OptionalDouble scale) {
        return scale.isPresent() ? Numbers.of(scale.getAsDouble()) : TextTable.NONE;
    }

    /**
     * The facts by where they came from. The short form leaves out the citation of a table, the
     * date of release, and the field that states a name.
     */
    private String from(InspectedModel model) {
        Map<String, List<String>> from = new LinkedHashMap<>();
        model.from()
                .forEach(
                        (source, facts) -> {
                            List<String> told =
                                    facts.stream().filter(fact -> isTold(fact, source)).toList();
                            if (!told.isEmpty()) {
                                from.computeIfAbsent(
                                                full ? source : source.replaceFirst(": .*", ""),
                                                key -> new ArrayList<>())
                                        .addAll(told);
                            }
                        });
        if (from.isEmpty()) {
            return "the data";
        }
        List<String> parts = new ArrayList<>();
        from.forEach((source, facts) -> parts.add(String.join(", ", facts) + ": " + source));
        return String.join("; ", parts);
    }

    private boolean isTold(String fact, String source) {
        boolean stated = fact.equals(Model.NAME) && !source.contains(" ");
        return full || !stated && !fact.equals(Model.RELEASED);
    }
}
