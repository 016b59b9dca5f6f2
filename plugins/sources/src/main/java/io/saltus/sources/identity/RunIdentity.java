package io.saltus.sources.identity;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which model a run is of, each part with where it came from. What no part says is left to the
 * model catalogue.
 *
 * @param name name of the model
 * @param family its family, if it is stated
 * @param scales where it stands on the axes that are stated
 */
public record RunIdentity(
        Stated<String> name, Optional<Stated<String>> family, Map<Axis, Stated<Double>> scales) {

    /** Copies the scales. */
    public RunIdentity {
        scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    }

    /** Returns the model, with where each part came from. */
    public Model model() {
        Model model = Model.of(name.value()).knownFrom(Model.NAME, name.where());
        if (family.isPresent()) {
            model =
                    model.inFamily(family.get().value())
                            .knownFrom(Model.FAMILY, family.get().where());
        }
        for (Map.Entry<Axis, Stated<Double>> scale : scales.entrySet()) {
            model =
                    model.at(scale.getKey(), scale.getValue().value())
                            .knownFrom(scale.getKey().id(), scale.getValue().where());
        }
        return model;
    }
}
