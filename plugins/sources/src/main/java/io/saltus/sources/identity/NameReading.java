package io.saltus.sources.identity;

import io.saltus.sources.identity.ModelName.Variant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a model's name word by word.
 *
 * <p>The first size is the model's. What says tokens is tokens: a number before or after {@code
 * tokens}, one in {@code T} behind the size ({@code 7B-1T}), one that follows a step ({@code
 * step-50K-105b}), or one that is at least {@value #TOKENS_PER_PARAMETER} times the model's size.
 * Numbers in {@code k} are lengths of context.
 */
final class NameReading {

    /** Nobody trains a model on fewer tokens a parameter and says so in its name. */
    private static final double TOKENS_PER_PARAMETER = 20;

    private static final Pattern JOINTS = Pattern.compile("[-_\\s,()\\[\\]/:+=]+");
    private static final Pattern SIZE_WITH_JOINT =
            Pattern.compile("(?i)(?<![\\d.a-z])(\\d{1,3})_(\\d{1,2})(?=[bm](?![a-z0-9]))");
    private static final Pattern VERSION_WITH_JOINT =
            Pattern.compile("(?i)(?<![\\d._])(\\d)_(\\d)(?![\\d_a-z])");
    private static final Pattern DATE_WITH_JOINTS =
            Pattern.compile("\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)");

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)(b|m|t|bn|mn|tn)(\\d{1,2})?");
    private static final Pattern JOINED_SIZE =
            Pattern.compile("([a-z][a-z.-]+?)(\\d{1,3}(?:\\.\\d{1,3})?[bm])");
    private static final Pattern ACTIVE = Pattern.compile("a(\\d{1,3}(?:\\.\\d{1,3})?)([bm])");
    private static final Pattern EFFECTIVE = Pattern.compile("e\\d{1,2}b");
    private static final Pattern EXPERTS = Pattern.compile("\\d{1,4}e");
    private static final Pattern MIXTURE = Pattern.compile("\\d{1,3}x\\d{1,3}(?:\\.\\d+)?[bm]");
    private static final Pattern CONTEXT = Pattern.compile("\\d{1,4}k");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d+)?)([kmb])?");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d+)?)([km])?");
    private static final Pattern STEP =
            Pattern.compile("(?:global)?(?:steps?|iters?|iterations?|checkpoints?|ckpts?)(\\d.*)?");
    private static final Pattern CALLED_STEP = Pattern.compile("(?i)step-?[1-9](?![\\d.k])");
    private static final Pattern EPOCH = Pattern.compile("epochs?(\\d.*)?|ep(\\d+)");

    /** The number before its word: {@code 10steps}, {@code 100000-steps}. */
    private static final Pattern COUNTED =
            Pattern.compile("(\\d{1,12}(?:\\.\\d+)?[km]?)(steps?|iters?|iterations?|epochs?)?");

    private static final Pattern UNIT = Pattern.compile("steps?|iters?|iterations?|epochs?");

    /** What stands behind an epoch as MosaicML's Composer names it: {@code ep0-ba1000-rank0}. */
    private static final Pattern BEHIND_EPOCH = Pattern.compile("ba(\\d{1,12})|rank\\d+");

    private static final Pattern TOKENS = Pattern.compile("(?:tokens?|toks?)(\\d.*)?");
    private static final Pattern OF_TOKENS =
            Pattern.compile("(\\d{1,5}(?:\\.\\d+)?)([mbt])(?:t|toks?|tokens?)");
    private static final Pattern SEED = Pattern.compile("seed(\\d{1,18})?");
    private static final Pattern STAGE = Pattern.compile("stage\\d{0,2}");
    private static final Pattern RELEASE = Pattern.compile("\\d{4}|(?:20)?[12]\\d[01]\\d[0-3]\\d");
    private static final Pattern PADDED_STEP = Pattern.compile("0\\d{5,11}");
    private static final Pattern VERSION = Pattern.compile("v\\d+(?:\\.\\d+)*");

    private static final Set<String> INSTRUCT =
            Set.of(
                    "instruct",
                    "instruction",
                    "it",
                    "chat",
                    "sft",
                    "dpo",
                    "rlhf",
                    "ppo",
                    "orpo",
                    "kto",
                    "rlvr",
                    "tuned",
                    "assistant",
                    "conversational",
                    "thinking",
                    "instructed",
                    "aligned");
    private static final Set<String> ADAPTER = Set.of("lora", "qlora", "peft", "adapter", "dora");

    /** How the files are kept; nothing about the model. */
    private static final Set<String> FORMAT =
            Set.of(
                    "hf",
                    "pt",
                    "torch",
                    "pytorch",
                    "safetensors",
                    "bfloat16",
                    "float16",
                    "float32",
                    "bf16",
                    "fp16",
                    "fp32",
                    "f16",
                    "f32",
                    "half",
                    "mlx",
                    "onnx",
                    "main",
                    "final",
                    "latest",
                    "last",
                    "model",
                    "weights",
                    "base",
                    "pretrained",
                    "pretrain",
                    "raw",
                    "checkpoint",
                    "checkpoints",
                    "ckpt",
                    "ckpts",
                    "intermediate",
                    "consolidated",
                    "dynamic",
                    "static",
                    "unsloth");

    /** Sizes in words; they are the model's size only where no number is. */
    private static final Set<String> SIZE_WORDS =
            Set.of(
                    "tiny", "nano", "micro", "mini", "small", "medium", "large", "xl", "xxl",
                    "huge");

    /** What the number behind is of: a batch, a context, a rate; nothing about the model's size. */
    private static final Set<String> OTHER_NUMBERS =
            Set.of("bs", "bsz", "batch", "ctx", "context", "seq", "seqlen", "lr", "vocab", "len");

    private final List<String> words;

    /** How many of the words are the name's own; the others tell the state of training. */
    private final int own;

    /** Whether somebody publishes a model that is called Step and a digit. */
    private final boolean calledStep;

    private final List<String> stem = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final Set<Variant> variants = EnumSet.noneOf(Variant.class);
    private final Quantisation quantisation = new Quantisation();
    private final List<Double> further = new ArrayList<>();
    private int at;
    private double size = Double.NaN;
    private boolean sizeIsActive;
    private boolean mixture;
    private double active = Double.NaN;
    private double tokens = Double.NaN;
    private boolean tokensSoFar;
    private double step = Double.NaN;
    private double epoch = Double.NaN;
    private OptionalLong seed = OptionalLong.empty();
    private Optional<String> release = Optional.empty();

    private NameReading(NamePath path) {
        words = words(path.model());
        own = words.size();
        calledStep =
                path.maker().isPresent()
                        && CALLED_STEP.matcher(String.join("-", words)).lookingAt();
        words.addAll(words(path.state()));
    }

    static ModelName of(String text) {
        NamePath path = NamePath.of(text);
        NameReading reading = new NameReading(path);
        for (reading.at = 0; reading.at < reading.words.size(); reading.at++) {
            reading.word(reading.words.get(reading.at));
        }
        reading.settle();
        return new ModelName(
                text,
                path.name(),
                path.maker(),
                reading.family(),
                reading.variants,
                reading.quantisation.ways(),
                reading.release,
                known(reading.sizeIsActive ? Double.NaN : reading.size),
                known(reading.active),
                known(reading.tokens),
                reading.tokensSoFar,
                known(reading.step),
                known(reading.epoch),
                reading.stages.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("-", reading.stages)),
                reading.seed,
                path.hash());
    }

    /** Splits at joints, but not within 1_8B, v1_1, q4_0 or a date; q4_0 also at a point. */
    private static List<String> words(String text) {
        String sizes = SIZE_WITH_JOINT.matcher(Quantisation.apart(text)).replaceAll("$1.$2");
        String versions = VERSION_WITH_JOINT.matcher(sizes).replaceAll("$1.$2");
        String joined = DATE_WITH_JOINTS.matcher(versions).replaceAll("$1$2$3");
        List<String> words = new ArrayList<>();
        for (String word : JOINTS.split(joined)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private void word(String spelled) {
        String word = spelled.toLowerCase(Locale.ROOT);
        if (stateOfTraining(word) || numberOfAnother(word) || variant(word) || sizes(word)) {
            return;
        }
        if (PADDED_STEP.matcher(word).matches() && Double.isNaN(step)) {
            step = Double.parseDouble(word);
        } else if (RELEASE.matcher(word).matches() && !stem.isEmpty()) {
            release = Optional.of(word);
        } else if (at < own && !FORMAT.contains(word)) {
            stem.add(spelled);
        }
    }

    private boolean stateOfTraining(String word) {
        if (word.equals("global") && STEP.matcher(next()).matches()) {
            return true;
        }
        if (countBefore(word)) {
            return true;
        }
        Matcher ofStep = STEP.matcher(word);
        if (ofStep.matches() && !(at == 0 && calledStep)) {
            double number = count(ofStep.group(1));
            step = Double.isNaN(number) ? step : number;
            return !Double.isNaN(number) || FORMAT.contains(word);
        }
        Matcher ofEpoch = EPOCH.matcher(word);
        if (ofEpoch.matches()) {
            epoch = count(ofEpoch.group(2) == null ? ofEpoch.group(1) : ofEpoch.group(2));
            return !Double.isNaN(epoch);
        }
        Matcher behindEpoch = BEHIND_EPOCH.matcher(word);
        if (!Double.isNaN(epoch) && behindEpoch.matches()) {
            step = behindEpoch.group(1) == null ? step : count(behindEpoch.group(1));
            return true;
        }
        Matcher ofSeed = SEED.matcher(word);
        if (ofSeed.matches()) {
            String digits = ofSeed.group(1) == null ? next() : ofSeed.group(1);
            if (digits.matches("\\d{1,18}")) {
                at += ofSeed.group(1) == null ? 1 : 0;
                seed = OptionalLong.of(Long.parseLong(digits));
                return true;
            }
        }
        if (STAGE.matcher(word).matches()) {
            boolean apart = word.equals("stage") && next().matches("\\d{1,2}");
            stages.add(apart ? word + words.get(++at) : word);
            return true;
        }
        if (!stages.isEmpty() && word.matches("ingredient\\d+")) {
            stages.add(word);
            return true;
        }
        return false;
    }

    /** Reads a count whose unit is behind it, unless that is of a number further behind. */
    private boolean countBefore(String word) {
        Matcher counted = COUNTED.matcher(word);
        if (!counted.matches()) {
            return false;
        }
        boolean joined = counted.group(2) != null;
        String unit = joined ? counted.group(2) : next();
        int behind = at + (joined ? 1 : 2);
        boolean ofAnother = behind < words.size() && words.get(behind).matches("\\d.*");
        if (!UNIT.matcher(unit).matches() || ofAnother) {
            return false;
        }
        double number = count(counted.group(1));
        at += joined ? 0 : 1;
        if (unit.startsWith("ep")) {
            epoch = number;
        } else {
            step = number;
        }
        return true;
    }

    private boolean numberOfAnother(String word) {
        Matcher said = TOKENS.matcher(word);
        if (said.matches()) {
            String number = said.group(1) == null ? next() : said.group(1);
            double value = size(number);
            if (!Double.isNaN(value)) {
                at += said.group(1) == null ? 1 : 0;
                tokens = value;
                tokensSoFar = true;
            } else if (!further.isEmpty() && said.group(1) == null) {
                tokens = further.remove(further.size() - 1);
                tokensSoFar = true;
            }
            return true;
        }
        Matcher ofTokens = OF_TOKENS.matcher(word);
        if (ofTokens.matches()) {
            tokens = size(ofTokens.group(1) + ofTokens.group(2));
            tokensSoFar = word.contains("tok") || at >= own;
            return true;
        }
        if (OTHER_NUMBERS.contains(word) && NUMBER.matcher(next()).matches()) {
            at++;
            return true;
        }
        return false;
    }

    private boolean variant(String word) {
        if (INSTRUCT.contains(word)) {
            variants.add(Variant.INSTRUCT);
        } else if (ADAPTER.contains(word)) {
            variants.add(Variant.ADAPTER);
        } else if (quantisation.take(word)) {
            return true;
        } else if (word.equals("merge") || word.equals("merged")) {
            variants.add(Variant.MERGED);
        } else {
            return false;
        }
        return true;
    }

    private boolean sizes(String word) {
        Matcher ofActive = ACTIVE.matcher(word);
        if (ofActive.matches()) {
            active = size(ofActive.group(1) + ofActive.group(2));
            return true;
        }
        if (MIXTURE.matcher(word).matches() || EFFECTIVE.matcher(word).matches()) {
            mixture = true;
            return true;
        }
        if (EXPERTS.matcher(word).matches() && !Double.isNaN(size)) {
            active = size;
            sizeIsActive = true;
            return true;
        }
        double number = size(word);
        if (!Double.isNaN(number)) {
            if (at >= own) {
                tokens = number; // a branch called 100B or 1T
                tokensSoFar = true;
            } else if (Double.isNaN(size) && !mixture) {
                size = number;
            } else {
                furtherSize(word, number);
            }
            return true;
        }
        Matcher joined = JOINED_SIZE.matcher(word);
        if (joined.matches() && Double.isNaN(size) && !mixture) {
            size = size(joined.group(2));
            stem.add(words.get(at).substring(0, joined.group(1).length()));
            return true;
        }
        return CONTEXT.matcher(word).matches();
    }

    private void furtherSize(String word, double number) {
        if (word.endsWith("t") || !Double.isNaN(step) && word.endsWith("b")) {
            tokens = number;
        } else {
            further.add(number);
        }
    }

    /** Decides what further sizes are, once all words are read. */
    private void settle() {
        boolean ofExperts =
                !stem.isEmpty() && String.join("", stem).toLowerCase(Locale.ROOT).contains("moe");
        for (double number : further) {
            if (ofExperts && number > size && Double.isNaN(active)) {
                active = size;
                size = number;
            } else if (Double.isNaN(tokens)
                    && number >= TOKENS_PER_PARAMETER * size
                    && number >= 1e9) {
                tokens = number;
            }
        }
        if (mixture) {
            size = Double.NaN;
        }
        if (quantisation.isSaid()) {
            variants.add(Variant.QUANTISED);
        }
    }

    private String family() {
        List<String> kept = new ArrayList<>(stem);
        if (kept.size() > 1
                && kept.get(0).equalsIgnoreCase("meta")
                && kept.get(1).equalsIgnoreCase("llama")) {
            kept.remove(0);
        }
        if (Double.isNaN(size) && !mixture && kept.size() > 1) {
            boolean versioned = VERSION.matcher(kept.get(kept.size() - 1)).matches();
            int word = kept.size() - (versioned ? 2 : 1);
            if (word > 0 && SIZE_WORDS.contains(kept.get(word).toLowerCase(Locale.ROOT))) {
                kept.remove(word);
            }
        }
        return String.join("-", kept);
    }

    private String next() {
        return at + 1 < words.size() ? words.get(at + 1).toLowerCase(Locale.ROOT) : "";
    }

    /**
     * A count behind a word or joined to it: 1000, 0001000, 1431k; NaN if there is none. Nobody
     * counts steps in billions: {@code ckpt 700B} are tokens.
     */
    private double count(String joined) {
        Matcher number = COUNT.matcher(joined == null ? next() : joined);
        if (!number.matches()) {
            return Double.NaN;
        }
        at += joined == null ? 1 : 0;
        double unit = number.group(2) == null ? 1 : number.group(2).equals("k") ? 1e3 : 1e6;
        return Math.rint(Double.parseDouble(number.group(1)) * unit);
    }

    /** A size as names state it: 6.9b, 1b7, 350M, 1.5T; NaN if it is none. */
    private static double size(String word) {
        Matcher size = SIZE.matcher(word);
        if (!size.matches() || size.group(3) != null && size.group(1).contains(".")) {
            return Double.NaN;
        }
        String digits = size.group(3) == null ? size.group(1) : size.group(1) + "." + size.group(3);
        String unit =
                switch (size.group(2).charAt(0)) {
                    case 'm' -> "e6";
                    case 'b' -> "e9";
                    default -> "e12";
                };
        return Double.parseDouble(digits + unit);
    }

    private static OptionalDouble known(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
