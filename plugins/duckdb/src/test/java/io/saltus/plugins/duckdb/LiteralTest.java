package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.plugins.duckdb.Literal.Fields;
import io.saltus.plugins.duckdb.Literal.Items;
import io.saltus.plugins.duckdb.Literal.Nothing;
import io.saltus.plugins.duckdb.Literal.Real;
import io.saltus.plugins.duckdb.Literal.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {

    @Test
    void readsWhatPythonPrints() {
        Literal pair = new Items(List.of(new Real(-1.5e-7), new Real(0)));
        assertEquals(
                Optional.of(
                        new Fields(
                                Map.of(
                                        "a'b",
                                        new Items(List.of(pair)),
                                        "n",
                                        new Nothing(),
                                        "t",
                                        new Text("x\n\u00e9\"")))),
                Literal.of("{\"a'b\": [(-1.5e-07, False)], 'n': None, 't': 'x\\n\\xe9\"', }"));
    }

    @Test
    void readsWhatJsonWrites() {
        assertEquals(
                Optional.of(new Items(List.of(new Real(1), new Text("\u00e9"), new Nothing()))),
                Literal.of("[true,\"\\u00e9\",null]"));
        assertEquals(Optional.of(new Real(Double.NEGATIVE_INFINITY)), Literal.of(" -inf "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[1",
                "[1,,2]",
                "[1 2]",
                "'a",
                "{'a' 1}",
                "{1: 2}",
                "tensor(1.)",
                "1d",
                "0x1p3",
                "1.2.3",
                "'\\xzz'",
                "'\\UFFFFFFFF'",
                "[1] [2]",
                "[1)",
                "-",
                "array([1])"
            })
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), Literal.of(text));
    }

    @Test
    void whatIsNestedTooDeeplyIsNone() {
        assertEquals(Optional.empty(), Literal.of("[".repeat(100_000)));
    }
}
