package io.saltus.api.report;

import java.util.Objects;

/**
 * Where results came from.
 *
 * @param location the file, as the user named it
 * @param sha256 SHA-256 of its bytes in lower-case hexadecimal; empty for what is not a file
 * @param source the source that read it, as set
 * @param observations number of results it gave, at least 0
 */
public record Origin(String location, String sha256, Configured source, long observations) {

    /**
     * @throws IllegalArgumentException if the location is blank or the hash is not one
     */
    public Origin {
        Objects.requireNonNull(source, "source");
        if (location.isBlank()) {
            throw new IllegalArgumentException("an origin needs a location");
        }
        if (observations < 0) {
            throw new IllegalArgumentException(
                    "observations must be at least 0, got " + observations);
        }
        if (!sha256.matches("([0-9a-f]{64})?")) {
            throw new IllegalArgumentException("not a SHA-256: '" + sha256 + "'");
        }
    }
}
