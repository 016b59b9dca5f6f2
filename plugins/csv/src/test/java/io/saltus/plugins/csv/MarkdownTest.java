package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTest {

    private static final String HARNESS =
            """
            |    Tasks    |Version|     Filter     |n-shot|  Metric   |   |Value |   |Stderr|
            |-------------|------:|----------------|-----:|-----------|---|-----:|---|------|
            |arc_challenge|      1|none            |    25|acc        |↑  |0.4343|±  |0.0145|
            |             |       |none            |    25|acc_norm   |↑  |0.4642|±  |0.0146|
            |gsm8k        |      3|flexible-extract|     5|exact_match|↑  |0.0500|±  |0.0060|
            |             |       |strict-match    |     5|exact_match|↑  |0.0300|±  |0.0047|
            | - wikitext  |      2|none            |      |word_perplexity|↓ |12.5|±  |   N/A|
            """;

    @TempDir private Path folder;

    private SourceUnderTest source() {
        return new SourceUnderTest(new Markdown(), folder, "demo-7b.md");
    }

    private static String words(Observation o) {
        return o.model().name() + " " + o.task() + " " + o.metric().name() + " " + o.score();
    }

    @Test
    void readsTablesThatACommentQuotes() throws IOException {
        ReadResults read =
                source().read(
                                """
                                > > We get this:
                                > > | model | MMLU |
                                > > |-------|------|
                                > > | tern  | 0.25 |
                                >
                                > | model | MMLU |
                                > |-------|------|
                                >| gull  | 0.5 |
                                """);
        assertEquals(
                List.of("tern MMLU 0.25", "gull MMLU 0.5"),
                read.observations().stream()
                        .map(o -> o.model().name() + " " + o.task() + " " + o.score())
                        .toList());
        assertEquals(0, read.refused());
    }

    @Test
    void readsNumbersOfNumPyAndNoNamesOfTasks() throws IOException {
        ReadResults read =
                source().read(
                                """
                                |Tasks|Version|Filter|n-shot|Metric|   |Value|   |Stderr|
                                |-----|------:|------|-----:|------|---|----:|---|-----:|
                                |arc  |      1|none  |    25|alias |   |arc  |   |      |
                                |     |       |none  |      |acc   |↑  |0.3  |±  |np.float64(0.0116)|
                                """);
        assertEquals(List.of(), read.issues().stream().filter(i -> !i.remark()).toList());
        assertEquals(
                List.of("demo-7b arc acc 0.3"),
                read.observations().stream().map(MarkdownTest::words).toList());
        assertEquals(.0116, read.observations().get(0).standardError().orElseThrow());
    }

    @Test
    void tellsOfRowsWhoseRuleIsBroken() throws IOException {
        String broken =
                """
                |Task|Version|Metric|Value|   |Stderr|
                |----|------:|------|----:|---|-----:|   |arc|0|acc|0.6|_|0.01|
                |boolq|     1|acc   |0.8  |_  |0.0058|
                """;
        ReadResults read = source().read(HARNESS + "\ntext\n" + broken);
        assertEquals(5, read.observations().size());
        Issue stray = read.issues().get(0);
        assertTrue(stray.why().startsWith("2 rows with scores in no table"), stray::toString);
        assertEquals(2, stray.refused());
    }

    @Test
    void readsTheTableOfTheHarness() throws IOException {
        ReadResults read = source().read(HARNESS);
        assertEquals(
                List.of(
                        "demo-7b arc_challenge acc 0.4343",
                        "demo-7b arc_challenge acc_norm 0.4642",
                        "demo-7b gsm8k exact_match(flexible-extract) 0.05",
                        "demo-7b gsm8k exact_match(strict-match) 0.03",
                        "demo-7b wikitext word_perplexity 12.5"),
                read.observations().stream().map(MarkdownTest::words).toList());
        Observation second = read.observations().get(1);
        assertEquals(25, second.setup().shots().getAsInt());
        assertEquals(0.0146, second.standardError().getAsDouble());
        assertEquals("the file's name", second.model().provenance().get(Model.NAME));
        Observation last = read.observations().get(4);
        assertEquals(Direction.LOWER_IS_BETTER, last.metric().direction());
        assertTrue(last.standardError().isEmpty());
        assertTrue(
                read.issues().get(0).why().contains("the table names no model"),
                read.issues()::toString);
        assertEquals(0, read.issues().stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void takesTheModelFromTheLineAboveTheTable() throws IOException {
        ReadResults read =
                source().read(
                                "hf (pretrained=EleutherAI/pythia-160m,dtype=float), num_fewshot: None\n"
                                        + HARNESS);
        assertEquals("EleutherAI/pythia-160m", read.observations().get(0).model().name());
    }

    @Test
    void readsWhatTheLineAboveTheTableSaysOfTheRun() throws IOException {
        ReadResults read =
                source().read(
                                """
                                hf (pretrained=lab/elm-1b,revision=step1000), limit: 100.0, num_fewshot: 5, batch_size: 8
                                |    Tasks      |Version|Filter|n-shot|Metric|   |Value |   |Stderr|
                                |---------------|------:|------|-----:|------|---|-----:|---|-----:|
                                |mmlu           |      2|none  |      |acc   |↑  |0.2530|±  |0.0037|
                                | - humanities  |      2|none  |      |acc   |↑  |0.2480|±  |0.0063|
                                |  - formal_logic|     1|none  |     5|acc   |↑  |0.2460|±  |0.0385|
                                |piqa           |      1|none  |     0|acc   |↑  |0.6|±  |0.01|

                                hf (pretrained=lab/elm-7b), limit: None, num_fewshot: 5, batch_size: 8
                                |Groups|Version|Filter|n-shot|Metric|   |Value |   |Stderr|
                                |------|------:|------|-----:|------|---|-----:|---|-----:|
                                |mmlu  |      2|none  |      |acc   |↑  |0.2630|±  |0.0037|
                                """);
        assertEquals(
                List.of(
                        "lab/elm-1b mmlu_formal_logic acc 0.246",
                        "lab/elm-1b piqa acc 0.6",
                        "lab/elm-7b mmlu acc 0.263"),
                read.observations().stream().map(MarkdownTest::words).toList());
        Observation first = read.observations().get(0);
        assertEquals("100", first.conditions().get(Observation.LIMIT));
        assertEquals(1000, first.model().scale(Axis.STEPS).getAsDouble());
        assertEquals(5, first.setup().shots().getAsInt());
        assertEquals(0, read.observations().get(1).setup().shots().getAsInt());
        assertTrue(read.observations().get(2).conditions().isEmpty());
        assertEquals(2, read.issues().stream().mapToLong(Issue::passedOver).sum());
        assertEquals(0, read.issues().stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void readsTablesThatStandTogether() throws IOException {
        ReadResults read =
                source().read(
                                """
                                | model | MMLU | PIQA |
                                |:--|--:|--:|
                                | elm-1b | 0.35 | 0.4 |
                                | elm-7b | 0.25 | 0.3 |
                                | Benchmark | Accuracy | Model |
                                |:--|--:|:--|
                                | jeopardy | 0.452 | elm-1b |
                                """);
        assertEquals(5, read.observations().size());
        assertEquals(0, read.issues().stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void readsTheTablesOfAModelCard() throws IOException {
        ReadResults read =
                source().read(
                                """
                                # A model

                                | Layers | Width |
                                |---|---|
                                | 12 | 768 |

                                | Model | Size | [MMLU](http://a.invalid) (5-shot) | GSM8K |
                                |:--|--:|:-:|--|
                                | **Acme-1B** | 1B | 25.1 | 0.9 |
                                | Acme\\|x | 3B | **30.2**[^1] | - |

                                Benchmark | Acme-1B | Acme-3B
                                --- | --- | ---
                                HellaSwag | 40.1 | 52.5
                                """);
        assertEquals(
                List.of(
                        "Acme-1B MMLU accuracy 0.251",
                        "Acme-1B GSM8K accuracy 0.009",
                        "Acme|x MMLU accuracy 0.302",
                        "Acme-1B HellaSwag accuracy 0.401",
                        "Acme-3B HellaSwag accuracy 0.525"),
                read.observations().stream().map(MarkdownTest::words).toList());
        assertTrue(
                read.issues().get(0).why().contains("1 of its 3 tables hold no results"),
                read.issues()::toString);
    }

    @Test
    void leavesTextsWithoutResults() throws IOException {
        SourceUnderTest source = source();
        assertTrue(source.source().accepts(source.file("a.md", HARNESS)));
        assertFalse(source.source().accepts(source.file("README.md", HARNESS)));
        assertFalse(
                source.source().accepts(source.file("b.md", "| a | b |\n|--|--|\n| 1 | 2 |\n")));
        assertTrue(source.refusal("# Notes\n").contains("holds no table in Markdown"));
        assertTrue(source.refusal("|a|b|\n|--|--|\n|1|2|\n").contains("holds no table of results"));
    }

    @Test
    void readsTheBenchmarksOfAGauntletAndNotItsMeans() throws IOException {
        ReadResults read =
                new SourceUnderTest(new Markdown(), folder, "eval.md")
                        .read(
                                "| model_name | average | knowledge |\n|---|---|---|\n| tern-7b | 0.3 | 0.4 |\n"
                                        + "\n| Category | Benchmark | Subtask | Accuracy | Number few shot | Model |\n"
                                        + "|---|---|---|---|---|---|\n"
                                        + "| knowledge | lamp | Average | 0.5 | 10-shot | tern-7b |\n"
                                        + "| | | law | 0.25 | 10-shot | tern-7b |\n"
                                        + "| | | art | 0.75 | 10-shot | tern-7b |\n"
                                        + "| | sums | | 0.125 | 3-shot | tern-7b |\n");
        assertEquals(
                List.of("lamp/law 0.25 10-shot", "lamp/art 0.75 10-shot", "sums 0.125 3-shot"),
                read.observations().stream()
                        .map(r -> r.task() + " " + r.score() + " " + r.setup().words())
                        .toList());
        assertEquals(3, read.issues().stream().mapToLong(Issue::passedOver).sum());
        assertEquals(0, read.issues().stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void readsEachOfSeveralTablesGluedToTextAndToEachOther() throws IOException {
        ReadResults read =
                source().read(
                                """
                                Results so far:
                                | Model | MMLU |
                                |---|---|
                                | elm-1b | 0.3 |
                                | Task | elm-1b | elm-7b |
                                |---|---|---|
                                | ARC | 0.4 | 0.5 |
                                |---|---|---|
                                | PIQA | 0.45 | 0.55 |
                                | Name | Age |
                                |---|---|
                                | Ann | 34 |
                                """
                                        + HARNESS);
        assertEquals(
                List.of(
                        "elm-1b MMLU accuracy 0.3",
                        "elm-1b ARC accuracy 0.4",
                        "elm-7b ARC accuracy 0.5",
                        "elm-1b PIQA accuracy 0.45",
                        "elm-7b PIQA accuracy 0.55"),
                read.observations().stream().map(MarkdownTest::words).limit(5).toList());
        assertEquals(10, read.observations().size());
        Issue stranger =
                read.issues().stream().filter(i -> i.refused() > 0).findFirst().orElseThrow();
        assertTrue(stranger.where().endsWith(":10"), stranger::toString);
        assertTrue(stranger.why().contains("'Age'"), stranger::toString);
    }
}
