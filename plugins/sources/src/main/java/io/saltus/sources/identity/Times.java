package io.saltus.sources.identity;

import io.saltus.sources.json.JsonTree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a run was made. */
public final class Times {

    private static final Pattern NAMED =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2})[-:](\\d{2})[-:](\\d{2}(?:\\.\\d+)?)");

    /** GPT-NeoX puts the month first. */
    private static final Pattern NEOX =
            Pattern.compile("eval_results_(\\d{2})-(\\d{2})-(\\d{4})-(\\d{2})-(\\d{2})-(\\d{2})");

    private Times() {}

    /** Returns the time that seconds since 1970, or a date and time of ISO 8601, state. */
    public static Optional<Instant> of(JsonTree stated) {
        OptionalDouble seconds = stated.writtenNumber();
        if (seconds.isPresent()) {
            return Math.abs(seconds.getAsDouble()) < 1e11
                    ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000)))
                    : Optional.empty();
        }
        try {
            return stated.text().map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the time in a file's name, taken as UTC: {@code results_2024-06-20T09-00-00.000000},
     * {@code eval_results_11-25-2022-03-57-52}; the last of several.
     */
    public static Optional<Instant> within(String name) {
        Matcher named = NAMED.matcher(NEOX.matcher(name).replaceFirst("$3-$1-$2T$4:$5:$6"));
        Optional<Instant> found = Optional.empty();
        while (named.find()) {
            String text =
                    "%sT%s:%s:%s"
                            .formatted(
                                    named.group(1), named.group(2), named.group(3), named.group(4));
            try {
                found = Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // digits that are no time
            }
        }
        return found;
    }
}
