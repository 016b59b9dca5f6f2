package io.saltus.plugins.inspectai;

import io.saltus.api.data.Model;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.TrainingSteps;
import io.saltus.sources.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The model of a log, as inspect_ai serves models: {@code provider/name}, with arguments.
 *
 * <p>The provider is no part of the name where it runs other makers' models ({@code vllm/gpt2},
 * {@code hf/EleutherAI/pythia-1b}), nor is the service behind a maker's own ({@code
 * openai/azure/gpt-4o}). A model on the disk is {@code hf/local} with the path among its arguments.
 *
 * @param name {@code eval.model}
 * @param arguments {@code eval.model_args}
 */
record ServedModel(String name, JsonTree arguments) {

    /** Providers that run models of any maker. */
    private static final Set<String> RUNNERS =
            Set.of(
                    "hf",
                    "vllm",
                    "sglang",
                    "ollama",
                    "llama-cpp-python",
                    "transformer_lens",
                    "nnterp",
                    "nnsight",
                    "mlx",
                    "openrouter",
                    "together",
                    "fireworks",
                    "groq",
                    "cf",
                    "bedrock",
                    "azureai",
                    "sambanova",
                    "sagemaker",
                    "hf-inference-providers");

    private static final Set<String> SERVICES = Set.of("azure", "bedrock", "vertex");

    /** Arguments that name a model on the disk, the most usual first. */
    private static final List<String> PATHS = List.of("model_path", "pretrained");

    /** Arguments that change the model, and into which variant. */
    private static final Map<String, List<String>> VARIANTS =
            Map.of(
                    "quantised",
                    List.of("load_in_4bit", "load_in_8bit", "quantization", "quantization_config"),
                    "adapter",
                    List.of("peft", "peft_path", "adapter", "adapter_path", "lora", "lora_path"));

    private static final Pattern USUAL_REVISION =
            Pattern.compile("|main|master|latest|[0-9a-f]{7,64}");

    /** Offers the model's names, the best first. */
    void offerNames(RunFacts facts) {
        for (String path : PATHS) {
            facts.name("eval.model_args." + path, arguments.at(path).text().map(this::revised));
        }
        facts.name("eval.model", Optional.of(revised(plain())));
    }

    /** Returns the training step that the revision states. */
    OptionalDouble step() {
        return TrainingSteps.ofRevision(revision());
    }

    /** Returns the model as the variant that the arguments make of it. */
    Model asServed(Model model) {
        Model served = model;
        for (String variant : List.of("adapter", "quantised")) {
            for (String argument : VARIANTS.getOrDefault(variant, List.of())) {
                if (served.trait(Model.VARIANT).isEmpty() && isSet(arguments.at(argument))) {
                    served =
                            served.withTrait(Model.VARIANT, variant)
                                    .knownFrom(Model.VARIANT, "eval.model_args." + argument);
                }
            }
        }
        return served;
    }

    private static boolean isSet(JsonTree argument) {
        return argument.truth().orElse(false)
                || argument.isObject() && !argument.members().isEmpty()
                || argument.text()
                        .filter(text -> !text.isBlank() && !text.equalsIgnoreCase("none"))
                        .isPresent();
    }

    private String plain() {
        String[] parts = name.split("/", 2);
        if (parts.length < 2) {
            return name;
        }
        String rest = parts[1];
        if (parts[0].equals("openai-api") && rest.contains("/")) {
            return rest.substring(rest.indexOf('/') + 1);
        }
        if (RUNNERS.contains(parts[0]) && !rest.isBlank()) {
            return rest;
        }
        int service = rest.indexOf('/');
        if (service < 0) {
            return name;
        }
        return SERVICES.contains(rest.substring(0, service))
                ? parts[0] + rest.substring(service)
                : rest;
    }

    /** A revision that is no step of training and none of the usual ones is told with the name. */
    private String revised(String plain) {
        String revision = revision().orElse("");
        boolean usual = USUAL_REVISION.matcher(revision).matches() || step().isPresent();
        return usual || plain.contains("@") ? plain : plain + "@" + revision;
    }

    private Optional<String> revision() {
        return arguments.at("revision").text().map(String::strip);
    }
}
