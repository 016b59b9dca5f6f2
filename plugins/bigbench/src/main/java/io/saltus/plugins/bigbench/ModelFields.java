package io.saltus.plugins.bigbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.spi.ObservationSink;
import java.util.List;

/** The fields of a file's {@code model}; what is missing comes from the file's name. */
final class ModelFields {

    private final JsonNode fields;
    private final Location location;
    private final ObservationSink sink;

    ModelFields(JsonNode fields, Location location, ObservationSink sink) {
        this.fields = fields;
        this.location = location;
        this.sink = sink;
    }

    /** Returns the model, of the first of the wanted sizes that is there. */
    Model model(BigBench.Size size) {
        String family = fields.path("model_family").asText("").strip();
        String name = fields.path("model_name").asText("").strip();
        if (family.isEmpty() && name.isEmpty()) {
            name =
                    location.name()
                            .replaceFirst("^.*/", "")
                            .replaceFirst("(?i)^scores_", "")
                            .replaceFirst("(?i)\\.json$", "");
        }
        Model model = Model.of((family + " " + name).strip());
        return sized(family.isEmpty() ? model : model.inFamily(family), size.fields());
    }

    private Model sized(Model model, List<String> candidates) {
        for (String field : candidates) {
            JsonNode parameters = fields.path(field);
            if (parameters.isMissingNode() || parameters.isNull()) {
                continue;
            }
            double count = parameters.isNumber() ? parameters.asDouble() : Double.NaN;
            if (!(count > 0) || Double.isInfinite(count)) {
                report(
                        "model: '%s' must be a positive number, got %s"
                                .formatted(field, Json.shortened(parameters)));
                continue;
            }
            if (!field.equals(candidates.get(0))) {
                report(
                        "model: the size is '%s', for want of a '%s'"
                                .formatted(field, candidates.get(0)));
            }
            return model.at(Axis.PARAMETERS, count);
        }
        return model;
    }

    private void report(String why) {
        sink.report(Issue.at(location, why));
    }
}
