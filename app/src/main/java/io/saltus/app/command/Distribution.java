package io.saltus.app.command;

import io.saltus.api.data.RequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder Saltus was unpacked or built into: {@code bin/ lib/ plugins/ data/}. */
public final class Distribution {

    private Distribution() {}

    /** Returns the folder; none where Saltus runs otherwise than by its start script. */
    public static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("saltus.home")).map(Path::of);
    }

    /**
     * Returns a file of the distribution.
     *
     * @throws RequestException if the distribution is not complete
     */
    public static Path file(String name) {
        Path file =
                home().orElseThrow(
                                () ->
                                        new RequestException(
                                                "start Saltus by bin/saltus of its distribution"))
                        .resolve(name);
        if (!Files.exists(file)) {
            throw new RequestException("the distribution lacks " + file);
        }
        return file;
    }
}
