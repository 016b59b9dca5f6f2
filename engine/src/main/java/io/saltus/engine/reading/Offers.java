package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.LimitedCalls;
import io.saltus.engine.work.Fault;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.PluginCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Offers files to sources, packed ones as they are and unpacked. A source of tables in general
 * yields to one that knows the format.
 */
final class Offers {

    /**
     * A file, or a plain copy of it, and who takes it.
     *
     * @param location a folder is to be walked
     */
    record Offer(Location location, List<Source> accepting) {

        Offer {
            accepting = List.copyOf(accepting);
        }
    }

    /** Whether a source takes a location, or what it threw. */
    record Answer(boolean takes, Optional<Throwable> thrown) {}

    private final Catalog catalog;
    private final List<Source> sources;
    private final Unpacking unpacking;
    private final Optional<ReadingCache> cache;
    private final List<Issue> issues = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final LimitedCalls calls;
    private final Set<Source> blocked = new HashSet<>();
    private final Foresight foresight;

    /**
     * @param sources who is asked
     * @param unpacking makes plain copies of what is packed, which are there until it is closed
     * @param limit how long a source may take to say whether it takes a file
     * @param cache keeps who takes which file
     */
    Offers(
            Catalog catalog,
            List<Source> sources,
            Unpacking unpacking,
            Duration limit,
            Optional<ReadingCache> cache) {
        this.cache = cache;
        this.catalog = catalog;
        this.calls = new LimitedCalls(limit);
        this.sources = List.copyOf(sources);
        this.unpacking = unpacking;
        this.foresight = new Foresight(sources, this::answer, limit);
    }

    /**
     * Asks of many files before they are offered one by one, which changes nothing but the time it
     * takes; not with a cache, which knows most answers.
     */
    void foresee(List<Location> files) {
        if (cache.isEmpty() && blocked.isEmpty()) {
            foresight.look(files);
        }
    }

    /** Returns what sources did wrong when they were asked, and hands it over. */
    List<Issue> takeIssues() {
        List<Issue> taken = List.copyOf(issues);
        issues.clear();
        return taken;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Returns the sources that take a location as it is. */
    List<Source> accepting(Location location) {
        List<Source> accepting = willing(location);
        if (accepting.size() > 1) {
            List<Source> specific =
                    accepting.stream().filter(source -> !isTabular(source)).toList();
            return specific.isEmpty() ? accepting : specific;
        }
        return accepting;
    }

    /** Returns the sources that would take a location, those that yield to others among them. */
    List<Source> willing(Location location) {
        List<Source> rest = sources.stream().filter(s -> !blocked.contains(s)).toList();
        return cache.isPresent() && cache.get().isFor(location)
                ? willing(rest, location, cache.get())
                : willing(rest, location);
    }

    private List<Source> willing(List<Source> asked, Location location) {
        List<Source> willing = new ArrayList<>();
        List<Source> rest = asked;
        while (!rest.isEmpty()) {
            int answered = ask(rest, location, willing);
            rest = rest.subList(Math.min(rest.size(), answered + 1), rest.size());
        }
        Parallel.requireWanted(); // an interrupted thread opens no file: it would be nobody's
        return willing;
    }

    /** Asks no source again whose answer to a file of these bytes is known and may be kept. */
    private List<Source> willing(List<Source> asked, Location file, ReadingCache kept) {
        List<Source> known =
                asked.stream().filter(source -> kept.isSelfContained(source, file)).toList();
        List<Source> others = new ArrayList<>(asked);
        others.removeAll(known);
        Path entry;
        try {
            entry = kept.place(file, known);
        } catch (IOException e) {
            return willing(asked, file);
        }
        Set<Source> willing = new HashSet<>(willing(others, file));
        List<String> ids = takers(entry).orElseGet(() -> asked(known, file, entry));
        known.stream().filter(source -> ids.contains(id(source))).forEach(willing::add);
        return asked.stream().filter(willing::contains).toList();
    }

    private Optional<List<String>> takers(Path entry) {
        try {
            return ReadingCache.takers(entry);
        } catch (IOException e) {
            issues.add(ReadingCache.damaged(entry, e));
            return Optional.empty();
        }
    }

    private List<String> asked(List<Source> known, Location file, Path entry) {
        int faulty = faults.size();
        List<String> ids = willing(known, file).stream().map(this::id).toList();
        if (faults.size() == faulty) {
            ReadingCache.keepTakers(entry, ids);
        }
        return ids;
    }

    private String id(Source source) {
        return catalog.entry(source).description().id();
    }

    /**
     * Asks sources in one call, as most answer at once, and returns how many have answered: all, or
     * those before one that blocks, which is asked no more.
     */
    private int ask(List<Source> asked, Location location, List<Source> willing) {
        Optional<List<Answer>> foreseen = foresight.take(asked, location);
        if (foreseen.isPresent()) {
            note(asked, location, foreseen.get(), willing);
            return asked.size();
        }
        List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
        Location seen = location.remembering();
        boolean late = false;
        try {
            calls.call(
                    () -> {
                        for (Source source : asked) {
                            answers.add(answer(source, seen));
                        }
                        return true;
                    });
        } catch (TimeoutException e) {
            late = true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause()); // whatever a source throws is an answer
        }
        List<Answer> all;
        synchronized (answers) {
            all = List.copyOf(answers);
        }
        note(asked, location, all, willing);
        if (late && all.size() < asked.size()) {
            Source source = asked.get(all.size());
            blocked.add(source);
            Entry entry = catalog.entry(source);
            Issue issue =
                    new Issue(
                                    Faults.place(entry),
                                    "the source '%s' did not say within %d s whether it takes %s, and is asked no more"
                                            .formatted(
                                                    entry.description().id(),
                                                    calls.limit().toSeconds(),
                                                    location.name()))
                            .coded("time-limit");
            issues.add(issue);
            faults.add(new Fault(issue, new TimeoutException(issue.toString())));
        }
        return all.size();
    }

