package io.saltus.plugins.html;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import java.io.IOException;

/**
 * Writes a report as one page that needs nothing else: no network, no server, no other file.
 *
 * <p>The page opens with an overview; every ability has an interactive chart with a link of its
 * own. The same report gives the same bytes.
 *
 * @param title heading of the page; empty for {@code Emergent abilities}
 * @param theme the colours in which the page opens
 */
@About(
        id = "html",
        summary = "One self-contained page with an interactive chart of every ability",
        references = "Apache ECharts")
public record Html(
        @Param("Heading of the page; empty for 'Emergent abilities'") String title,
        @Param("Colours in which the page opens: auto follows the reader's system") Theme theme)
        implements Renderer {

    /** A page under the usual heading, in the colours of the reader's system. */
    public Html() {
        this("", Theme.AUTO);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        String heading = title.isBlank() ? "Emergent abilities" : title.strip();
        new HtmlPage(heading, theme).write(report, output.text("report.html"));
    }
}
