package io.saltus.app.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What stands around the rows of a page: its style, and the one script that it may run. */
final class PageFrame {

    private static final String SCRIPT = part("compare.js");

    private PageFrame() {}

    /** The page up to its first heading; its policy names the script by the hash. */
    static String head() {
        return ComparisonText.head(part("compare.css"))
                .replace(
                        "default-src 'none';",
                        "default-src 'none'; script-src 'sha256-" + hash() + "';");
    }

    /** The end of the page. */
    static String foot() {
        return "<footer>Made by Saltus.</footer>\n</main><script>" + SCRIPT + "</script></html>\n";
    }

    private static String hash() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(SCRIPT.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private static String part(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
