package io.saltus.plugins.evaluators.reading;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The scores of a file, each of which is sent, refused with a reason, or set aside and counted.
 *
 * <p>{@link #close} says what was collected and refuses a file of which nothing came.
 */
public final class FileScores {

    private static final int ONE_BY_ONE = 5;
    private static final int MOST_NAMES = 3;

    private final Location location;
    private final ObservationSink sink;
    private final FoldedIssues unusable;
    private final Map<String, Aside> aside;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Map<String, String> noErrors = new LinkedHashMap<>();

    /** How many were sent or refused, also by parts. */
    private final long[] known;

    private record Aside(Set<String> names, long[] count) {}

    /** The scores of {@code location}, which go to {@code sink}. */
    public FileScores(Location location, ObservationSink sink) {
        this(location, sink, new LinkedHashMap<>(), new long[1]);
    }

    private FileScores(
            Location location, ObservationSink sink, Map<String, Aside> aside, long[] known) {
        this.location = location;
        this.sink = sink;
        this.unusable = new FoldedIssues(sink::report, ONE_BY_ONE);
        this.aside = aside;
        this.known = known;
    }

    /**
     * Returns the scores of a file of a folder, which is the location of these: what is set aside
     * there is told of the folder, once.
     */
    public FileScores part(Location file) {
        return new FileScores(file, sink, aside, known);
    }

    /** Says which values were refused. */
    public void closePart() {
        unusable.close();
        if (!noErrors.isEmpty()) {
            Map.Entry<String, String> first = noErrors.entrySet().iterator().next();
            tell(
                    "leaves out %s, which must be a finite number of at least 0: that of %s is %s"
                            .formatted(
                                    Numbers.count(noErrors.size(), "standard error"),
                                    first.getKey(),
                                    first.getValue()));
            noErrors.clear();
        }
    }

    /**
     * Returns a finite number; of anything else none, and it is refused.
     *
     * @param where what the value is called: {@code 'acc' of 'arc'}
     */
    public OptionalDouble number(String where, JsonTree value) {
        double number = value.number().orElse(Double.NaN);
        if (Double.isFinite(number)) {
            return OptionalDouble.of(number);
        }
        refuse(where, where + " must be a finite number, got " + value);
        return OptionalDouble.empty();
    }

    /**
     * Returns a standard error; what is stated and cannot be one is left out and told of at the
     * end.
     *
     * @param where what the score is called that it goes with
     */
    public OptionalDouble error(String where, JsonTree stated) {
        return StandardErrors.stated(
                stated.number(), stated.toString(), got -> noErrors.put(where, got));
    }

    /** Counts a score that is null. */
    public void setAsideNull(String name) {
        setAside("null, which says that there is none", name);
    }

    /**
     * Sends a result, unless it cannot be one.
     *
     * @param where what it is called in a message
     * @param made makes it; an {@link IllegalArgumentException} says why there is none
     */
    public void send(String where, Supplier<Observation> made) {
        Observation observation;
        try {
            observation = made.get();
        } catch (IllegalArgumentException e) {
            refuse(where, where + ": " + e.getMessage());
            return;
        }
        sink.accept(observation);
        known[0]++;
    }

    /** Says why a result is not read. */
    public void refuse(String where, String why) {
        known[0]++;
        unusable.add("value", Issue.at(location, why).refusing(1), where);
    }

    /** Says why a line is not read. */
    public void refuse(long line, String why) {
        known[0]++;
        unusable.add("line", Issue.at(location, line, why).refusing(1), "line " + line);
    }

    /**
     * Counts a score that is none to be read.
     *
     * @param reason what it is instead: {@code "averages over tasks that are there"}
     */
    public void setAside(String reason, String name) {
        setAside(reason, name, 1);
    }

    /** Counts so many scores that are none to be read. */
    public void setAside(String reason, String name, long scores) {
        Aside kept =
                aside.computeIfAbsent(reason, r -> new Aside(new LinkedHashSet<>(), new long[1]));
        kept.names().add(name);
        kept.count()[0] += scores;
    }

    /** Says something of the file, once. */
    public void tell(String why) {
        if (remarks.add(why)) {
            sink.report(Issue.at(location, why).asRemark());
        }
    }

    /** Says what the user should look at, once. */
    public void warn(String why) {
        if (remarks.add(why)) {
            sink.report(Issue.at(location, why));
        }
    }

    /** Returns whether nothing was sent and nothing refused. */
    public boolean isEmpty() {
        return known[0] == 0;
    }

    /**
     * Says what was set aside.
     *
     * @param expected what the file should hold, for the message if it holds no score
     * @throws RequestException if nothing was sent, refused or set aside
     */
    public void close(String expected) {
        closePart();
        aside.forEach(
                (reason, kept) -> {
                    long count = kept.count()[0];
                    sink.report(
                            Issue.at(
                                            location,
                                            "set aside %s, as %s: %s"
                                                    .formatted(
                                                            Numbers.count(count, "score"),
                                                            reason,
                                                            names(kept.names())))
                                    .passingOver(count)
                                    .asRemark());
                });
        if (isEmpty() && aside.isEmpty()) {
            throw new RequestException("holds no score: " + expected);
        }
    }

    /** Returns the first names as a message lists them, and how many more there are. */
    public static String names(Collection<String> names) {
        int more = names.size() - MOST_NAMES;
        return names.stream()
                        .limit(MOST_NAMES)
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
