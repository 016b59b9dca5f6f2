package io.saltus.plugins.figures.format;

import io.saltus.api.data.RequestException;
import io.saltus.plugins.figures.drawing.Mark;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.type.FontFile;
import io.saltus.plugins.figures.type.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Draws a page as PNG. LetterForm are drawn as outlines: no font of the machine takes part. */
public final class PngWriter {

    private static final long MOST_DOTS = 120_000_000L;

    private final Typeface typeface;
    private final int resolution;

    public PngWriter(Typeface typeface, int resolution) {
        this.typeface = typeface;
        this.resolution = resolution;
    }

    /**
     * Returns the bytes of the picture.
     *
     * @throws RequestException if it would have more dots than memory holds
     */
    public byte[] picture(Page page) {
        double scale = resolution / 25.4;
        int width = (int) Math.ceil(page.width() * scale);
        int height = (int) Math.ceil(page.height() * scale);
        if ((long) width * height > MOST_DOTS) {
            throw new RequestException(
                    "a picture of %d x %d dots is too large: lower 'resolution', 'width' or 'height'"
                            .formatted(width, height));
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        to.setColor(Color.WHITE);
        to.fillRect(0, 0, width, height);
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        to.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        to.scale(scale, scale);
        page.marks().forEach(mark -> draw(mark, to));
        to.dispose();
        return encode(image);
    }

    private void draw(Mark mark, Graphics2D to) {
        if (mark instanceof Mark.Line line) {
            to.setColor(new Color(line.colour()));
            to.setStroke(stroke(line.width(), line.dash()));
            to.draw(line.path());
        } else if (mark instanceof Mark.Area area) {
            int opacity = (int) Math.round(area.opacity() * 255);
            to.setColor(new Color(opacity << 24 | area.colour(), true));
            to.fill(area.path());
        } else if (mark instanceof Mark.Words words) {
            to.setColor(new Color(words.colour()));
            double x = words.x();
            for (Typeface.Run run : words.runs()) {
                FontFile face = typeface.faces().get(run.face());
                to.fill(face.outlines(run.text(), x, words.y(), words.size()));
                x += run.advance() * words.size();
            }
        }
    }

    private static BasicStroke stroke(double width, List<Double> dash) {
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i).floatValue();
        }
        return new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                lengths.length == 0 ? null : lengths, // the constructor's way of saying: whole
                0);
    }

    private byte[] encode(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] form = {8, 2, 0, 0, 0}; // 8 bits, red green blue, the usual methods
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(form).array());
        int perMetre = (int) Math.round(resolution / .0254);
        chunk(
                out,
                "pHYs",
                ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
        chunk(out, "IDAT", Deflate.of(rows(image)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Each row as its differences from the row above: most are 0. */
    private static byte[] rows(BufferedImage image) {
        int width = image.getWidth();
        byte[] rows = new byte[image.getHeight() * (1 + 3 * width)];
        int[] above = new int[width];
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            rows[at++] = 2; // filter "up"
            for (int x = 0; x < width; x++) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    rows[at++] = (byte) ((row[x] >> shift) - (above[x] >> shift));
                }
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return rows;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] body =
                ByteBuffer.allocate(4 + data.length)
                        .put(type.getBytes(StandardCharsets.US_ASCII))
                        .put(data)
                        .array();
        CRC32 sum = new CRC32();
        sum.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