    private void note(
            List<Source> asked, Location location, List<Answer> answers, List<Source> willing) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).takes()) {
                willing.add(asked.get(i));
            }
            if (answers.get(i).thrown().isPresent()) {
                blame(asked.get(i), location, answers.get(i).thrown().get());
            }
        }
    }

    private boolean takes(Source source, Location location) {
        List<Source> willing = new ArrayList<>();
        ask(List.of(source), location, willing);
        return !willing.isEmpty();
    }

    private Answer answer(Source source, Location location) {
        try {
            boolean takes = PluginCalls.call(catalog.entry(source), () -> source.accepts(location));
            return new Answer(takes, Optional.empty());
        } catch (IOException e) {
            return new Answer(false, Optional.empty()); // nobody's: it is listed as unread
        } catch (Exception | Error e) {
            return new Answer(false, Optional.of(e));
        }
    }

    private void blame(Source source, Location location, Throwable thrown) {
        Fault fault = Fault.of(catalog.entry(source), "asked of " + location.name(), thrown);
        faults.add(fault);
        issues.add(fault.issue());
    }

    /**
     * Returns who takes a file: where no source of its format takes a packed one as it is, those
     * that take a plain copy of it.
     *
     * @throws IOException if it cannot be unpacked
     */
    Offer of(Location location) throws IOException {
        List<Source> own = accepting(location);
        boolean taken = own.stream().anyMatch(source -> !isTabular(source));
        if (taken || !Unpacking.isPacked(location)) {
            return new Offer(location, own);
        }
        if (Unpacking.isArchive(location)) {
            return new Offer(unpacking.files(location), List.of());
        }
        try {
            List<Source> plain = accepting(unpacking.head(location));
            boolean better = own.isEmpty() || plain.stream().anyMatch(source -> !isTabular(source));
            return better && !plain.isEmpty()
                    ? new Offer(unpacking.whole(location), plain)
                    : new Offer(location, own);
        } catch (IOException e) {
            if (own.isEmpty()) {
                throw e;
            }
            return new Offer(location, own); // whoever reads it says what is wrong
        }
    }

    /**
     * Returns what the source that the user chose reads a file as: packed, if it takes it so, else
     * unpacked.
     *
     * @throws IOException if it cannot be unpacked
     */
    Offer of(Location location, Source chosen) throws IOException {
        if (Unpacking.isPacked(location) && !takes(chosen, location)) {
            if (Unpacking.isArchive(location)) {
                return new Offer(unpacking.files(location), List.of());
            }
            if (location.hasEnding(".zst") || takes(chosen, unpacking.head(location))) {
                return new Offer(unpacking.whole(location), List.of(chosen));
            }
        }
        return new Offer(location, List.of(chosen));
    }

    private boolean isTabular(Source source) {
        return catalog.entry(source).description().isTabular();
    }
}
