package io.saltus.engine.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import io.saltus.engine.knowledge.BenchmarkCatalogue.TestSet;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkCatalogueTest {

    private static final String TABLE =
            """
            task,examples,source
            gsm8k;gsm,1319,Cobbe et al.
            gsm8k-platinum,1209,Vendrow et al.
            belebele-*,900,each language
            gpqa,198;448,one of two
            """;

    private static List<Long> sizes(String task) throws IOException {
        return BenchmarkCatalogue.read("sizes.csv", new StringReader(TABLE))
                .find(task)
                .map(TestSet::examples)
                .orElse(List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "GSM8K, 1319",
        "gsm8k_cot_zeroshot, 1319",
        "lighteval|gsm8k|5|0, 1319",
        "gsm8k_platinum_cot, 1209",
        "belebele_deu_Latn, 900"
    })
    void knowsTheSizeOfWhatIsNamedWithoutDoubt(String task, long examples) throws IOException {
        assertEquals(List.of(examples), sizes(task));
    }

    @ParameterizedTest
    @CsvSource({
        "belebele",
        "gsm8k_de",
        "helm_lite.gsm8k",
        "GSM8K - EM",
        "somebody/gsm8k",
        "gsm8k_test",
        "gsm8k_platinum_de"
    })
    void knowsNoneWhereDoubtIsLeft(String task) throws IOException {
        assertEquals(List.of(), sizes(task));
    }

    @Test
    void knowsSeveralWhereSeveralAreInUse() throws IOException {
        assertEquals(List.of(198L, 448L), sizes("gpqa"));
    }

    @ParameterizedTest
    @CsvSource({
        "'task,examples\n,5\n', names no task",
        "'task,examples\na,0\n', must be whole numbers of at least 1",
        "'task,examples\na,many\n', 'got ''many'''",
        "'task,examples\n', holds no test-set size"
    })
    void refusesWhatIsNoTableOfTestSets(String table, String message) {
        RequestException refused =
                assertThrows(
                        RequestException.class,
                        () -> BenchmarkCatalogue.read("x.csv", new StringReader(table)));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
