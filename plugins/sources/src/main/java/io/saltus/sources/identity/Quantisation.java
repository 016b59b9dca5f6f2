package io.saltus.sources.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In how few bits, and by which method, a name says that the weights are kept: {@code 4bit}, {@code
 * gptq}, {@code q4_k_m}. Two ways make two variants of a model.
 *
 * <p>{@code int4} is {@code 4bit}. A container ({@code gguf}), a library ({@code bnb}) and the bare
 * word tell nothing beside a way; a container of whole weights ({@code f16.gguf}) is none.
 */
final class Quantisation {

    /** Stands for a joint within one word. */
    private static final char JOINT = '·';

    private static final String WORDS =
            "gptq|awq|(?:gguf|ggml)(?:v\\d)?|int[248]|[2-8]bits?|fp[48]|nf4|bnb|exl[23]|mxfp4|nvfp4|hqq"
                    + "|aqlm|qat|\\d(?:\\.\\d+)?bpw|i?q[1-8](?:·[a-z\\d·]*)?|w\\d+a\\d+"
                    + "|quantized|quantised|quant|autoround";
    private static final String WHOLE = "b?f16|f32|fp16|fp32";

    private static final Pattern WORD = Pattern.compile(WORDS);
    private static final Pattern OF_WHOLE = Pattern.compile(WHOLE);
    private static final Pattern OF_BLOCKS =
            Pattern.compile(
                    "(?i)(?<![a-z0-9])(i?q[1-8])(?:_(\\d|xxs|xs|s|m|nl)|[_-](k))"
                            + "(?:[_-](xs|xl|s|m|l))?(?![a-z0-9])");
    private static final Pattern BITS_APART =
            Pattern.compile("(?i)(?<![a-z0-9.])([2-8])[-_ ]bits?(?![a-z0-9])");
    private static final Pattern DOTTED =
            Pattern.compile(
                    "(?i)(?<=[a-z0-9·])\\.(?=(?:%s|%s)(?![a-z0-9]))".formatted(WORDS, WHOLE));

    private static final Set<String> TELLING_NOTHING =
            Set.of("gguf", "ggml", "bnb", "quantized", "quantised", "quant");

    private final Set<String> words = new TreeSet<>();
    private boolean whole;

    /** Returns a name in which each way of quantising is one word of its own. */
    static String apart(String name) {
        String blocks = OF_BLOCKS.matcher(name).replaceAll("$1·$2$3·$4");
        return DOTTED.matcher(BITS_APART.matcher(blocks).replaceAll("$1bit")).replaceAll("-");
    }

    /** Takes a word, in small letters; returns whether it says so. */
    boolean take(String word) {
        whole |= OF_WHOLE.matcher(word).matches();
        boolean said = WORD.matcher(word).matches();
        if (said) {
            words.add(
                    word.replaceFirst("^int([248])$|^([2-8])bits?$", "$1$2bit")
                            .replaceFirst("^(gguf|ggml)v\\d$", "$1")
                            .replaceFirst(JOINT + "+$", "")
                            .replace(JOINT, '_'));
        }
        return said;
    }

    /** Returns whether the weights are of fewer bits than the model was trained in. */
    boolean isSaid() {
        boolean containers = words.stream().allMatch(word -> word.startsWith("gg"));
        return !words.isEmpty() && !(whole && containers);
    }

    /** Returns the ways in one order; none where they are not told. */
    Optional<String> ways() {
        Set<String> telling = new TreeSet<>(words);
        telling.removeAll(TELLING_NOTHING);
        Set<String> named = telling.isEmpty() ? new TreeSet<>(words) : telling;
        String ways =
                named.stream()
                        .filter(word -> !word.startsWith("quant"))
                        .collect(Collectors.joining(" "));
        return ways.isEmpty() || !isSaid() ? Optional.empty() : Optional.of(ways);
    }

    /** Returns how a variant is called that is kept in these ways. */
    static String variant(Optional<String> ways) {
        String word = ModelName.Variant.QUANTISED.name().toLowerCase(Locale.ROOT);
        return ways.map(way -> word + " " + way).orElse(word);
    }
}
