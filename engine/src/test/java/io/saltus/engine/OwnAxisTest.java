package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.reading.TestData;
import io.saltus.engine.work.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An axis that a source brings, with a title, a unit and a spacing of its own. */
class OwnAxisTest {

    private static final Axis HEAT =
            new Axis("heat", "annealing temperature", "kelvin", Axis.Spacing.LINEAR);

    /** Reads files whose lines are {@code temperature score}; {@code .cold} ones in celsius. */
    @About(id = "furnace", summary = "Reads models of a furnace")
    public record Furnace() implements Source {
        @Override
        public boolean accepts(Location location) {
            return location.hasEnding(".hot")
                    || location.hasEnding(".cold")
                    || location.hasEnding(".days");
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            Axis axis =
                    location.hasEnding(".hot")
                            ? HEAT
                            : location.hasEnding(".cold")
                                    ? new Axis("heat", "heat", "celsius", Axis.Spacing.LINEAR)
                                    : new Axis(
                                            "compute",
                                            "compute",
                                            "PF-days",
                                            Axis.Spacing.LOGARITHMIC);
            for (String line : text(location).lines().toList()) {
                String[] words = line.split(" ");
                Model model =
                        Model.of("m" + words[0])
                                .inFamily("F")
                                .at(axis, Double.parseDouble(words[0]));
                sink.accept(TestData.result("glow", model, Double.parseDouble(words[1])));
            }
        }

        private static String text(Location location) throws IOException {
            return new String(location.open().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Says what the last model's scale is by the axis's id. */
    @About(id = "finds", summary = "Finds an axis by its id")
    public record Finds() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            Model last = curve.point(curve.size() - 1).replicates().get(0).model();
            return Verdict.undecided("ends at " + last.scale(Axis.of("heat")));
        }
    }

    @TempDir private Path folder;

    private Report analyze(Study study) {
        return Saltus.analyze(
                        study.readBy(new Furnace()).by(new Finds()),
                        Catalog.onClassPath(),
                        "",
                        Progress.NONE)
                .report();
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void isFoundByItsIdWithTitleUnitAndSpacing() throws IOException {
        Path file = written("a.hot", "-5 0.25\n300 0.3\n400 0.9\n");
        Report report = analyze(Study.of(file).along(Axis.of("heat")));
        Axis axis = report.findings().get(0).curve().axis();
        assertEquals("Annealing temperature (kelvin)", axis.heading());
        assertEquals(Axis.Spacing.LINEAR, axis.spacing());
        assertEquals("ends at OptionalDouble[400.0]", report.findings().get(0).verdict().reason());
        assertEquals(3, report.findings().get(0).curve().size());
    }

    @Test
    void isTakenByItselfWhereNoResultHasAPlaceOnAnyOther() throws IOException {
        Path file = written("a.hot", "300 0.3\n400 0.9\n");
        assertEquals(HEAT, analyze(Study.of(file)).findings().get(0).curve().axis());
    }

    @Test
    void isSpacedAsTheUserAsksWhoeverBringsIt() throws IOException {
        Path file = written("a.hot", "300 0.3\n400 0.9\n");
        Report report = analyze(Study.of(file).along("heat", Axis.Spacing.LOGARITHMIC));
        Axis axis = report.findings().get(0).curve().axis();
        assertEquals(Axis.Spacing.LOGARITHMIC, axis.spacing());
        assertEquals("kelvin", axis.unit());
    }

    @Test
    void isToldWhereTwoPlacesDescribeItDifferently() throws IOException {
        written("a.hot", "300 0.3\n400 0.9\n");
        written("b.cold", "500 0.3\n");
        List<String> issues = new ArrayList<>();
        analyze(Study.of(folder).along(Axis.of("heat")))
                .issues()
                .forEach(issue -> issues.add(issue.toString()));
        assertTrue(
                issues.stream()
                        .anyMatch(
                                issue ->
                                        issue.contains("in celsius, spaced linear here and in")
                                                && issue.contains("which counts")),
                issues::toString);
    }

    @Test
    void isNotTakenForOneOfSaltusInAnotherUnit() throws IOException {
        Path file = written("a.days", "300 0.3\n400 0.9\n");
        Report report = analyze(Study.of(file).along(Axis.COMPUTE));
        assertEquals(List.of(), report.findings());
        assertTrue(
                report.issues().stream()
                        .anyMatch(
                                issue ->
                                        issue.why()
                                                .startsWith(
                                                        "the axis 'compute' is in FLOPs, spaced logarithmic in Saltus, not in PF-days")),
                () -> report.issues().toString());
    }

    @Test
    void namesTheAxesThereAreWhereAnotherIsAskedFor() throws IOException {
        Path file = written("a.hot", "300 0.3\n");
        String refused =
                assertThrows(
                                RequestException.class,
                                () -> analyze(Study.of(file).along(Axis.of("hue"))))
                        .getMessage();
        assertTrue(refused.contains("steps, heat"), refused);
    }
}
