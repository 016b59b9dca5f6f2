package io.saltus.sources.identity;

import io.saltus.sources.files.PathParts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
 * @param quantisation in which ways the weights are kept in fewer bits ({@code 4bit}, {@code gptq},
 *     {@code q4_k_m}), where the name says it
 * @param release the stamp of a release, digits as they stand ({@code 1124}, {@code 20241022})
 * @param parameters nominal number of parameters, all experts counted
 * @param activeParameters nominal number of parameters that work on one token, where the name tells
 *     it apart
 * @param tokens training tokens
 * @param tokensSoFar whether the tokens are those that a state of training has seen ({@code
 *     tokens10B}, a branch {@code 1T}), and not all that the model was trained on ({@code 7B-1T})
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
        Optional<String> quantisation,
        Optional<String> release,
        OptionalDouble parameters,
        OptionalDouble activeParameters,
        OptionalDouble tokens,
        boolean tokensSoFar,
        OptionalDouble step,
        OptionalDouble epoch,
        Optional<String> stage,
        OptionalLong seed,
        Optional<String> revision) {

    private static final String COUNT = "\\d+(?:\\.\\d+)?[km]?";
    private static final String AMOUNT = "\\d+(?:\\.\\d+)?[mbt]";

    /** A step, checkpoint or epoch with its number, and the tokens that were seen by then. */
    private static final Pattern STATE =
            Pattern.compile(
                    ("(?i)[-_ ]*(?:"
                                    + "(?:intermediate[-_ ])?(?:global[-_]?)?"
                                    + "(?:steps?|iters?|iterations?|checkpoints?|ckpts?|epochs?)"
                                    + "[-_ ]?%1$s(?:[-_ ](?:tokens?[-_ ]?)?\\d+(?:\\.\\d+)?[bt](?:okens?)?)?"
                                    + "|(?<![a-z0-9.])ep\\d+(?:[-_]ba\\d+)?(?:[-_]rank\\d+)?"
                                    + "|(?<![a-z0-9.])%1$s[-_ ]?(?:steps?|iters?|iterations?|epochs?)"
                                    + "(?![-_ ]?\\d)"
                                    + "|(?<![a-z0-9.])(?:tokens?|toks?)[-_ ]?%2$s"
                                    + "|(?<![a-z0-9.])%2$s[-_ ]?(?:toks?|tokens?)"
                                    + ")(?![a-z0-9])")
                            .formatted(COUNT, AMOUNT));

    private static final Pattern FINAL =
            Pattern.compile(
                    "(?i)|(?:refs/heads/)?(?:main|master|head|default|latest)|[0-9a-f]{7,64}");

    /**
     * Names of late: thousands of files name few models, and what a name says hangs on nothing
     * else.
     */
    private static final Map<String, ModelName> READ =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, ModelName> eldest) {
                            return size() > MOST_READ;
                        }
                    });

    private static final int MOST_READ = 2_000;

    private static final Pattern JOINTS = Pattern.compile("[^\\p{L}\\p{N}.+]");
    private static final Pattern SEED = Pattern.compile("(?i)[-_.]?seed[-_]?\\d+");

    private static final Pattern MIXTURE =
            Pattern.compile("(?i)(?<![a-z0-9])\\d{1,3}x\\d{1,3}(?:\\.\\d+)?[bm](?![a-z0-9])");

    private static final Pattern STATES =
            Pattern.compile(
                    "(?i)(?<=[a-z0-9])[-_](?:intermediate(?:[-_](?:checkpoints?|ckpts?))?|checkpoints|ckpts)$");

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
        ModelName known = READ.get(text);
        if (known == null) {
            known = NameReading.of(text);
            READ.put(text, known);
        }
        return known;
    }

    /**
     * Returns what the place of a file says, from its own name outwards: {@code pythia-70m} in step
     * 3000 for {@code pythia-70m/step3000/results.json}, for {@code pythia-70m/70m_step3000.json}
     * and for {@code step3000/pythia-70m_5-shot.json}.
     *
     * @param isTask which file names are those of tasks and therefore not of models
     */
    public static ModelName ofPlace(PathParts place, Predicate<String> isTask) {
        return PlaceReading.of(place, isTask);
    }

    /**
     * Returns what a revision of some model says: {@code step1000}, {@code
     * stage1-step1000-tokens4B}, {@code 100B}. Its state of training, its seed or its hash; the
     * name says nothing.
     */
    public static ModelName ofRevision(String revision) {
        return of("-@" + revision.strip());
    }

    /**
     * Returns whether a revision is a model of its own ({@code v1.1}): neither a state of training
     * nor a hash nor a name of the final weights, such as {@code main}.
     */
    public static boolean isOwnRevision(String revision) {
        ModelName said = ofRevision(revision);
        return !said.hasState()
                && said.revision().isEmpty()
                && of(revision).namesModel()
                && !FINAL.matcher(revision).matches();
    }

    /** Returns {@code org/name} for {@code hf/org/name}, and a name of two parts as it is. */
    public static String withoutProvider(String name) {
        return name.split("/").length > 2 ? name.substring(name.indexOf('/') + 1) : name;
    }

    /** Returns whether the name names a model, and not only a size, a state or a format. */
    public boolean namesModel() {
        return !family.isBlank();
    }

    /**
     * Returns whether the name says at which state of a training run the model is: a step, an
     * epoch, a stage, or the tokens that were seen so far.
     */
    public boolean isCheckpoint() {
        return step.isPresent() || epoch.isPresent() || stage.isPresent() || tokensSoFar;
    }

    /**
     * Returns whether the name says a stage of training behind the first, whose steps and tokens
     * are its own, on top of those of the stages before.
     */
    public boolean isLaterStage() {
        return stage.filter(part -> part.matches("stage0*(?:[2-9]|1\\d)(?:-.*)?")).isPresent();
    }

    /** Returns whether the name says a state of training in any way, be it in tokens alone. */
    public boolean hasState() {
        return isCheckpoint() || tokens.isPresent() || seed.isPresent();
    }

    /**
     * Returns the name without the state of training, and without the words for a place that holds
     * many: {@code m-1b} for {@code m-1b-intermediate-checkpoints}.
     */
    public String base() {
        String base = isCheckpoint() ? STATE.matcher(name).replaceAll("") : name;
        base = STATES.matcher(base).replaceFirst("");
        return base.isBlank() ? name : base;
    }

    /**
     * Returns the name of the training run: the name without the state of training, with the stage,
     * since each stage is a run of its own. The final weights of a run bear it as their name.
     */
    public String run() {
        String base = base();
        return stage.filter(part -> !base.contains(part))
                .map(part -> base + "@" + part)
                .orElse(base);
    }

    /** Returns the name without the seed of the training run. */
    public String withoutSeed() {
        return seed.isPresent() ? SEED.matcher(name).replaceAll("") : name;
    }

    /** Returns whether the name is that of a mixture of experts. */
    public boolean isMixture() {
        return activeParameters.isPresent() || MIXTURE.matcher(name).find();
    }

    /** Returns the parts of the name that say its state of training. */
    String stateWords() {
        return STATE.matcher(name)
                .results()
                .map(MatchResult::group)
                .map(words -> words.replaceFirst("^[-_ ]+", ""))
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns the family with its variants, by which models are put together: case and joints do
     * not count ({@code Llama-2} is {@code llama2}), points do.
     */
    public String familyKey() {
        StringBuilder key = new StringBuilder(plain(family));
        variantWords().forEach(word -> key.append('+').append(word));
        return key.toString();
    }

    /**
     * Returns the variants as they are called, in one order; two ways of quantising are two: {@code
     * instruct}, {@code quantised 4bit}.
     */
    public List<String> variantWords() {
        return variants.stream()
                .sorted()
                .map(
                        variant ->
                                variant == Variant.QUANTISED
                                        ? Quantisation.variant(quantisation)
                                        : variant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String plain(String text) {
        return JOINTS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
