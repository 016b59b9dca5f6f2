package io.saltus.sources.files;

import java.io.IOException;
import java.io.Reader;

/** The lines of a text, none longer than a bound: a longer one is passed over and said to be. */
public final class TextLines implements AutoCloseable {

    private final TextFile file;
    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private String text = "";
    private int at;
    private int end;
    private long number;
    private boolean tooLong;

    /**
     * The lines of {@code file}, which is closed with them.
     *
     * @param longest characters of the longest line that is kept
     */
    public TextLines(TextFile file, int longest) {
        this.file = file;
        this.reader = file.reader();
        this.longest = longest;
    }

    /** Moves to the next line and returns whether there is one. */
    public boolean next() throws IOException {
        boolean is = readLine();
        text = is && !tooLong ? line.toString() : "";
        return is;
    }

    private boolean readLine() throws IOException {
        line.setLength(0);
        tooLong = false;
        if (at == end && !fill()) {
            return false;
        }
        number++;
        do {
            int begin = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            tooLong |= line.length() + at - begin > longest;
            if (!tooLong) {
                line.append(buffer, begin, at - begin);
            }
            if (at < end) {
                at++;
                return true;
            }
        } while (fill());
        return true;
    }

    /** Returns the line without its end; blank if it is too long. */
    public String text() {
        return text;
    }

    /** Returns whether the line is longer than the bound. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Returns the line's number, 1 for the first. */
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
