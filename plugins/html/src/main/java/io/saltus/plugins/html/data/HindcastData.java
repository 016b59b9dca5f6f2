package io.saltus.plugins.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.report.HindcastScore;
import java.io.IOException;
import java.util.List;

/** Writes how hindcasts fared, as the JSON that a page carries. */
final class HindcastData {

    private HindcastData() {}

    static void write(List<HindcastScore> scores, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("hindcasts");
        for (HindcastScore score : scores) {
            to.writeStartObject();
            to.writeStringField("method", score.method().toString());
            to.writeNumberField("ahead", score.ahead());
            number("distance", score.distance(), to);
            to.writeNumberField("asked", score.asked());
            to.writeNumberField("forecasts", score.forecasts());
            to.writeArrayFieldStart("within");
            ReportData.number(score.within50(), to);
            ReportData.number(score.within80(), to);
            ReportData.number(score.within95(), to);
            to.writeEndArray();
            number("error", score.error(), to);
            number("crps", score.crps(), to);
            number("logScore", score.logScore(), to);
            number("lastError", score.lastError(), to);
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void number(String name, double value, JsonGenerator to) throws IOException {
        to.writeFieldName(name);
        ReportData.number(value, to);
    }
}
