package io.saltus.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.engine.reading.TestData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who models are, settled over a whole dataset. */
class IdentitiesTest {

    private static Dataset of(Model... models) {
        return TestData.dataset(
                        Stream.of(models).map(model -> TestData.result("t", model, .5)).toList())
                .withIdentities();
    }

    private static Map<String, String> families(String... names) {
        Observations rows =
                new Observations(of(Stream.of(names).map(Model::of).toArray(Model[]::new)));
        Map<String, String> families = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            families.put(rows.modelName(row), rows.family(row));
        }
        return families;
    }

    @Test
    void putsTogetherWhatNamesSayIsOneFamily() {
        Map<String, String> families = families("Acme/novel-1B", "acme_novel-3b", "Acme/Novel-7B");
        assertEquals(3, families.size());
        assertEquals(families.get("Acme/novel-1B"), families.get("Acme/Novel-7B"));
    }

    @Test
    void tellsMakersAndVariantsApart() {
        Map<String, String> families =
                families(
                        "a/llm-1B",
                        "a/llm-7B",
                        "b/llm-3B",
                        "a/llm-7B-chat",
                        "a/llm-7B-GPTQ",
                        "other-7B");
        assertEquals(families.get("a/llm-1B"), families.get("a/llm-7B"));
        assertEquals(5, families.values().stream().distinct().count(), families.toString());
    }

    @Test
    void leavesANameWithoutAFamilyAloneAndSaysSo() {
        Dataset dataset = of(Model.of("7B"), Model.of("13B"), Model.of("33B"));
        Observations rows = new Observations(dataset);
        assertEquals(
                List.of("7B", "13B", "33B"),
                List.of(rows.family(0), rows.family(1), rows.family(2)));
        assertEquals(3, dataset.issues().size());
        assertTrue(
                dataset.issues().get(0).why().contains("stands alone"),
                dataset.issues().toString());
    }

    @Test
    void saysThatAFamilyIsTakenFromNames() {
        Dataset dataset = of(Model.of("novel-1B"), Model.of("novel-3B"));
        assertEquals(1, dataset.issues().size());
        assertEquals("its name", new Observations(dataset).model(0).provenance().get(Model.FAMILY));
    }

    @Test
    void leavesStatedFamiliesAsTheyAre() {
        Dataset dataset = of(TestData.model("x", 1), TestData.model("y", 2));
        assertEquals("F", new Observations(dataset).family(0));
        assertEquals(List.of(), dataset.issues());
    }

    @Test
    void givesAModelOneSizeAndKeepsTheCount() {
        Model nominal = TestData.model("m", 1e9).at(Axis.TOKENS, 1e10);
        Model exact = TestData.model("m", 1_011_781_632).at(Axis.TOKENS, 1e10);
        Model unstated = new Model("m", "F", "m", Map.of(Axis.TOKENS, 1e10), Map.of(), Map.of());
        for (Model[] order :
                new Model[][] {{nominal, exact, unstated}, {unstated, exact, nominal}}) {
            Dataset dataset = of(order);
            Observations rows = new Observations(dataset);
            for (int row = 0; row < 3; row++) {
                assertEquals(1e9, rows.scale(row, Axis.PARAMETERS));
            }
            assertEquals(1_011_781_632, rows.scale(1, Axis.EXACT_PARAMETERS));
            assertEquals(1, dataset.issues().size(), "of what differs, not of what lacks");
        }
    }

    @Test
    void leavesSizesAloneThatAreOfDifferentModels() {
        Observations rows =
                new Observations(of(TestData.model("m", 1e8), TestData.model("m", 1e9)));
        assertEquals(1e8, rows.scale(0, Axis.PARAMETERS));
        assertEquals(1e9, rows.scale(1, Axis.PARAMETERS));
    }

    @Test
    void derivesComputeFromTheOneSize() {
        Observation nominal =
                TestData.result("t", TestData.model("m", 1e9).at(Axis.TOKENS, 1e10), .5);
        Observation exact =
                TestData.result("t", TestData.model("m", 1.01e9).at(Axis.TOKENS, 1e10), .5);
        Observations rows =
                new Observations(TestData.completed(List.of(nominal, exact)).withIdentities());
        assertEquals(6e19, rows.scale(1, Axis.COMPUTE), 1e9);
    }
}
