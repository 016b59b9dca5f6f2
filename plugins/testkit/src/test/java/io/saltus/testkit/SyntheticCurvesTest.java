package io.saltus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.testkit.SyntheticCurve.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticCurvesTest {

    @Test
    void areTheSameOnEveryCall() {
        assertEquals(SyntheticCurves.all(), SyntheticCurves.all());
        assertEquals(SampleReports.all(), SampleReports.all());
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertEquals(
                SyntheticCurves.all().size(),
                SyntheticCurves.all().stream().map(SyntheticCurve::name).distinct().count());
    }

    @Test
    void stayAbsentUpToTheOnsetWhereTheyAreEmergent() {
        for (SyntheticCurve sample : SyntheticCurves.shapes()) {
            double[] z = sample.curve().normalisedScores();
            double[] scales = sample.curve().scales();
            for (int i = 0; sample.truth() == Truth.EMERGENT && i < z.length; i++) {
                if (scales[i] < .3 * sample.onset().orElseThrow()) {
                    assertTrue(z[i] < .02, sample.name());
                }
            }
            if (sample.truth() == Truth.EMERGENT) {
                assertTrue(z[z.length - 1] > .5, sample.name());
            }
        }
    }

    @Test
    void drawTheSameNoiseFromTheSameSeed() {
        assertEquals(
                SyntheticCurves.noisy(.25, 100, 6, x -> .5, 3),
                SyntheticCurves.noisy(.25, 100, 6, x -> .5, 3));
        assertNotEquals(
                SyntheticCurves.noisy(.25, 100, 6, x -> .5, 3),
                SyntheticCurves.noisy(.25, 100, 6, x -> .5, 4));
    }

    @Test
    void areHeldAgainstAGoldenFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("golden.txt"), "one\r\ntwo\n");
        GoldenFile golden = GoldenFile.at(file.toString());
        golden.requireEqual("one\ntwo\n");
        AssertionError differs =
                assertThrows(AssertionError.class, () -> golden.requireEqual("one\n2\n"));
        assertTrue(differs.getMessage().contains(":2 says 'two', the output '2'"));
        assertThrows(
                AssertionError.class,
                () -> GoldenFile.at(folder.resolve("none").toString()).requireEqual(""));
    }
}
