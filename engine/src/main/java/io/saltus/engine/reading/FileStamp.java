package io.saltus.engine.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Size and time of a file: whether it was written to while it was hashed and read. What was written
 * within two seconds before does not count as still, since clocks of file systems are coarse.
 *
 * @param size in bytes
 * @param modified when it was last written to
 * @param still whether it was left alone long enough to tell
 */
record FileStamp(long size, FileTime modified, boolean still) {

    private static final Duration COARSE = Duration.ofSeconds(2);

    /** That a file changed, or may have. */
    static final class Changed extends IOException {

        private static final long serialVersionUID = 1;

        Changed(Path file) {
            super(file + " was written to while it was read");
        }
    }

    static FileStamp of(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        return new FileStamp(
                Files.size(file),
                modified,
                modified.toInstant().isBefore(Instant.now().minus(COARSE)));
    }

    void requireSame(Path file) throws Changed, IOException {
        if (!still || !equals(of(file))) {
            throw new Changed(file);
        }
    }
}
