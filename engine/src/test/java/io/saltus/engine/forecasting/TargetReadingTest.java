package io.saltus.engine.forecasting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TargetReadingTest {

    private final TargetReading reading = new TargetReading(catalogue());

    private static ModelCatalogue catalogue() {
        String table =
                "model,family,params,train_tokens\nBig One 70B,Big,7e10,2e12\n"
                        + "acme/Meta-Small-1.1-8B-FP8,Small,8e9,1e12\n"
                        + "acme/Small-1.1-8B-chat,Small,8e9,3e12\n";
        try {
            return ModelCatalogue.read("models.csv", new StringReader(table), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesAPlaceAlongTheAxisOfTheCurves() {
        Target target = reading.read("1e25");
        Model model = target.along(Axis.COMPUTE);
        assertEquals("1e25 FLOPs", model.name());
        assertEquals(1e25, model.scale(Axis.COMPUTE).orElseThrow());
        assertEquals(
                7e10,
                reading.read("70B").along(Axis.PARAMETERS).scale(Axis.PARAMETERS).orElseThrow());
        assertEquals(
                2024.5,
                reading.read("2024-07-02").along(Axis.DATE).scale(Axis.DATE).orElseThrow(),
                1e-12);
    }

    @Test
    void takesWhatIsKnownOfAModelAndWhatFollows() {
        Model model = reading.read("params=70B,tokens=15T").along(Axis.COMPUTE);
        assertEquals(6 * 70e9 * 15e12, model.scale(Axis.COMPUTE).orElseThrow(), 1e12);
        assertEquals(
                3,
                reading.read("kelvin=3")
                        .along(Axis.of("kelvin"))
                        .scale(Axis.of("kelvin"))
                        .orElseThrow());
    }

    @Test
    void takesAModelOfTheCatalogue() {
        assertEquals(
                6 * 70e9 * 2e12,
                reading.read("Big One 70B").along(Axis.COMPUTE).scale(Axis.COMPUTE).orElseThrow(),
                1e12);
    }

    @Test
    void takesTheNameThatPeopleUse() {
        Model model = reading.read("Small 1.1 8B").along(Axis.COMPUTE);
        assertEquals("acme/Meta-Small-1.1-8B-FP8", model.name());
        assertEquals(6 * 8e9 * 1e12, model.scale(Axis.COMPUTE).orElseThrow(), 1e12);
        assertTrue(reading.read("Other 1.1 8B").along(Axis.COMPUTE).scale(Axis.COMPUTE).isEmpty());
    }

    @Test
    void refusesAPlaceThatIsWrittenAsOneAlongAnotherAxis() {
        String size = refusal("200B", Axis.COMPUTE);
        assertTrue(size.contains("one of parameters or tokens"), size);
        assertTrue(size.contains("--at params=200B,tokens=15T"), size);
        assertTrue(refusal("70B", Axis.DATE).contains("--at 2027-01-01"));
        assertTrue(refusal("7e10", Axis.DATE).contains("--at 2027-01-01"));
        assertTrue(refusal("70B", Axis.LOSS).contains("--at"));
        String date = refusal("2027-01-01", Axis.COMPUTE);
        assertTrue(date.contains("--axis date --at 2027-01-01"), date);
        assertEquals(7e10, reading.read("70B").along(Axis.TOKENS).scale(Axis.TOKENS).orElseThrow());
        assertEquals(2027, reading.read("2027").along(Axis.DATE).scale(Axis.DATE).orElseThrow());
    }

    @Test
    void saysWhatIsWrongWithATarget() {
        assertTrue(refusal(" ").contains("--at names nothing"), refusal(" "));
        assertTrue(refusal("parms=3").contains("did you mean 'params'"), refusal("parms=3"));
        assertTrue(refusal("params=much").contains("expected NAME=NUMBER"), refusal("params=much"));
        assertTrue(refusal("Big Two").contains("nor the name of one"), refusal("Big Two"));
        assertTrue(
                assertThrows(RequestException.class, () -> reading.read("0").along(Axis.COMPUTE))
                        .getMessage()
                        .contains("no scale along compute"));
    }

    private String refusal(String said, Axis axis) {
        return String.valueOf(
                assertThrows(RequestException.class, () -> reading.read(said).along(axis))
                        .getMessage());
    }

    private String refusal(String said) {
        return String.valueOf(
                assertThrows(RequestException.class, () -> reading.read(said)).getMessage());
    }
}
