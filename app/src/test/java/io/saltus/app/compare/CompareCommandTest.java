package io.saltus.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Verdict;
import io.saltus.app.InProcess;
import io.saltus.app.Installed;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of scores; of abilities see {@link ComparisonTest}. */
class CompareCommandTest {

    private static final String HOSTILE = "<script>alert(1)</script> | `x`\u001b[31m\u202e";

    @TempDir private Path folder;

    private String before;
    private String after;

    /** LAMBADA rises, GSM8K falls, and of Winograd's 100 examples nothing can be said. */
    @BeforeEach
    void reports() throws IOException {
        before =
                report(
                        "before",
                        finding("lambada", .535, 5153, Optional.empty()),
                        kept("gsm8k", i -> i < 528),
                        finding("wsc", .5, 100, Optional.empty()),
                        finding(HOSTILE, .5, 100, Optional.empty()));
        after =
                report(
                        "after",
                        finding("lambada", .705, 5153, Optional.empty()),
                        kept("gsm8k", i -> i < 396),
                        finding("wsc", .52, 100, Optional.empty()),
                        finding(HOSTILE, .5, 100, Optional.empty()));
    }

    private static Finding kept(String task, IntPredicate right) {
        Map<String, Double> scores = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 1319; i++) {
            scores.put("q%04d".formatted(i), right.test(i) ? 1.0 : 0.0);
            texts.put("q%04d".formatted(i), "What is <" + i + ">, \"exactly\"?");
        }
        Outcomes outcomes = Outcomes.of(scores).withTexts(texts);
        return finding(task, outcomes.mean(), 1319, Optional.of(outcomes));
    }

    private static Finding finding(
            String task, double score, long examples, Optional<Outcomes> outcomes) {
        Model model = Model.of("m-7b").at(Axis.PARAMETERS, 7e9);
        Replicate one =
                new Replicate(
                        model,
                        OptionalLong.empty(),
                        score,
                        OptionalLong.of(examples),
                        OptionalDouble.empty(),
                        outcomes);
        Subject subject =
                new Subject(task, Setup.shots(5), Metric.accuracy("acc"), "m", Axis.PARAMETERS);
        return new Finding(
                new Curve(subject, List.of(Point.of(7e9, List.of(one)))),
                new Configured("any", Map.of()),
                Verdict.undecided("one scale"));
    }

    private String report(String name, Finding... findings) throws IOException {
        StringBuilder json = new StringBuilder();
        ReportJson.writeWithExamples(
                new Report("0.1.0", "", List.of(), List.of(), List.of(), List.of(findings)), json);
        return Files.writeString(folder.resolve(name + ".json"), json).toString();
    }

    private Installed.Run run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("compare", before, after));
        arguments.addAll(List.of(options));
        return InProcess.run(arguments.toArray(String[]::new));
    }

    @Test
    void tellsWhatRoseWhatFellAndOfWhatNothingCanBeSaid() {
        Installed.Run run = run();
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("1 lower, 1 higher, 2 not enough data"), run.out());
        List<String> lines = run.out().lines().toList();
        String gsm8k = lines.stream().filter(l -> l.startsWith("gsm8k")).findFirst().orElseThrow();
        assertTrue(
                gsm8k.matches(
                        "gsm8k, 5-shot .* 0\\.400 +0\\.300 +-0\\.100 .* paired, n 1319 +lower"),
                gsm8k);
        assertTrue(run.out().contains("0.535   0.705  +0.170"), run.out());
        assertTrue(run.out().contains("would have shown"), run.out());
        assertFalse(run.out().contains("\u001b"), run.out());
    }

    @Test
    void tellsAPipelineInThreeStates() {
        Installed.Run fell = run("--fail-on", "lower");
        assertEquals(1, fell.code(), fell::toString);
        assertTrue(fell.err().startsWith("failed:\n  gsm8k, 5-shot, acc: lower; 0.400 -> 0.300"));
        assertEquals(0, run("--fail-on", "lower:lambada,lower:lam*").code());
        assertEquals(4, run("--fail-on", "lower:wsc").code());
        assertEquals(1, run("--fail-on", "emergent,lower:wsc,worse:gsm8k").code());
        assertEquals(4, run("--fail-on", "lower:absent").code());
        assertTrue(run("--fail-on", "lower:absent").err().contains("no score on both sides"));
        assertEquals(0, run("--fail-on", "lower:wsc", "--margin", ".3").code());
    }

    @Test
    void asksOfEachTaskWhatTheThresholdsSay() throws IOException {
        Path table =
                Files.writeString(
                        folder.resolve("thresholds.csv"),
                        "task,margin,fail_on\ngsm8k,.2,\nwsc,,never\n*,.3,\n");
        Installed.Run run = run("--fail-on", "worse", "--thresholds", table.toString());
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("the same within 0.2"), run.out());
        for (String[] bad :
                new String[][] {
                    {"task,margin\na,wide\n", "'margin' must be a number above 0, got 'wide'"},
                    {"task,margin\na,-1\n", "a margin must be above 0, got -1.0"},
                    {"task,limit\na,1\n", "thresholds have the columns task, metric"},
                    {"task,fail_on\na,fall\n", "'fail_on' must be lower, higher"},
                    {"task,margin\n,1\n", "a threshold needs a task"}
                }) {
            Files.writeString(table, bad[0]);
            Installed.Run refused = run("--thresholds", table.toString());
            assertEquals(2, refused.code(), refused::toString);
            assertTrue(refused.err().contains(":2: " + bad[1]), refused.err());
        }
    }

    @Test
    void writesAShortCommentThatIsTheSameEachTime() {
        Installed.Run run = run("--format", "markdown", "--fail-on", "lower");
        assertTrue(run.out().startsWith("<!-- saltus-compare -->\n### Failed: 1 lower"), run.out());
        assertTrue(run.out().contains("| gsm8k, 5-shot | acc | 0.400 | 0.300 | -0.100"), run.out());
        assertTrue(
                run.out().contains("<details><summary>2 without a sure change</summary>"),
                run.out());
        assertTrue(run.out().contains("gsm8k, 5-shot: 132 examples fell, 0 rose"), run.out());
        assertFalse(run.out().contains("<script>"), run.out());
        assertTrue(run.out().lines().count() < 60, run.out());
        assertEquals(run.out(), run("--format", "markdown", "--fail-on", "lower").out());
    }

    @Test
    void writesXmlThatParses() throws Exception {
        Path file = folder.resolve("out/junit.xml");
        Installed.Run run = run("--write", "junit=" + file, "--fail-on", "lower");
        assertEquals(1, run.code(), run::toString);
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals(4, document.getElementsByTagName("testcase").getLength());
        assertEquals(1, document.getElementsByTagName("failure").getLength());
        assertEquals(2, document.getElementsByTagName("skipped").getLength());
    }

    @Test
    void writesAnnotationsOfOneLineEach() {
        Installed.Run run = run("--format", "github", "--fail-on", "lower");
        List<String> lines = run.out().lines().toList();
        assertEquals(4, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("::error title=gsm8k%2C 5-shot::gsm8k"), run.out());
        assertTrue(lines.get(1).startsWith("::notice title=lambada"), run.out());
        assertTrue(lines.get(2).startsWith("::warning "), run.out());
    }

    @Test
    void writesJsonAndTables() throws IOException {
        JsonNode json = new ObjectMapper().readTree(run("--format", "json").out());
        assertEquals("saltus-comparison/1", json.path("schema").asText());
        JsonNode first = json.path("scores").path(0);
        assertEquals("gsm8k", first.path("task").asText());
        assertEquals("lower", first.path("verdict").asText());
        assertEquals("paired-answers", first.path("design").asText());
        assertEquals(132, first.path("changedExamples").size());
        assertTrue(first.path("changedExamples").path(0).path("text").asText().startsWith("What"));
        List<String> rows = run("--format", "csv").out().lines().toList();
        assertEquals(5, rows.size());
        assertTrue(rows.get(1).startsWith("gsm8k,5,standard,acc,m-7b,m-7b,0.4"), rows.get(1));
        Path changed = folder.resolve("changed.csv");
        run("--examples-changed", changed.toString());
        List<String> examples = Files.readAllLines(changed);
        assertEquals(133, examples.size());
        assertEquals(
                "gsm8k,5,standard,acc,m-7b,m-7b,q0396,1.0,0.0,-1.0,\"What is <396>, \"\"exactly\"\"?\"",
                examples.get(1));
    }

    @Test
    void drawsAPageThatNeedsNothingElse() {
        String page = run("--format", "html").out();
        assertTrue(page.startsWith("<!doctype html>"), page);
        assertTrue(page.contains("132 examples fell, 0 rose"), page);
        assertFalse(
                page.contains("<script src") || page.contains("http:") || page.contains("https:"),
                page);
        assertTrue(page.contains("default-src 'none'; script-src 'sha256-"), page);
        assertEquals(8, page.split("class=\"track\"", -1).length - 1);
        int lower = page.indexOf("id=\"lower\"");
        int open = page.indexOf("id=\"not-enough-data\"");
        assertTrue(lower > 0 && lower < open, page);
        assertTrue(page.indexOf("<details class=\"part\"><summary>", open) > 0, page);
    }

    @Test
    void takesClustersFromATable() throws IOException {
        StringBuilder table = new StringBuilder("task,example,cluster\n");
        for (int i = 0; i < 1319; i++) {
            table.append("gsm8k,q%04d,p%d\n".formatted(i, i / 132));
        }
        Path file = Files.writeString(folder.resolve("clusters.csv"), table);
        Installed.Run run = run("--clusters", file.toString());
        assertTrue(run.out().contains("paired, clustered, n 1319 in 10 clusters"), run.out());
        assertTrue(run.out().contains("1 higher, 3 not enough data"), run.out());
        Files.writeString(file, "task,example\ngsm8k,q1\n");
        Installed.Run bad = run("--clusters", file.toString());
        assertTrue(bad.err().contains(":2: a table of clusters needs the columns"), bad.err());
    }

    @Test
    void comparesTasksAsOneOnRequest() {
        Installed.Run run = run("--together", "all=*");
        assertTrue(run.out().contains("all, 5-shot "), run.out());
        assertTrue(run.out().contains("two samples, n 6672"), run.out());
        assertTrue(run("--together", "all").err().contains("--together must be NAME=TASKS"));
        assertTrue(
                run("--together", "all=gsm*")
                        .err()
                        .contains(
                                "a group needs two tasks that both sides were asked, found gsm8k"));
    }

    @Test
    void readsAFolderThatHoldsAReport() throws IOException {
        Path last = Files.createDirectories(folder.resolve("last"));
        Files.copy(Path.of(before), last.resolve("report.json"));
        Installed.Run run = InProcess.run("compare", last.toString(), after);
        assertTrue(run.out().contains("1 lower, 1 higher"), run.out());
        assertTrue(run.out().startsWith("before: " + last.resolve("report.json")), run.out());
    }

    @Test
    void ranksTheModelsOfAReport() {
        Installed.Run run = InProcess.run("compare", before, "--each", "model");
        assertEquals(0, run.code(), run::toString);
        assertEquals("no task was asked of two models or more\n", run.out());
    }

    @Test
    void saysWhatIsWrongWithWhatIsAsked() {
        for (String[] asked :
                new String[][] {
                    {"--margin", "0", "--margin must be above 0, got 0.0"},
                    {"--alpha", "1", "--alpha must be in (0, 1), got 1.0"},
                    {"--fail-on", "fallen", "--fail-on must be lower, higher, worse"},
                    {"--write", "markdown", "--write must be FORMAT=FILE"},
                    {"--write", "pdf=x.pdf", "a format must be one of text, markdown, html"},
                    {"--before", "step = 1", "--before and --after go together"},
                    {"--where", "shots = 5", "is a report; conditions"},
                    {"--thresholds", "absent.csv", "'absent.csv' cannot be read: there is no such"}
                }) {
            Installed.Run run = run(asked[0], asked[1]);
            assertEquals(2, run.code(), run::toString);
            assertTrue(run.isClear() && run.err().contains(asked[2]), run.err());
        }
        Installed.Run one = InProcess.run("compare", before);
        assertTrue(one.err().contains("compare needs two locations, or one with"), one.err());
        Installed.Run mixed =
                InProcess.run("compare", before, "--each", "model", "--fail-on", "lower");
        assertTrue(mixed.err().contains("--each goes with no"), mixed.err());
    }
}
