package io.saltus.plugins.inspectai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogScoreTest {

    private static final String SECOND =
            "},{\"name\":\"is_refusal\",\"scorer\":\"is_refusal\",\"metrics\":"
                    + "{\"accuracy\":{\"value\":0.01}}}]}}";

    @TempDir private Path folder;
    private SourceUnderTest reading;

    @BeforeEach
    void newReading() {
        reading = new SourceUnderTest(new InspectAi(), folder, "log.json");
    }

    @Test
    void aMetricIsCalledTheSameWithASecondScorerAndWithout() throws IOException {
        assertEquals(List.of("match/accuracy"), metrics(LogText.header()));
        assertEquals(
                List.of("match/accuracy", "is_refusal/accuracy"),
                metrics(LogText.header().replace("}]}}", SECOND)));
    }

    @Test
    void theMeanOverEpochsIsNotNamedAndAnotherReducerIs() throws IOException {
        String mean = LogText.header().replace("'", "\"");
        String stated = reducer(mean, "mean");
        assertEquals(List.of("match/accuracy"), metrics(stated));
        assertEquals(List.of("match/pass_at_3"), metrics(reducer(mean, "pass_at_3")));
        String other = mean.replace("\"accuracy\"", "\"pkg/f1\"");
        assertEquals(List.of("match/max_f1"), metrics(reducer(other, "max")));
        String only = mean.replace("\"epochs\":1", "\"epochs\":3,\"epochs_reducer\":[\"mode\"]");
        assertEquals(List.of("match/mode"), metrics(only));
    }

    @Test
    void passAtKIsGradedAndCountsProblems() throws IOException {
        String log =
                reducer(LogText.header(), "pass_at_3")
                        .replace("\"epochs\":1", "\"epochs\":3")
                        .replace("_samples\":4", "_samples\":300");
        Observation result = reading.only(log);
        assertEquals(Grain.GRADED, result.metric().grain());
        assertEquals(OptionalLong.of(100), result.examples());
    }

    @Test
    void samplesThatWereScoredAreCountedOnceWhetherOrNotTheirEpochsAre() throws IOException {
        String log =
                LogText.header()
                        .replace("\"epochs\":1", "\"epochs\":3")
                        .replace("_samples\":4", "_samples\":300");
        for (int scored : new int[] {90, 270}) {
            String stated =
                    log.replace("\"scorer\":", "\"scored_samples\":" + scored + ",\"scorer\":");
            assertEquals(OptionalLong.of(90), reading.only(stated).examples());
        }
    }

    @Test
    void groupsAreTasksWithoutTheirAverageAndTheSizeOfAll() throws IOException {
        String log =
                LogText.header()
                        .replace(
                                "\"config\":{\"epochs\":1}",
                                "\"config\":{\"epochs\":1},\"scorers\":[{\"name\":\"match\",\"metrics\":"
                                        + "[{\"name\":\"inspect_ai/grouped\"},{\"name\":\"inspect_ai/grouped\"}]}]")
                        .replace(
                                "\"accuracy\":{\"value\":0.5},\"stderr\":{\"value\":0.25}",
                                "\"bio_accuracy\":{\"value\":0.25},\"all\":{\"value\":0.5},"
                                        + "\"bio_stderr\":{\"value\":0.1},\"chem\":{\"value\":0.75},"
                                        + "\"chem2\":{\"value\":0.1},\"all2\":{\"value\":0.1}");
        List<Observation> results = reading.read(log).observations();
        assertEquals(
                List.of(
                        "gsm8k[subset=main][bio] match/accuracy 0.25",
                        "gsm8k[subset=main][chem] match/grouped 0.75"),
                results.stream()
                        .map(r -> r.task() + " " + r.metric().name() + " " + r.score())
                        .toList());
        assertEquals(OptionalLong.empty(), results.get(0).examples());
    }

    @Test
    void readsTheOneScorerOfTheFirstLogs() throws IOException {
        String log =
                LogText.header()
                        .replace("\"version\":2", "\"version\":1")
                        .replace(
                                "\"scores\":[{\"name\":\"match\",\"scorer\":\"match\",",
                                "\"scorer\":{\"name\":\"match\"},")
                        .replace("}]}}", "}}");
        Observation result = reading.only(log);
        assertEquals("match/accuracy", result.metric().name());
        assertEquals(OptionalLong.of(4), result.examples());
        assertEquals(0.25, result.standardError().orElseThrow());
    }

    @Test
    void saysHowManyResultsTroubleCost() throws IOException {
        assertEquals(1, refused(LogText.header("\"x\"", 0)));
        assertEquals(1, refused(LogText.header().replace("success", "error")));
        String two = LogText.header().replace("}]}}", SECOND);
        assertEquals(2, refused(two.replace("success", "cancelled")));
        String failed =
                LogText.header().replace("\"completed_samples\":4", "\"completed_samples\":3");
        assertEquals(0, refused(failed));
    }

    private long refused(String log) throws IOException {
        ReadResults results = reading.read(log);
        return results.issues().stream().mapToLong(Issue::refused).sum();
    }

    private List<String> metrics(String log) throws IOException {
        return reading.read(log).observations().stream().map(r -> r.metric().name()).toList();
    }

    private static String reducer(String log, String reducer) {
        return log.replace("\"scorer\":", "\"reducer\":\"" + reducer + "\",\"scorer\":");
    }
}
