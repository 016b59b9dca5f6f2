package io.saltus.plugins.figures;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.format.LetterForm;
import io.saltus.plugins.figures.format.SvgWriter;
import io.saltus.plugins.figures.layout.Figure;
import io.saltus.plugins.figures.layout.Sheet;
import io.saltus.plugins.figures.panel.Choice;
import io.saltus.plugins.figures.type.Typeface;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Draws figures as SVG: score against scale, a line per family, a panel per task.
 *
 * @param sheet the measures
 * @param choice what is shown
 * @param letters how words are written
 */
@About(
        id = "svg",
        summary = "Figures for publications as SVG: score against scale, a panel per task",
        references = "arXiv:2206.07682, Figures 2 and 3")
public record Svg(
        Sheet sheet,
        Choice choice,
        @Param("Words as text in an embedded font, or as outlines") LetterForm letters)
        implements Renderer {

    /** The width of a two-column page; words as text. */
    public Svg() {
        this(new Sheet(), new Choice(), LetterForm.TEXT);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Typeface typeface = Typeface.of(sheet.font());
        SvgWriter writer = new SvgWriter(typeface, letters);
        List<Page> pages = new Figure(sheet, choice, typeface).pages(report);
        for (Page page : pages) {
            String name = Page.fileName(choice.name(), pages, page, ".svg");
            if (pages.size() == 1) {
                writer.write(page, output.text(name));
                continue;
            }
            try (Writer text = new OutputStreamWriter(output.file(name), StandardCharsets.UTF_8)) {
                writer.write(page, text);
            }
        }
    }
}
