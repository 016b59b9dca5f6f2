package io.saltus.plugins.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Extension;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class HtmlTest {

    private static String page(Report report) throws IOException {
        TextOutput output = new TextOutput();
        new Html().render(report, output);
        return output.toString();
    }

    private static JsonNode data(String page) throws IOException {
        String start = "id=\"report\">";
        int from = page.indexOf(start) + start.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertTrue(
                ServiceLoader.load(Extension.class).stream()
                        .anyMatch(
                                found ->
                                        found.type()
                                                .getAnnotation(About.class)
                                                .id()
                                                .equals("html")));
    }

    @Test
    void carriesEveryFindingOfAReport() throws IOException {
        Report report = SampleReports.published();
        JsonNode data = data(page(report));
        assertEquals(report.findings().size(), data.path("findings").size());
        assertEquals(report.findings().size() / 2, data.path("curves").size());
        assertEquals(2, data.path("criteria").size());
        assertEquals(2, data.path("issues").size());
    }

    @Test
    void writesAnEmptyReport() throws IOException {
        assertEquals(0, data(page(SampleReports.empty())).path("findings").size());
    }

    @Test
    void keepsHostileNamesInsideTheirElement() throws IOException {
        String page = page(SampleReports.hostile());
        JsonNode data = data(page);
        for (int i = 0; i < SampleReports.HOSTILE.size(); i++) {
            assertEquals(
                    SampleReports.HOSTILE.get(i), data.path("curves").get(i).path("task").asText());
        }
        String text = data.toString();
        assertTrue(text.contains("<img"), "the name itself is whole");
        assertFalse(page.contains("alert('task')</script>"));
        assertFalse(page.contains("<img src=x"));
    }

    @Test
    void putsAHostileHeadingAsText() throws IOException {
        TextOutput output = new TextOutput();
        new Html("</title><script>alert(1)</script>", Theme.DARK)
                .render(SampleReports.empty(), output);
        assertTrue(output.toString().contains("<title>&lt;/title&gt;&lt;script&gt;"));
        assertTrue(output.toString().contains("data-theme=\"dark\""));
    }

    @Test
    void writesInfinitiesAsWords() throws IOException {
        JsonNode quantities =
                data(page(SampleReports.hostile())).path("findings").get(0).path("quantities");
        assertEquals("inf", quantities.get(0).get(1).asText());
        assertEquals("-inf", quantities.get(1).get(1).asText());
    }

    @Test
    void givesTheSameBytesInAnyLocaleAndTimeZone() throws IOException {
        String usual = page(SampleReports.published());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertEquals(usual, page(SampleReports.published()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void givesACurveTheSameLinkInEveryReport() throws IOException {
        Report all = SampleReports.published();
        Report last = all.withFindings(all.findings().subList(100, all.findings().size()));
        assertEquals(
                data(page(all)).path("curves").get(50).path("link"),
                data(page(last)).path("curves").get(0).path("link"));
    }

    @Test
    void forbidsEveryAddressButItsOwn() throws IOException {
        String page = page(SampleReports.synthetic(1));
        assertTrue(page.contains("default-src 'none'; script-src 'sha256-"));
        assertFalse(page.contains("src=\"http"));
        assertFalse(page.contains("href=\"http"));
    }

    @Test
    void writesAThousandCurvesInSecondsAndAFewMegabytes() throws IOException {
        Report report = SampleReports.synthetic(1000);
        int frame = page(SampleReports.empty()).length();
        long start = System.nanoTime();
        int length = page(report).length();
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
                "html: 1,000 curves in %d ms, %d KB beyond the chart library and program%n",
                milliseconds, (length - frame) / 1024);
        assertTrue(length - frame < 4_000_000, "beyond the chart library: " + (length - frame));
        assertTrue(milliseconds < 20_000, "took " + milliseconds + " ms");
    }
}
