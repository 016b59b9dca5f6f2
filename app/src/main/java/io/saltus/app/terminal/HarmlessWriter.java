package io.saltus.app.terminal;

import io.saltus.api.words.Names;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Passes text on with {@linkplain Names#harmless everything that could steer a terminal} replaced,
 * but for line ends and tabs.
 *
 * <p>Nor is it a command to what runs pipelines and reads their logs: of GitHub and Azure, lines
 * that begin with {@code ::} or hold {@code ##[}. Annotations of our own begin otherwise than names
 * can stand at the begin of a line.
 */
final class HarmlessWriter extends Writer {

    /** What a name makes of a line; annotations of {@code --format github} are ours. */
    private static final Pattern COMMAND =
            Pattern.compile("^(\\s*):(?=:(?!(?:error|warning|notice) title=))|##(?=\\[)");

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
        return COMMAND.matcher(Names.harmless(text)).replaceAll("$1\u00b7");
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
