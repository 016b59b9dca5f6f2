package io.saltus.plugins.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpencompassSummaryTest {

    private static final String HEADER = "dataset,version,metric,mode,tern-1b,tern-7b\n";

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new OpencompassSummary(), folder, "summary_1.csv");
    }

    @Test
    void readsAResultForEachDataSetAndModel() throws IOException {
        ReadResults read =
                ReadResults.ofSample(new OpencompassSummary(), "summary_20260102_030405.csv");
        assertEquals(
                List.of(
                        "tern-1b-hf lamp_anatomy accuracy 0.355 of 200",
                        "tern-3b-hf lamp_anatomy accuracy 0.45 of 200",
                        "tern-7b-hf lamp_anatomy accuracy 0.55 of 200",
                        "tern-1b-hf lamp_law accuracy 0.4467 of 150",
                        "tern-3b-hf lamp_law accuracy 0.5467 of 150",
                        "tern-7b-hf lamp_law accuracy 0.6467 of 150",
                        "tern-1b-hf sums accuracy 0.0 of 8",
                        "tern-3b-hf sums accuracy 0.5 of 8",
                        "tern-7b-hf sums accuracy 0.875 of 8",
                        "tern-1b-hf openai_humaneval pass@1 0.0061 of 164",
                        "tern-7b-hf openai_humaneval pass@1 0.5793 of 164",
                        "tern-1b-hf prose rougeL 21.5",
                        "tern-3b-hf prose rougeL 24.5",
                        "tern-7b-hf prose rougeL 30.25"),
                read.words());
        Observation first = read.observations().get(0);
        assertEquals(Map.of("mode", "ppl", "version", "2ef631"), first.conditions());
        assertEquals(Grain.ALL_OR_NOTHING, first.metric().grain());
        assertEquals(3, read.passedOver());
        assertEquals(0, read.refused());
    }

    @Test
    void readsAGroupOfWhichNoDataSetIsThereOnRequest() throws IOException {
        String file =
                HEADER + "lamp,-,naive_average,ppl,40.00,60.00\nsums,1,accuracy,gen,5.0,10.0\n";
        OpencompassSummary groups = new OpencompassSummary(new RunSettings(), true);
        assertEquals(2, reading.read(file).observations().size());
        assertEquals(
                List.of(
                        "tern-1b lamp naive_average 0.4",
                        "tern-7b lamp naive_average 0.6",
                        "tern-1b sums accuracy 0.05",
                        "tern-7b sums accuracy 0.1"),
                new SourceUnderTest(groups, folder, "summary_1.csv").read(file).words());
        ReadResults both = ReadResults.ofSample(groups, "summary_20260102_030405.csv");
        assertEquals(3, both.passedOver());
    }

    @Test
    void takesScoresForFractionsWhereNoneIsAboveOne() throws IOException {
        ReadResults read = reading.read(HEADER + "sums,1,accuracy,gen,0.05,0.1\n");
        assertEquals(0.05, read.observations().get(0).score());
        assertTrue(read.says("taken for fractions"));
    }

    @Test
    void refusesWhatIsNoScoreAndReadsTheRest() throws IOException {
        ReadResults read =
                reading.read(
                        HEADER
                                + "sums,1,accuracy,gen,nan,10.0\n"
                                + "law,1,accuracy,gen,many,20.0\n"
                                + "short,1,accuracy,gen\n"
                                + "odds,1,accuracy,gen,5.00 (9/8),30.0 (1/8)\n");
        assertEquals(
                List.of(0.1, 0.2, 0.3),
                read.observations().stream().map(Observation::score).toList());
        assertEquals(4, read.refused());
        assertTrue(read.says("sums, tern-1b: a score must be a finite number, got 'nan'"));
        assertTrue(read.says("the row has 4 cells, the header 6"));
        assertTrue(read.says("'30.0 (1/8)' of odds: the score is not the share in brackets"));
    }

    @Test
    void refusesAnAccuracyThatMayBeAFractionAmongPercentages() throws IOException {
        ReadResults read = reading.read(HEADER + "sums,1,accuracy,gen,0.3333,45.5\n");
        assertEquals(1, read.observations().size());
        assertTrue(read.says("0.3333 stands among percentages"));
    }

    @Test
    void refusesATableWithoutScores() {
        String refusal = reading.refusal(HEADER + "sums,1,accuracy,gen,-,-\n");
        assertTrue(refusal.contains("holds no score"), refusal);
    }

    @Test
    void acceptsItsHeaderOnly() throws IOException {
        OpencompassSummary source = new OpencompassSummary();
        assertTrue(source.accepts(reading.file("a.csv", HEADER)));
        assertFalse(source.accepts(reading.file("b.csv", "dataset,metric,tern-1b\n")));
        assertFalse(source.accepts(reading.file("c.txt", HEADER)));
    }
}
