package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Origin;
import io.saltus.api.words.Numbers;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Fingerprint;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Fault;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.Parallel;
import io.saltus.engine.work.PluginCalls;
import io.saltus.engine.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/**
 * Locations to dataset: each file is read by the source that accepts it, several at a time; the
 * result is in the order of the locations whatever the order in which they were read. What newer
 * results supersede is dropped, what is known beside the data is filled in, and what the study is
 * not about is left out.
 */
public final class Ingestion {

    /**
     * What came of one reading.
     *
     * @param fault that the source broke a promise, if it did; its issue is among the issues
     * @param ofCache what is amiss with the cache
     */
    private record Result(
            TableSink rows,
            List<Issue> issues,
            Optional<Origin> origin,
            Optional<Fault> fault,
            Optional<Issue> ofCache) {}

    private final StudyData data;
    private final Catalog catalog;
    private final Effort effort;
    private Optional<ReadingCache> cache = Optional.empty();
    private final Map<Reading, TableSink> begun =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private Ingestion(StudyData data, Catalog catalog, Effort effort) {
        this.data = data;
        this.catalog = catalog;
        this.effort = effort;
    }

    /**
     * Returns the observations of {@code data}.
     *
     * @throws RequestException if a location is not there, no source reads it, or it all gives no
     *     result
     * @throws PluginException if there is no result because a source failed
     */
    public static Dataset read(StudyData data, Catalog catalog, Effort effort, Progress progress) {
        Dataset counted =
                new Ingestion(data, catalog, effort)
                        .read(progress)
                        .withIdentities()
                        .withoutRivals()
                        .withExamples(new KnownTestSets(data.benchmarks()));
        Dataset dataset = ChanceReview.of(counted, data.chances());
        return data.condition().map(dataset::where).orElse(dataset);
    }

    private Dataset read(Progress progress) {
        try (Unpacking unpacking = new Unpacking()) {
            cache =
                    effort.cache()
                            .map(folder -> new ReadingCache(folder, catalog, unpacking::isCopy));
            return read(
                    SourceChoice.of(data, catalog, unpacking, effort.timeLimit(), cache, progress),
                    progress);
        }
    }

    private Dataset read(SourceChoice choice, Progress progress) {
        AtomicLong done = new AtomicLong();
        int total = choice.readings().size();
        List<Result> results =
                Parallel.map(
                        choice.readings(),
                        effort.threads(),
                        effort.timeLimit(),
                        (reading, alive) -> {
                            Result result =
                                    read(reading, alive, progress, effort.threads() > total);
                            progress.at("reading", done.incrementAndGet(), total);
                            return result;
                        },
                        this::late);
        List<Issue> issues = new ArrayList<>(choice.issues());
        List<Origin> origins = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(choice.faults());
        for (Result result : results) {
            issues.addAll(result.issues());
            result.origin().ifPresent(origins::add);
            result.fault().ifPresent(faults::add);
        }
        // of a folder that takes nothing, the first file tells
        Set<Issue> ofCache = new LinkedHashSet<>();
        results.forEach(result -> result.ofCache().ifPresent(ofCache::add));
        effort.cache()
                .flatMap(folder -> CacheSize.trim(folder, CacheSize.MOST))
                .ifPresent(ofCache::add);
        issues.addAll(ofCache);
        List<Outcomes> outcomes = new ArrayList<>();
        Table table = TableMerge.of(results.stream().map(Result::rows).toList(), outcomes);
        if (table.rowCount() == 0) {
            if (!faults.isEmpty()) {
                Fault first = faults.get(0);
                throw new PluginException(first.issue().toString(), first.thrown());
            }
            throw new RequestException(nothing(issues));
        }
        OwnAxes axes = OwnAxes.of(results.stream().map(result -> result.rows().axes()).toList());
        issues.addAll(axes.issues());
        return new Dataset(
                table,
                outcomes,
                origins,
                issues,
                faults.stream().map(Fault::thrown).toList(),
                axes.axes());
    }

    private TableSink sink(Location location, Runnable alive, Progress heard) {
        return new TableSink(location.name(), data.models(), data.chances(), alive, heard);
    }

    /** Keeps what a source that fell silent had sent by then. */
    private Result late(Reading reading) {
        TableSink rows =
                begun.getOrDefault(reading, sink(reading.location(), () -> {}, Progress.NONE));
        rows.close();
        long seconds = effort.timeLimit().toSeconds();
        Issue issue =
                new Issue(
                                Faults.place(reading.entry()),
                                "the source '%s', reading %s, gave nothing for %d s%s; see --time-limit"
                                        .formatted(
                                                reading.entry().description().id(),
                                                reading.location().name(),
                                                seconds,
                                                rows.size() == 0
                                                        ? ""
                                                        : " after %s, which %s kept; what would have followed is missing"
                                                                .formatted(
                                                                        Numbers.count(
                                                                                rows.size(),
                                                                                "result"),
                                                                        rows.size() == 1
                                                                                ? "is"
                                                                                : "are")))
                        .coded("time-limit");
        List<Issue> issues = new ArrayList<>(rows.issues());
        issues.add(issue);
        Optional<Origin> origin = Optional.empty();
        if (rows.size() > 0) {
            FutureTask<String> fingerprint = new FutureTask<>(() -> fingerprint(reading.origin()));
            fingerprint.run();
            origin = origin(reading, rows, issues, fingerprint);
        }
        Fault fault = new Fault(issue, new IllegalStateException(issue.toString()));
        return new Result(rows, issues, origin, Optional.of(fault), Optional.empty());
    }

