package io.saltus.engine;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Origin;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Locations to dataset: each file is read by the source that accepts it, several at a time; the
 * result is in the order of the locations whatever the order in which they were read.
 */
final class Ingestion {

    /** What came of one reading. */
    private record Result(
            Reading reading,
            Rows rows,
            List<Issue> issues,
            Optional<Origin> origin,
            List<Throwable> faults) {}

    private final Catalog catalog;
    private final ModelCatalogue models;
    private final ChanceCatalogue chances;

    Ingestion(Catalog catalog, ModelCatalogue models, ChanceCatalogue chances) {
        this.chances = chances;
        this.catalog = catalog;
        this.models = models;
    }

    /**
     * Reads everything at {@code locations}.
     *
     * @throws RequestException if a location is not there, no source reads it, or it all gives no
     *     result
     */
    Dataset read(
            List<Location> locations,
            Optional<Source> chosen,
            int threads,
            Duration limit,
            Progress progress) {
        SourceChoice choice = new SourceChoice(catalog, chosen);
        locations.forEach(choice::add);
        AtomicLong done = new AtomicLong();
        int total = choice.readings().size();
        List<Result> results =
                Parallel.map(
                        choice.readings(),
                        threads,
                        limit,
                        (reading, alive) -> {
                            Result result = read(reading, alive, threads > total);
                            progress.at("reading", done.incrementAndGet(), total);
                            return result;
                        },
                        reading -> late(reading, limit));
        List<Issue> issues = new ArrayList<>(choice.issues());
        List<Origin> origins = new ArrayList<>();
        List<Throwable> faults = new ArrayList<>(choice.faults());
        for (Result result : results) {
            issues.addAll(result.issues());
            result.origin().ifPresent(origins::add);
            faults.addAll(result.faults());
        }
        List<Outcomes> outcomes = new ArrayList<>();
        Table table = merged(results, outcomes);
        if (table.rowCount() == 0) {
            throw new RequestException(nothing(locations, issues));
        }
        return new Dataset(table, outcomes, origins, issues, faults);
    }

    private Result late(Reading reading, Duration limit) {
        Issue issue =
                new Issue(
                        Faults.place(reading.entry()),
                        "the source '%s', reading %s, gave nothing for %d s; see --time-limit"
                                .formatted(
                                        reading.entry().description().id(),
                                        reading.location().name(),
                                        limit.toSeconds()));
        return new Result(
                reading,
                new Rows(reading.location().name(), models, chances, () -> {}),
                List.of(issue),
                Optional.empty(),
                List.of(new IllegalStateException(issue.toString())));
    }

    /**
     * Reads one location.
     *
     * @param alive run now and then to show that reading goes on
     * @param aside whether a thread is free to take the fingerprint in the meantime
     */
    private Result read(Reading reading, Runnable alive, boolean aside) {
        Location location = reading.location();
        FutureTask<String> fingerprint = new FutureTask<>(() -> fingerprint(location));
        if (aside) {
            Thread thread = new Thread(fingerprint, "saltus-fingerprint");
            thread.setDaemon(true);
            thread.start();
        }
        Rows rows = new Rows(location.name(), models, chances, alive);
        List<Issue> trouble = new ArrayList<>();
        List<Throwable> faults = new ArrayList<>();
        try {
            Guarded.call(
                    reading.entry(),
                    () -> {
                        reading.source().read(location, rows);
                        return true;
                    });
        } catch (RequestException e) {
            trouble.add(Issue.at(location, withoutPlace(location, e.getMessage())));
        } catch (IOException e) {
            trouble.add(Issue.at(location, Faults.unreadable(e)));
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | AssertionError
                | OutOfMemoryError e) {
            faults.add(e);
            trouble.add(Faults.issue(reading.entry(), "reading " + location.name(), e));
        }
        List<Issue> issues = new ArrayList<>(rows.issues());
        issues.addAll(trouble);
        fingerprint.run(); // does nothing if it ran or runs already
        return new Result(
                reading, rows, issues, origin(reading, rows, issues, fingerprint), faults);
    }

    private static String fingerprint(Location location) throws IOException {
        Optional<Path> path = location.path();
        return path.isPresent() ? Fingerprint.of(path.get()) : "";
    }

    private Optional<Origin> origin(
            Reading reading, Rows rows, List<Issue> issues, FutureTask<String> fingerprint) {
        try {
            return Optional.of(
                    new Origin(
                            reading.location().name(),
                            fingerprint.get(),
                            catalog.configured(reading.source()),
                            rows.size()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                if (issues.isEmpty()) {
                    issues.add(Issue.at(reading.location(), Faults.unreadable(unreadable)));
                }
                return Optional.empty();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Appends the tables in order; a column for an axis that some tables lack is unknown there. */
    private static Table merged(List<Result> results, List<Outcomes> outcomes) {
        Table all = null;
        for (Result result : results) {
            if (result.rows().size() == 0) {
                continue;
            }
            Table table = result.rows().table();
            shift(table.intColumn(Schema.OUTCOMES), outcomes.size());
            outcomes.addAll(result.rows().outcomes());
            if (all == null) {
                all = table;
            } else {
                alignColumns(all, table);
                alignColumns(table, all);
                all.append(table);
            }
        }
        return all == null ? Table.create("observations") : all.setName("observations");
    }

    /** Points to the same outcomes once they stand after {@code by} others. */
    private static void shift(IntColumn index, int by) {
        for (int row = 0; by > 0 && row < index.size(); row++) {
            if (!index.isMissing(row)) {
                index.set(row, index.getInt(row) + by);
            }
        }
    }

    private static void alignColumns(Table table, Table like) {
        for (Column<?> column : like.columns()) {
            if (!table.containsColumn(column.name())) {
                Column<?> empty = column.emptyCopy();
                for (int i = 0; i < table.rowCount(); i++) {
                    empty.appendMissing();
                }
                table.addColumns(empty);
            }
        }
    }

    private static String nothing(List<Location> locations, List<Issue> issues) {
        String names = String.join(", ", locations.stream().map(Location::name).toList());
        if (issues.isEmpty()) {
            return names + " holds no results";
        }
        String more = issues.size() == 1 ? "" : " (and " + (issues.size() - 1) + " more issues)";
        return issues.get(0).where().startsWith(names)
                ? issues.get(0) + more
                : "no results in " + names + ": " + issues.get(0) + more;
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
