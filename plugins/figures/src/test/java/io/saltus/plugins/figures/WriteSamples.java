package io.saltus.plugins.figures;

import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the sample reports as figures, to be looked at: {@code WriteSamples FOLDER}. */
final class WriteSamples {

    private WriteSamples() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Report> reports = new LinkedHashMap<>();
        reports.put("empty", SampleReports.empty());
        reports.put("published", SampleReports.published());
        reports.put("hostile", SampleReports.hostile());
        reports.put("one", SampleReports.families(1, 3));
        reports.put("eight", SampleReports.families(8, 5));
        reports.put("forty", SampleReports.families(40, 10));
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            for (Renderer renderer : List.of(new Svg(), new Png(), new Pdf())) {
                long start = System.nanoTime();
                Map<String, byte[]> files = RenderedFiles.of(renderer, report.getValue()).files();
                long time = (System.nanoTime() - start) / 1_000_000;
                Path folder = Path.of(arguments[0], report.getKey());
                Files.createDirectories(folder);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(folder.resolve(file.getKey()), file.getValue());
                    System.out.printf(
                            "%s/%s: %d ms, %d KB%n",
                            report.getKey(), file.getKey(), time, file.getValue().length / 1024);
                }
            }
        }
    }
}
