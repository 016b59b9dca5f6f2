package io.saltus.plugins.html;

import io.saltus.api.report.Report;
import io.saltus.api.words.Markup;
import io.saltus.api.words.Names;
import io.saltus.plugins.html.data.ReportData;
import io.saltus.plugins.html.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The frame around a report: markup, style, chart library and program.
 *
 * <p>A content security policy names the scripts by their hash and forbids every address but the
 * page's own: nothing that a data file says can run or reach out.
 */
record HtmlPage(String heading, Theme theme) {

    /** The program's parts, in the order in which they build on one another. */
    private static final List<String> PROGRAM =
            List.of(
                    "text.js",
                    "labels.js",
                    "report.js",
                    "style.js",
                    "spark.js",
                    "scale.js",
                    "models.js",
                    "fans.js",
                    "chart.js",
                    "canvas.js",
                    "map.js",
                    "abilities.js",
                    "multiples.js",
                    "grid.js",
                    "families.js",
                    "outcomes.js",
                    "overview.js",
                    "filters.js",
                    "table.js",
                    "forecasts.js",
                    "ability.js",
                    "main.js");

    /** Writes the page of {@code report}. */
    void write(Report report, Appendable out) throws IOException {
        String library = chartLibrary();
        String program = program();
        String[] frame = resource("page/frame.html").split("\\{\\{data}}", -1);
        out.append(fill(frame[0], library, program));
        ReportData.write(report, out);
        out.append(fill(frame[1], library, program));
    }

    private String fill(String frame, String library, String program) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int mark = frame.indexOf("{{"); mark >= 0; mark = frame.indexOf("{{", from)) {
            int end = frame.indexOf("}}", mark);
            text.append(frame, from, mark);
            text.append(value(frame.substring(mark + 2, end), library, program));
            from = end + 2;
        }
        return text.append(frame, from, frame.length()).toString();
    }

    private String value(String name, String library, String program) {
        return switch (name) {
            case "heading" -> Markup.html(heading);
            case "theme" -> Names.word(theme);
            case "hashes" -> "'sha256-" + hash(library) + "' 'sha256-" + hash(program) + "'";
            case "style" -> resource("page/page.css");
            case "library" -> library;
            case "program" -> program;
            default -> throw new IllegalStateException("the frame asks for '" + name + "'");
        };
    }

    private static String program() {
        StringBuilder text = new StringBuilder("(() => {\n\"use strict\";\n");
        PROGRAM.forEach(part -> text.append(resource("page/" + part)));
        return text.append("})();\n").toString();
    }

    private static String chartLibrary() {
        String release = "META-INF/maven/org.webjars/echarts/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = open("/" + release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resource(
                "/META-INF/resources/webjars/echarts/"
                        + properties.getProperty("version")
                        + "/echarts.min.js");
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = HtmlPage.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the plugin lacks its file '" + name + "'");
        }
        return in;
    }

    private static String hash(String script) {
        return Base64.getEncoder().encodeToString(Sha256.of(script));
    }
}
