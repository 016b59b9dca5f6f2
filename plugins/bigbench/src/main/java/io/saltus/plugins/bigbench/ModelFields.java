package io.saltus.plugins.bigbench;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The fields of a file's {@code model}; what is missing comes from the file's name. */
final class ModelFields {

    private final JsonTree fields;
    private final PathParts place;
    private final Consumer<String> report;

    ModelFields(JsonTree fields, PathParts place, Consumer<String> report) {
        this.fields = fields;
        this.place = place;
        this.report = report;
    }

    /** Returns the model as the user says, of the first of the wanted sizes that is there. */
    Model model(RunSettings settings, BigBench.Size size) {
        String family = fields.at("model_family").text().orElse("");
        String name = fields.at("model_name").text().orElse("");
        RunFacts facts =
                settings.facts()
                        .name("model_family and model_name", Optional.of(family + " " + name))
                        .name(
                                "the file's name",
                                Optional.of(place.stem().replaceFirst("(?i)^scores_", "")))
                        .family("model_family", Optional.of(family));
        size(facts, size.fields());
        return facts.identity().orElseThrow().model();
    }

    private void size(RunFacts facts, List<String> candidates) {
        for (String field : candidates) {
            JsonTree parameters = fields.at(field);
            double count = parameters.number().orElse(Double.NaN);
            if (!parameters.isThere()) {
                continue;
            }
            if (!(count > 0) || Double.isInfinite(count)) {
                report.accept(
                        "model: '%s' must be a positive number, got %s"
                                .formatted(field, parameters));
                continue;
            }
            if (!field.equals(candidates.get(0))) {
                report.accept(
                        "model: the size is '%s', for want of a '%s'"
                                .formatted(field, candidates.get(0)));
            }
            facts.scale(Axis.PARAMETERS, field, parameters.number());
            return;
        }
    }
}
