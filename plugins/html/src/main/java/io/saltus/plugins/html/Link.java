package io.saltus.plugins.html;

import io.saltus.api.curve.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Makes the name under which a page links to a curve: readable, and the same in every report. */
final class Link {

    private static final int LONGEST = 60;

    private Link() {}

    /**
     * Returns words of the subject followed by 10 hexadecimal digits of its SHA-256, as in {@code
     * 3-digit-addition-acc-gpt-3-2f0c41d9aa}.
     */
    static String to(Subject subject) {
        String all =
                String.join(
                        "\0",
                        subject.task(),
                        subject.setup().toString(),
                        subject.metric().toString(),
                        subject.family(),
                        subject.axis().toString());
        String words =
                (subject.task() + " " + subject.metric().name() + " " + subject.family())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String start = words.substring(0, Math.min(LONGEST, words.length()));
        return (start + "-" + digits(all)).replaceAll("^-+", "").replaceAll("-{2,}", "-");
    }

    private static String digits(String all) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
