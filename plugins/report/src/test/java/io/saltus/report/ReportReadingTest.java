package io.saltus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Origin;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Verdict;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportReadingTest {

    private static String written(Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        ReportJson.write(report, text);
        return text.toString();
    }

    private static Report read(String text) throws IOException {
        return ReportJson.read(new StringReader(text), "r.json");
    }

    private static String refusal(String text) {
        return assertThrows(RequestException.class, () -> read(text)).getMessage();
    }

    static Stream<Report> reports() {
        List<Report> reports = new ArrayList<>(SampleReports.all());
        reports.add(FilledReports.full());
        reports.add(FilledReports.onOwnAxis());
        reports.add(FilledReports.of(seeds()));
        return reports.stream();
    }

    @Test
    void aFindingThatStandsTwiceCountsOnceAndOneThatContradictsIsRefused() throws IOException {
        Report full = FilledReports.full();
        Finding first = full.findings().get(0);
        List<Finding> twice = new ArrayList<>(full.findings());
        twice.add(first);
        assertEquals(read(written(full)), read(written(full.withFindings(twice))));
        twice.set(
                twice.size() - 1,
                new Finding(first.curve(), first.criterion(), Verdict.undecided("otherwise")));
        assertTrue(refusal(written(full.withFindings(twice))).contains("says something else"));
    }

    private static Point seeds() {
        List<Replicate> seeds = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            seeds.add(
                    new Replicate(
                            Model.of("m"),
                            seed == 4 ? OptionalLong.empty() : OptionalLong.of(-seed),
                            .1 * seed,
                            OptionalLong.of(100 + seed),
                            OptionalDouble.of(.02)));
        }
        return Point.of(1e21, seeds);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void readsBackWhatWasWritten(Report report) throws IOException {
        String json = written(report);
        Report back = read(json);
        assertEquals(withoutWhatIsLeftOut(report), back);
        assertEquals(json, written(back));
    }

    /** The report as {@link ReportJson} says it reads back. */
    private static Report withoutWhatIsLeftOut(Report report) {
        return new Report(
                report.version(),
                report.command(),
                report.origins().stream()
                        .map(
                                o ->
                                        new Origin(
                                                o.location(),
                                                o.sha256(),
                                                plain(o.source()),
                                                o.observations()))
                        .toList(),
                report.plugins(),
                report.issues(),
                report.findings().stream()
                        .map(f -> new Finding(plain(f.curve()), plain(f.criterion()), f.verdict()))
                        .toList(),
                report.comparisons().stream()
                        .map(
                                c ->
                                        new FamilyComparison(
                                                c.task(),
                                                c.setup(),
                                                c.metric(),
                                                c.axis(),
                                                plain(c.criterion()),
                                                c.runs(),
                                                c.families(),
                                                c.onset()))
                        .toList(),
                report.forecasts().stream()
                        .map(
                                f ->
                                        new Forecast(
                                                plain(f.curve()),
                                                plain(f.method()),
                                                plain(f.target()),
                                                f.predictive(),
                                                f.quantities(),
                                                f.doubts()))
                        .toList(),
                report.hindcasts());
    }

    private static Model plain(Model target) {
        return new Model(target.name(), target.family(), target.name(), target.scales());
    }

    private static Configured plain(Configured configured) {
        Map<String, Object> settings = new LinkedHashMap<>();
        configured
                .settings()
                .forEach(
                        (name, value) ->
                                settings.put(
                                        name,
                                        value instanceof Integer number
                                                ? (Object) number.longValue()
                                                : value));
        return new Configured(configured.id(), settings);
    }

    private static Curve plain(Curve curve) {
        return new Curve(
                curve.subject(),
                curve.points().stream().map(point -> plain(point, curve.axis())).toList());
    }

    private static Point plain(Point point, Axis axis) {
        return new Point(
                point.scale(),
                point.score(),
                point.examples(),
                point.standardError(),
                point.replicates().stream()
                        .map(
                                r ->
                                        new Replicate(
                                                Model.of(r.model().name()).at(axis, point.scale()),
                                                r.seed(),
                                                r.score(),
                                                r.examples(),
                                                r.standardError()))
                        .toList());
    }

    @Test
    void readsMembersInAnyOrderAndPassesOverWhatItDoesNotKnow() throws IOException {
        assertEquals(
                FilledReports.empty(),
                read(
                        """
                        {"findings": [], "later": {"a": [1, {"b": null}]}, "issues": [], "plugins": [],
                         "origins": [], "command": "", "version": "0.1.0", "schema": "saltus-report/1"}
                        """));
    }

    @Test
    void readsAReportThatSaysLessOfItsMetricAndItsResults() throws IOException {
        Report report =
                read(
                        written(FilledReports.of(seeds()))
                                .replaceAll(", \"replicates\": \\[.*?\\]", "")
                                .replaceAll(", \"direction\".*\"all-or-nothing\"", "")
                                .replaceAll(", \"unit\": \"FLOPs\"", ""));
        Curve curve = report.findings().get(0).curve();
        assertEquals(Axis.COMPUTE, curve.axis());
        assertEquals(1, curve.point(0).replicates().size());
        assertEquals(OptionalLong.of(102), curve.point(0).examples());
    }

    @Test
    void readsAFileInAnyEncodingOfUnicode(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, written(FilledReports.full()));
        assertEquals(read(written(FilledReports.full())), ReportJson.read(file));
        Path absent = folder.resolve("absent.json");
        assertTrue(
                assertThrows(RequestException.class, () -> ReportJson.read(absent))
                        .getMessage()
                        .contains("there is no file '" + absent));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|is not JSON: it is empty",
                "not JSON|is not JSON: Unrecognized token 'not'",
                "[]|is not a JSON report",
                "3|is not a JSON report",
                "{\"schema\": \"other/1\"}|its schema is 'other/1', not 'saltus-report/1'",
                "{\"findings\": [3], \"schema\": \"other/1\"}|its schema is 'other/1'",
                "{\"findings\": 3}|its schema is ''",
                "{\"schema\": \"saltus-report/1\"}|'r.json': 'version' is missing",
                "{\"schema\": \"saltus-report/1\", \"findings\": 3}|at /findings: must be a list",
                "{\"schema\": \"saltus-report/1\", \"issues\": [3]}|at /issues/0: must be an object, got 3",
                "{\"schema\": \"saltus-report/1\", \"version\": 1, \"command\": \"\"}|at /version: must be a text, got 1",
                "{\"schema\": {\"a\": 1}}|its schema is an object, not 'saltus-report/1'",
                "{\"a\": NaN}|is not JSON: Non-standard token 'NaN', on line 1",
                "{ /* */ }|is not JSON: Unexpected character ('/' (code 47)): maybe a (non-standard) comment?, on line 1",
                "{} {}|is not JSON: more stands after it",
                "{\"a\": 1, \"a\": 2}|is not JSON: Duplicate field 'a'",
            })
    void saysWhatIsNoReport(String text, String message) {
        assertTrue(refusal(text).contains(message), refusal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"observations\": 3|\"observations\": \"3\"|/origins/0/observations: must be a whole number, got '3'",
                "\"observations\": 3|\"observations\": 3.5|/origins/0/observations: must be a whole number, written without point and exponent, got 3.5",
                "\"observations\": 3|\"observations\": 9e30|/origins/0/observations: must be a whole number below 9.2e18 in size, got 9",
                "\"observations\": 3|\"observations\": -3|/origins/0/observations: must be at least 0, got -3",
                "\"examples\": 200|\"examples\": 0|/findings/0/points/0/examples: must be at least 1, got 0",
                "\"examples\": 200|\"examples\": {}|/findings/0/points/0/examples: must be a whole number, got an object",
                "\"standardError\": 0.02|\"standardError\": -0.02|/findings/0/points/0/standardError: must be at least 0, got -0.02",
                "\"score\": 0.9|\"score\": 1e400|/findings/0/points/1/score: must be a number below 1.8e308 in size, got inf",
                "\"score\": 0.9|\"score\": 1.9|/findings/0: the score of 'acc",
                "\"standardError\": 0.02}]|\"standardError\": -1}]|/findings/0/points/0/replicates/0/standardError: must be at least 0, got -1",
                "[1.0E20, 0.1]|[1.0E20, -1e400]|/findings/0/overlays/0/points/0/1: must be a number below 1.8e308 in size, got -inf",
                "[1.0E20, 0.1]|[1, 2, 3]|/findings/0/overlays/0/points/0: must be a pair of numbers, got a list of 3",
                "\"share\": 0.5|\"share\": {\"a\": [null]}|/findings/0/criterion/settings/share: must be a number, a truth value or a text, got an object",
                "\"sha256\": \"abab|\"sha256\": \"zz|/origins/0: not a SHA-256",
                "\"outcome\": \"emergent\"|\"outcome\": \"maybe\"|/findings/0/outcome: must be one of emergent, not-emergent, undecided, got 'maybe'",
                "\"outcome\": \"emergent\"|\"outcome\": \"undecided\"|/findings/0: only an emergent ability has an onset",
                "\"scale\": 1.0E22,|\"scale\": \"inf\",|/findings/0/points/1/scale: must be a number, got 'inf'",
                "\"scale\": 1.0E22,|\"scale\": 1,|/findings/0: the points of a curve must lie in strictly increasing order",
                "\"value\": \"inf\"|\"value\": \"Infinity\"|/findings/0/quantities/1/value: must be a number, got 'Infinity'",
                "\"value\": 0.01|\"value\": 1.01|/findings/0/quantities/2: 'p' is a p-value and must be in [0, 1]",
                "\"censoring\": \"left\"|\"censoring\": \"none\"|/findings/0/onset: a bound is absent exactly where",
                "[1.0E20, 0.1]|[1.0E20]|/findings/0/overlays/0/points/0: must be a pair of numbers",
                "\"models\": [\"m\"]|\"models\": \"m\"|/findings/0/points/1/models: must be a list, got 'm'",
                "\"models\": [\"m\"]|\"models\": []|/findings/0/points/1: a point needs at least one result",
                "\"task\": \"plain\", |``|/findings/1/subject: 'task' is missing",
                "\"share\": 0.5|\"share\": [1]|/findings/0/criterion/settings/share: must be a number, a truth value or a text, got a list of 1",
                "\"shots\": 5|\"shots\": 5000000000|/findings/0/subject/shots: must be at most 2147483647, got 5000000000",
            })
    void saysWhereAReportIsBroken(String right, String wrong, String message) throws IOException {
        String json = written(FilledReports.full());
        assertTrue(json.contains(right), json);
        String refusal = refusal(json.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
        assertTrue(refusal.contains("'r.json' at " + message), refusal);
    }

    @Test
    void saysThatAReportIsCutOffWhereverItIs() throws IOException {
        String json = written(FilledReports.full()).strip();
        for (int length = 1; length < json.length(); length++) {
            String refusal = refusal(json.substring(0, length));
            boolean withinAWord = refusal.startsWith("'r.json' is not JSON: ");
            assertTrue(
                    refusal.startsWith("'r.json' is cut off: it ends at ")
                            || withinAWord && json.charAt(length) != '\n',
                    refusal);
        }
        String half = json.substring(0, json.indexOf("\"shape\""));
        assertTrue(refusal(half).contains("it ends at /findings/0"), refusal(half));
    }

    @Test
    void saysThatAListOfAReportIsMissing() throws IOException {
        String whole = written(FilledReports.empty());
        for (String list : List.of("origins", "plugins", "issues", "findings")) {
            String json = whole.replace("\"" + list + "\"", "\"other\"");
            assertEquals("'r.json': '" + list + "' is missing", refusal(json));
        }
    }

    @Test
    void saysWhichBoundOfTheParserIsPassed() {
        String deep = "{\n\"a\": " + "[".repeat(1001) + "]".repeat(1001) + "}";
        String longNumber = "{\"a\":\n" + "1".repeat(1001) + "}";
        String longText = "{\"a\": \"" + "x".repeat(20_100_000) + "\"}";
        assertEquals(
                "'r.json' cannot be read: Document nesting depth (1001) exceeds the maximum allowed"
                        + " (1000), on line 2",
                refusal(deep));
        assertEquals(
                "'r.json' cannot be read: Number value length (1001) exceeds the maximum allowed"
                        + " (1000), on line 2",
                refusal(longNumber));
        assertTrue(
                refusal(longText).matches("'r.json' cannot be read: String .* on line 1"),
                refusal(longText));
    }

    @Test
    void saysThatAReportEndsBeforeItsFirstMember() {
        assertEquals("'r.json' is cut off: it ends at its start, on line 2", refusal("{\n "));
    }

    @Test
    void saysThatAReportIsInNoEncodingOfUnicode(@TempDir Path folder) throws IOException {
        byte[] bytes = {0, 0, (byte) 0xfe, (byte) 0xff, 0, 0x7f, 0, 1};
        Path file = Files.write(folder.resolve("r.json"), bytes);
        assertEquals(
                "'" + file + "' is not JSON: it is in no encoding of Unicode",
                assertThrows(RequestException.class, () -> ReportJson.read(file)).getMessage());
    }

    @Test
    void saysThatAFolderIsNoReport(@TempDir Path folder) {
        assertEquals(
                "'" + folder + "' is a folder, not a JSON report",
                assertThrows(RequestException.class, () -> ReportJson.read(folder)).getMessage());
    }

    /** A half of a pair stands beside whole ones, and pairs stand at both parities. */
    @Test
    void readsBackWhatIsEscaped(@TempDir Path folder) throws IOException {
        String all = "\ud83e\udd95x\ud83e\udd95" + ReportJsonTest.STEERING + "x\ud83e\udd95";
        Report report =
                new Report(
                        "0.1.0",
                        all.repeat(1000),
                        List.of(),
                        List.of(),
                        List.of(new Issue("a.csv", all)),
                        List.of());
        Path file = Files.writeString(folder.resolve("report.json"), written(report));
        assertEquals(report, read(written(report)));
        assertEquals(report, ReportJson.read(file));
    }
}
