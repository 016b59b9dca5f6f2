package io.saltus.sources.results;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.results.LeftOut.Form;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The results of one location on their way: one that cannot be is an issue with its place, and the
 * next one is sent; what is left out is counted by its reason and said once.
 *
 * <p>Close it at the end: that says what was held back.
 */
public final class SentResults implements AutoCloseable {

    private final Location location;
    private final ObservationSink sink;
    private final FoldedIssues refused;
    private final LeftOut left;
    private final boolean whole;
    private final Set<String> said = new LinkedHashSet<>();
    private final Map<String, String> noErrors = new LinkedHashMap<>();

    /** How many were sent or refused, also by parts. */
    private final long[] seen;

    /** Results of {@code location} for {@code sink}. */
    public SentResults(Location location, ObservationSink sink) {
        this(location, sink, new LeftOut(), new long[1], true);
    }

    private SentResults(
            Location location, ObservationSink sink, LeftOut left, long[] seen, boolean whole) {
        this.location = location;
        this.sink = sink;
        this.refused = new FoldedIssues(sink::report);
        this.left = left;
        this.seen = seen;
        this.whole = whole;
    }

    /**
     * Returns the results of a file of a folder, which is the location of these: what is left out
     * there is told of the folder, once. Close both.
     */
    public SentResults part(Location file) {
        return new SentResults(file, sink, left, seen, false);
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
        seen[0]++;
        sink.accept(made, line);
    }

    /** Sends a result that stands on no line. */
    public void send(String place, Supplier<Observation> result) {
        send(place, 0, result);
    }

    /** Says of one result that it could not be read. */
    public void refuse(String place, long line, String why) {
        refuse(place, line, place.isBlank() ? why : place + ": " + why, why);
    }

    /** Says of one result, in words that name it, that it could not be read. */
    public void refuseAsSaid(String place, String words) {
        refuse(place, 0, words, words);
    }

    /** Says of a line that it could not be read. */
    public void refuse(long line, String why) {
        refuse("", line, why, why);
    }

    private void refuse(String place, long line, String words, String kind) {
        seen[0]++;
        Issue issue = line > 0 ? Issue.at(location, line, words) : Issue.at(location, words);
        refused.add(shape(kind), issue.refusing(1), line > 0 ? "line " + line : place);
    }

    private static String shape(String why) {
        return why.replaceAll("'[^']*'|[-+]?[0-9][^\\s,;:]*", "#");
    }

    /**
     * Returns a finite number; anything else is refused, and there is none.
     *
     * @param place what the value is called: {@code 'acc' of 'arc'}
     */
    public OptionalDouble number(String place, JsonTree value) {
        double number = value.number().orElse(Double.NaN);
        if (Double.isFinite(number)) {
            return OptionalDouble.of(number);
        }
        refuseAsSaid(place, place + " must be a finite number, got " + value);
        return OptionalDouble.empty();
    }

    /**
     * Returns a standard error; what is stated and cannot be one is left out and told of at the
     * end.
     *
     * @param place what the score is called that it goes with
     */
    public OptionalDouble error(String place, JsonTree stated) {
        return StandardErrors.stated(
                stated.number(), stated.toString(), got -> noErrors.put(place, got));
    }

    /** Returns numbers that need not be there; of what cannot be taken these results tell, once. */
    public OptionalNumbers optional() {
        return new OptionalNumbers(
                (name, why) -> {
                    String words = name + " " + why;
                    if (said.add(words)) {
                        refused.add(shape(words), Issue.at(location, words), name);
                    }
                });
    }

    /**
     * Leaves a value out because others that are read say it, such as an average of them.
     *
     * @param why what is said of all that are left out for this reason, without their names
     */
    public void passOver(String why, String name) {
        left.put(Form.SAID_ELSEWHERE, why, name, 1);
    }

    /**
     * Leaves a value out that is no score: a price, a time, a rank.
     *
     * @param why what is said of all that are left out for this reason, without their names
     */
    public void leave(String why, String name) {
        left.put(Form.NO_SCORES, why, name, 1);
    }

    /**
     * Leaves a score out that is none to be read.
     *
     * @param what what it is instead: {@code averages over tasks that are there}
     */
    public void setAside(String what, String name) {
        setAside(what, name, 1);
    }

    /** Leaves so many scores out that are none to be read. */
    public void setAside(String what, String name, long scores) {
        left.put(Form.SET_ASIDE, what, name, scores);
    }

    /** Leaves a score out that is null. */
    public void setAsideNull(String name) {
        setAside("null, which says that there is none", name);
    }

    /** Says once how something was taken, which nobody needs to mend. */
    public void remark(String words) {
        if (said.add(words)) {
            sink.report(Issue.at(location, words).asRemark());
        }
    }

    /** Says once what the user should look at. */
    public void warn(String words) {
        if (said.add(words)) {
            sink.report(Issue.at(location, words));
        }
    }

    /** Returns whether nothing was sent and nothing refused. */
    public boolean isEmpty() {
        return seen[0] == 0;
    }

    /**
     * Refuses a location that gave neither a result nor an issue about one.
     *
     * @throws RequestException if that is so
     */
    public void requireAny(String what) {
        if (isEmpty()) {
            throw new RequestException(location.name() + " " + what + left);
        }
    }

    /**
     * Refuses a location that gave no result, no issue about one, and nothing that was left out.
     *
     * @param expected what it should hold
     * @throws RequestException if that is so
     */
    public void requireContent(String expected) {
        if (isEmpty() && left.isEmpty()) {
            throw new RequestException("holds no score: " + expected);
        }
    }

    @Override
    public void close() {
        refused.close();
        if (!noErrors.isEmpty()) {
            Map.Entry<String, String> first = noErrors.entrySet().iterator().next();
            remark(
                    "leaves out %s, which must be a finite number of at least 0: that of %s is %s"
                            .formatted(
                                    Numbers.count(noErrors.size(), "standard error"),
                                    first.getKey(),
                                    first.getValue()));
            noErrors.clear();
        }
        if (whole) {
            left.report(location, sink::report);
        }
    }
}
