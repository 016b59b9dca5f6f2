package io.saltus.plugins.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.verdict.Overlay;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Writes fits and forecasts: what is drawn and not measured. */
final class OverlayData {

    /** Digits of what is drawn and not measured: finer than any screen. */
    private static final MathContext DRAWN = new MathContext(5);

    private OverlayData() {}

    /** Writes scales and scores apart: line and band mostly share their scales, written once. */
    static void write(List<Overlay> overlays, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("overlays");
        for (Overlay overlay : overlays) {
            to.writeStartObject();
            to.writeStringField("name", overlay.name());
            if (overlay.baseline()) {
                to.writeBooleanField("baseline", true);
            }
            List<Double> scales = scales(overlay.points());
            List<Double> below = scales(overlay.lower());
            List<Double> above = scales(overlay.upper());
            numbers(to, "scales", scales);
            if (!below.equals(scales)) {
                numbers(to, "at", below);
            }
            if (!above.equals(below)) {
                numbers(to, "above", above);
            }
            numbers(to, "scores", scores(overlay.points()));
            numbers(to, "lower", scores(overlay.lower()));
            numbers(to, "upper", scores(overlay.upper()));
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void numbers(JsonGenerator to, String field, List<Double> numbers)
            throws IOException {
        to.writeArrayFieldStart(field);
        for (double number : numbers) {
            ReportData.number(number, to);
        }
        to.writeEndArray();
    }

    private static List<Double> scales(List<Overlay.At> places) {
        return places.stream().map(at -> drawn(at.scale())).toList();
    }

    private static List<Double> scores(List<Overlay.At> places) {
        return places.stream().map(at -> drawn(at.score())).toList();
    }

    /** Returns {@code value} to the digits that a drawing needs. */
    static double drawn(double value) {
        return new BigDecimal(value).round(DRAWN).doubleValue();
    }
}
