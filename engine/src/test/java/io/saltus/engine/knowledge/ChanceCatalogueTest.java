package io.saltus.engine.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.StringReader;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceCatalogueTest {

    private static final String TABLE =
            """
            task,metrics,chance,best,source
            arc-easy,acc;acc-norm;accuracy,0.25,1,4 options
            mmlu-pro*,,0.1,1,10 options
            mmlu*,,0.25,1,4 options
            bleu-task,bleu,0,100,an empty answer
            mmlu-odd,,unknown,,it differs
            """;

    private static ChanceCatalogue catalogue(boolean overrides) throws IOException {
        return ChanceCatalogue.read("chances.csv", new StringReader(TABLE), overrides);
    }

    @ParameterizedTest
    @CsvSource({
        "arc_easy, acc, 0.25",
        "ARC-Easy, 'acc_norm,none', 0.25",
        "harness|arc_easy, acc, 0.25",
        "arc_easy, f1, unknown",
        "mmlu_pro, exact_match(custom-extract), 0.1",
        "mmlu_anatomy, acc, 0.25",
        "an mmlu, acc, unknown",
        "bleu_task, bleu, 0.0",
        "mmlu_professional_law, acc, 0.25",
        "MMLU-Pro, acc, 0.1",
        "mmlu_pro_law, acc, 0.1",
        "MMLUPro, acc, 0.1",
        "llm_stats.arc_easy, acc, 0.25",
        "ARC-Easy - EM, acc, 0.25",
        "arc:easy, acc, 0.25",
        "arc_easy, choice/accuracy, 0.25",
        "arc_easy, match/acc, 0.25",
        "mmlu_anatomy, is_refusal/accuracy, unknown",
        "mmlu_odd, acc, unknown"
    })
    void knowsChanceByTaskAndMetric(String task, String metric, String chance) throws IOException {
        Metric asked =
                metric.matches("f1|bleu")
                        ? Metric.graded(metric, Direction.HIGHER_IS_BETTER)
                        : Metric.accuracy(metric);
        OptionalDouble known = catalogue(false).complete(task, asked).metric().chance();
        assertEquals(chance, known.isPresent() ? Double.toString(known.getAsDouble()) : "unknown");
    }

    @Test
    void leavesWhatTheDataStateUnlessTheUserSaysOtherwise() throws IOException {
        Metric stated = Metric.accuracy("acc", .5);
        assertEquals(
                .5, catalogue(false).complete("arc_easy", stated).metric().chance().getAsDouble());
        assertEquals("the data", catalogue(false).complete("arc_easy", stated).source());
        assertEquals(
                .25, catalogue(true).complete("arc_easy", stated).metric().chance().getAsDouble());
        assertEquals("4 options", catalogue(true).complete("arc_easy", stated).source());
    }

    @Test
    void saysWhatItWouldHaveSaidAndWhetherThatIsStated() throws IOException {
        Metric stated = Metric.accuracy("acc", .5);
        assertEquals(
                .25, catalogue(false).unstated("arc_easy", stated).metric().chance().getAsDouble());
        assertTrue(!catalogue(false).unstated("arc_easy", stated).stated());
        assertTrue(catalogue(true).unstated("arc_easy", stated).stated());
        assertTrue(catalogue(false).complete("arc_easy", stated).stated());
    }

    @Test
    void asksTheUsersTableFirst() throws IOException {
        ChanceCatalogue own =
                ChanceCatalogue.read("own.csv", new StringReader("task,chance\nmmlu*,0.3\n"), true);
        var known = catalogue(false).under(own).complete("mmlu", Metric.accuracy("acc"));
        assertEquals(.3, known.metric().chance().getAsDouble());
        assertEquals("own.csv", known.source());
    }

    @Test
    void leavesAMetricWhoseEndsDoNotFit() throws IOException {
        Metric error =
                new Metric(
                        "acc",
                        Direction.LOWER_IS_BETTER,
                        OptionalDouble.empty(),
                        OptionalDouble.of(1),
                        io.saltus.api.data.Grain.ALL_OR_NOTHING);
        assertTrue(catalogue(false).complete("arc_easy", error).metric().chance().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "'task,chance\n,0.5\n', names no task",
        "'task,chance\na,\n', states no chance level for 'a'",
        "'task,chance\na,half\n', 'must be a number, got ''half'''",
        "'task,chance\n', holds no chance level",
        "'', holds no chance level"
    })
    void refusesWhatIsNoTableOfChanceLevels(String table, String message) {
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> ChanceCatalogue.read("x.csv", new StringReader(table), true));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("x.csv"), refused.getMessage());
    }
}
