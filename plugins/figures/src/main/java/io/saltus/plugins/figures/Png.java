package io.saltus.plugins.figures;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.format.PngWriter;
import io.saltus.plugins.figures.layout.Figure;
import io.saltus.plugins.figures.layout.Sheet;
import io.saltus.plugins.figures.panel.Choice;
import io.saltus.plugins.figures.type.Typeface;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Draws figures as PNG: score against scale, a line per family, a panel per task.
 *
 * @param sheet the measures
 * @param choice what is shown
 * @param resolution dots per inch
 */
@About(
        id = "png",
        summary = "Figures for publications as PNG: score against scale, a panel per task",
        references = "arXiv:2206.07682, Figures 2 and 3")
public record Png(
        Sheet sheet,
        Choice choice,
        @Param(value = "Dots per inch", min = 50, max = 1200) int resolution)
        implements Renderer {

    /** The width of a two-column page at 300 dots per inch. */
    public Png() {
        this(new Sheet(), new Choice(), 300);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Typeface typeface = Typeface.of(sheet.font());
        PngWriter writer = new PngWriter(typeface, resolution);
        List<Page> pages = new Figure(sheet, choice, typeface).pages(report);
        for (Page page : pages) {
            byte[] picture = writer.picture(page);
            try (OutputStream file =
                    output.file(Page.fileName(choice.name(), pages, page, ".png"))) {
                file.write(picture);
            }
        }
    }
}
