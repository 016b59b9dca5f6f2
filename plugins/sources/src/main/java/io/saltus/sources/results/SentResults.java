package io.saltus.sources.results;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The results of one location on their way: one that cannot be is an issue with its place, and the
 * next one is sent; what is left out is counted by its reason and said once.
 *
 * <p>Close it at the end: that says what was held back.
 */
public final class SentResults implements AutoCloseable {

    private static final int NAMED = 5;
    private static final int LONGEST_NAME = 60;

    /** What was left out for one reason. */
    private static final class Aside {
        private final Set<String> names = new LinkedHashSet<>();
        private long count;
        private boolean said;
    }

    private final Location location;
    private final ObservationSink sink;
    private final FoldedIssues refused;
    private final Map<String, Aside> aside = new LinkedHashMap<>();
    private final Set<String> remarked = new LinkedHashSet<>();
    private long seen;

    /** Results of {@code location} for {@code sink}. */
    public SentResults(Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
        this.refused = new FoldedIssues(sink::report);
    }

    /**
     * Sends a result that stands on a line.
     *
     * @param place what it is called in an issue; blank where the line is enough
     * @param line from 1; 0 if it stands on none
     * @param result makes it; what it throws as an {@link IllegalArgumentException} is the issue
     */
    public void send(String place, long line, Supplier<Observation> result) {
        Observation made;
        try {
            made = result.get();
        } catch (IllegalArgumentException e) {
            refuse(place, line, String.valueOf(e.getMessage()));
            return;
        }
        seen++;
        sink.accept(made, line);
    }

    /** Says of one result that it could not be read. */
    public void refuse(String place, long line, String why) {
        seen++;
        String words = place.isBlank() ? why : place + ": " + why;
        Issue issue = line > 0 ? Issue.at(location, line, words) : Issue.at(location, words);
        refused.add(
                why.replaceAll("'[^']*'|[-+]?[0-9][^\\s,;:]*", "#"),
                issue.refusing(1),
                line > 0 ? "line " + line : place);
    }

    /**
     * Leaves a value out because others that are read say it, such as an average of them.
     *
     * @param why what is said of all that are left out for this reason, without their names
     */
    public void passOver(String why, String name) {
        put(why, name, true);
    }

    /**
     * Leaves a value out that is no score: a price, a time, a rank.
     *
     * @param why what is said of all that are left out for this reason, without their names
     */
    public void leave(String why, String name) {
        put(why, name, false);
    }

    private void put(String why, String name, boolean said) {
        Aside left = aside.computeIfAbsent(why, reason -> new Aside());
        left.count++;
        left.said = said;
        if (left.names.size() <= NAMED) {
            left.names.add(name);
        }
    }

    /** Says once how something was taken, which nobody needs to mend. */
    public void remark(String words) {
        if (remarked.add(words)) {
            sink.report(Issue.at(location, words).asRemark());
        }
    }

    /**
     * Refuses a location that gave neither a result nor an issue about one.
     *
     * @throws RequestException if that is so
     */
    public void requireAny(String what) {
        if (seen == 0) {
            StringBuilder left = new StringBuilder();
            aside.forEach((why, one) -> left.append("; ").append(words(why, one)));
            throw new RequestException(location.name() + " " + what + left);
        }
    }

    @Override
    public void close() {
        refused.close();
        aside.forEach(
                (why, left) -> {
                    Issue issue = Issue.at(location, words(why, left)).asRemark();
                    sink.report(left.said ? issue.passingOver(left.count) : issue);
                });
        aside.clear();
    }

    private static String words(String why, Aside left) {
        StringBuilder names = new StringBuilder();
        int told = 0;
        for (String name : left.names) {
            if (told < NAMED) {
                names.append(told == 0 ? "" : ", ")
                        .append('\'')
                        .append(shortened(name))
                        .append('\'');
            }
            told++;
        }
        return "%s: %s%s (%d %s)"
                .formatted(
                        why,
                        names,
                        told > NAMED ? " and others" : "",
                        left.count,
                        left.count == 1 ? "value" : "values");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
