package io.saltus.plugins.html;

import io.saltus.api.report.Origin;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.api.words.Names;
import java.io.IOException;
import java.util.List;

/**
 * Writes a report as one page that needs nothing else: no network, no server, no other file.
 *
 * <p>The page opens with an overview; every ability has an interactive chart with a link of its
 * own. The same report gives the same bytes.
 *
 * @param title heading of the page; empty for the names of the data
 * @param theme the colours in which the page opens
 */
@About(
        id = "html",
        summary = "One self-contained page with an interactive chart of every ability",
        references = "Apache ECharts")
public record Html(
        @Param("Heading of the page; empty for the names of the data") String title,
        @Param("Colours in which the page opens: auto follows the reader's system") Theme theme)
        implements Renderer {

    /** A page under the usual heading, in the colours of the reader's system. */
    public Html() {
        this("", Theme.AUTO);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        String heading = title.isBlank() ? dataOf(report) : title.strip();
        new HtmlPage(heading, theme).write(report, output.text("report.html"));
    }

    /** Returns what the report is on: {@code gpt3.csv}, {@code gpt3.csv and 2 more}. */
    private static String dataOf(Report report) {
        List<Origin> origins = report.origins();
        if (origins.isEmpty()) {
            return "Abilities of language models";
        }
        String first = lastPart(origins.get(0).location());
        int more = origins.size() - 1;
        return more == 0 ? first : first + " and " + more + " more";
    }

    private static String lastPart(String location) {
        String whole = Names.harmless(location).replaceAll("[/\\\\]+$", "");
        String last = whole.substring(whole.replace('\\', '/').lastIndexOf('/') + 1);
        return last.isBlank() ? location : last;
    }
}
