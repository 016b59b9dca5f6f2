package io.saltus.app.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * How much of a campaign is run: a short one in every build, the long one of {@code
 * docs/reliability.md} with {@code -Dsaltus.campaign=N}, which repeats N times as often.
 */
final class Campaign {

    /** Seed of everything that is drawn; another gives another campaign. */
    static final long SEED = Long.getLong("saltus.campaign.seed", 20261130L);

    private static final int FACTOR = Integer.getInteger("saltus.campaign", 1);
    private static final Path RECORD = Path.of("target", "campaign.txt");

    private Campaign() {}

    /** Returns how often to do what the short campaign does {@code count} times. */
    static int times(int count) {
        return count * FACTOR;
    }

    /** Notes a figure for {@code docs/reliability.md}. */
    static void note(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        try {
            Files.writeString(
                    RECORD, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
