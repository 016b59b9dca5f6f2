package io.saltus.sources.identity;

import io.saltus.api.data.Axis;
import io.saltus.sources.files.PathParts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What is known of a run, offered in the order in which it is trusted: of each part the first offer
 * that holds something counts. A blank name and a scale that has no place on its axis hold nothing.
 * Variants add up: a model is quantised whichever of two fields says so.
 *
 * <p>A name that is a size or a state alone ({@code 33B_torch_step110880}, {@code checkpoint-500})
 * counts for what it says; as a name it counts where no later offer names a model of that size.
 */
public final class RunFacts {

    /** Parts of an identity that are words. */
    private enum Word {
        NAME,
        FAMILY,
        STAGE,
        HASH,
        /** A name that says no model. */
        NAMELESS
    }

    /** Behind where tokens came from that are those of a stage of training and not of the model. */
    public static final String OF_STAGE = ", of this stage alone";

    private final Map<Word, Stated<String>> words = new EnumMap<>(Word.class);
    private final Map<Axis, Stated<Double>> scales = new LinkedHashMap<>();
    private final Map<String, String> variants = new LinkedHashMap<>();
    private OptionalDouble size = OptionalDouble.empty();
    private OptionalLong seed = OptionalLong.empty();
    private double tokensPerStep;

    /** Offers the model's name, to be taken as it is spelled. */
    public RunFacts name(String where, Optional<String> name) {
        return word(Word.NAME, where, name);
    }

    /**
     * Offers a name as people write them, be it a path: the model's name without the road to it and
     * without its state of training, and that state.
     */
    public RunFacts called(String where, Optional<String> text) {
        text.filter(words -> !words.isBlank())
                .ifPresent(words -> called(where, ModelName.of(words)));
        return this;
    }

    /** Offers what a name says. */
    public RunFacts called(String where, ModelName said) {
        String base = said.base();
        String quoted =
                base.equals(said.text().strip()) ? where : where + " '" + said.text().strip() + "'";
        boolean sized = words.containsKey(Word.NAMELESS) && size.isPresent();
        if (!said.namesModel()) {
            if (!words.containsKey(Word.NAMELESS)) {
                size = said.parameters();
            }
            word(Word.NAMELESS, quoted, Optional.of(base));
        } else if (!sized || said.parameters().equals(size)) {
            word(Word.NAME, quoted, Optional.of(base));
        }
        return state(where, said);
    }

    /** Returns whether a name was offered that names a model. */
    public boolean isNamed() {
        return words.containsKey(Word.NAME);
    }

    /**
     * Offers what the file's name and the folders above it say, from the inside out: a state of
     * training, and a name if none was offered that names a model.
     *
     * @param isTask which file names are those of tasks and therefore not of models
     */
    public RunFacts place(PathParts place, Predicate<String> isTask) {
        ModelName said = ModelName.ofPlace(place, isTask);
        String base = said.base();
        String own = base.substring(base.lastIndexOf('/') + 1);
        String where = place.stem().contains(own) ? "the file's name" : "a folder above the file";
        if (said.isCheckpoint() || said.seed().isPresent()) {
            state("the file's place", said);
        }
        return isNamed() ? this : called(where, ModelName.of(base));
    }

    /** Offers the state of training that a name or a revision says, and its seed and hash. */
    public RunFacts state(String where, ModelName said) {
        scale(Axis.STEPS, where, said.step());
        scale(Axis.TOKENS, said.isLaterStage() ? where + OF_STAGE : where, said.tokens());
        scale(Axis.EPOCHS, where, said.epoch());
        word(Word.STAGE, where, said.stage());
        word(Word.HASH, where, said.revision());
        seed = seed.isPresent() ? seed : said.seed();
        return this;
    }

    /** Offers the model's family. */
    public RunFacts family(String where, Optional<String> family) {
        return word(Word.FAMILY, where, family);
    }

    /** Says what was done to the model after its training, or how it is run. */
    public RunFacts variant(String where, ModelName.Variant variant) {
        variants.putIfAbsent(variant.name().toLowerCase(Locale.ROOT), where);
        return this;
    }

    /**
     * Says that the weights are kept in fewer bits.
     *
     * @param how in which way, as names say it ({@code 4bit}, {@code gptq}); blank if that is not
     *     known
     */
    public RunFacts quantised(String where, String how) {
        Optional<String> ways = ModelName.of("m-" + how).quantisation();
        variants.putIfAbsent(Quantisation.variant(ways), where);
        return this;
    }

    /** Offers where the model stands on an axis; at step 0 it is untrained. */
    public RunFacts scale(Axis axis, String where, OptionalDouble scale) {
        boolean untrained = axis.equals(Axis.STEPS) && scale.orElse(-1) == 0;
        if (untrained || scale.isPresent() && axis.accepts(scale.getAsDouble())) {
            scales.putIfAbsent(axis, new Stated<>(scale.getAsDouble(), where));
        }
        return this;
    }

    /** Says that a training step is so many tokens; 0 if that is not known. */
    public RunFacts tokensPerStep(double tokens) {
        tokensPerStep = tokens;
        return this;
    }

    /** Returns what the run is of; nothing if no name was offered. */
    public Optional<RunIdentity> identity() {
        Map<Axis, Stated<Double>> all = new LinkedHashMap<>(scales);
        Stated<Double> step = all.get(Axis.STEPS);
        if (step != null && tokensPerStep > 0) {
            all.putIfAbsent(
                    Axis.TOKENS, new Stated<>(step.value() * tokensPerStep, "tokens per step"));
        }
        return word(Word.NAME)
                .or(() -> word(Word.NAMELESS))
                .map(
                        name ->
                                new RunIdentity(
                                        name,
                                        word(Word.FAMILY),
                                        word(Word.STAGE),
                                        word(Word.HASH),
                                        variants,
                                        seed,
                                        all));
    }

    private Optional<Stated<String>> word(Word part) {
        return Optional.ofNullable(words.get(part));
    }

    private RunFacts word(Word part, String where, Optional<String> word) {
        word.filter(text -> !text.isBlank())
                .ifPresent(text -> words.putIfAbsent(part, new Stated<>(text.strip(), where)));
        return this;
    }
}
