package io.saltus.plugins.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.saltus.api.report.Report;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = Json.class.getResourceAsStream("saltus-report-1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String render(Report report) throws IOException {
        RenderedFiles rendered = RenderedFiles.of(new Json(), report);
        assertEquals(Set.of("report.json"), rendered.files().keySet());
        String text = rendered.text();
        assertEquals(text, TerminalText.of(new Json(), report, 80, true));
        return text;
    }

    private static List<?> violations(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    @Test
    void keepsTheSchema() throws IOException {
        assertEquals(List.of(), violations(render(Reports.empty())));
        assertEquals(List.of(), violations(render(Reports.full())));
    }

    @Test
    void isTheSameTwice() throws IOException {
        assertEquals(render(Reports.full()), render(Reports.full()));
    }

    @Test
    void keepsTheOrderOfTheContract() throws IOException {
        String json = render(Reports.full());
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
                        "\"overlays\"")) {
            int at = json.indexOf(field, last);
            assertTrue(at > 0, field);
            last = at;
        }
    }

    @Test
    void leavesOutWhatDoesNotExist() throws IOException {
        String json = render(Reports.full());
        assertTrue(
                json.contains(
                        "\"onset\": {\"scale\": 1.5E21, \"upper\": 2.5E22, \"censoring\": \"left\"}"),
                json);
        assertTrue(json.contains("{\"scale\": 1.0E22, \"score\": 0.9, \"models\": [\"m\"]}"), json);
        assertFalse(json.contains("null") || json.contains("NaN"));
    }

    @Test
    void writesInfinitiesAsText() throws IOException {
        String json = render(Reports.full());
        assertTrue(json.contains("\"name\": \"up\", \"value\": \"inf\""), json);
        assertTrue(json.contains("\"name\": \"down\", \"value\": \"-inf\""), json);
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
        String json = render(Reports.full());
        assertTrue(json.contains(right), json);
        assertFalse(violations(json.replace(right, wrong)).isEmpty());
    }
}
