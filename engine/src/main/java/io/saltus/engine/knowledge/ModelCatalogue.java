package io.saltus.engine.knowledge;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Column;
import io.saltus.sources.identity.ModelName;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of models by name: family, parameters, training tokens and training compute.
 *
 * <p>A name is looked up as it is; then without regard to case, and to {@code _} against {@code -};
 * then without the organisation before a slash, if that is unambiguous; then as the name of the
 * training run of which it is a state. What the data say of a model stands; then comes the state
 * that its name says, then the catalogue, then the size that its name says. Where the training
 * compute is still unknown, and parameters N (of a mixture of experts the active ones) and tokens D
 * are known, it is C = 6 N D (Kaplan et al. 2020, arXiv:2001.08361).
 */
public final class ModelCatalogue {

    /** A catalogue that knows no model. */
    public static final ModelCatalogue EMPTY = new ModelCatalogue(Map.of());

    /** The scales that belong to a model, and not to one of its checkpoints. */
    private static final List<Column> SCALES =
            List.of(Column.PARAMS, Column.TRAIN_TOKENS, Column.TRAIN_FLOPS, Column.LOSS);

    private static final String TOKENS_PER_STEP = "tokens_per_step";

    private final Map<String, Double> tokensPerStep = new HashMap<>();
    private final Map<String, Model> byName;
    private final Map<String, Optional<Model>> byShortName = new HashMap<>();

    private ModelCatalogue(Map<String, Model> byName) {
        this.byName = byName;
        byName.forEach(
                (name, model) ->
                        byShortName.merge(
                                shortName(name),
                                Optional.of(model),
                                (a, b) ->
                                        a.isPresent() && sameScales(a.get(), b.get())
                                                ? a
                                                : Optional.empty()));
    }

    /**
     * Reads a table with the columns {@code model}, and any of {@code family}, {@code params},
     * {@code train_tokens}, {@code train_flops}, {@code loss}, {@code tokens_per_step}; blank cells
     * are unknown, other columns are left aside.
     *
     * @param name name of the table, for messages
     * @throws RequestException if it is not such a table
     */
    public static ModelCatalogue read(String name, Reader table) throws IOException {
        Map<String, Model> models = new LinkedHashMap<>();
        Map<String, Double> perStepOf = new HashMap<>();
        for (CatalogueRow row : CatalogueRow.read(name, "models", table)) {
            Model model = model(row);
            models.put(CatalogueRow.plain(model.name()), model);
            scale(row, TOKENS_PER_STEP, Axis.TOKENS)
                    .ifPresent(
                            tokens ->
                                    perStepOf.put(
                                            shortName(CatalogueRow.plain(model.name())), tokens));
        }
        if (models.isEmpty()) {
            throw new RequestException(name + " holds no model; it needs a header and rows");
        }
        ModelCatalogue catalogue = new ModelCatalogue(models);
        catalogue.tokensPerStep.putAll(perStepOf);
        return catalogue;
    }

    /** Returns a catalogue that asks {@code first}, then this one. */
    public ModelCatalogue under(ModelCatalogue first) {
        Map<String, Model> both = new LinkedHashMap<>(byName);
        first.byName.forEach(
                (name, model) -> both.merge(name, model, (old, fresh) -> filled(fresh, old)));
        ModelCatalogue catalogue = new ModelCatalogue(both);
        catalogue.tokensPerStep.putAll(tokensPerStep);
        catalogue.tokensPerStep.putAll(first.tokensPerStep);
        return catalogue;
    }

    /** Returns the number of models. */
    public int size() {
        return byName.size();
    }

    /**
     * Returns {@code model} with what its name says and the catalogue knows of it, as far as the
     * data do not say.
     */
    public Model complete(Model model) {
        ModelName said = ModelName.of(model.name());
        Model stated = withState(model, said);
        Model known =
                find(model.name())
                        .or(() -> find(said.run()))
                        .map(found -> filled(stated, found))
                        .orElse(stated);
        known =
                with(
                        known,
                        Axis.PARAMETERS,
                        said.activeParameters().isPresent()
                                ? said.activeParameters()
                                : said.parameters());
        Double perStep = tokensPerStep.get(shortName(CatalogueRow.plain(said.run())));
        OptionalDouble step = known.scale(Axis.STEPS);
        if (perStep != null && step.isPresent()) {
            known = with(known, Axis.TOKENS, OptionalDouble.of(perStep * step.getAsDouble()));
        }
        OptionalDouble parameters = known.scale(Axis.PARAMETERS);
        OptionalDouble tokens = known.scale(Axis.TOKENS);
        if (parameters.isPresent() && tokens.isPresent()) {
            double compute = 6 * parameters.getAsDouble() * tokens.getAsDouble();
            if (Double.isFinite(compute)) {
                known = with(known, Axis.COMPUTE, OptionalDouble.of(compute));
            }
        }
        return known;
    }

    /** The step and the tokens that a name states, and the run that it is a state of. */
    private static Model withState(Model model, ModelName said) {
        Model stated = with(model, Axis.STEPS, said.step());
        stated = with(stated, Axis.TOKENS, said.tokens());
        return said.isCheckpoint() && model.run().equals(model.name())
                ? stated.ofRun(said.run())
                : stated;
    }

    private static Model with(Model model, Axis axis, OptionalDouble scale) {
        return model.scale(axis).isEmpty() && scale.isPresent()
                ? model.at(axis, scale.getAsDouble())
                : model;
    }

    private Optional<Model> find(String name) {
        Model exact = byName.get(CatalogueRow.plain(name));
        return exact != null
                ? Optional.of(exact)
                : byShortName.getOrDefault(shortName(CatalogueRow.plain(name)), Optional.empty());
    }

    private static Model filled(Model model, Model known) {
        Map<Axis, Double> scales = new LinkedHashMap<>(known.scales());
        // A checkpoint has its own place on every axis that moves in training.
        if (model.scale(Axis.STEPS).isPresent() || model.scale(Axis.TOKENS).isPresent()) {
            scales.keySet().retainAll(List.of(Axis.PARAMETERS));
        }
        scales.putAll(model.scales());
        return new Model(
                model.name(),
                model.family().equals(Model.UNSPECIFIED) ? known.family() : model.family(),
                model.run(),
                scales);
    }

    private static Model model(CatalogueRow row) {
        String name = row.text(Column.MODEL.id());
        if (name.isEmpty()) {
            throw new RequestException(
                    row.where()
                            + " names no model; a table of models has the columns model, family,"
                            + " params, train_tokens, train_flops");
        }
        Map<Axis, Double> scales = new LinkedHashMap<>();
        for (Column column : SCALES) {
            Axis axis = column.axis().orElseThrow();
            scale(row, column.id(), axis).ifPresent(scale -> scales.put(axis, scale));
        }
        String family = row.text(Column.FAMILY.id());
        return new Model(name, family.isEmpty() ? Model.UNSPECIFIED : family, name, scales);
    }

    private static OptionalDouble scale(CatalogueRow row, String column, Axis axis) {
        boolean logarithmic = axis.spacing() == Axis.Spacing.LOGARITHMIC;
        return row.number(
                column, axis::accepts, logarithmic ? "a positive number" : "a finite number");
    }

    private static boolean sameScales(Model a, Model b) {
        return a.scales().equals(b.scales());
    }

    private static String shortName(String plain) {
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** Returns the models, by name. */
    public List<Model> models() {
        return new ArrayList<>(byName.values());
    }
}
