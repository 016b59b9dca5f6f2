package io.saltus.app.command;

import io.saltus.api.data.RequestException;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** On how many threads to work. */
public final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; the result is the same for any.")
    private Integer threads;

    /**
     * Returns the number asked for, if one was.
     *
     * @throws RequestException if it is below 1
     */
    public OptionalInt threads() {
        if (threads == null) {
            return OptionalInt.empty();
        }
        if (threads < 1) {
            throw new RequestException("--threads must be at least 1, got " + threads);
        }
        return OptionalInt.of(threads);
    }
}
