package io.saltus.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds what an output must be.
 *
 * <p>Where the output is meant to change, run the test once with {@code -Dsaltus.golden=write},
 * look at what changed, and commit it.
 */
public final class GoldenFile {

    private final Path file;

    private GoldenFile(Path file) {
        this.file = file;
    }

    /** Returns the golden file at a path of the project, such as {@code src/test/golden/a.txt}. */
    public static GoldenFile at(String path) {
        return new GoldenFile(Path.of(path));
    }

    /**
     * Fails unless {@code text} is what the file holds; line ends do not count.
     *
     * @throws IOException if the file cannot be read or written
     */
    public void requireEqual(String text) throws IOException {
        if ("write".equals(System.getProperty("saltus.golden"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            return;
        }
        if (!Files.exists(file)) {
            throw new AssertionError(
                    file + " does not exist; write it with -Dsaltus.golden=write and look at it");
        }
        String[] expected = lines(Files.readString(file, StandardCharsets.UTF_8));
        String[] actual = lines(text);
        for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
            String want = i < expected.length ? expected[i] : "(end)";
            String have = i < actual.length ? actual[i] : "(end)";
            if (!want.equals(have)) {
                throw new AssertionError(
                        "%s:%d says '%s', the output '%s'; if that is meant, write it with -Dsaltus.golden=write"
                                .formatted(file, i + 1, want, have));
            }
        }
    }

    private static String[] lines(String text) {
        return text.replace("\r\n", "\n").split("\n", -1);
    }
}
