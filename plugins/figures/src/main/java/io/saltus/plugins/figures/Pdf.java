package io.saltus.plugins.figures;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.format.PdfWriter;
import io.saltus.plugins.figures.layout.Arrangement;
import io.saltus.plugins.figures.layout.Figure;
import io.saltus.plugins.figures.layout.Sheet;
import io.saltus.plugins.figures.panel.Choice;
import io.saltus.plugins.figures.type.Typeface;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Draws figures as PDF: score against scale, a line per family, a panel per task.
 *
 * <p>A grid that takes several figures becomes the pages of one file; figures by task are a file
 * each, as a paper includes them.
 *
 * @param sheet the measures
 * @param choice what is shown
 */
@About(
        id = "pdf",
        summary = "Figures for publications as PDF: score against scale, a panel per task",
        references = "arXiv:2206.07682, Figures 2 and 3")
public record Pdf(Sheet sheet, Choice choice) implements Renderer {

    /** The width of a two-column page. */
    public Pdf() {
        this(new Sheet(), new Choice());
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Typeface typeface = Typeface.of(sheet.font());
        PdfWriter writer = new PdfWriter(typeface);
        List<Page> pages = new Figure(sheet, choice, typeface).pages(report);
        if (sheet.arrangement() == Arrangement.GRID) {
            write(writer.document(pages), output, choice.name() + ".pdf");
            return;
        }
        for (Page page : pages) {
            write(
                    writer.document(List.of(page)),
                    output,
                    Page.fileName(choice.name(), pages, page, ".pdf"));
        }
    }

    private static void write(byte[] document, Output output, String name) throws IOException {
        try (OutputStream file = output.file(name)) {
            file.write(document);
        }
    }
}
