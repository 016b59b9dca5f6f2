package io.saltus.plugins.evaluators.reading;

import io.saltus.api.data.Model;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.ModelName.Variant;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.RunIdentity;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The model that the configuration of a run names: {@code model}, {@code revision}, an adapter, in
 * how many bits its weights were kept; where it names none, the file's place.
 *
 * <p>A revision that is a state of training makes it that state, another but {@code main} and a
 * hash stands behind the name, as fewer bits do.
 *
 * @param where where the configuration stands: {@code model_config}
 * @param config the configuration
 */
public record ConfiguredModel(String where, JsonTree config) {

    private static final List<String> NAMES =
            List.of("model", "model_path", "model_id", "model_name");

    /**
     * Returns the model.
     *
     * @param settings what the user says
     * @param place where the file stands
     * @param isTask which file names are those of tasks and therefore not of models
     */
    public Model model(RunSettings settings, PathParts place, Predicate<String> isTask) {
        RunFacts facts = settings.facts();
        adapter(facts);
        Optional<String> revision = config.at("revision").text();
        revision.ifPresent(said -> facts.state(where + ".revision", ModelName.ofRevision(said)));
        for (String key : NAMES) {
            facts.called(where + "." + key, config.at(key).text());
        }
        if (!facts.isNamed()) {
            facts.place(place, isTask);
        }
        Optional<String> bits = bits();
        bits.ifPresent(how -> facts.quantised(bitsKey(), how));
        RunIdentity identity = facts.identity().orElseThrow();
        if (settings.model().isBlank()) {
            identity = bits.isPresent() ? identity.toldQuantised(bits.get(), bitsKey()) : identity;
            identity = identity.toldRevision(revision, where + ".revision");
        }
        return identity.model();
    }

    /** An adapter on a model is a model of its own name. */
    private void adapter(RunFacts facts) {
        Optional<String> adapter = config.at("peft_model").text();
        if (adapter.isEmpty()) {
            return;
        }
        String key = where + ".peft_model";
        ModelName own = ModelName.of(adapter.get());
        facts.variant(key, Variant.ADAPTER).state(key, own);
        String base = ModelName.of(config.at("model").text().orElse("")).base();
        String name = own.base().substring(own.base().lastIndexOf('/') + 1);
        facts.name(
                key,
                Optional.of(
                        own.parameters().isPresent() || base.isBlank()
                                ? own.base()
                                : base + "+" + name));
    }

    private Optional<String> bits() {
        return config.at("load_in_4bit").truth().orElse(false)
                ? Optional.of("4bit")
                : config.at("load_in_8bit").truth().orElse(false)
                        ? Optional.of("8bit")
                        : config.at("quantization").text();
    }

    private String bitsKey() {
        return where
                + (config.at("load_in_4bit").truth().orElse(false)
                        ? ".load_in_4bit"
                        : config.at("load_in_8bit").truth().orElse(false)
                                ? ".load_in_8bit"
                                : ".quantization");
    }
}
