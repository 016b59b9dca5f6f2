package io.saltus.engine.reading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The ending that a file would have which comes through a pipe without a name. */
final class StreamEnding {

    private static final Pattern KEY =
            Pattern.compile("(?s)(#[^\\n]*\\n)*[A-Za-z_][\\w -]*:(\\s.*|$)");

    private StreamEnding() {}

    /** Returns the ending with its dot, as the first bytes say. */
    static String of(byte[] head) {
        if (begins(head, 0x1f, 0x8b)) {
            return ".csv.gz";
        }
        if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ".csv.zst";
        }
        if (begins(head, 'P', 'A', 'R', '1')) {
            return ".parquet";
        }
        String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\\ufeff?\\s*", "");
        if (begins(head, 'P', 'K')) {
            return text.contains("[Content_Types].xml") ? ".xlsx" : ".zip";
        }
        if (text.startsWith("{")) {
            return text.matches("(?s)\\{[^\\n]*\\}\\s*\\n\\s*\\{.*") ? ".jsonl" : ".json";
        }
        if (text.startsWith("[")) {
            return ".json";
        }
        if (text.startsWith("|") || text.startsWith("---\n") && text.contains("\nmodel-index:")) {
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
