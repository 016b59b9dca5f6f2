package io.saltus.engine.reading;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The ending that a file would have which comes through a pipe without a name. */
final class StreamEnding {

    private static final Pattern KEY =
            Pattern.compile("(?s)(#[^\\n]*\\n)*[A-Za-z_][\\w -]*:(\\s.*|$)");

    /** The line below the heading of a table in Markdown. */
    private static final Pattern TABLE = Pattern.compile("(?m)^\\|?\\s*:?-+:?\\s*\\|[-:| ]*$");

    /** As much of what is packed as says what it is. */
    private static final int ENOUGH = 1 << 14;

    private StreamEnding() {}

    /** Makes a stream of what is packed. */
    @FunctionalInterface
    private interface Opening {
        InputStream of(InputStream packed) throws IOException;
    }

    /** The beginning of what is packed, of which the end is cut off. */
    private static byte[] unpacked(byte[] head, Opening opening) {
        byte[] plain = new byte[ENOUGH];
        int size = 0;
        try (InputStream in = opening.of(new ByteArrayInputStream(head))) {
            for (int read = 0; read >= 0 && size < ENOUGH; size += Math.max(0, read)) {
                read = in.read(plain, size, ENOUGH - size);
            }
        } catch (IOException | RuntimeException e) {
            // what came before it will do; the whole is checked when it is read
        }
        return Arrays.copyOf(plain, size);
    }

    /** Returns the ending with its dot, as the first bytes say. */
    static String of(byte[] head) {
        if (begins(head, 0x1f, 0x8b)) {
            return of(unpacked(head, GZIPInputStream::new)) + ".gz";
        }
        if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return of(unpacked(head, ZstdInputStream::new)) + ".zst";
        }
        if (begins(head, 'P', 'A', 'R', '1')) {
            return ".parquet";
        }
        boolean wide = begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff);
        String text =
                new String(head, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                        .replaceFirst("^\\ufeff?\\s*", "");
        if (begins(head, 'P', 'K')) {
            return text.contains("[Content_Types].xml") ? ".xlsx" : ".zip";
        }
        if (text.startsWith("{")) {
            return text.matches("(?s)\\{[^\\n]*\\}\\s*\\n\\s*\\{.*") ? ".jsonl" : ".json";
        }
        if (text.startsWith("[")) {
            return ".json";
        }
        if (text.startsWith("|")
                || TABLE.matcher(text).find()
                || text.startsWith("---\n") && text.contains("\nmodel-index:")) {
            return ".md";
        }
        String first = text.lines().findFirst().orElse("");
        boolean yaml =
                text.startsWith("---\n") || KEY.matcher(text).matches() && !first.contains(",");
        return yaml ? ".yaml" : ".csv";
    }

    private static boolean begins(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
