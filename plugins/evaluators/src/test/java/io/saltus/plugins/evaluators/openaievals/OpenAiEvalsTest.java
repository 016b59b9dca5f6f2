package io.saltus.plugins.evaluators.openaievals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiEvalsTest {

    private static final Path SAMPLE = Path.of("src/test/samples/openai-evals/260304_shells.jsonl");

    @TempDir private Path folder;

    private SourceUnderTest reading() {
        return new SourceUnderTest(new OpenAiEvals(), folder, "run.jsonl");
    }

    private static String run(String report) {
        return ("{'spec': {'completion_fns': ['alder-1b'], 'eval_name': 'shells'}}\n{'final_report': {"
                        + report
                        + "}}\n")
                .replace('\'', '"');
    }

    @Test
    void readsTheReportWithItsSamples() throws IOException {
        ReadResults read = reading().read(Location.of(SAMPLE));
        Observation accuracy = read.observations().get(0);
        assertEquals("alder-7b", accuracy.model().name());
        assertEquals("shells.dev.v0", accuracy.task());
        assertEquals(.75, accuracy.score());
        assertEquals(OptionalLong.of(4), accuracy.examples());
        assertEquals(.25, accuracy.standardError().orElseThrow(), 1e-12);
        assertEquals(0, accuracy.outcomes().orElseThrow().score("shells.dev.2").orElseThrow());
        assertEquals(Map.of("limit", "4"), accuracy.conditions());
        assertEquals(
                Instant.parse("2026-03-04T06:36:17.034190Z"), accuracy.measured().orElseThrow());
        assertEquals(
                List.of("set aside 1 score, as counts and texts of the report: 'counts/choice/A'"),
                read.issues().stream().map(issue -> issue.why()).toList());
    }

    @Test
    void takesTheBootstrapWhereNoSampleIsLogged() throws IOException {
        Observation read = reading().only(run("'accuracy': 0.5, 'boostrap_std': 0.1"));
        assertEquals(.1, read.standardError().orElseThrow());
        assertTrue(read.examples().isEmpty());
    }

    @Test
    void readsEachRunOfAFileThatHoldsSeveral() throws IOException {
        String second = run("'accuracy': 0.25").replace("alder-1b", "alder-7b");
        ReadResults read = reading().read(run("'accuracy': 0.5") + second);
        assertEquals(
                List.of("alder-1b 0.5", "alder-7b 0.25"),
                read.observations().stream()
                        .map(result -> result.model().name() + " " + result.score())
                        .toList());
        assertEquals("holds 2 runs, and each is read", read.issues().get(0).why());
    }

    @Test
    void tellsOfReportsThatDiffer() throws IOException {
        String report = "{\"final_report\": {\"accuracy\": %s}}\n";
        assertEquals(
                List.of(
                        "a run has 2 'final_report's that differ; the last is read, and no score of"
                                + " the others"),
                reading().issues(run("'accuracy': 0.5") + report.formatted("0.75")));
        assertEquals(List.of(), reading().issues(run("'accuracy': 0.5") + report.formatted("0.5")));
    }

    @Test
    void tellsOfAReportThatContradictsItsSamples() throws IOException {
        String sample =
                "{\"type\": \"match\", \"sample_id\": \"s.1\", \"data\": {\"correct\": true}}\n";
        assertEquals(
                List.of(
                        "'accuracy' is 0.5 in 'final_report' and 1 over the samples of the file; that"
                                + " of the report is read, without its samples"),
                reading().issues(run("'accuracy': 0.5") + sample));
    }

    @Test
    void tellsOfAStandardErrorThatIsNone() throws IOException {
        assertEquals(
                List.of(
                        "leaves out 1 standard error, which must be a finite number of at least 0: that"
                                + " of 'accuracy' is 'x'"),
                reading().issues(run("'accuracy': 0.5, 'boostrap_std': 'x'")));
    }

    @Test
    void saysWhatIsNoScore() throws IOException {
        assertEquals(
                List.of("'accuracy' of 'final_report' must be a finite number, got 'x'"),
                reading().issues(run("'accuracy': 'x'")));
        String open = "{\"spec\": {\"completion_fns\": [\"m\"], \"eval_name\": \"t\"}}\n";
        assertTrue(reading().refusal(open).contains("holds no score"), "a run that did not end");
        assertTrue(reading().refusal("{\"spec\": {}}\n").contains("'spec.eval_name'"), "no name");
    }

    @Test
    void acceptsItsFilesAndNothingElse() throws IOException {
        OpenAiEvals source = new OpenAiEvals();
        assertTrue(source.accepts(Location.of(SAMPLE)));
        assertFalse(source.accepts(reading().file("a.jsonl", "{\"spec\": {}, \"task\": \"x\"}")));
        assertFalse(source.accepts(reading().file("a.json", "{\"spec\": {}}")));
    }
}
