package io.saltus.plugins.json;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.report.ReportJson;
import java.io.IOException;

/** Writes the report as JSON in the schema {@code saltus-report/1}; see docs/report-schema.md. */
@About(
        id = "json",
        summary = "Writes the report as JSON, schema saltus-report/1",
        references = "RFC 8259")
public record Json() implements Renderer {

    @Override
    public void render(Report report, Output output) throws IOException {
        ReportJson.write(report, output.text("report.json"));
    }
}
