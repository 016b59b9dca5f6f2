package org.example.plugin;

import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Names;
import java.io.IOException;

/**
 * Writes a line for each ability: its task, outcome and reason. Names come from data files and may
 * hold anything, such as line breaks and escape sequences: they are made harmless first.
 */
@About(id = "my-renderer", summary = "Writes a line for each ability")
public record MyRenderer(@Param("Whether to leave out what is not emergent") boolean emergentOnly)
        implements Renderer {

    public MyRenderer() {
        this(false);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Appendable text = output.text("my-renderer.txt");
        text.append("task\toutcome\treason\n");
        for (Finding finding : report.findings()) {
            if (!emergentOnly || finding.verdict().outcome() == Outcome.EMERGENT) {
                text.append(Names.harmless(finding.curve().subject().task()))
                        .append('\t')
                        .append(finding.verdict().outcome().name())
                        .append('\t')
                        .append(Names.harmless(finding.verdict().reason()))
                        .append('\n');
            }
        }
    }
}
