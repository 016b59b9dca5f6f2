package io.saltus.app.calibrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Estimate;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Performance;
import io.saltus.engine.calibration.Reliability;
import io.saltus.engine.calibration.ShapeGroup;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calibrations for programs, schema {@code saltus-calibration/1}: every number with its bounds and
 * the number of curves behind it; fields are only ever added.
 */
final class CalibrationJson {

    static final String SCHEMA = "saltus-calibration/1";

    private final JsonGenerator json;

    private CalibrationJson(JsonGenerator json) {
        this.json = json;
    }

    /** Returns one object, in which a criterion on a design is an object of an array. */
    static String of(Map<String, List<Calibration>> results, int curves, long seed, String score)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeArrayFieldStart("calibrations");
            for (Map.Entry<String, List<Calibration>> criterion : results.entrySet()) {
                for (Calibration calibration : criterion.getValue()) {
                    json.writeStartObject();
                    json.writeStringField("criterion", criterion.getKey());
                    new CalibrationJson(json).write(calibration, curves, seed, score);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private void write(Calibration calibration, int curves, long seed, String score)
            throws IOException {
        json.writeStringField("design", CalibrationText.words(calibration.design()));
        json.writeNumberField("chance", calibration.design().chance());
        json.writeNumberField("overdispersion", calibration.design().overdispersion());
        json.writeNumberField("curves-per-shape", curves);
        json.writeNumberField("seed", seed);
        if (!score.isEmpty()) {
            json.writeStringField("score", score);
        }
        json.writeObjectFieldStart("shapes");
        for (KnownShape shape : calibration.shapes()) {
            json.writeObjectFieldStart(shape.id());
            json.writeStringField("group", shape.group().id());
            write(calibration.on(shape));
            json.writeEndObject();
        }
        json.writeEndObject();
        for (ShapeGroup group : calibration.groups()) {
            json.writeObjectFieldStart(group.id());
            write(calibration.over(group));
            json.writeEndObject();
        }
    }

    private void write(Performance performance) throws IOException {
        json.writeNumberField("leaps", performance.detection().map(Estimate::size).orElse(0));
        json.writeNumberField("others", performance.falsePositives().map(Estimate::size).orElse(0));
        write("detection-rate", performance.detection());
        write("false-positive-rate", performance.falsePositives());
        write("undecided-rate", performance.undecided());
        write("under-metric-rate", performance.underMetric());
        write("under-metric-called-emergent-rate", performance.underMetricCalled());
        write("onset-error-median", performance.onsetMedian());
        write("onset-error-90", performance.onsetNinety());
        write("onset-coverage", performance.coverage());
        write("area-under-curve", performance.area());
        if (performance.reliability().isPresent()) {
            write(performance.reliability().get());
        }
    }

    private void write(Reliability reliability) throws IOException {
        json.writeObjectFieldStart("probability");
        json.writeNumberField("said", reliability.said());
        write("leap-share", Optional.of(reliability.leaps()));
        write("log-score", Optional.of(reliability.logScore()));
        write("brier-score", Optional.of(reliability.brier()));
        json.writeNumberField("calibration-error", reliability.calibrationError());
        write("area-under-curve", reliability.area());
        write("found-at-1-percent", reliability.foundAtOne());
        write("found-at-3-percent", reliability.foundAtThree());
        json.writeArrayFieldStart("bins");
        for (Reliability.Bin bin : reliability.bins()) {
            json.writeStartObject();
            json.writeNumberField("from", bin.range().lower());
            json.writeNumberField("to", bin.range().upper());
            json.writeNumberField("said", bin.said());
            write("leap-share", Optional.of(bin.leaps()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(String name, Optional<Estimate> estimate) throws IOException {
        if (estimate.isPresent()) {
            json.writeObjectFieldStart(name);
            json.writeNumberField("value", estimate.get().value());
            json.writeNumberField("lower", estimate.get().lower());
            json.writeNumberField("upper", estimate.get().upper());
            json.writeNumberField("curves", estimate.get().size());
            json.writeEndObject();
        }
    }
}
