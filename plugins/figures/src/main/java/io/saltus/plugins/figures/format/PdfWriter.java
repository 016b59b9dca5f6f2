package io.saltus.plugins.figures.format;

import io.saltus.plugins.figures.drawing.Mark;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.type.Typeface;
import io.saltus.plugins.figures.type.VisibleText;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/** Writes pages as PDF with the letters they use embedded; no dates, so that bytes are the same. */
public final class PdfWriter {

    private static final float POINTS = 72 / 25.4f;

    private final Typeface typeface;

    public PdfWriter(Typeface typeface) {
        this.typeface = typeface;
    }

    /** Returns the bytes of a document. */
    public byte[] document(List<Page> pages) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(1L);
            PDDocumentInformation about = new PDDocumentInformation();
            about.setProducer("Saltus");
            about.setTitle(VisibleText.of(pages.get(0).description()));
            document.setDocumentInformation(about);
            Map<Integer, PDType0Font> fonts = new TreeMap<>();
            for (Page page : pages) {
                draw(page, document, fonts);
            }
            document.save(plain, CompressParameters.NO_COMPRESSION);
        }
        return packed(plain.toByteArray());
    }

    /** Compresses each stream anew: PDFBox leaves that to the machine's own zlib. */
    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(plain)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject()
                        instanceof COSStream stream) {
                    byte[] data;
                    try (var in = stream.createInputStream()) {
                        data = in.readAllBytes();
                    }
                    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
                    try (OutputStream raw = stream.createRawOutputStream()) {
                        raw.write(Deflate.of(data));
                    }
                }
            }
            document.setDocumentId(1L);
            document.save(out, CompressParameters.NO_COMPRESSION);
        }
        return out.toByteArray();
    }

    private void draw(Page page, PDDocument document, Map<Integer, PDType0Font> fonts)
            throws IOException {
        float height = (float) page.height();
        PDPage sheet = new PDPage(new PDRectangle((float) page.width() * POINTS, height * POINTS));
        document.addPage(sheet);
        try (PDPageContentStream to =
                new PDPageContentStream(
                        document, sheet, PDPageContentStream.AppendMode.OVERWRITE, false)) {
            to.transform(new org.apache.pdfbox.util.Matrix(POINTS, 0, 0, POINTS, 0, 0));
            to.setLineJoinStyle(1);
            for (Mark mark : page.marks()) {
                if (mark instanceof Mark.Line line) {
                    line(line, height, to);
                } else if (mark instanceof Mark.Area area) {
                    area(area, height, to);
                } else if (mark instanceof Mark.Words words) {
                    words(words, height, document, fonts, to);
                }
            }
        }
    }

    private static void line(Mark.Line line, float height, PDPageContentStream to)
            throws IOException {
        float[] dash = new float[line.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = line.dash().get(i).floatValue();
        }
        to.setLineDashPattern(dash, 0);
        to.setLineWidth((float) line.width());
        to.setStrokingColor(new java.awt.Color(line.colour()));
        path(line.path(), height, to);
        to.stroke();
    }

    private static void area(Mark.Area area, float height, PDPageContentStream to)
            throws IOException {
        to.saveGraphicsState();
        if (area.opacity() < 1) {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) area.opacity());
            to.setGraphicsStateParameters(state);
        }
        to.setNonStrokingColor(new java.awt.Color(area.colour()));
        path(area.path(), height, to);
        to.fill();
        to.restoreGraphicsState();
    }

    private void words(
            Mark.Words words,
            float height,
            PDDocument document,
            Map<Integer, PDType0Font> fonts,
            PDPageContentStream to)
            throws IOException {
        double x = words.x();
        to.setNonStrokingColor(new java.awt.Color(words.colour()));
        for (Typeface.Run run : words.runs()) {
            PDType0Font font = fonts.get(run.face());
            if (font == null) {
                byte[] file = typeface.faces().get(run.face()).file();
                font = PDType0Font.load(document, new ByteArrayInputStream(file), true);
                fonts.put(run.face(), font);
            }
            to.beginText();
            to.setFont(font, (float) words.size());
            to.newLineAtOffset((float) x, (float) (height - words.y()));
            to.showText(run.text());
            to.endText();
            x += run.advance() * words.size();
        }
    }

    private static void path(Path2D path, float height, PDPageContentStream to) throws IOException {
        float[] c = new float[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> to.moveTo(c[0], height - c[1]);
                case PathIterator.SEG_LINETO -> to.lineTo(c[0], height - c[1]);
                case PathIterator.SEG_CUBICTO ->
                        to.curveTo(c[0], height - c[1], c[2], height - c[3], c[4], height - c[5]);
                case PathIterator.SEG_CLOSE -> to.closePath();
                default -> throw new IllegalStateException("a mark has no quadratic curves");
            }
        }
    }
}
