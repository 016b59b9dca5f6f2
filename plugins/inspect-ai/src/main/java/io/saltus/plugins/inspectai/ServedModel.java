package io.saltus.plugins.inspectai;

import io.saltus.api.data.Model;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.ModelName.Variant;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.identity.Stated;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private static final List<String> ADAPTERS =
            List.of("peft", "peft_path", "adapter", "adapter_path", "lora", "lora_path");

    /** Arguments that keep the weights in fewer bits, and how the model is then called. */
    private static final Map<String, String> QUANTISED =
            Map.of(
                    "load_in_4bit", "4bit",
                    "load_in_8bit", "8bit",
                    "quantization", "",
                    "quantization_config", "quantised");

    private static final String REVISION = "eval.model_args.revision";

    /** Returns the model: as the user says, else by its arguments, else by its name. */
    Model model(RunSettings settings) {
        RunFacts facts = settings.facts();
        revision().ifPresent(said -> facts.state(REVISION, ModelName.ofRevision(said)));
        for (String path : PATHS) {
            facts.called("eval.model_args." + path, arguments.at(path).text());
        }
        facts.called("eval.model", Optional.of(plain()));
        Optional<String> adapter = firstSet(ADAPTERS);
        adapter.ifPresent(said -> facts.variant(where(said), Variant.ADAPTER));
        Optional<String> bits = firstSet(QUANTISED.keySet());
        bits.ifPresent(said -> facts.quantised(where(said), wayOf(said)));
        RunIdentity identity = facts.identity().orElseThrow();
        return (settings.model().isBlank() ? told(identity, adapter, bits) : identity).model();
    }

    /** Tells in the name what makes it another model: {@code m+adapter}, {@code m-4bit@v1.1}. */
    private RunIdentity told(
            RunIdentity identity, Optional<String> adapter, Optional<String> fewerBits) {
        String told = identity.name().value();
        String where = identity.name().where();
        Optional<String> path = adapter.flatMap(said -> arguments.at(said).text());
        if (path.isPresent()) {
            String base = ModelName.of(path.get()).base();
            told += "+" + base.substring(base.lastIndexOf('/') + 1);
            where += ", " + where(adapter.orElseThrow());
        }
        if (fewerBits.isPresent() && !ModelName.of(told).variants().contains(Variant.QUANTISED)) {
            told += "-" + wayOf(fewerBits.get());
            where += ", " + where(fewerBits.get());
        }
        Optional<String> revision = revision().filter(ModelName::isOwnRevision);
        if (revision.isPresent()) {
            told += "@" + revision.get();
            where += ", " + REVISION;
        }
        return identity.named(new Stated<>(told, where));
    }

    private Optional<String> firstSet(Collection<String> names) {
        return names.stream().sorted().filter(name -> isSet(arguments.at(name))).findFirst();
    }

    /** How an argument keeps the weights in fewer bits. */
    private String wayOf(String argument) {
        String way = QUANTISED.getOrDefault(argument, "");
        return way.isEmpty() ? arguments.at(argument).text().orElse("quantised") : way;
    }

    private static String where(String argument) {
        return "eval.model_args." + argument;
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

    private Optional<String> revision() {
        return arguments.at("revision").text().map(String::strip);
    }
}
