package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Fault;
import io.saltus.engine.work.Parallel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    private final Catalog catalog;
    private final List<Source> sources;
    private final Unpacking unpacking;
    private final List<Issue> issues = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param sources who is asked
     * @param unpacking makes plain copies of what is packed, which are there until it is closed
     */
    Offers(Catalog catalog, List<Source> sources, Unpacking unpacking) {
        this.catalog = catalog;
        this.sources = List.copyOf(sources);
        this.unpacking = unpacking;
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
        List<Source> willing = new ArrayList<>();
        for (Source source : sources) {
            try {
                if (source.accepts(location)) {
                    willing.add(source);
                }
            } catch (IOException e) {
                // a file that cannot be opened is nobody's: it is listed as unread
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                Fault fault = Fault.of(catalog.entry(source), "asked of " + location.name(), e);
                faults.add(fault);
                issues.add(fault.issue());
            }
        }
        Parallel.requireWanted(); // an interrupted thread opens no file: it would be nobody's
        return willing;
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
        if (Unpacking.isPacked(location) && !chosen.accepts(location)) {
            if (Unpacking.isArchive(location)) {
                return new Offer(unpacking.files(location), List.of());
            }
            if (location.hasEnding(".zst") || chosen.accepts(unpacking.head(location))) {
                return new Offer(unpacking.whole(location), List.of(chosen));
            }
        }
        return new Offer(location, List.of(chosen));
    }

    private boolean isTabular(Source source) {
        return catalog.entry(source).description().isTabular();
    }
}
