package io.saltus.plugins.figures.type;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** One font file: widths, outlines, subsets. */
public final class FontFile {

    private final byte[] file;
    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double perEm;

    private FontFile(byte[] file, TrueTypeFont font) throws IOException {
        this.file = file;
        this.font = font;
        this.letters = font.getUnicodeCmapLookup();
        this.perEm = font.getUnitsPerEm();
    }

    /**
     * Reads a TrueType font.
     *
     * @throws IOException if it is not one
     */
    static FontFile of(byte[] file) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        if (font.getTableMap().get("glyf") == null) {
            throw new IOException("the font has no TrueType outlines");
        }
        return new FontFile(file, font);
    }

    /** Returns the bytes of the font file. */
    public byte[] file() {
        return file;
    }

    boolean has(int letter) {
        return letters.getGlyphId(letter) != 0;
    }

    /** Returns the width of {@code text} at size 1. */
    double advance(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    private double advance(int letter) {
        try {
            return font.getAdvanceWidth(letters.getGlyphId(letter)) / perEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the outlines of {@code text} with its first letter at (x, y), y growing downwards.
     */
    public Path2D outlines(String text, double x, double y, double size) {
        Path2D.Double all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        for (int letter : text.codePoints().toArray()) {
            try {
                GlyphData glyph = font.getGlyph().getGlyph(letters.getGlyphId(letter));
                if (glyph != null) { // a blank has no outline
                    double scale = size / perEm;
                    all.append(
                            glyph.getPath()
                                    .getPathIterator(
                                            new AffineTransform(scale, 0, 0, -scale, at, y)),
                            false);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            at += advance(letter) * size;
        }
        return all;
    }

    /** Returns a font file of these letters alone. */
    public byte[] subset(Set<Integer> wanted) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(font);
        subsetter.addAll(wanted);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        return out.toByteArray();
    }
}
