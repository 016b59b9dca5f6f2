package io.saltus.sources.identity;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the name of a model says, as people write names: on hubs, as folders, as paths of
 * checkpoints, in tables.
 *
 * <p>A part that the name does not state plainly is absent: unknown rather than guessed. Nothing
 * here is looked up; what is known of a public model beyond its name is the matter of a catalogue.
 *
 * @param text the name as it was given
 * @param name the name without the road to it: {@code EleutherAI/pythia-410m} for a folder of a
 *     download cache, {@code pythia-410m} for a path
 * @param maker who published it, where the name says so
 * @param family the name without maker, size, variant, state of training and release, as it is
 *     spelled; empty where nothing else is left ({@code 33B_torch_step110880})
 * @param variants what was done to the model after its training, or how it is run: see {@link
 *     Variant}; none for a base model
 * @param release the stamp of a release, digits as they stand ({@code 1124}, {@code 20241022})
 * @param parameters nominal number of parameters, all experts counted
 * @param activeParameters nominal number of parameters that work on one token, where the name tells
 *     it apart
 * @param tokens training tokens
 * @param step training step
 * @param epoch epoch of training
 * @param stage which part of the training it is, where there are several, such as a second one on
 *     {@code ingredient3}
 * @param seed seed of the training run
 * @param revision hash of the files, where the path holds one
 */
public record ModelName(
        String text,
        String name,
        Optional<String> maker,
        String family,
        Set<Variant> variants,
        Optional<String> release,
        OptionalDouble parameters,
        OptionalDouble activeParameters,
        OptionalDouble tokens,
        OptionalDouble step,
        OptionalDouble epoch,
        Optional<String> stage,
        OptionalLong seed,
        Optional<String> revision) {

    /** A step, checkpoint or epoch with its number, and the tokens that were seen by then. */
    private static final Pattern STATE =
            Pattern.compile(
                    "(?i)[-_ ]*(?:intermediate[-_ ])?(?:global[-_]?)?"
                            + "(?:steps?|iters?|iterations?|checkpoints?|ckpts?|epochs?)"
                            + "[-_ ]?\\d+(?:\\.\\d+)?[km]?"
                            + "(?:[-_ ](?:tokens?[-_ ]?)?\\d+(?:\\.\\d+)?[bt](?:okens?)?)?"
                            + "(?![a-z0-9])");

    /** What was done to a model after its training, or how it is run. */
    public enum Variant {
        /** Tuned to follow instructions or to converse, by whatever method. */
        INSTRUCT,
        /** A base model with an adapter on it. */
        ADAPTER,
        /** Weights or activations of fewer bits than it was trained in. */
        QUANTISED,
        /** Several models merged into one. */
        MERGED
    }

    /** Copies the variants. */
    public ModelName {
        variants = Collections.unmodifiableSet(new LinkedHashSet<>(variants));
    }

    /** Returns what {@code text} says. */
    public static ModelName of(String text) {
        return NameReading.of(text);
    }

    /**
     * Returns whether the name says at which state of a training run the model is: a step, an
     * epoch, or a stage.
     */
    public boolean isCheckpoint() {
        return step.isPresent() || epoch.isPresent() || stage.isPresent();
    }

    /**
     * Returns the name of the training run: the name without the state of training, with the stage,
     * since each stage is a run of its own. The final weights of a run bear it as their name.
     */
    public String run() {
        if (!isCheckpoint()) {
            return name;
        }
        String run = STATE.matcher(name).replaceAll("");
        boolean staged = stage.isPresent() && !run.contains(stage.get());
        return run.isBlank() ? name : staged ? run + "@" + stage.get() : run;
    }

    /**
     * Returns the family with its variants, by which models are put together: case and joints do
     * not count ({@code Llama-2} is {@code llama2}), points do.
     */
    public String familyKey() {
        StringBuilder key = new StringBuilder(plain(family));
        variants.stream()
                .sorted()
                .forEach(
                        variant -> key.append('+').append(variant.name().toLowerCase(Locale.ROOT)));
        return key.toString();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.+]", "");
    }
}
