package io.saltus.plugins.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Location;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a run was made: from the file's name ({@code results_2024-06-20T09-00-00.000000.json}, taken
 * as UTC), which names its samples too, else from {@code date} (seconds since 1970).
 */
final class RunDate {

    private static final Pattern NAMED =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2})[-:](\\d{2})[-:](\\d{2}(?:\\.\\d+)?)");

    private RunDate() {}

    static Optional<Instant> of(JsonNode file, Location location) {
        Matcher named = NAMED.matcher(location.name());
        Instant found = null;
        while (named.find()) {
            try {
                found =
                        LocalDateTime.parse(
                                        "%sT%s:%s:%s"
                                                .formatted(
                                                        named.group(1),
                                                        named.group(2),
                                                        named.group(3),
                                                        named.group(4)))
                                .toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // digits that are no time
            }
        }
        if (found != null) {
            return Optional.of(found);
        }
        double seconds = file.path("date").asDouble(0);
        return seconds > 0 && seconds < 1e11
                ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
                : Optional.empty();
    }
}
