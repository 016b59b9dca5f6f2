package io.saltus.plugins.figures.format;

import io.saltus.plugins.figures.drawing.Mark;
import io.saltus.plugins.figures.drawing.Page;
import io.saltus.plugins.figures.type.FontFile;
import io.saltus.plugins.figures.type.Typeface;
import io.saltus.plugins.figures.type.VisibleText;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a page as SVG, one unit a millimetre. */
public final class SvgWriter {

    private final Typeface typeface;
    private final LetterForm letters;

    public SvgWriter(Typeface typeface, LetterForm letters) {
        this.typeface = typeface;
        this.letters = letters;
    }

    /** Writes {@code page} as one SVG document. */
    public void write(Page page, Appendable out) throws IOException {
        String width = number(page.width());
        String height = number(page.height());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "mm\" height=\"");
        out.append(height + "mm\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n");
        out.append("<title>" + escape(page.description()) + "</title>\n");
        if (letters == LetterForm.TEXT) {
            fonts(page, out);
        }
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (Mark mark : page.marks()) {
            if (mark instanceof Mark.Line line) {
                line(line, out);
            } else if (mark instanceof Mark.Area area) {
                String opacity =
                        area.opacity() < 1 ? "\" fill-opacity=\"" + number(area.opacity()) : "";
                path(area.path(), "fill=\"" + colour(area.colour()) + opacity + "\"", out);
            } else if (mark instanceof Mark.Words words) {
                words(words, out);
            }
        }
        out.append("</svg>\n");
    }

    private static void line(Mark.Line line, Appendable out) throws IOException {
        String dash =
                line.dash().isEmpty()
                        ? ""
                        : line.dash().stream()
                                .map(SvgWriter::number)
                                .collect(Collectors.joining(" ", " stroke-dasharray=\"", "\""));
        path(
                line.path(),
                "fill=\"none\" stroke=\""
                        + colour(line.colour())
                        + "\" stroke-width=\""
                        + number(line.width())
                        + "\" stroke-linejoin=\"round\""
                        + dash,
                out);
    }

    /** Embeds of each font the letters that the page uses. */
    private void fonts(Page page, Appendable out) throws IOException {
        Map<Integer, Set<Integer>> used = new TreeMap<>();
        for (Mark mark : page.marks()) {
            if (mark instanceof Mark.Words words) {
                for (Typeface.Run run : words.runs()) {
                    Set<Integer> all = used.computeIfAbsent(run.face(), f -> new TreeSet<>());
                    run.text().codePoints().forEach(all::add);
                }
            }
        }
        out.append("<style>\n");
        for (Map.Entry<Integer, Set<Integer>> face : used.entrySet()) {
            byte[] subset = typeface.faces().get(face.getKey()).subset(face.getValue());
            out.append(
                    "@font-face{font-family:saltus-"
                            + face.getKey()
                            + ";src:url(data:font/ttf;base64,");
            out.append(Base64.getEncoder().encodeToString(subset));
            out.append(")}\n");
        }
        for (int face = 0; face < 3; face++) {
            out.append(
                    ".f"
                            + face
                            + "{font-family:saltus-"
                            + face
                            + ",Roboto,Arial,Helvetica,sans-serif");
            out.append(face == Typeface.BOLD ? ";font-weight:bold}\n" : "}\n");
        }
        out.append("text{unicode-bidi:bidi-override;direction:ltr;white-space:pre}\n</style>\n");
    }

    private void words(Mark.Words words, Appendable out) throws IOException {
        double x = words.x();
        for (Typeface.Run run : words.runs()) {
            if (letters == LetterForm.OUTLINES) {
                FontFile face = typeface.faces().get(run.face());
                path(
                        face.outlines(run.text(), x, words.y(), words.size()),
                        "fill=\"" + colour(words.colour()) + "\"",
                        out);
            } else {
                out.append("<text class=\"f" + run.face() + "\" x=\"" + number(x) + "\" y=\"");
                out.append(number(words.y()) + "\" font-size=\"" + number(words.size()));
                out.append("\" textLength=\"" + number(run.advance() * words.size()));
                out.append("\" fill=\"" + colour(words.colour()) + "\">" + escape(run.text()));
                out.append("</text>\n");
            }
            x += run.advance() * words.size();
        }
    }

    private static void path(Path2D path, String style, Appendable out) throws IOException {
        StringBuilder data = new StringBuilder();
        double[] c = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> append(data, 'M', c, 2);
                case PathIterator.SEG_LINETO -> append(data, 'L', c, 2);
                case PathIterator.SEG_QUADTO -> append(data, 'Q', c, 4);
                case PathIterator.SEG_CUBICTO -> append(data, 'C', c, 6);
                default -> data.append('Z');
            }
        }
        if (data.length() > 0) {
            out.append("<path " + style + " d=\"" + data + "\"/>\n");
        }
    }

    private static void append(StringBuilder data, char letter, double[] c, int count) {
        data.append(letter);
        for (int i = 0; i < count; i++) {
            data.append(i == 0 ? "" : " ").append(number(c[i]));
        }
    }

    /** Returns a number to a thousandth of a millimetre, without needless zeros. */
    static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String colour(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    private static String escape(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
