package io.saltus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.report.Report;
import io.saltus.api.words.Names;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {

    /** What could steer a terminal: controls, format characters, separators, halves of pairs. */
    static final String STEERING =
            "\u001b\u0007\u007f\u0085\u009b\u202e\u2066\u2028\u2029\ufeff\udb40\udc41\ud800\ud83e\udd95\udc00\ud83e";

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = ReportJson.class.getResourceAsStream("saltus-report-1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String written(Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        ReportJson.write(report, text);
        return text.toString();
    }

    static List<?> violations(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    @Test
    void keepsTheSchema() throws IOException {
        assertEquals(List.of(), violations(written(FilledReports.empty())));
        assertEquals(List.of(), violations(written(FilledReports.full())));
    }

    @Test
    void keepsTheSchemaForEverySampleReport() throws IOException {
        for (Report report : SampleReports.all()) {
            assertEquals(List.of(), violations(written(report)));
        }
    }

    @Test
    void writesTheRoleOfAQuantityThatIsMoreThanAMeasure() throws IOException {
        String json = written(FilledReports.full());
        assertTrue(json.contains("\"meaning\": \"of no leap\", \"role\": \"p-value\"}"), json);
        assertTrue(json.contains("\"meaning\": \"a small number\"}"), json);
    }

    @Test
    void writesTitleAndSpacingOfAnAxisThatIsNotKnown() throws IOException {
        String json = written(FilledReports.onOwnAxis());
        assertTrue(
                json.contains(
                        "\"axis\": \"perplexity\", \"unit\": \"\", \"title\": \"validation perplexity\","
                                + " \"spacing\": \"negated\""),
                json);
        assertFalse(written(FilledReports.full()).contains("spacing"));
        assertEquals(List.of(), violations(json));
    }

    @Test
    void writesTheResultsBehindAPointWhereItsNumbersDoNotTellThem() throws IOException {
        Replicate seeded =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.of(7),
                        0.25,
                        OptionalLong.of(100),
                        OptionalDouble.empty());
        Replicate other =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.empty(),
                        0.75,
                        OptionalLong.of(100),
                        OptionalDouble.of(0.04));
        String json = written(FilledReports.of(Point.of(1e20, List.of(seeded, other))));
        assertTrue(
                json.contains(
                        "\"score\": 0.5, \"examples\": 100, \"models\": [\"m\"], \"replicates\":"
                                + " [{\"model\": \"m\", \"seed\": 7, \"score\": 0.25, \"examples\": 100},"
                                + " {\"model\": \"m\", \"score\": 0.75, \"examples\": 100,"
                                + " \"standardError\": 0.04}]"),
                json);
        assertEquals(List.of(), violations(json));
    }

    @Test
    void isTheSameTwice() throws IOException {
        assertEquals(written(FilledReports.full()), written(FilledReports.full()));
    }

    @Test
    void keepsTheOrderOfTheContract() throws IOException {
        String json = written(FilledReports.full());
        int last = 0;
        for (String field :
                List.of(
                        "\"schema\": \"saltus-report/1\"",
                        "\"version\"",
                        "\"command\"",
                        "\"origins\"",
                        "\"plugins\"",
                        "\"issues\"",
                        "\"findings\"",
                        "\"subject\"",
                        "\"points\"",
                        "\"criterion\"",
                        "\"outcome\": \"emergent\"",
                        "\"shape\": \"sharp\"",
                        "\"reason\"",
                        "\"onset\"",
                        "\"aspects\"",
                        "\"quantities\"",
                        "\"overlays\"",
                        "\"comparisons\"",
                        "\"of\": \"training-runs\"",
                        "\"emergent\": 1",
                        "\"words\"",
                        "\"families\"",
                        "\"sharedOnset\": {\"families\": 2, \"scale\": 1.0E21")) {
            int at = json.indexOf(field, last);
            assertTrue(at > 0, field);
            last = at;
        }
    }

    @Test
    void leavesOutWhatDoesNotExist() throws IOException {
        String json = written(FilledReports.full());
        assertTrue(
                json.contains(
                        "\"onset\": {\"scale\": 1.5E21, \"upper\": 2.5E22, \"censoring\": \"left\"}"),
                json);
        assertTrue(json.contains("{\"scale\": 1.0E22, \"score\": 0.9, \"models\": [\"m\"]}"), json);
        assertFalse(json.contains("null") || json.contains("NaN"));
    }

    @Test
    void writesInfinitiesAsText() throws IOException {
        String json = written(FilledReports.full());
        assertTrue(json.contains("\"name\": \"up\", \"value\": \"inf\""), json);
        assertTrue(json.contains("\"name\": \"down\", \"value\": \"-inf\""), json);
    }

    @Test
    void escapesWhatCouldSteerATerminalAndNothingElse() throws IOException {
        String kept = "\u00e9\u4e2d\ud83e\udd95\u0301 </script>";
        Report report =
                new Report(
                        "0.1.0",
                        kept + " ##[error]",
                        List.of(),
                        List.of(),
                        List.of(new Issue("a.csv", STEERING)),
                        List.of());
        String json = written(report);
        assertTrue(
                json.contains(
                        "\\u001B\\u0007\\u007F\\u0085\\u009B\\u202E\\u2066\\u2028\\u2029\\uFEFF\\uDB40\\uDC41"),
                json);
        assertTrue(json.contains("\"command\": \"" + kept + " ##\\u005Berror]\""), json);
        assertEquals(json.replace("\n", ""), Names.harmless(json.replace("\n", "")));
        assertEquals(List.of(), violations(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "saltus-report/1|saltus-report/2",
                "\"outcome\": \"emergent\"|\"outcome\": \"perhaps\"",
                "\"outcome\": \"emergent\"|\"outcome\": \"undecided\"",
                "\"shape\": \"sharp\"|\"shape\": \"Sharp\"",
                "\"scale\": 1.0E22,|\"scale\": \"NaN\",",
                "\"value\": \"inf\"|\"value\": \"Infinity\"",
                "\"censoring\": \"left\"|\"censoring\": \"both\"",
                "\"observations\": 3|\"observations\": -3",
                "\"reason\": \"too few scales\"|\"reason\": \"\"",
            })
    void hasASchemaThatRefusesBrokenReports(String right, String wrong) throws IOException {
        String json = written(FilledReports.full());
        assertTrue(json.contains(right), json);
        assertFalse(violations(json.replace(right, wrong)).isEmpty());
    }
}
