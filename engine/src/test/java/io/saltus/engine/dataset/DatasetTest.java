package io.saltus.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.table.Column;
import io.saltus.engine.reading.TestData;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final Model MODEL = TestData.model("m", 1e8);

    private static OptionalLong examples(Dataset dataset, int row) {
        return new Observations(dataset).replicate(row).examples();
    }

    private static Observation uncounted(String task, double score) {
        return Observation.of(TestData.model("n", 1e9), task, TestData.ACCURACY, score)
                .in(TestData.result(task, MODEL, score).setup());
    }

    @Test
    void givesEachWhoAsksATableOfTheirOwn() {
        Dataset dataset = TestData.dataset(List.of(TestData.result("t", MODEL, .5)));
        dataset.table().doubleColumn(Column.SCORE.id()).set(0, 1.0);
        dataset.table().removeColumns(Column.TASK.id());
        assertEquals(.5, new Observations(dataset).score(0));
        assertTrue(dataset.hasColumn(Column.TASK.id()));
    }

    @Test
    void fillsInTheExamplesThatOthersOfTheTaskShare() {
        Dataset dataset =
                TestData.dataset(
                        List.of(
                                TestData.result("t", MODEL, .5),
                                TestData.result("t", MODEL, .6),
                                uncounted("t", 1)));
        Dataset filled = dataset.withExamples(TestSets.UNKNOWN);
        assertEquals(OptionalLong.of(100), examples(filled, 2));
        assertEquals(OptionalLong.empty(), examples(dataset, 2), "the first is as it was");
    }

    @Test
    void fillsInNothingWhereOneResultAloneSays() {
        Dataset dataset =
                TestData.dataset(List.of(TestData.result("t", MODEL, .5), uncounted("t", 1)));
        assertEquals(OptionalLong.empty(), examples(dataset.withExamples(TestSets.UNKNOWN), 1));
    }
}