    /**
     * Reads one location.
     *
     * @param alive run now and then to show that reading goes on
     * @param heard hears how far the source says it has come
     * @param aside whether a thread is free to take the fingerprint in the meantime
     */
    private Result read(Reading reading, Runnable alive, Progress heard, boolean aside) {
        Location location = reading.location();
        FutureTask<String> fingerprint = new FutureTask<>(() -> fingerprint(reading.origin()));
        if (aside) {
            Thread thread = new Thread(fingerprint, "saltus-fingerprint");
            thread.setDaemon(true);
            thread.start();
        }
        Optional<Path> entry = entry(reading);
        Kept kept = kept(entry, () -> sink(location, alive, heard));
        TableSink rows = kept.rows().orElseGet(() -> sink(location, alive, heard));
        Optional<Issue> ofCache = kept.damage();
        begun.put(reading, rows);
        List<Issue> trouble = new ArrayList<>();
        Optional<Fault> fault = Optional.empty();
        try {
            if (kept.rows().isEmpty()) {
                ofCache = read(reading, entry, rows).or(kept::damage);
            }
        } catch (RequestException e) {
            trouble.add(
                    Issue.at(location, withoutPlace(location, e.getMessage())).coded("unreadable"));
        } catch (IOException e) {
            trouble.add(Issue.at(location, Faults.unreadable(e)).coded("unreadable"));
        } catch (Exception | Error e) {
            Fault broken = Fault.of(reading.entry(), "reading " + location.name(), e);
            fault = Optional.of(broken);
            trouble.add(broken.issue());
        }
        if (rows.isTorn()) {
            throw new OutOfMemoryError("the results of " + location.name());
        }
        List<Issue> issues = new ArrayList<>(rows.issues());
        issues.addAll(trouble);
        begun.remove(reading);
        fingerprint.run(); // does nothing if it ran or runs already
        Optional<Origin> origin = origin(reading, rows, issues, fingerprint);
        return new Result(rows, issues, origin, fault, ofCache);
    }

    /** What was kept of a file, or that it was damaged. */
    private record Kept(Optional<TableSink> rows, Optional<Issue> damage) {}

    private static Kept kept(Optional<Path> entry, Supplier<TableSink> sink) {
        if (entry.isEmpty()) {
            return new Kept(Optional.empty(), Optional.empty());
        }
        TableSink rows = sink.get();
        try {
            boolean there = ReadingCache.send(entry.get(), rows);
            return new Kept(there ? Optional.of(rows) : Optional.empty(), Optional.empty());
        } catch (IOException e) {
            return new Kept(Optional.empty(), Optional.of(ReadingCache.damaged(entry.get(), e)));
        }
    }

    /** Where what is read of a file is kept; nothing where it may not be. */
    private Optional<Path> entry(Reading reading) {
        if (cache.isEmpty() || !cache.get().isFor(reading.origin())) {
            return Optional.empty();
        }
        try {
            return cache.get().place(reading);
        } catch (IOException e) {
            return Optional.empty(); // whoever reads the file says why it cannot be read
        }
    }

    /** Reads a location, and keeps what was read where there is a place for it. */
    private Optional<Issue> read(Reading reading, Optional<Path> entry, TableSink rows)
            throws Exception {
        ReadingCache.Work work =
                sink ->
                        PluginCalls.call(
                                reading.entry(),
                                () -> {
                                    reading.source().read(reading.location(), sink);
                                    return true;
                                });
        if (entry.isEmpty() || cache.isEmpty()) {
            work.into(rows);
            return Optional.empty();
        }
        Path file = reading.origin().path().orElseThrow();
        return cache.get().keep(entry.get(), file, rows, work);
    }

    private String fingerprint(Location location) throws IOException {
        Optional<Path> path = location.path();
        if (path.isPresent() && cache.isPresent() && cache.get().isFor(location)) {
            return cache.get().fingerprint(path.get());
        }
        return path.isPresent() ? Fingerprint.of(path.get()) : "";
    }

    private Optional<Origin> origin(
            Reading reading, TableSink rows, List<Issue> issues, FutureTask<String> fingerprint) {
        try {
            return Optional.of(
                    new Origin(
                            reading.origin().name(),
                            Parallel.resultOf(fingerprint),
                            catalog.configured(reading.source()),
                            rows.size()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                if (issues.isEmpty()) {
                    issues.add(
                            Issue.at(reading.location(), Faults.unreadable(unreadable))
                                    .coded("unreadable"));
                }
                return Optional.empty();
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private String nothing(List<Issue> issues) {
        String names = String.join(", ", data.locations().stream().map(Location::name).toList());
        if (issues.isEmpty()) {
            return names + " holds no results";
        }
        String more = issues.size() == 1 ? "" : " (and " + (issues.size() - 1) + " more issues)";
        // what was understood is no reason
        Issue why = issues.stream().filter(i -> !i.remark()).findFirst().orElse(issues.get(0));
        return why.where().startsWith(names)
                ? why + more
                : "no results in " + names + ": " + why + more;
    }

    private static String withoutPlace(Location location, String message) {
        for (String mark : new String[] {": ", " "}) {
            String place = location.name() + mark;
            if (message.startsWith(place)) {
                return message.substring(place.length());
            }
        }
        return message;
    }
}
