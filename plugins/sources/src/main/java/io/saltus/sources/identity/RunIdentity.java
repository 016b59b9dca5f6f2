package io.saltus.sources.identity;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which model a run is of, each part with where it came from. What no part says is left to the
 * model catalogue.
 *
 * @param name name of the model
 * @param family its family, if it is stated
 * @param stage which part of the training it is of; each is a training run of its own
 * @param hash hash of the model's files, if they were pinned
 * @param variants what was done to the model after its training, or how it is run, and where that
 *     stands
 * @param seed seed of the training run, if there are several
 * @param scales where it stands on the axes that are stated
 */
public record RunIdentity(
        Stated<String> name,
        Optional<Stated<String>> family,
        Optional<Stated<String>> stage,
        Optional<Stated<String>> hash,
        Map<String, String> variants,
        OptionalLong seed,
        Map<Axis, Stated<Double>> scales) {

    /** The trait that is the hash of the model's files. */
    public static final String REVISION = "revision";

    /** Copies the maps. */
    public RunIdentity {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    }

    /** Returns this identity under another name. */
    public RunIdentity named(Stated<String> other) {
        return new RunIdentity(other, family, stage, hash, variants, seed, scales);
    }

    /**
     * Returns this identity with fewer bits told in its name, {@code m-4bit}, since it is another
     * model than {@code m}; as it is where its name says that it is quantised.
     *
     * @param how in which way, as names say it
     */
    public RunIdentity toldQuantised(String how, String where) {
        return ModelName.of(name.value()).variants().contains(ModelName.Variant.QUANTISED)
                ? this
                : named(new Stated<>(name.value() + "-" + how, name.where() + ", " + where));
    }

    /**
     * Returns this identity with a revision told in its name, {@code m@v1.1}, where that is a model
     * of its own.
     */
    public RunIdentity toldRevision(Optional<String> revision, String where) {
        return revision.filter(ModelName::isOwnRevision)
                .map(own -> new Stated<>(name.value() + "@" + own, name.where() + ", " + where))
                .map(this::named)
                .orElse(this);
    }

    /** Returns the model, with where each part came from. */
    public Model model() {
        Model model = Model.of(name.value()).knownFrom(Model.NAME, name.where());
        if (family.isPresent()) {
            model =
                    model.inFamily(family.get().value())
                            .knownFrom(Model.FAMILY, family.get().where());
        }
        if (stage.isPresent()) {
            model = model.ofRun(name.value() + "@" + stage.get().value());
        }
        if (hash.isPresent()) {
            model =
                    model.withTrait(REVISION, hash.get().value())
                            .knownFrom(REVISION, hash.get().where());
        }
        Map<String, String> all = allVariants();
        if (!all.isEmpty()) {
            model =
                    model.withTrait(Model.VARIANT, String.join("+", all.keySet()))
                            .knownFrom(Model.VARIANT, String.join(", ", all.values()));
        }
        for (Map.Entry<Axis, Stated<Double>> scale : scales.entrySet()) {
            model =
                    model.at(scale.getKey(), scale.getValue().value())
                            .knownFrom(scale.getKey().id(), scale.getValue().where());
        }
        return model;
    }

    /**
     * Those that are stated with those that the name says beside them, in one order; the ways in
     * which weights are quantised add up.
     */
    private Map<String, String> allVariants() {
        Map<String, String> all = new LinkedHashMap<>();
        if (variants.isEmpty()) {
            return all;
        }
        ModelName both = ModelName.of(name.value() + "-" + String.join("-", variants.keySet()));
        for (String word : both.variantWords()) {
            String kind = word.split(" ", 2)[0];
            String where =
                    variants.entrySet().stream()
                            .filter(stated -> stated.getKey().split(" ", 2)[0].equals(kind))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("its name");
            all.put(word, where);
        }
        return all;
    }
}
