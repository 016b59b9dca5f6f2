package io.saltus.plugins.figures.type;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fonts of a figure: regular, bold, and one for letters that those lack.
 *
 * <p>Measures come from the font files themselves, not from the machine.
 */
public final class Typeface {

    /** Number of the font for most words. */
    public static final int REGULAR = 0;

    /** Number of the font for titles. */
    public static final int BOLD = 1;

    /** Number of the font for letters that the others lack. */
    public static final int SPARE = 2;

    /**
     * LetterForm of one font, in the order in which they stand on the page.
     *
     * @param face number of the font
     * @param text the letters; the font has them all
     * @param advance their width at size 1
     */
    public record Run(int face, String text, double advance) {}

    private final List<FontFile> faces;

    private Typeface(List<FontFile> faces) {
        this.faces = faces;
    }

    /**
     * Returns the built-in fonts, or those with {@code file} in their place.
     *
     * @throws RequestException if the file is not a TrueType font
     */
    public static Typeface of(String file) {
        FontFile spare = builtIn("DejaVuSans.ttf");
        if (file.isBlank()) {
            return new Typeface(
                    List.of(builtIn("Roboto-Regular.ttf"), builtIn("Roboto-Bold.ttf"), spare));
        }
        try {
            FontFile own = FontFile.of(Files.readAllBytes(Path.of(file)));
            return new Typeface(List.of(own, own, spare));
        } catch (IOException | IllegalArgumentException e) {
            throw new RequestException(
                    "setting 'font' must name a TrueType file (.ttf), got '" + file + "'", e);
        }
    }

    private static FontFile builtIn(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream(name)) {
            return FontFile.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fonts by number. */
    public List<FontFile> faces() {
        return faces;
    }

    /** Returns the letters of {@code text} by font, in the order in which they are drawn. */
    public List<Run> runs(String text, boolean bold) {
        List<Run> runs = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        int face = REGULAR;
        for (int letter : VisibleText.drawn(text).codePoints().toArray()) {
            for (int part : parts(letter, bold)) {
                int next = face(part, bold);
                if (next != face && same.length() > 0) {
                    runs.add(run(face, same));
                }
                face = next;
                same.appendCodePoint(part);
            }
        }
        if (same.length() > 0) {
            runs.add(run(face, same));
        }
        return runs;
    }

    /** A letter that no font has is written as its number, {@code [U+6F22]}. */
    private int[] parts(int letter, boolean bold) {
        return faces.get(face(letter, bold)).has(letter)
                ? new int[] {letter}
                : String.format(Locale.ROOT, "[U+%04X]", letter).codePoints().toArray();
    }

    private int face(int letter, boolean bold) {
        int first = bold ? BOLD : REGULAR;
        return faces.get(first).has(letter) || !faces.get(SPARE).has(letter) ? first : SPARE;
    }

    private Run run(int face, StringBuilder letters) {
        String text = letters.toString();
        letters.setLength(0);
        return new Run(face, text, faces.get(face).advance(text));
    }

    /** Returns the width of {@code text} at size 1. */
    public double width(String text, boolean bold) {
        return runs(text, bold).stream().mapToDouble(Run::advance).sum();
    }

    /** Returns {@code text}, cut with an ellipsis where it is wider than {@code room} at size 1. */
    public String fit(String text, boolean bold, double room) {
        if (width(text, bold) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int low = 0;
        int high = letters.length;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(new String(letters, 0, middle).strip() + "\u2026", bold) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new String(letters, 0, low).strip() + "\u2026";
    }

    /** Returns {@code text} in at most {@code most} lines no wider than {@code room} at size 1. */
    public List<String> wrap(String text, boolean bold, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = VisibleText.of(text).strip();
        while (!rest.isEmpty() && lines.size() < most - 1 && width(rest, bold) > room) {
            int end = 0;
            for (int space = rest.indexOf(' '); space > 0; space = rest.indexOf(' ', space + 1)) {
                if (width(rest.substring(0, space), bold) > room) {
                    break;
                }
                end = space;
            }
            if (end == 0) {
                break; // one word wider than the line: cut below
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(fit(rest, bold, room));
        return lines;
    }
}
