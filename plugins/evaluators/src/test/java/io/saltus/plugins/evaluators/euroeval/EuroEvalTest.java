package io.saltus.plugins.evaluators.euroeval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EuroEvalTest {

    @TempDir private Path folder;

    private SourceUnderTest reading() {
        return new SourceUnderTest(new EuroEval(), folder, "results.jsonl");
    }

    private static String line(String results, String rest) {
        return ("{'dataset': 'angry-gulls', 'task': 'sentiment', 'model': 'grove/alder-2B@v1', 'results': {"
                        + results
                        + "}"
                        + rest
                        + "}")
                .replace('\'', '"');
    }

    @Test
    void readsSharesWithHalfTheirInterval() throws IOException {
        ReadResults read =
                reading()
                        .read(
                                Location.of(
                                        Path.of(
                                                "src/test/samples/euroeval/euroeval_benchmark_results.jsonl")));
        assertEquals(
                List.of(
                        "grove/alder-0.5B mcc 0.1",
                        "grove/alder-0.5B macro_f1 0.2",
                        "grove/alder-2B mcc 0.25",
                        "grove/alder-2B macro_f1 0.35"),
                read.observations().stream()
                        .map(o -> o.model().name() + " " + o.metric().name() + " " + o.score())
                        .toList());
        Observation first = read.observations().get(0);
        assertEquals("angry-gulls", first.task());
        assertEquals(.01, first.standardError().orElseThrow(), 1e-12);
        assertEquals(Map.of("prompt", "few-shot"), first.conditions());
        assertEquals(5e8, first.model().scale(Axis.EXACT_PARAMETERS).orElseThrow());
        assertEquals(
                List.of(
                        "set aside 2 scores, as counts: 'num_failed_instances'",
                        "set aside 1 score, as throughput: 'test_speed'"),
                read.issues().stream().map(Issue::why).toList());
    }

    @Test
    void leavesWhatIsNoPercentageAsItIs() throws IOException {
        Observation read =
                reading()
                        .only(
                                line(
                                        "'raw': [{'test_loss': 2.0}, {'test_loss': 3.0}], 'total': {'test_loss': 2.5}",
                                        ""));
        assertEquals(2.5, read.score());
        assertEquals("loss", read.metric().name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'generative': true, 'few_shot': false | 0-shot | {}",
                "'generative': false, 'few_shot': false | '' | {}",
                "'validation_split': true | '' | {split=validation}"
            })
    void tellsHowItWasAsked(String rest, String setup, String conditions) throws IOException {
        Observation read =
                reading().only(line("'raw': [], 'total': {'test_accuracy': 50}", ", " + rest));
        assertEquals(.5, read.score());
        assertEquals(setup, read.setup().words());
        assertEquals(conditions, read.conditions().toString());
    }

    @Test
    void namesTheLineThatIsNoResult() throws IOException {
        List<Issue> issues =
                reading()
                        .read(
                                line("'total': {'test_mcc': NaN}", "")
                                        + "\n{\n"
                                        + line("'x': 1", "")
                                        + "\n")
                        .issues();
        assertEquals(3, issues.size(), issues::toString);
        assertEquals(
                "line 1, 'test_mcc' of 'angry-gulls' must be a finite number, got NaN",
                issues.get(0).why());
        assertTrue(issues.get(1).where().endsWith(":2"), issues::toString);
        assertTrue(issues.get(2).why().contains("'results.total'"), issues::toString);
        assertTrue(reading().refusal("\n").contains("holds no score"), "no line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jsonl | {'dataset': 'd', 'task': 't', 'model': 'm', 'results': {'total': {}}} | true",
                "a.jsonl | {'dataset': 'd', 'task': 't', 'model': 'm', 'score': 1} | false",
                "a.json | {'dataset': 'd', 'task': 't', 'model': 'm', 'results': {'total': {}}} | false"
            })
    void acceptsItsFilesAndNothingElse(String file, String text, boolean is) throws IOException {
        assertEquals(is, new EuroEval().accepts(reading().file(file, text.replace('\'', '"'))));
    }
}
