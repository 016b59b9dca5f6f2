package io.saltus.sources.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import io.saltus.sources.json.JsonTree;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedYamlTest {

    private static JsonTree tree(String text) {
        return new BoundedYaml(10_000, 1_000).tree("x.yaml", text);
    }

    @Test
    void readsTheTreeThatJsonIsReadInto() {
        JsonTree tree = tree("a: 1.5\nb: [x, true, null]\nc: {d: .nan, e: 2024-06-20, f: 1e-3}\n");
        assertEquals(OptionalDouble.of(1.5), tree.at("a").number());
        assertEquals("x", tree.at("b").items().get(0).text().orElseThrow());
        assertEquals(true, tree.at("b").items().get(1).truth().orElseThrow());
        assertEquals(JsonTree.NOTHING, tree.at("b").items().get(2));
        assertTrue(Double.isNaN(tree.at("c", "d").number().orElse(0)));
        assertEquals("2024-06-20", tree.at("c", "e").text().orElseThrow());
        assertEquals(OptionalDouble.of(0.001), tree.at("c", "f").number());
        assertEquals(OptionalDouble.of(1.5), tree("{\"a\": 1.5}").at("a").number());
    }

    @Test
    void anAliasStandsForWhatItNames() {
        assertEquals(OptionalDouble.of(2), tree("a: &x {v: 2}\nb: *x\n").at("b", "v").number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1",
                "a: 1\na: 2\n",
                "&a [*a]",
                "a: !!java.io.File x",
                "a: 1\n---\nb: 2\n",
                ""
            })
    void refusesWhatIsNoWholeYamlInOneLine(String text) {
        RequestException refused = assertThrows(RequestException.class, () -> tree(text));
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
        assertTrue(String.valueOf(refused.getMessage()).startsWith("x.yaml "));
    }

    @Test
    void boundsTextsDepthAndWhatAliasesRepeat() {
        assertThrows(RequestException.class, () -> tree("a: " + "x".repeat(20_000)));
        assertThrows(RequestException.class, () -> tree("[".repeat(9_000)));
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 24; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        assertTrue(
                String.valueOf(
                                assertThrows(RequestException.class, () -> tree(bomb.toString()))
                                        .getMessage())
                        .contains("aliases"));
    }
}
