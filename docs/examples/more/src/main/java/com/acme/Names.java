package com.acme;

import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Outcome;
import java.io.IOException;

/** Writes the names of the emergent abilities, one a line. */
@About(id = "names", summary = "Writes the names of emergent abilities, one a line")
public record Names(@Param("Whether to write where each appears, too") boolean onsets) implements Renderer {

    public Names() {
        this(false);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Appendable text = output.text("names.txt");
        for (Finding finding : report.findings()) {
            if (finding.verdict().outcome() == Outcome.EMERGENT) {
                text.append(io.saltus.api.words.Names.harmless(finding.curve().subject().task()));
                if (onsets && finding.verdict().onset().isPresent()) {
                    text.append("\t").append(Double.toString(finding.verdict().onset().get().scale()));
                }
                text.append("\n");
            }
        }
    }
}
