package io.saltus.app.terminal;

import io.saltus.api.words.Names;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes text on with {@linkplain Names#harmless everything that could steer a terminal} replaced,
 * but for line ends and tabs.
 *
 * <p>Annotations for GitHub are ours: no name can begin a line as they do.
 */
final class HarmlessWriter extends Writer {

    private static final Pattern ANNOTATION =
            Pattern.compile("::(?=(?:error|warning|notice) title=)");

    private final Writer to;

    /** The end of what was written so far, if what comes next decides whether it is harmless. */
    private String held = "";

    HarmlessWriter(Writer to) {
        this.to = to;
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

    private static String harmless(String text) {
        Matcher annotation = ANNOTATION.matcher(text);
        return annotation.lookingAt()
                ? annotation.group() + Names.harmless(text.substring(annotation.end()))
                : Names.harmless(text);
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
