package io.saltus.app.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.verdict.Outcome;
import io.saltus.engine.calibration.Calibration;
import io.saltus.engine.calibration.Design;
import io.saltus.engine.calibration.GrowthLaw;
import io.saltus.engine.calibration.KnownShape;
import io.saltus.engine.calibration.Layout;
import io.saltus.engine.calibration.Ruling;
import io.saltus.engine.calibration.Span;
import io.saltus.engine.calibration.Truth;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A probability held against the truth, as tables and as JSON. */
class CalibrationTextTest {

    private static final Span SPAN = new Span(19, 22);

    private static Ruling ruling(KnownShape shape, Truth truth, OptionalDouble probability) {
        return new Ruling(
                shape,
                truth,
                Outcome.UNDECIDED,
                false,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                probability,
                OptionalDouble.empty());
    }

    private static Calibration calibration(int scales, double leap, double other) {
        return new Calibration(
                new Design(Layout.equispaced(SPAN, scales, 100), 0, 0),
                List.of(
                        ruling(GrowthLaw.ABSENT, Truth.NOT_EMERGENT, OptionalDouble.of(other)),
                        ruling(GrowthLaw.HILL, Truth.EMERGENT, OptionalDouble.of(leap)),
                        ruling(GrowthLaw.HILL, Truth.NOT_EMERGENT, OptionalDouble.of(other))));
    }

    private static String text(boolean byShape, Calibration... calibrations) {
        return CalibrationText.of(Map.of("emergence", List.of(calibrations)), byShape, true, 2, 1);
    }

    @Test
    void holdsAProbabilityAgainstTheTruthByShape() {
        List<String> lines = text(true, calibration(5, .9, .1)).lines().toList();
        String header =
                lines.stream().filter(l -> l.contains("| Brier score |")).findFirst().orElseThrow();
        assertTrue(header.startsWith("| shape | curves | probability, mean | leaps | log score |"));
        assertTrue(header.contains("| found at 1% false positives | at 3% |"));
        int at = lines.indexOf(header);
        assertTrue(lines.get(at + 2).startsWith("| absent | 1 | 0.100 | 0.000 ("));
        assertTrue(lines.get(at + 3).startsWith("| hill | 2 | 0.500 | 0.500 ("));
        assertTrue(lines.get(at + 4).startsWith("| all laws | 3 | 0.367 | 0.333 ("));
        assertEquals("| probability | curves | mean | leaps |", lines.get(at + 6));
        assertTrue(lines.get(at + 8).startsWith("| 0.05 to 0.2 | 2 | 0.100 | 0.000 ("));
        assertTrue(lines.get(at + 9).startsWith("| 0.8 to 0.95 | 1 | 0.900 | 1.000 ("));
    }

    @Test
    void takesAllDesignsTogether() {
        String text = text(false, calibration(5, .9, .1), calibration(6, .7, .3));
        assertTrue(
                text.contains("\n| 5 scales, 100 examples, chance 0 | laws | 3 | 0.367 |"), text);
        assertTrue(text.contains("\n| all designs | all | 6 | 0.400 |"), text);
        assertFalse(text(false, calibration(5, .9, .1)).contains("all designs"));
    }

    @Test
    void saysNothingOfAProbabilityThatNobodyGave() {
        Calibration silent =
                new Calibration(
                        new Design(Layout.equispaced(SPAN, 5, 100), 0, 0),
                        List.of(ruling(GrowthLaw.HILL, Truth.EMERGENT, OptionalDouble.empty())));
        assertFalse(text(true, silent).contains("Brier"));
        assertFalse(text(false, silent, silent).contains("probability"));
    }

    @Test
    void writesTheSameAsJson() throws IOException {
        String json =
                CalibrationJson.of(Map.of("emergence", List.of(calibration(5, .9, .1))), 2, 1, "");
        JsonNode laws = new ObjectMapper().readTree(json).at("/calibrations/0/laws/probability");
        assertEquals((.9 + .1 + .1) / 3, laws.get("said").asDouble(), 1e-12);
        assertEquals(.01, laws.at("/brier-score/value").asDouble(), 1e-12);
        assertEquals(.1, laws.get("calibration-error").asDouble(), 1e-12);
        assertEquals(1, laws.at("/area-under-curve/value").asDouble());
        assertEquals(1, laws.at("/found-at-1-percent/value").asDouble());
        assertEquals(2, laws.get("bins").size());
        assertEquals(.95, laws.at("/bins/1/to").asDouble());
    }
}
