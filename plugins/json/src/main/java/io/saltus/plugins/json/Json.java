package io.saltus.plugins.json;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.report.ReportJson;
import java.io.IOException;

/** Writes the report as JSON in the schema {@code saltus-report/1}; see docs/report-schema.md. */
@About(
        id = "json",
        summary = "Writes the report as JSON, schema saltus-report/1",
        references = "RFC 8259")
public record Json(
        @Param(
                        "Whether to keep the scores of single examples, so that a later report can be compared pair by pair")
                boolean keepExamples)
        implements Renderer {

    /** Without the scores of single examples. */
    public Json() {
        this(false);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Appendable text = output.text("report.json");
        if (keepExamples) {
            ReportJson.writeWithExamples(report, text);
        } else {
            ReportJson.write(report, text);
        }
    }
}
