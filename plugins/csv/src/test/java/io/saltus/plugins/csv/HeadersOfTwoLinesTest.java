package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadersOfTwoLinesTest {

    private static final String ROWS = "elm-1b,1e9,0.3,0.01,0.02,0.004\nelm-7b,7e9,0.4,,0.1,\n";

    @TempDir private Path folder;

    private SourceUnderTest csv() {
        return new SourceUnderTest(new Csv(), folder, "t.csv");
    }

    private static List<String> words(ReadResults read) {
        return read.observations().stream().map(HeadersOfTwoLinesTest::words).toList();
    }

    private static String words(Observation o) {
        return "%s %s %s %s%s%s"
                .formatted(
                        o.model().name(),
                        o.task(),
                        o.metric().name(),
                        o.score(),
                        o.standardError().isPresent()
                                ? " ± " + o.standardError().getAsDouble()
                                : "",
                        o.setup().shots().isPresent() ? " in " + o.setup().shots().getAsInt() : "");
    }

    private static void assertSaid(String words, ReadResults read) {
        assertEquals(
                1,
                read.issues().stream().filter(i -> i.remark() && i.why().contains(words)).count(),
                read.issues()::toString);
        assertEquals(0, read.issues().stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void readsTasksAboveMetricsAndKeepsErrorsBesideScores() throws IOException {
        ReadResults read =
                csv().read(",,MMLU,,GSM8K,\nmodel,params,acc,stderr,acc,stderr\n" + ROWS);
        assertEquals(
                List.of(
                        "elm-1b MMLU acc 0.3 ± 0.01",
                        "elm-1b GSM8K acc 0.02 ± 0.004",
                        "elm-7b MMLU acc 0.4",
                        "elm-7b GSM8K acc 0.1"),
                words(read));
        assertSaid("two header lines, joined: below each of 'MMLU', 'GSM8K' stand", read);
    }

    @Test
    void readsThemBelowATitleAndAboveANoteToo() throws IOException {
        ReadResults read =
                csv().read(
                                "Table 3: all models\n\nmodel,params,MMLU,,GSM8K,\n"
                                        + ",,acc,stderr,em,stderr\n"
                                        + ROWS
                                        + "Source: our runs,,,,,\n");
        assertEquals("elm-1b GSM8K em 0.02 ± 0.004", words(read).get(1));
        assertEquals(4, read.observations().size());
        assertSaid("two header lines", read);
        assertSaid("'Table 3: all models'", read);
        assertSaid("Source: our runs", read);
    }

    @Test
    void readsModelsAboveMetrics() throws IOException {
        ReadResults read =
                csv().read(
                                ",elm-1b,,elm-7b,\ntask,acc,stderr,acc,stderr\n"
                                        + "MMLU,30.1,1.0,40.1,1.2\n");
        assertEquals(
                List.of("elm-1b MMLU acc 0.301 ± 0.01", "elm-7b MMLU acc 0.401 ± 0.012"),
                words(read));
    }

    @Test
    void joinsTasksAndShotsWhicheverIsAbove() throws IOException {
        List<String> expected =
                List.of(
                        "elm-1b MMLU accuracy 0.3 in 0",
                        "elm-1b MMLU accuracy 0.4 in 5",
                        "elm-1b PIQA accuracy 0.5 in 0",
                        "elm-1b PIQA accuracy 0.6 in 5");
        ReadResults tasks =
                csv().read(
                                ",MMLU,,PIQA,\nmodel,0-shot,5-shot,0-shot,5-shot\n"
                                        + "elm-1b,0.3,0.4,0.5,0.6\n");
        assertEquals(expected, words(tasks));
        assertSaid("two header lines, joined: 'model', 'MMLU 0-shot'", tasks);
        ReadResults shots =
                csv().read(
                                ",0-shot,,5-shot,\nmodel,MMLU,PIQA,MMLU,PIQA\n"
                                        + "elm-1b,0.3,0.5,0.4,0.6\n");
        assertEquals(expected, words(shots).stream().sorted().toList());
    }

    @Test
    void leavesGroupsThatOnlySortTasksAboveTheHeader() throws IOException {
        ReadResults read =
                csv().read(
                                ",,Knowledge,,Math,\nmodel,params,MMLU,ARC,GSM8K,MATH\n"
                                        + "elm-1b,1e9,0.3,0.2,0.1,0.05\n");
        assertEquals("elm-1b MMLU accuracy 0.3", words(read).get(0));
        assertSaid("a row above the header is passed over: 'Knowledge, Math'", read);
        ReadResults averaged =
                csv().read(
                                ",,Knowledge,,Math,\nmodel,params,MMLU,Average,GSM8K,Average\n"
                                        + "elm-1b,1e9,0.3,0.2,0.1,0.05\n");
        assertEquals(
                List.of("elm-1b MMLU accuracy 0.3", "elm-1b GSM8K accuracy 0.1"), words(averaged));
    }

    @Test
    void saysWhatToTypeWhereOneLineAloneIsThere() {
        String refusal = csv().refusal("model,params,acc,stderr,acc,stderr\n" + ROWS);
        assertTrue(refusal.contains("two columns named 'acc'"), refusal);
        assertTrue(refusal.contains("'MMLU acc,GSM8K acc'"), refusal);
    }

    @Test
    void refusesRowsOfAnotherLength() throws IOException {
        ReadResults read =
                csv().read(
                                ",,MMLU,,GSM8K,\nmodel,params,acc,stderr,acc,stderr\n"
                                        + "elm-1b,1e9,0.3,0.01\n"
                                        + ROWS);
        assertEquals(4, read.observations().size());
        assertEquals(
                "the row has 4 cells, the header 6",
                read.issues().stream()
                        .filter(i -> i.refused() == 1)
                        .findFirst()
                        .orElseThrow()
                        .why());
    }

    @Test
    void readsThemInMarkdown() throws IOException {
        ReadResults read =
                new SourceUnderTest(new Markdown(), folder, "card.md")
                        .read(
                                """
                                | | MMLU | | GSM8K | |
                                |---|---|---|---|---|
                                | Model | acc | acc_norm | acc | f1 |
                                | elm-1b | 0.3 | 0.31 | 0.02 | 0.04 |

                                | Model | MMLU | | GSM8K | |
                                |---|---|---|---|---|
                                | | 0-shot | 5-shot | 0-shot | 5-shot |
                                | elm-2b | 0.3 | 0.31 | 0.02 | 0.04 |
                                """);
        assertEquals(
                List.of(
                        "elm-1b MMLU acc 0.3",
                        "elm-1b MMLU acc_norm 0.31",
                        "elm-1b GSM8K acc 0.02",
                        "elm-1b GSM8K f1 0.04"),
                words(read).subList(0, 4));
        assertEquals("elm-2b GSM8K accuracy 0.04 in 5", words(read).get(7));
    }
}
