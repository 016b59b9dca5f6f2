package io.saltus.app.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.curve.Curve;
import io.saltus.api.words.Names;
import io.saltus.engine.calibration.Estimate;
import io.saltus.engine.planning.Power;
import io.saltus.engine.planning.Step;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** A plan for programs, schema {@code saltus-plan/1}; fields are only ever added. */
final class PlanJson {

    static final String SCHEMA = "saltus-plan/1";

    private final JsonGenerator json;

    private PlanJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Returns one object.
     *
     * @param steps what to measure, the best first
     * @param powers how often a leap would be seen
     * @param size of that leap
     */
    static String of(List<Step> steps, List<Power> powers, double size) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeArrayFieldStart("steps");
            for (Step step : steps) {
                new PlanJson(json).step(step);
            }
            json.writeEndArray();
            json.writeNumberField("leap", size);
            json.writeArrayFieldStart("power");
            for (Power power : powers) {
                new PlanJson(json).power(power);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private void step(Step step) throws IOException {
        json.writeStartObject();
        json.writeStringField("measure", Names.word(step.kind()));
        json.writeStringField("axis", step.curves().get(0).axis().id());
        json.writeNumberField("lower", step.lower());
        json.writeNumberField("scale", step.scale());
        json.writeNumberField("times", step.times());
        json.writeNumberField("bits", step.gain());
        if (step.cost().isPresent()) {
            json.writeNumberField("cost", step.cost().getAsDouble());
        }
        json.writeArrayFieldStart("curves");
        for (Curve curve : step.curves()) {
            json.writeStartObject();
            subject(curve);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void power(Power power) throws IOException {
        json.writeStartObject();
        subject(power.curve());
        json.writeNumberField("curves", power.curves());
        Optional<Estimate> seen = power.seen();
        if (seen.isPresent()) {
            json.writeNumberField("seen", seen.get().value());
            json.writeNumberField("lower", seen.get().lower());
            json.writeNumberField("upper", seen.get().upper());
        }
        json.writeEndObject();
    }

    private void subject(Curve curve) throws IOException {
        json.writeStringField("task", curve.subject().task());
        json.writeStringField("setup", curve.subject().setup().words());
        json.writeStringField("metric", curve.metric().name());
        json.writeStringField("family", curve.subject().family());
    }
}
