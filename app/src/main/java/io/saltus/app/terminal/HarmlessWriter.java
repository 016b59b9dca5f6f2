package io.saltus.app.terminal;

import io.saltus.api.words.Names;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes text on with {@linkplain Names#harmless everything that could steer a terminal} replaced,
 * but for line ends and tabs.
 */
final class HarmlessWriter extends Writer {

    private final Writer to;

    /** The end of what was written so far, if what comes next decides whether it is harmless. */
    private String held = "";

    HarmlessWriter(Writer to) {
        this.to = to;
    }

    /**
     * Returns {@code text} on one line that steers nothing. Most text is plain, and looking it
     * through here takes less than the start of {@link Names#harmless}, which is longer than that
     * of {@code saltus --version}.
     */
    static String harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return Names.harmless(text);
            }
        }
        return text;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        String text = held + new String(characters, offset, length);
        boolean open =
                !text.isEmpty()
                        && (text.endsWith("\r")
                                || Character.isHighSurrogate(text.charAt(text.length() - 1)));
        int end = open ? text.length() - 1 : text.length();
        held = text.substring(end);
        int start = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || c == '\r' && text.charAt(i + 1) == '\n';
            if (endsLine || c == '\t') {
                to.write(harmless(text.substring(start, i)));
                to.write(c);
                start = i + 1;
            }
        }
        to.write(harmless(text.substring(start, end)));
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.write(harmless(held));
        to.close();
    }
}
