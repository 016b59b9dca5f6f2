package io.saltus.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final String HOSTILE = "<script>alert(1)</script> | `x`\\u001b[31m\\u202e";

    @TempDir private Path folder;

    private int files;

    private static String finding(String task, String outcome, String onset, String points) {
        return """
               {"subject": {"task": "%s", "shots": 5, "strategy": "standard", "metric": "acc", "family": "F", "axis": "compute", "unit": "FLOPs", "direction": "higher-is-better"},
                "points": [%s], "criterion": {"id": "any", "settings": {"alpha": 0.05}},
                "outcome": "%s", "shape": "unknown", "reason": "as told", %s "aspects": [], "quantities": [], "overlays": []}
               """
                .formatted(
                        task,
                        points,
                        outcome,
                        onset.isEmpty()
                                ? ""
                                : "\"onset\": {" + onset + ", \"censoring\": \"none\"},");
    }

    /** Points of 200 examples each at 1e20, 1e21, ... */
    private static String points(double... scores) {
        return points(200, scores);
    }

    private static String points(long examples, double... scores) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(
                    "{\"scale\": 1e%d, \"score\": %s, %s \"models\": [\"m\"]}"
                            .formatted(
                                    20 + i,
                                    scores[i],
                                    examples == 0 ? "" : "\"examples\": " + examples + ","));
        }
        return String.join(", ", points);
    }

    private static String at(double lower, double scale, double upper) {
        return "\"scale\": %s, \"lower\": %s, \"upper\": %s".formatted(scale, lower, upper);
    }

    private Map<Subject, Judged> report(String... findings) throws IOException {
        Path file = folder.resolve("report-" + files++ + ".json");
        Files.writeString(
                file,
                "{\"schema\": \"saltus-report/1\", \"findings\": ["
                        + String.join(",", findings)
                        + "]}");
        return ReportFile.read(file);
    }

    private Comparison compare(String before, String after) throws IOException {
        return Comparison.of(report(before), report(after), Examples.NONE, 0.05);
    }

    private static Change only(Comparison comparison) {
        assertEquals(1, comparison.changes().size());
        return comparison.changes().get(0);
    }

    @Test
    void tellsThatAnAbilityEmergedAtANewScale() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", "not-emergent", "", points(.01, .01, .02)),
                        finding(
                                "add",
                                "emergent",
                                at(1e22, 1e23, 1e23),
                                points(.01, .01, .02, .6)));
        assertEquals(Change.Kind.EMERGED, only(comparison).kind());
        assertEquals(Comparison.State.FAILED, comparison.state(Change.Kind.EMERGED));
        assertEquals(Comparison.State.PASSED, comparison.state(Change.Kind.VANISHED));
    }

    @Test
    void doesNotTellOfNoise() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", "not-emergent", "", points(.01, .01, .10)),
                        finding("add", "emergent", at(1e21, 1e22, 1e22), points(.01, .01, .12)));
        assertEquals(Change.Kind.UNCERTAIN, only(comparison).kind());
        assertEquals(Comparison.State.NOT_ENOUGH_DATA, comparison.state(Change.Kind.EMERGED));
    }

    @Test
    void asksMoreOfEachChangeWhereThereAreMany() throws IOException {
        // One-sided p = .043 (R 4.2.2: phyper(19, 30, 370, 200, lower.tail = FALSE)):
        // clear alone, not among ten.
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            before.add(finding("t" + i, "not-emergent", "", points(.01, .05)));
            after.add(finding("t" + i, "emergent", at(1e21, 1e22, 1e22), points(.01, .05, .10)));
        }
        Comparison alone =
                Comparison.of(report(before.get(0)), report(after.get(0)), Examples.NONE, 0.05);
        assertEquals(Change.Kind.EMERGED, only(alone).kind());
        Comparison many =
                Comparison.of(
                        report(before.toArray(String[]::new)),
                        report(after.toArray(String[]::new)),
                        Examples.NONE,
                        0.05);
        assertTrue(many.changes().stream().allMatch(c -> c.kind() == Change.Kind.UNCERTAIN));
    }

    /** R 4.2.2: pbinom(9, 12, .5, lower.tail = FALSE) = 0.01928711 for 10 gained, 2 lost. */
    @Test
    void comparesPairByPairWhereExamplesAreShared() throws IOException {
        StringBuilder table = new StringBuilder("task,model,example,correct\n");
        for (int i = 0; i < 200; i++) {
            boolean before = i < 20;
            boolean after = i < 18 || i >= 20 && i < 30;
            table.append("add,m0,e").append(i).append(before ? ",1\n" : ",0\n");
            table.append("add,m1,e").append(i).append(after ? ",true\n" : ",false\n");
        }
        Path file = Files.writeString(folder.resolve("examples.csv"), table);
        Examples examples = Examples.read(List.of(file));
        Judged.Point low = new Judged.Point(1e20, .10, 200, List.of("m0"));
        Judged.Point high = new Judged.Point(1e21, .14, 200, List.of("m1"));
        assertEquals(0.01928711, examples.paired("add", low, high).getAsDouble(), 1e-8);
        assertTrue(examples.paired("other", low, high).isEmpty());

        Map<Subject, Judged> before =
                report(
                        finding("add", "not-emergent", "", points(.10))
                                .replace("[\"m\"]", "[\"m0\"]"));
        Map<Subject, Judged> after =
                report(
                        finding("add", "emergent", at(1e20, 1e21, 1e21), points(.10, .14))
                                .replaceFirst("\\[\"m\"\\]", "[\"m0\"]")
                                .replaceFirst("\\[\"m\"\\]", "[\"m1\"]"));
        assertEquals(
                Change.Kind.EMERGED, only(Comparison.of(before, after, examples, 0.05)).kind());
        assertEquals(
                Change.Kind.UNCERTAIN,
                only(Comparison.of(before, after, Examples.NONE, 0.05)).kind());
    }

    @Test
    void refusesExamplesItCannotRead() throws IOException {
        for (String[] bad :
                new String[][] {
                    {"task,model,example\nadd,m,1\n", ":2: a table of examples needs the columns"},
                    {"task,model,example,correct\nadd,m,1,maybe\n", "'correct' must be 1 or 0"},
                    {"task,model,example,correct\nadd,m,1,1\nadd,m,1,0\n", ":3 contradicts"}
                }) {
            Path file = Files.writeString(folder.resolve("bad.csv"), bad[0]);
            RequestException e =
                    assertThrows(RequestException.class, () -> Examples.read(List.of(file)));
            assertTrue(e.getMessage().contains(bad[1]), e.getMessage());
        }
    }

    @Test
    void doesNotTellWithoutKnownExamples() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", "not-emergent", "", points(0, .01, .01)),
                        finding("add", "emergent", at(1e21, 1e22, 1e22), points(0, .01, .01, .9)));
        assertEquals(Change.Kind.UNCERTAIN, only(comparison).kind());
    }

    @Test
    void doesNotTellOfACriterionThatWasSetOtherwise() throws IOException {
        String after =
                finding("add", "emergent", at(1e21, 1e22, 1e22), points(.01, .01, .6))
                        .replace("0.05", "0.2");
        Comparison comparison =
                compare(finding("add", "not-emergent", "", points(.01, .01)), after);
        assertEquals("the criterion was set otherwise", only(comparison).why());
    }

    @Test
    void tellsThatAnAbilityVanished() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", "emergent", at(1e21, 1e22, 1e22), points(.01, .01, .6)),
                        finding("add", "not-emergent", "", points(.01, .01, .02)));
        assertEquals(Change.Kind.VANISHED, only(comparison).kind());
    }

    @Test
    void tellsThatAnOnsetMovedIfItsIntervalDid() throws IOException {
        String before = finding("add", "emergent", at(1e21, 2e21, 3e21), points(.01, .6));
        assertEquals(
                Change.Kind.SAME, only(compare(before, before.replace("2.0E21", "2.5E21"))).kind());
        assertEquals(
                Change.Kind.MOVED,
                only(compare(before, finding("add", "emergent", at(4e21, 5e21, 6e21), points(.6))))
                        .kind());
    }

    @Test
    void tellsWhatIsOnlyInOneReport() throws IOException {
        Comparison comparison =
                compare(
                        finding("old", "undecided", "", points(.1)),
                        finding("new", "undecided", "", points(.1)));
        assertEquals(
                List.of(Change.Kind.ADDED, Change.Kind.REMOVED),
                comparison.changes().stream().map(Change::kind).toList());
        assertEquals(Comparison.State.PASSED, comparison.state(Change.Kind.EMERGED));
    }

    @Test
    void keepsNamesInert() throws IOException {
        Comparison comparison =
                compare(
                        finding(HOSTILE, "undecided", "", points(.1)),
                        finding(HOSTILE + "2", "undecided", "", points(.1)));
        for (ComparisonText format : ComparisonText.values()) {
            String text = format.of(comparison);
            assertFalse(text.contains("\u001b") || text.contains("\u202e"), text);
            assertFalse(format != ComparisonText.TEXT && text.contains("<script>"), text);
        }
        assertTrue(ComparisonText.MARKDOWN.of(comparison).contains("\\| \\`x\\`"));
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        for (String[] bad :
                new String[][] {
                    {"not JSON", "is not JSON"},
                    {"{\"schema\": \"other/1\"}", "its schema is 'other/1'"},
                    {"[]", "is not a JSON report"}
                }) {
            Path file = Files.writeString(folder.resolve("bad.json"), bad[0]);
            RequestException e = assertThrows(RequestException.class, () -> ReportFile.read(file));
            assertTrue(e.getMessage().contains(bad[1]), e.getMessage());
        }
        assertThrows(RequestException.class, () -> ReportFile.read(folder.resolve("absent.json")));
    }
}
