package io.saltus.plugins.harness;

import io.saltus.api.data.RequestException;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.json.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arguments that the model was loaded with: {@code model_args}, which is an object, or a text
 * of pairs or of JSON; and what they say was done to its weights.
 *
 * @param arguments an object, or a text of pairs
 */
record ModelArguments(JsonTree arguments) {

    private static final List<String> ADAPTERS =
            List.of("peft", "peft_model", "lora_local_path", "lora_path", "adapter");

    private static final String PLAIN_DTYPE =
            "(?i)(?:torch\\.)?(?:auto|float16|bfloat16|float32|float|half|fp16|bf16|fp32|f16|f32)";

    static ModelArguments of(JsonTree config) {
        JsonTree stated = config.at("model_args");
        Optional<String> text = stated.text().filter(written -> written.startsWith("{"));
        if (text.isPresent()) {
            try {
                return new ModelArguments(Harness.JSON.tree(text.get()));
            } catch (IOException | RequestException e) {
                // it is a text of pairs that begins so
            }
        }
        return new ModelArguments(stated);
    }

    /**
     * Returns the value of a key, without quotes; none if it is blank or says that there is none.
     */
    Optional<String> of(String key) {
        if (arguments.isObject()) {
            return arguments.at(key).scalar().filter(ModelArguments::isSaid);
        }
        for (String pair : arguments.text().orElse("").split(",")) {
            String[] words = pair.strip().split("=", 2);
            if (words.length == 2 && words[0].strip().equals(key)) {
                return Optional.of(words[1].strip().replaceAll("^[\"']|[\"']$", ""))
                        .filter(ModelArguments::isSaid);
            }
        }
        return Optional.empty();
    }

    /** Returns the adapter that was put on the weights, with the key that says so. */
    Optional<Said> adapter() {
        return ADAPTERS.stream()
                .flatMap(key -> of(key).map(value -> new Said(key, value)).stream())
                .findFirst();
    }

    /** Returns the weights that were added to others, with the key that says so. */
    Optional<Said> delta() {
        return of("delta").map(value -> new Said("delta", value));
    }

    /**
     * Returns in what the weights were kept, if that is fewer bits than the model was trained in:
     * {@code 4bit}, {@code gptq}, {@code fp8}; with the key that says so.
     */
    Optional<Said> quantisation() {
        return truth("load_in_4bit", "4bit")
                .or(() -> truth("load_in_8bit", "8bit"))
                .or(() -> truth("autogptq", "gptq"))
                .or(() -> truth("gptqmodel", "gptq"))
                .or(() -> truth("gguf_file", "gguf"))
                .or(() -> method("quantization"))
                .or(() -> method("dtype"));
    }

    private Optional<Said> truth(String key, String word) {
        return of(key).map(value -> new Said(key, word));
    }

    private Optional<Said> method(String key) {
        return of(key).filter(value -> !value.matches(PLAIN_DTYPE))
                .map(value -> new Said(key, quantised(value)));
    }

    /** The word for a way of quantising, as names of models bear it. */
    static String quantised(String method) {
        String word = method.toLowerCase(Locale.ROOT).replaceFirst("^torch\\.", "");
        if (word.startsWith("bitsandbytes")) {
            return "bnb";
        }
        boolean usual = ModelName.of("m-" + word).variants().contains(ModelName.Variant.QUANTISED);
        return usual ? word : "quantised-" + word.replaceAll("[^a-z0-9]+", "");
    }

    /** Whether a data type is one that models are trained in. */
    static boolean isPlain(String dtype) {
        return dtype.matches(PLAIN_DTYPE);
    }

    private static boolean isSaid(String value) {
        return !value.isBlank() && !value.matches("(?i)none|null|false|0");
    }

    /**
     * What an argument says.
     *
     * @param key its name
     * @param value its value, or what that stands for
     */
    record Said(String key, String value) {}
}
