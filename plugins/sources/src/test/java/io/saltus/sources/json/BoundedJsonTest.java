package io.saltus.sources.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedJsonTest {

    private static final BoundedJson JSON = new BoundedJson(JsonBounds.usual());

    @TempDir Path folder;

    private Location file(String content) throws IOException {
        return Location.of(Files.writeString(folder.resolve("a.json"), content));
    }

    private static String refusal(BoundedJson json, String text) {
        return assertThrows(MalformedJson.class, () -> json.tree(text)).getMessage();
    }

    @Test
    void readsEveryKindOfValue() throws IOException {
        JsonTree tree =
                JSON.tree(
                        "{\"text\": \" a \", \"whole\": 9007199254740993, \"part\": 1.5, \"yes\": true,"
                                + " \"none\": null, \"list\": [1, 2], \"object\": {\"below\": 3}}");
        assertEquals(Optional.of("a"), tree.at("text").text());
        assertEquals(OptionalLong.of(9007199254740993L), tree.at("whole").wholeNumber());
        assertEquals(OptionalDouble.of(1.5), tree.at("part").number());
        assertTrue(tree.at("part").wholeNumber().isEmpty());
        assertEquals(Optional.of(true), tree.at("yes").truth());
        assertFalse(tree.at("none").isThere());
        assertEquals(2, tree.at("list").items().size());
        assertEquals(OptionalInt.of(3), tree.at("object", "below").wholeNumber(0, 3));
        assertTrue(tree.at("object", "below").wholeNumber(0, 2).isEmpty());
        assertFalse(tree.at("object", "absent", "too").isThere());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 1, 'a': 2} | Duplicate field 'a'",
                "{'a': {'b': 1, 'c': 2, 'b': 1}} | Duplicate field 'b'",
                "{'a': 1} {'a': 2} | another value stands behind the first",
                "{'a': 1} 2 | another value stands behind the first",
                "{'a': 1} # | Unexpected character ('#'"
            })
    void refusesWhatWouldBeLostInSilence(String text, String why) throws IOException {
        String json = text.replace("'", "\"");
        assertTrue(refusal(JSON, json).contains(why), refusal(JSON, json));
        Location file = file(json);
        String refusal =
                assertThrows(RequestException.class, () -> JSON.tree("a.json", file)).getMessage();
        assertTrue(refusal.contains(why), refusal);
        assertEquals(1, JSON.tree("{\"a\": 1}  ").members().size());
    }

    @Test
    void readsWhatPythonWrites() throws IOException {
        JsonTree tree = JSON.tree("[NaN, Infinity, -Infinity]");
        assertTrue(Double.isNaN(tree.items().get(0).number().orElseThrow()));
        assertEquals(Double.NEGATIVE_INFINITY, tree.items().get(2).number().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'8.357' | 8.357",
                "' -1e-3 ' | -0.001",
                "-Infinity | -Infinity",
                "0x1p-1 | ",
                "1d | ",
                "8 B | "
            })
    void readsNumbersThatAreWrittenAsTexts(String text, String number) throws IOException {
        OptionalDouble read = JSON.tree("\"" + text + "\"").writtenNumber();
        assertEquals(
                number == null ? "none" : number,
                read.isEmpty() ? "none" : read.getAsDouble() + "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": {}, \"b\": 1} | a JSON object | an object | a, b",
                "[1] | a JSON array | a list | a JSON array",
                "\"x\" | a JSON string | 'x' | a JSON string",
                "2.0 | a JSON number | 2 | a JSON number",
                "true | a JSON boolean | true | a JSON boolean",
                "null | nothing | nothing | nothing"
            },
            quoteCharacter = '`')
    void saysWhatAValueIs(String text, String kind, String quoted, String layout)
            throws IOException {
        JsonTree tree = JSON.tree(text);
        assertEquals(kind, tree.kind());
        assertEquals(quoted, tree.toString());
        assertEquals(layout, tree.layout());
    }

    @Test
    void quotesLongValuesShort() throws IOException {
        assertTrue(JSON.tree("\"" + "x".repeat(1000) + "\"").toString().length() < 70);
        assertTrue(JSON.tree("{\"" + "x".repeat(1000) + "\": 1}").layout().length() < 70);
    }

    @Test
    void wordsWhatIsWrongWithLineAndColumn() throws IOException {
        Location broken = file("{\"a\": 1,\n \"b\": }");
        RequestException refused =
                assertThrows(RequestException.class, () -> JSON.tree("a.json", broken));
        assertTrue(
                refused.getMessage().startsWith("a.json is not whole JSON: Unexpected character"),
                refused.getMessage());
        assertTrue(refused.getMessage().endsWith(" at line 2, column 7"), refused.getMessage());
        assertEquals(
                "a.json is empty",
                assertThrows(RequestException.class, () -> JSON.tree("a.json", file(" ")))
                        .getMessage());
    }

    @Test
    void saysNothingOfTheParser() {
        String cut = refusal(JSON, "{\"a\": {");
        assertTrue(cut.startsWith("the line is not JSON: "), cut);
        assertFalse(cut.contains("Source") || cut.contains("`"), cut);
        assertEquals(1, cut.lines().count());
    }

    @Test
    void keepsToItsBounds() throws IOException {
        JsonBounds small = JsonBounds.usual().ofFiles(1000, 5).ofScalars(50, 10);
        BoundedJson json = new BoundedJson(small);
        assertTrue(refusal(json, "[".repeat(6)).contains("depth"));
        assertTrue(refusal(json, "\"" + "x".repeat(51) + "\"").contains("length"));
        assertTrue(refusal(json, "1".repeat(11)).contains("length"));
        Location large = file("[" + "1,".repeat(10_000) + "1]");
        assertThrows(RequestException.class, () -> json.tree("a.json", large));
    }

    @Test
    void boundsWhatIsHeldInMemory() throws IOException {
        BoundedJson json = new BoundedJson(JsonBounds.usual().ofTrees(10, 3, 4));
        JsonTree list = json.tree("[\"abcdef\", 2, 3, 4, 5]");
        assertEquals(3, list.items().size());
        assertEquals(Optional.of("abcd"), list.items().get(0).text());
        assertThrows(
                RequestException.class,
                () -> json.tree("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":[1,2,3],\"f\":[1,2,3]}"));
        assertThrows(IllegalArgumentException.class, () -> JsonBounds.usual().ofFiles(0, 1));
    }

    @Test
    void boundsWhatTreesHoldTogetherHoweverOftenItIsAsked() {
        TreeRoom room = new BoundedJson(JsonBounds.usual().ofTrees(2, 9, 9)).room();
        room.takeOne();
        room.takeOne();
        assertThrows(RequestException.class, room::takeOne);
        assertThrows(RequestException.class, room::takeOne, "a bound stays one");
    }

    @Test
    void showsTheMembersAtTheTopAsFarAsTheHeadGoes() throws IOException {
        TopMembers top =
                TopMembers.of(
                        file(
                                "{\"version\": 2, \"eval\": {\"a\": 1}, \"list\": [], \"late\": \"x\"}"),
                        44);
        assertTrue(top.hasWholeNumber("version"));
        assertTrue(top.hasObject("eval") && top.isBehind("eval", "version"));
        assertFalse(top.isBehind("version", "eval"));
        assertTrue(top.hasList("list"));
        assertFalse(top.hasText("late"));
        assertTrue(top.hasAny("none", "eval"));
        assertFalse(TopMembers.of(file("[{\"eval\": 1}]"), 100).has("eval"));
    }
}
