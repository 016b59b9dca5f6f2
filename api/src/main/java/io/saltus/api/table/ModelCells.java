package io.saltus.api.table;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The model that the cells of a row describe, and how it was asked. */
final class ModelCells {

    private ModelCells() {}

    static Setup setup(Row row) throws BadCell {
        String strategy = row.strategy();
        return new Setup(row.shots(), strategy.isEmpty() ? Setup.STANDARD : strategy);
    }

    /**
     * @param families names that are those of families, where the column of models holds them
     */
    static Model model(Row row, Set<String> families) throws BadCell {
        Map<Axis, Double> scales = new LinkedHashMap<>();
        row.size(Column.PARAMS).ifPresent(v -> scales.put(Axis.PARAMETERS, v));
        row.size(Column.TRAIN_TOKENS).ifPresent(v -> scales.put(Axis.TOKENS, v));
        row.size(Column.TRAIN_FLOPS).ifPresent(v -> scales.put(Axis.COMPUTE, v));
        row.number(Column.LOSS).ifPresent(v -> scales.put(Axis.LOSS, v));
        row.size(Column.STEP).ifPresent(v -> scales.put(Axis.STEPS, v));
        String family = row.text(Column.FAMILY);
        String name = row.text(Column.MODEL);
        boolean isFamily = families.contains(name) && !scales.isEmpty();
        if (isFamily) {
            family = name;
            name = "";
        }
        if (name.isEmpty()) {
            if (family.isEmpty() || scales.isEmpty()) {
                throw new BadCell(
                        "no model",
                        "'model' is blank; a result needs a model, or a family and a scale");
            }
            Map.Entry<Axis, Double> first = scales.entrySet().iterator().next();
            name = family + " " + first.getKey().words(first.getValue());
        }
        String run = row.text(Column.RUN);
        Model model =
                new Model(
                        name,
                        family.isEmpty() ? Model.UNSPECIFIED : family,
                        run.isEmpty() ? name : run,
                        scales);
        return isFamily ? model.knownFrom(Model.FAMILY, "a name that several sizes have") : model;
    }
}
