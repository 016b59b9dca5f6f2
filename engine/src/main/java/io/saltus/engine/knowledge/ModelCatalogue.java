package io.saltus.engine.knowledge;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.RunFacts;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who a model is, from all that is known of it. Of each fact the first of these that says it
 * counts, and the model {@linkplain Model#provenance says} which it was:
 *
 * <ol>
 *   <li>the user's own table of models, for family, variant and size;
 *   <li>the data: a column, a field of a file, what its reader found in its place;
 *   <li>the state of training that the name says: step, tokens, and the run it is a state of;
 *   <li>the tables of models, the user's before the one that comes with Saltus: by name, then as
 *       the name of the run of which it is a state;
 *   <li>what the name says otherwise: size, variant;
 *   <li>what follows: tokens = steps times tokens per step; compute C = 6 N D (Kaplan et al. 2020,
 *       arXiv:2001.08361) of parameters N (of a mixture of experts the active ones) and tokens D,
 *       unless these are of a later stage of training alone.
 * </ol>
 *
 * <p>A state of training takes only the size from the tables: it has its own place on every axis
 * that moves in training.
 */
public final class ModelCatalogue {

    /** A catalogue that knows no model. */
    public static final ModelCatalogue EMPTY = new ModelCatalogue(List.of());

    /** Where a fact came from that the name says. */
    public static final String ITS_NAME = "its name";

    /** Where compute came from that follows from size and tokens. */
    public static final String DERIVED_COMPUTE = "6 N D";

    private final List<ModelTable> tables;

    private ModelCatalogue(List<ModelTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * Reads a table with the columns {@code model}, and any of {@code family}, {@code params},
     * {@code train_tokens}, {@code train_flops}, {@code loss}, {@code tokens_per_step}, {@code
     * released}, {@code kind}, {@code source}; blank cells are unknown, other columns are left
     * aside.
     *
     * @param name name of the table, for messages and as where a fact came from
     * @param overrides whether its families, variants and sizes count before those that the data
     *     state
     * @throws io.saltus.api.data.RequestException if it is not such a table
     */
    public static ModelCatalogue read(String name, Reader table, boolean overrides)
            throws IOException {
        return new ModelCatalogue(List.of(ModelTable.read(name, table, overrides)));
    }

    /** Returns a catalogue that asks {@code first}, then this one. */
    public ModelCatalogue under(ModelCatalogue first) {
        List<ModelTable> both = new ArrayList<>(first.tables);
        both.addAll(tables);
        return new ModelCatalogue(both);
    }

    /** Returns the number of models. */
    public int size() {
        return models().size();
    }

    /** Returns the models, by name. */
    public List<Model> models() {
        return ModelTable.all(tables);
    }

    /** Returns {@code model} with all that is known of it. */
    public Model complete(Model model) {
        ModelName said = ModelName.of(model.name());
        Model known = withState(model, said);
        boolean state = known.scale(Axis.STEPS).isPresent() || known.scale(Axis.TOKENS).isPresent();
        for (ModelTable table : tables) {
            Optional<Model> row = table.find(model.name()).or(() -> table.find(said.run()));
            if (row.isPresent()) {
                known = filled(known, row.get(), state, table.overrides());
            }
        }
        return derived(fromName(known, said), said);
    }

    /** The step and the tokens that a name states, and the run that it is a state of. */
    private static Model withState(Model model, ModelName said) {
        Model stated = with(model, Axis.STEPS, said.step(), ITS_NAME);
        String ofTokens = said.isLaterStage() ? ITS_NAME + RunFacts.OF_STAGE : ITS_NAME;
        stated = with(stated, Axis.TOKENS, said.tokens(), ofTokens);
        stated = with(stated, Axis.EPOCHS, said.epoch(), ITS_NAME);
        return said.isCheckpoint() && model.run().equals(model.name())
                ? stated.ofRun(said.run())
                : stated;
    }

    private static Model filled(Model model, Model row, boolean state, boolean overrides) {
        Model filled = model;
        boolean fromUser = overrides && row.hasFamily();
        if (fromUser || !model.hasFamily() && row.hasFamily()) {
            filled = known(filled.inFamily(row.family()), row, Model.FAMILY);
        }
        for (Axis axis : row.scales().keySet()) {
            boolean size = axis.equals(Axis.PARAMETERS);
            boolean free = model.scale(axis).isEmpty() && (size || !state);
            if (free || size && overrides) {
                filled = known(filled.at(axis, row.scale(axis).orElseThrow()), row, axis.id());
            }
        }
        for (String trait : row.traits().keySet()) {
            if (overrides || model.trait(trait).isEmpty()) {
                filled = known(filled.withTrait(trait, row.trait(trait).orElseThrow()), row, trait);
            }
        }
        return filled;
    }

    private static Model known(Model model, Model row, String fact) {
        return model.knownFrom(fact, row.provenance().getOrDefault(fact, ""));
    }

    private Model fromName(Model model, ModelName said) {
        OptionalDouble size =
                said.activeParameters().isPresent() ? said.activeParameters() : said.parameters();
        Model known = with(model, Axis.PARAMETERS, size, ITS_NAME);
        if (known.trait(Model.VARIANT).isEmpty() && !said.variants().isEmpty()) {
            String variants = String.join(", ", said.variantWords());
            known = known.withTrait(Model.VARIANT, variants).knownFrom(Model.VARIANT, ITS_NAME);
        }
        if (!known.hasFamily()) {
            for (ModelTable table : tables) {
                Optional<String> family = table.family(said);
                if (family.isPresent()) {
                    return known.inFamily(family.get()).knownFrom(Model.FAMILY, ITS_NAME);
                }
            }
        }
        return known;
    }

    private Model derived(Model model, ModelName said) {
        Model known = model;
        OptionalDouble step = known.scale(Axis.STEPS);
        for (ModelTable table : tables) {
            OptionalDouble perStep = table.tokensPerStep(said.run());
            if (perStep.isPresent() && step.isPresent()) {
                OptionalDouble tokens =
                        OptionalDouble.of(perStep.getAsDouble() * step.getAsDouble());
                known = with(known, Axis.TOKENS, tokens, "steps times tokens per step");
            }
        }
        if (!said.isMixture()) { // a count is of all experts, a size of those at work
            String counted =
                    known.provenance().getOrDefault(Axis.EXACT_PARAMETERS.id(), "the data");
            known = with(known, Axis.PARAMETERS, known.scale(Axis.EXACT_PARAMETERS), counted);
        }
        OptionalDouble parameters = known.scale(Axis.PARAMETERS);
        OptionalDouble tokens = known.scale(Axis.TOKENS);
        if (parameters.isPresent() && tokens.isPresent() && !isOfLaterStage(known.run())) {
            double compute = 6 * parameters.getAsDouble() * tokens.getAsDouble();
            if (Double.isFinite(compute)) {
                known = with(known, Axis.COMPUTE, OptionalDouble.of(compute), DERIVED_COMPUTE);
            }
        }
        return known;
    }

    /**
     * Returns whether a run is a stage of training behind the first: its tokens are its own, on top
     * of those of the stages before, so that they say nothing of the compute of the model.
     */
    public static boolean isOfLaterStage(String run) {
        return ModelName.of(run).isLaterStage();
    }

    private static Model with(Model model, Axis axis, OptionalDouble scale, String where) {
        return model.scale(axis).isEmpty() && scale.isPresent()
                ? model.at(axis, scale.getAsDouble()).knownFrom(axis.id(), where)
                : model;
    }
}
