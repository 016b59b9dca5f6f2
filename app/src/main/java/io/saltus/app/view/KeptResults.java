package io.saltus.app.view;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Origin;
import io.saltus.app.study.StudyRequest;
import io.saltus.engine.Saltus;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.work.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results as they were read last. A later reading that fails, or that loses what a file held
 * since the file can no longer be used, is told and does not count: a file may be half written.
 */
final class KeptResults {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /**
     * One reading of all results.
     *
     * @param number how many changes of the results were seen, this one included
     * @param at when, on the clock
     * @param dataset what was read
     */
    record Reading(int number, String at, Dataset dataset) {}

    /**
     * What is known now.
     *
     * @param reading the last reading that counts; none if there was no result yet
     * @param news what it brought, in words; empty for the first
     * @param trouble why a later reading does not count; empty if there is none
     * @param loss whether the reader may have it count all the same
     */
    record State(Optional<Reading> reading, String news, String trouble, boolean loss) {

        int number() {
            return reading.map(Reading::number).orElse(0);
        }
    }

    private final Catalog catalog;
    private final List<String> fixed;
    private final Progress progress;
    private final Map<String, Dataset> alongOwnAxes = new HashMap<>();
    private volatile State state = new State(Optional.empty(), "", "", false);

    /**
     * @param fixed locations, and how they are read, as arguments of {@code analyze}
     * @param progress is told how far reading is
     */
    KeptResults(Catalog catalog, List<String> fixed, Progress progress) {
        this.catalog = catalog;
        this.fixed = fixed;
        this.progress = progress;
    }

    State state() {
        return state;
    }

    /**
     * Reads for the first time.
     *
     * @throws RequestException if there is no result
     * @throws PluginException if there is none since a plugin failed
     */
    synchronized void read(Progress shown) {
        Dataset dataset = Saltus.read(StudyRequest.of(fixed).ofAll(catalog), catalog, shown);
        state = new State(Optional.of(new Reading(1, now(), dataset)), "", "", false);
    }

    /** Says that there is nothing yet, and why. */
    void awaits(String why) {
        state = new State(Optional.empty(), "", why, false);
    }

    /**
     * Reads again.
     *
     * @param loss whether it counts also where a file can no longer be used
     * @return what is known then
     */
    synchronized State readAgain(boolean loss) {
        State before = state;
        try {
            Dataset dataset = Saltus.read(StudyRequest.of(fixed).ofAll(catalog), catalog, progress);
            state = before.reading().isEmpty() ? first(dataset) : after(before, dataset, loss);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            String shown =
                    before.reading().map(r -> "; what is shown was read at " + r.at()).orElse("");
            state = new State(before.reading(), "", words(e) + shown, false);
        }
        return state;
    }

    /** What to say of a reading that failed; the one who watches goes on. */
    private static String words(Throwable fault) {
        return fault instanceof RequestException || fault instanceof PluginException
                ? String.valueOf(fault.getMessage())
                : "the results cannot be read again; this is a bug in Saltus, please report it: "
                        + fault;
    }

    private State first(Dataset dataset) {
        Reading reading = new Reading(1, now(), dataset);
        return new State(Optional.of(reading), dataset.size() + " results", "", false);
    }

    private State after(State before, Dataset dataset, boolean loss) {
        Reading last = before.reading().orElseThrow();
        Optional<Issue> broken = broken(last.dataset(), dataset);
        if (broken.isPresent() && !loss) {
            return new State(
                    before.reading(),
                    "",
                    broken.get() + "; what is shown was read at " + last.at(),
                    true);
        }
        News news = News.between(last.dataset(), dataset);
        boolean same = news.words().isEmpty() && dataset.issues().equals(last.dataset().issues());
        if (same) {
            return new State(before.reading(), "", "", false);
        }
        synchronized (alongOwnAxes) {
            alongOwnAxes.clear();
        }
        String words = news.words().isEmpty() ? "other issues in the data" : news.words();
        return new State(
                Optional.of(new Reading(last.number() + 1, now(), dataset)), words, "", false);
    }

    /** Returns the issue of a file that is still there and gives less than it did. */
    private static Optional<Issue> broken(Dataset before, Dataset after) {
        Map<String, Long> given = new HashMap<>();
        after.origins().forEach(o -> given.merge(o.location(), o.observations(), Long::sum));
        List<Issue> issues = after.issues().stream().filter(i -> !i.remark()).toList();
        for (Origin origin : before.origins()) {
            boolean less =
                    given.getOrDefault(origin.location(), 0L) < origin.observations()
                            && isThere(origin.location());
            Optional<Issue> issue =
                    issues.stream()
                            .filter(i -> less && i.where().startsWith(origin.location()))
                            .filter(i -> !before.issues().contains(i))
                            .findFirst();
            if (issue.isPresent()) {
                return issue;
            }
            if (less && !given.containsKey(origin.location())) {
                return Optional.of(
                        new Issue(origin.location(), "is no longer taken for a file of results")
                                .coded("no-source"));
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(String location) {
        try {
            return Files.exists(Path.of(location));
        } catch (java.nio.file.InvalidPathException e) {
            return false; // a database, say
        }
    }

    /**
     * Returns the results for a request: read anew where it is along an axis of the reader's own,
     * whose column is not read otherwise.
     */
    Dataset dataset(StudyRequest request, Progress shown) {
        Dataset kept =
                state.reading().orElseThrow(() -> new RequestException(state.trouble())).dataset();
        Optional<String> own = request.ownAxis();
        if (own.isEmpty()) {
            return kept;
        }
        synchronized (alongOwnAxes) {
            Dataset along = alongOwnAxes.get(own.get());
            if (along == null) {
                along = Saltus.read(request.ofAll(catalog), catalog, shown);
                alongOwnAxes.put(own.get(), along);
            }
            return along;
        }
    }

    /** Returns the files and folders that are read, tables beside the results included. */
    List<Path> watched() {
        return new ArrayList<>(StudyRequest.of(fixed).paths());
    }

    private static String now() {
        return LocalTime.now(java.time.ZoneId.systemDefault()).format(CLOCK);
    }
}
