package io.saltus.plugins.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Extension;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class HtmlTest {

    private static String page(Report report) throws IOException {
        return RenderedFiles.of(new Html(), report).text();
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
    void carriesFamiliesSideBySide() throws IOException {
        JsonNode data = data(page(SampleReports.hostile()));
        JsonNode first = data.path("comparisons").get(0);
        assertEquals(SampleReports.HOSTILE.size(), data.path("comparisons").size());
        assertEquals(0, first.path("criterion").asInt());
        assertEquals(2, first.path("emergent").size());
        assertEquals(
                "<script>alert('task')</script> not <.01",
                first.path("not-emergent").get(0).asText());
        assertTrue(first.path("onset").asText().startsWith("from 1 on [0, inf], no scatter"));
        assertTrue(first.path("agreement").asText().startsWith("outcomes differ: not in"));
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
                    Names.harmless(SampleReports.HOSTILE.get(i)),
                    data.path("curves").get(i).path("task").asText());
        }
        String text = data.toString();
        assertTrue(text.contains("<img"), "the name itself is whole");
        assertFalse(page.contains("alert('task')</script>"));
        assertFalse(page.contains("<img src=x"));
    }

    @Test
    void putsAHostileHeadingAsText() throws IOException {
        Html html = new Html("</title><script>alert(1)</script>", Theme.DARK);
        String page = RenderedFiles.of(html, SampleReports.empty()).text();
        assertTrue(page.contains("<title>&lt;/title&gt;&lt;script&gt;"));
        assertTrue(page.contains("data-theme=\"dark\""));
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
    void givesACurveTheSameLinkWhenItsChanceLevelIsLearned() throws IOException {
        Metric known = Metric.accuracy("acc", .25);
        Metric unknown =
                new Metric(
                        "acc",
                        known.direction(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        known.grain());
        assertEquals(link(known), link(unknown));
        assertNotEquals(link(known), link(Metric.accuracy("em", .25)));
    }

    private static String link(Metric metric) throws IOException {
        return data(page(SampleReports.of(List.of(curve(metric, 1, 100)))))
                .path("curves")
                .get(0)
                .path("link")
                .asText();
    }

    private static Curve curve(Metric metric, int seeds, long examples) {
        Replicate run =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.empty(),
                        .3,
                        OptionalLong.of(examples),
                        OptionalDouble.empty());
        return new Curve(
                new Subject("task", Setup.shots(5), metric, "F", Axis.COMPUTE),
                List.of(
                        Point.of(1e20, Collections.nCopies(seeds, run)),
                        Point.of(1e21, Collections.nCopies(seeds, run))));
    }

    /** Five runs of 100 examples answer the same 100: what is drawn is the interval of 100. */
    @Test
    void writesTheIntervalThatCriteriaCount() throws IOException {
        Metric metric = Metric.accuracy("acc", 0);
        Interval counted = Interval.wilson(.3, 100, Interval.Z_95);
        for (int seeds : new int[] {1, 5}) {
            JsonNode point =
                    data(page(SampleReports.of(List.of(curve(metric, seeds, 100)))))
                            .path("curves")
                            .get(0)
                            .path("points")
                            .get(0);
            assertEquals(counted.lower(), point.get(2).asDouble(), 1e-5);
            assertEquals(counted.upper(), point.get(3).asDouble(), 1e-5);
            assertEquals(100, point.get(4).asLong());
        }
    }

    @Test
    void writesTheRoleOfEachQuantity() throws IOException {
        Finding finding =
                new Finding(
                        curve(Metric.accuracy("acc", 0), 1, 100),
                        new Configured("any", Map.of()),
                        Verdict.undecided("x")
                                .with(
                                        Quantity.pValue("doubt", .04, "says so"),
                                        new Quantity("top-p", .9, "", "is no p-value")));
        JsonNode terms =
                data(page(SampleReports.empty().withFindings(List.of(finding)))).path("terms");
        assertEquals("p-value", terms.get(0).get(3).asText());
        assertEquals("measure", terms.get(1).get(3).asText());
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
