package io.saltus.plugins.harness;

import io.saltus.api.data.Observation;
import io.saltus.api.words.Numbers;
import io.saltus.sources.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a run's results were measured under besides model, task, shots and strategy: a limit, the
 * version of the task, a chat template, a system prompt, a seed.
 */
record RunConditions(JsonTree file) {

    private static final Pattern SHOTS = Pattern.compile("(?:\\|\\d{1,4})+$");
    private static final Pattern SAMPLED = Pattern.compile("(?i)do_sample['\"]?\\s*[=:]\\s*true");

    /** The condition that the prompts were put into the model's chat template. */
    static final String CHAT_TEMPLATE = "chat-template";

    /** The condition that there was a system prompt. */
    static final String SYSTEM_PROMPT = "system-prompt";

    /** Seeds, the most telling first, and what the harness takes unless it is told another. */
    private static final Map<String, Long> USUAL_SEEDS = usualSeeds();

    private static Map<String, Long> usualSeeds() {
        Map<String, Long> seeds = new LinkedHashMap<>();
        seeds.put("fewshot_seed", 1234L);
        seeds.put("random_seed", 0L);
        seeds.put("numpy_seed", 1234L);
        seeds.put("torch_seed", 1234L);
        return seeds;
    }

    /**
     * Returns a result with its conditions and seed.
     *
     * @param key the task's key in the file
     * @param trained seed of the training run, which counts where that of the examples is the usual
     */
    Observation applied(Observation observation, String key, OptionalLong trained) {
        Observation told = observation;
        for (Condition condition :
                new Condition[] {
                    new Condition(Observation.LIMIT, limit(key)),
                    new Condition(Observation.VERSION, version(key)),
                    new Condition(CHAT_TEMPLATE, chatTemplate()),
                    new Condition(SYSTEM_PROMPT, systemPrompt())
                }) {
            if (condition.value().isPresent()) {
                told = told.under(condition.name(), condition.value().get());
            }
        }
        OptionalLong seed = seed(key, observation.setup().shots().orElse(1) > 0);
        seed = seed.isPresent() ? seed : trained;
        return seed.isPresent() ? told.withSeed(seed.getAsLong()) : told;
    }

    private record Condition(String name, Optional<String> value) {}

    /** Returns the limit that cut a test set: a number of examples, or a share of them. */
    Optional<String> limit(String key) {
        OptionalLong asked = examples(key);
        OptionalLong there = first("original", key);
        Optional<String> stated =
                number(file.at("config", "limit"))
                        .or(() -> number(file.at("config_general", "max_samples")));
        if (asked.isPresent() && there.isPresent()) {
            long all = there.getAsLong();
            return asked.getAsLong() >= all
                    ? Optional.empty()
                    : stated.or(() -> Optional.of(Long.toString(asked.getAsLong())));
        }
        return stated;
    }

    /** Returns the number of examples that were asked, where the file says. */
    OptionalLong examples(String key) {
        return first("effective", key);
    }

    /** Returns what is stated as a number of examples, or as a seed, and cannot be one. */
    Optional<String> doubt(String key) {
        JsonTree effective = file.at("n-samples", key, "effective");
        if (effective.isThere() && effective.wholeNumber().orElse(0) <= 0) {
            return Optional.of(
                    "the number of examples of '%s' must be a whole number of at least 1, got %s; it is unknown"
                            .formatted(key, effective));
        }
        for (String seed : USUAL_SEEDS.keySet()) {
            JsonTree stated = file.at("config", seed);
            if (stated.isThere() && stated.wholeNumber().isEmpty()) {
                return Optional.of(
                        "'%s' must be a whole number of at most 63 bits, got %s; it is unknown"
                                .formatted(seed, stated));
            }
        }
        return Optional.empty();
    }

    private OptionalLong first(String which, String key) {
        // LightEval to 0.8 calls a task without its shots there: lighteval|gsm8k for
        // lighteval|gsm8k|5
        String shotless = SHOTS.matcher(key).replaceFirst("");
        for (JsonTree stated :
                new JsonTree[] {
                    file.at("n-samples", key, which),
                    file.at("config_tasks", key, which + "_num_docs"),
                    file.at("config_tasks", shotless, which + "_num_docs")
                }) {
            OptionalLong number = stated.wholeNumber();
            if (number.orElse(0) > 0) {
                return number;
            }
        }
        return OptionalLong.empty();
    }

    private Optional<String> version(String key) {
        JsonTree stated = file.at("versions", key);
        return stated.writtenNumber().isPresent()
                ? Optional.of(Numbers.exact(stated.writtenNumber().getAsDouble()))
                : stated.text().filter(text -> !text.matches("(?i)n/a|yaml|none"));
    }

    private Optional<String> chatTemplate() {
        boolean applied =
                file.at("chat_template").text().isPresent()
                        || file.at("chat_template_sha").text().isPresent()
                        || file.at("config", "apply_chat_template").truth().orElse(false)
                        || file.at("config", "apply_chat_template").text().isPresent()
                        || file.at("config_general", "use_chat_template").truth().orElse(false);
        if (!applied) {
            return Optional.empty();
        }
        boolean turns = file.at("fewshot_as_multiturn").truth().orElse(false);
        return Optional.of(turns ? "applied, examples as turns" : "applied");
    }

    private Optional<String> systemPrompt() {
        return file.at("system_instruction_sha")
                .text()
                .map(sha -> sha.substring(0, Math.min(8, sha.length())))
                .or(() -> file.at("system_instruction").text().map(text -> "given"));
    }

    /**
     * The seed that makes a run a replicate: that of the examples in the prompt, if there are any;
     * where outputs are sampled any seed. A seed that changes nothing makes none.
     */
    private OptionalLong seed(String key, boolean prompted) {
        JsonTree generation = file.at("config_general", "model_config", "generation_parameters");
        if (generation.at("temperature").number().orElse(0) > 0
                && generation.at("seed").wholeNumber().isPresent()) {
            return generation.at("seed").wholeNumber();
        }
        boolean sampled = isSampled(key);
        for (Map.Entry<String, Long> usual : USUAL_SEEDS.entrySet()) {
            OptionalLong seed = file.at("config", usual.getKey()).wholeNumber();
            boolean counts = sampled || prompted;
            if (counts && seed.isPresent() && seed.getAsLong() != usual.getValue()) {
                return seed;
            }
            if (seed.isPresent() && !sampled) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private boolean isSampled(String key) {
        JsonTree asked = file.at("config", "gen_kwargs");
        JsonTree task = file.at("configs", key, "generation_kwargs");
        return asked.at("do_sample").truth().or(() -> task.at("do_sample").truth()).orElse(false)
                || asked.text().filter(text -> SAMPLED.matcher(text).find()).isPresent();
    }

    private static Optional<String> number(JsonTree stated) {
        return stated.writtenNumber().orElse(0) > 0
                ? Optional.of(Numbers.exact(stated.writtenNumber().getAsDouble()))
                : Optional.empty();
    }
}
