package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The curves of a calibration, and their truths, as tables. */
class SimulatedTableTest {

    private static final Span SPAN = new Span(19, 25);
    private static final Design FIVE = new Design(Layout.equispaced(SPAN, 5, 50), 0, 0);

    @TempDir private Path folder;

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private void write(KnownShape shape, Design design, int number, int curves) throws IOException {
        try (SimulatedTable table = SimulatedTable.in(folder)) {
            table.add(shape, design, number, curves, 7);
            assertEquals(curves, table.size());
            table.commit();
        }
    }

    @Test
    void holdsTheCurvesThatACalibrationJudges() throws IOException {
        write(BenchmarkShape.STEP, FIVE, 1, 3);
        Curve third = Simulation.of(BenchmarkShape.STEP, FIVE, 7, 2).curve();
        List<String> rows = lines(SimulatedTable.CURVES);
        assertEquals(1 + 3 * 5, rows.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    "step-1-2,design-1-family-0,design-1-model-%d,%s,accuracy,all-or-nothing,0,%s,,50"
                            .formatted(
                                    i,
                                    Numbers.exact(third.point(i).scale()),
                                    Numbers.exact(third.point(i).score())),
                    rows.get(1 + 2 * 5 + i));
        }
    }

    @Test
    void saysWhatIsTrueOfEach() throws IOException {
        write(BenchmarkShape.STEP, FIVE, 1, 3);
        List<String> rows = lines(SimulatedTable.TRUTH);
        assertEquals(
                "task,shape,group,truth,onset,scales,examples,chance,overdispersion", rows.get(0));
        double onset = Simulation.of(BenchmarkShape.STEP, FIVE, 7, 2).onset().orElseThrow();
        String[] cells = rows.get(3).split(",");
        assertEquals(onset, Math.log10(Double.parseDouble(cells[4])), 1e-12);
        cells[4] = "";
        assertEquals("step-1-2,step,in-family,emergent,,5,50,0,0", String.join(",", cells));
    }

    @Test
    void leavesTheOnsetBlankWhereNothingLeaps() throws IOException {
        write(ForeignShape.DECAY, FIVE, 2, 1);
        assertEquals(
                "decay-2-0,decay,out-of-family,not-emergent,,5,50,0,0",
                lines(SimulatedTable.TRUTH).get(1));
    }

    @Test
    void putsTheTokenAccuracyOfAMirageBesideIt() throws IOException {
        write(BenchmarkShape.MIRAGE, FIVE, 1, 1);
        List<String> rows = lines(SimulatedTable.CURVES);
        assertEquals(1 + 2 * 5, rows.size());
        assertEquals(5, rows.stream().filter(r -> r.contains(",token-accuracy,graded,,")).count());
        assertTrue(lines(SimulatedTable.TRUTH).get(1).contains(",under-metric,"));
    }

    @Test
    void givesEachPooledCurveModelsOfItsOwn() throws IOException {
        write(BenchmarkShape.STEP, new Design(new Pool(SPAN, 20, 50), 0, 0), 1, 2);
        List<String> rows = lines(SimulatedTable.CURVES);
        assertEquals(1 + 2 * 20, rows.size());
        assertEquals(40, rows.stream().skip(1).map(row -> row.split(",")[2]).distinct().count());
    }

    @Test
    void tellsTheTruthOfALawCurveByCurve() throws IOException {
        write(GrowthLaw.SMOOTH_RAMP, FIVE, 1, 40);
        List<String> rows = lines(SimulatedTable.TRUTH);
        assertTrue(rows.stream().anyMatch(row -> row.contains(",laws,emergent,")));
        assertTrue(rows.stream().anyMatch(row -> row.contains(",laws,not-emergent,,")));
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThrows(IOException.class, () -> SimulatedTable.in(file));
    }
}
