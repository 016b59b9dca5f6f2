package io.saltus.engine.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much a study may take.
 *
 * @param threads how many threads, at least 1; the result is the same for any number
 * @param timeLimit how long a source may give nothing, and a criterion take for one verdict, before
 *     it is given up and named; positive
 * @param cache folder that keeps what was read of each file; none: nothing is kept
 */
public record Effort(int threads, Duration timeLimit, Optional<Path> cache) {

    /** Effort that keeps nothing of what was read. */
    public Effort(int threads, Duration timeLimit) {
        this(threads, timeLimit, Optional.empty());
    }

    /**
     * @throws IllegalArgumentException if there is no thread or no time
     */
    public Effort {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs a thread, got " + threads);
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("a time limit is positive, got " + timeLimit);
        }
    }
}
