package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.api.spi.Source;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.reading.TestData;
import io.saltus.engine.rendering.Rendering;
import io.saltus.engine.rendering.Screen;
import io.saltus.engine.work.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages together, with extensions that a test wrote. */
class StudyTest {

    /** Reads files whose lines are {@code task params score}. */
    @About(id = "words", summary = "Reads words")
    public record Words() implements Source {
        @Override
        public boolean accepts(Location location) {
            return location.hasEnding(".words");
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            long number = 0;
            for (String line :
                    new String(location.open().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList()) {
                number++;
                String[] words = line.split(" ");
                if (words[0].equals("broken")) {
                    throw new IllegalStateException("met the word broken");
                }
                if (words.length != 3) {
                    sink.report(Issue.at(location, number, "has no three words"));
                    continue;
                }
                Model model = TestData.model("m" + words[1], Double.parseDouble(words[1]));
                sink.accept(TestData.result(words[0], model, Double.parseDouble(words[2])), number);
            }
        }
    }

    @About(id = "last-score", summary = "Says the last score")
    public record LastScore() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("ends at " + curve.point(curve.size() - 1).score());
        }
    }

    @About(id = "moody", summary = "Fails on one task, gives nothing on another")
    public record Moody() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return switch (curve.subject().task()) {
                case "throws" -> throw new IllegalStateException("no mood for this");
                case "null" -> null;
                case "deep" -> judge(curve, context);
                default -> Verdict.undecided("fine");
            };
        }
    }

    @About(id = "count", summary = "Counts findings")
    public record Count() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            output.text("count.txt").append(report.findings().size() + " findings\n");
        }
    }

    @About(id = "failing", summary = "Fails half way")
    public record Failing() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            output.text("half.txt").append("half");
            throw new IllegalStateException("no more");
        }
    }

    @TempDir private Path folder;

    private final Catalog catalog = Catalog.onClassPath();

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Analysis analyze(Study study) {
        return Saltus.analyze(study.readBy(new Words()), catalog, "", Progress.NONE);
    }

    @Test
    void leadsFromAFileToFindings() throws IOException {
        Path file = write("a.words", "t 1e8 0.2\nt 1e9 0.4\nu 1e8 0.1\n");
        Report report = analyze(Study.of(file).along(Axis.PARAMETERS).by(new LastScore())).report();
        assertEquals(
                List.of("ends at 0.4", "ends at 0.1"),
                report.findings().stream().map(f -> f.verdict().reason()).toList());
        assertEquals(3, report.origins().get(0).observations());
        assertEquals(64, report.origins().get(0).sha256().length());
        assertEquals("words", report.origins().get(0).source().id());
        assertEquals(List.of(), report.issues());
    }

    @Test
    void walksAFolderAndNamesWhatNobodyReads() throws IOException {
        write("sub/a.words", "t 1e8 0.2\n");
        write("sub/deeper/b.words", "t 1e9 0.4\n");
        write("notes.txt", "hello");
        write(".hidden", "hello");
        Report report = analyze(Study.of(folder).by(new LastScore())).report();
        assertEquals(2, report.findings().get(0).curve().size());
        assertEquals(1, report.issues().size());
        assertTrue(report.issues().get(0).why().endsWith("notes.txt"));
    }

    @Test
    void survivesALoopOfLinks() throws IOException {
        write("sub/a.words", "t 1e8 0.2\n");
        Files.createSymbolicLink(folder.resolve("sub/loop"), folder);
        assertEquals(1, analyze(Study.of(folder).by(new LastScore())).report().findings().size());
    }

    @Test
    void keepsIssuesWithTheirPlace() throws IOException {
        Path file = write("a.words", "t 1e8 0.2\nbad line\n");
        Issue issue = analyze(Study.of(file).by(new LastScore())).report().issues().get(0);
        assertTrue(issue.where().endsWith("a.words:2"));
    }

    @Test
    void keepsTheOtherFilesWhereASourceFails() throws IOException {
        write("a.words", "broken 1 1\n");
        write("b.words", "t 1e8 0.2\n");
        Analysis analysis = analyze(Study.of(folder).by(new LastScore()));
        assertTrue(analysis.pluginFailed());
        assertEquals(1, analysis.report().findings().size());
        String why = analysis.report().issues().get(0).why();
        assertTrue(why.contains("the source 'words', reading"), why);
        assertTrue(why.contains("IllegalStateException: met the word broken"), why);
    }

    @Test
    void keepsTheOtherFindingsWhereACriterionFails() throws IOException {
        Path file = write("a.words", "throws 1e8 1\nfine 1e8 1\nnull 1e8 1\ndeep 1e8 1\n");
        Analysis analysis = analyze(Study.of(file).by(new Moody(), new LastScore()));
        assertTrue(analysis.pluginFailed());
        assertEquals(5, analysis.report().findings().size());
        List<String> reasons = analysis.report().issues().stream().map(Issue::why).toList();
        assertTrue(reasons.get(0).contains("StackOverflowError"), reasons::toString);
        assertTrue(reasons.get(1).contains("gave no verdict (null) on null"), reasons::toString);
        assertTrue(reasons.get(2).contains("no mood for this"), reasons::toString);
    }

    @Test
    void givesTheSameReportOnAnyNumberOfThreads() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("f" + i + ".words", "t" + i + " 1e8 0.2\nt" + i % 3 + " " + (i + 2) + "e8 0.4\n");
        }
        Report one =
                analyze(Study.of(folder).onThreads(1).by(new LastScore(), new Moody())).report();
        for (int threads : new int[] {2, 8}) {
            assertEquals(
                    one,
                    analyze(Study.of(folder).onThreads(threads).by(new LastScore(), new Moody()))
                            .report());
        }
    }

    @Test
    void givesTheSameFindingsInAnyOrderOfFiles() throws IOException {
        List<Location> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "t" + i % 3 + " " + (i + 2) + "e8 0." + i + "\n";
            files.add(Location.of(write("f" + i + ".words", text)));
        }
        Report one = analyze(Study.of(files).onThreads(1).by(new LastScore())).report();
        Collections.reverse(files);
        for (int threads : new int[] {1, 2, 8}) {
            Report other = analyze(Study.of(files).onThreads(threads).by(new LastScore())).report();
            assertEquals(Set.copyOf(one.findings()), Set.copyOf(other.findings()));
        }
    }

    @Test
    void refusesWhatIsNotThereOrHoldsNothing() throws IOException {
        Path empty = write("empty.words", "");
        Path bad = write("bad.words", "bad\n");
        for (Path path : List.of(folder.resolve("absent"), empty, bad)) {
            RequestException e =
                    assertThrows(
                            RequestException.class,
                            () -> analyze(Study.of(path).by(new LastScore())));
            assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
        }
    }

    @Test
    void saysThatNoSourceReadsAFile() throws IOException {
        Path file = write("a.unknown", "x");
        RequestException e =
                assertThrows(
                        RequestException.class,
                        () -> Saltus.analyze(Study.of(file).by(new LastScore())));
        assertTrue(e.getMessage().contains("no source reads"), e.getMessage());
    }

    @Test
    void makesNoTroubleOfWhatLiesBesideResults() throws IOException {
        write("a.words", "task 1 0.5\n");
        for (String name :
                List.of(
                        "README.md",
                        "run.log",
                        "fig.png",
                        "manifest.json",
                        "LICENSE",
                        "logs.json")) {
            write(name, "x");
        }
        Report report = analyze(Study.of(folder).by(new LastScore())).report();
        assertTrue(report.issues().stream().allMatch(Issue::remark), report.issues().toString());
        assertTrue(report.issues().toString().contains("run.log"), report.issues().toString());
        write("results.json", "x");
        Report told = analyze(Study.of(folder).by(new LastScore())).report();
        assertTrue(
                told.issues().stream()
                        .anyMatch(i -> !i.remark() && i.why().contains("results.json")),
                told.issues().toString());
    }

    @Test
    void choosesTheAxisOnWhichMostResultsHaveAPlace() throws IOException {
        Path file = write("a.words", "t 1e8 0.2\n");
        Report report = analyze(Study.of(file).by(new LastScore())).report();
        assertEquals(Axis.PARAMETERS, report.findings().get(0).curve().axis());
    }

    @Test
    void writesFilesWholeOrNotAtAll() throws IOException {
        Path out = folder.resolve("out");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Rendering.Rendered rendered =
                Rendering.render(
                        new Report("1", "", List.of(), List.of(), List.of(), List.of()),
                        List.of(new Failing(), new Count()),
                        Optional.of(out),
                        new Screen(bytes, false, OptionalInt.empty()),
                        catalog,
                        Study.USUAL_TIME_LIMIT);
        assertEquals(List.of("count.txt"), rendered.files());
        assertEquals(1, rendered.failures().size());
        assertTrue(rendered.failures().get(0).why().contains("the renderer 'failing'"));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(List.of("count.txt"), files.map(f -> f.getFileName().toString()).toList());
        }
        assertEquals("0 findings\n", Files.readString(out.resolve("count.txt")));
        assertEquals(0, bytes.size());
    }

    @Test
    void refusesTwoRenderersThatWriteOneFile() {
        RequestException e =
                assertThrows(
                        RequestException.class,
                        () ->
                                Rendering.render(
                                        new Report(
                                                "1", "", List.of(), List.of(), List.of(),
                                                List.of()),
                                        List.of(new Count(), new Count()),
                                        Optional.of(folder.resolve("out")),
                                        new Screen(
                                                new ByteArrayOutputStream(),
                                                false,
                                                OptionalInt.empty()),
                                        catalog,
                                        Study.USUAL_TIME_LIMIT));
        assertTrue(e.getMessage().contains("both write 'count.txt'"), e.getMessage());
    }

    @Test
    void sendsTextsToTheScreenWithoutAFolder() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Rendering.render(
                new Report("1", "", List.of(), List.of(), List.of(), List.of()),
                List.of(new Failing(), new Count()),
                Optional.empty(),
                new Screen(bytes, false, OptionalInt.empty()),
                catalog,
                Study.USUAL_TIME_LIMIT);
        assertEquals("0 findings\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Path file = write("taken", "");
        RequestException e =
                assertThrows(RequestException.class, () -> Rendering.requireWritable(file));
        assertFalse(e.getMessage().contains("Exception"), e.getMessage());
    }
}
