package io.saltus.plugins.html;

import io.saltus.api.report.Report;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes every sample report as a page, to be looked at: {@code WriteSamples FOLDER}. */
final class WriteSamples {

    private WriteSamples() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        Map<String, Report> reports = new LinkedHashMap<>();
        reports.put("empty", SampleReports.empty());
        reports.put("one", SampleReports.synthetic(1));
        reports.put("published", SampleReports.published());
        reports.put("hostile", SampleReports.hostile());
        reports.put("1000", SampleReports.synthetic(1000));
        reports.put("10000", SampleReports.synthetic(10_000));
        reports.put("families", SampleReports.families(30, 34));
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            long start = System.nanoTime();
            String page = RenderedFiles.of(new Html(), report.getValue()).text();
            Path file = folder.resolve(report.getKey() + ".html");
            Files.writeString(file, page);
            System.out.printf(
                    "%s: %d ms, %d KB%n",
                    file, (System.nanoTime() - start) / 1_000_000, Files.size(file) / 1024);
        }
    }
}
