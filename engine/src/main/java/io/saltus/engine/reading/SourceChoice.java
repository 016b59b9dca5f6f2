package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.work.Fault;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which source reads what: each file goes to the one source that accepts it.
 *
 * <p>A folder is offered as a whole first; if no source takes it, its files are offered one by one,
 * in the order of their names; names that begin with a dot are passed over. A source of tables in
 * general yields to one that knows the format. Where the user chose a source, only that one is
 * asked.
 */
final class SourceChoice {

    private final Catalog catalog;
    private final Optional<Source> chosen;
    private final Unpacking unpacking;
    private final List<Source> sources = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final List<Fault> broken = new ArrayList<>();

    private final Progress progress;
    private long offered;

    private final Set<Path> seen = new HashSet<>();
    private final Unread unread;
    private final Advice advice;
    private final Offers offers;

    private SourceChoice(
            StudyData data,
            Catalog catalog,
            Unpacking unpacking,
            Duration limit,
            Optional<ReadingCache> cache,
            Progress progress) {
        this.progress = progress;
        this.catalog = catalog;
        this.unpacking = unpacking;
        this.chosen = data.source().map(source -> asked(source, data.scales()));
        List<String> waiting = new ArrayList<>(); // how to ask for sources that need a setting
        this.chosen.ifPresentOrElse(
                sources::add,
                () ->
                        MadeSources.of(catalog, issues, broken, waiting)
                                .forEach(source -> sources.add(asked(source, data.scales()))));
        this.advice = new Advice(catalog, sources, waiting);
        this.unread = new Unread(this.chosen.isPresent() ? Optional.empty() : Optional.of(advice));
        this.offers = new Offers(catalog, sources, unpacking, limit, cache);
    }

    /**
     * Returns who reads what of {@code data}.
     *
     * @param unpacking makes plain copies of what is packed, which are there until it is closed
     * @param limit how long a source may take to say whether it takes a file
     * @param cache keeps who takes which file
     * @param progress hears how many files of folders were offered
     * @throws RequestException if a location is not there, or no source, or more than one, reads it
     */
    static SourceChoice of(
            StudyData data,
            Catalog catalog,
            Unpacking unpacking,
            Duration limit,
            Optional<ReadingCache> cache,
            Progress progress) {
        SourceChoice choice = new SourceChoice(data, catalog, unpacking, limit, cache, progress);
        data.locations().forEach(choice::add);
        return choice;
    }

    /** Tables are asked for columns of scales beside what the user set. */
    private Source asked(Source source, List<String> scales) {
        return scales.isEmpty()
                ? source
                : (Source) catalog.with(source, "scales", String.join(";", scales));
    }

    /** A mapping of columns that stands alone: it belongs to the source. */
    private static String meant(Location location) {
        String name = location.name();
        return Catalog.isMapping(name) ? "; a mapping of columns is " + Catalog.mapping(name) : "";
    }

    /** Adds a location that the user named. */
    private void add(Location location) {
        Optional<Path> path = location.path();
        boolean stream = Unpacking.isStream(location);
        if (path.isPresent() && !stream && !Files.exists(path.get())) {
            throw new RequestException(
                    "there is no file or folder '%s'%s"
                            .formatted(location.name(), meant(location)));
        }
        if (path.isPresent() && !isNew(path.get())) {
            issues.add(
                    Issue.at(location, "named more than once; it is read once")
                            .coded("named-twice"));
            return;
        }
        if (location.isFolder()) {
            folder(location);
            unread.report(location, issues::add);
        } else {
            Location read = stream ? copied(location) : location;
            named(new Location(location.name(), read.uri()), read);
        }
    }

    /** Adds a file that the user named. */
    private void named(Location origin, Location location) {
        Offers.Offer offer = offer(location, chosen);
        if (offer.location().isFolder()) {
            folder(offer.location());
            unread.report(offer.location(), issues::add);
        } else if (offer.accepting().size() == 1) {
            add(offer.location(), origin, offer.accepting().get(0));
        } else {
            throw refusal(offer.location(), offer.accepting());
        }
    }

    /** A pipe is read once, into a copy. */
    private Location copied(Location stream) {
        try {
            Location copy = unpacking.copy(stream);
            issues.add(
                    Issue.at(
                                    stream,
                                    "has no name and is read as '"
                                            + copy.name()
                                            + "'; --source ID says otherwise")
                            .coded("name-assumed")
                            .asRemark());
            return copy;
        } catch (IOException e) {
            throw new RequestException(
                    "%s cannot be read: %s".formatted(stream.name(), Faults.unreadable(e)), e);
        }
    }

    private static RequestException unpackable(Location location, IOException e) {
        return new RequestException(
                "%s cannot be unpacked: %s".formatted(location.name(), Faults.unreadable(e)), e);
    }

    List<Reading> readings() {
        return readings;
    }

    List<Issue> issues() {
        return issues;
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(broken);
        faults.addAll(offers.faults());
        return faults;
    }

    /** That nobody reads a file is the plugin's fault where one failed when it was asked. */
    private RuntimeException refusal(Location location, List<Source> accepting) {
        if (!accepting.isEmpty()) {
            return new RequestException(advice.several(location, accepting));
        }
        List<Fault> faults = offers.faults();
        return faults.isEmpty()
                ? new RequestException(advice.nobody(location, issues))
                : new PluginException(
                        advice.nobody(location, issues), faults.get(faults.size() - 1).thrown());
    }

    private void folder(Location folder) {
        List<Source> accepting = accepting(folder);
        if (accepting.size() == 1) {
            add(folder, folder, accepting.get(0));
            return;
        }
        if (accepting.size() > 1) {
            issues.add(
                    Issue.at(folder, advice.several(folder, accepting)).coded("several-sources"));
            return;
        }
        List<Path> children = children(folder);
        if (chosen.isEmpty()) {
            offers.foresee(Children.plain(folder, children));
        }
        for (Path child : children) {
            if (!isNew(child)) {
                continue; // a link to what was met already, or a loop of links
            }
            Location location = Children.below(folder, child);
            if (Files.isDirectory(child)) {
                folder(location);
            } else if (Files.exists(child) && !Files.isRegularFile(child)) {
                issues.add(
                        Issue.at(
                                        location,
                                        "is no file but a pipe, a socket or a device, which might never end; give it by itself to read it")
                                .coded("no-file"));
            } else if (OwnOutput.is(child)) {
                unread.addOwn(location);
            } else {
                file(location);
            }
        }
    }

    private void file(Location location) {
        progress.at("looking at files", ++offered, 0);
        Offers.Offer offer;
        try {
            offer = offer(location, Optional.empty());
        } catch (RequestException e) {
            issues.add(
                    new Issue(location.name(), String.valueOf(e.getMessage())).coded("unreadable"));
            return;
        }
        if (offer.location().isFolder()) {
            folder(offer.location());
        } else if (offer.accepting().size() == 1) {
            add(offer.location(), location, offer.accepting().get(0));
        } else if (offer.accepting().isEmpty()) {
            unread.add(location);
        } else {
            issues.add(
                    Issue.at(location, advice.several(location, offer.accepting()))
                            .coded("several-sources"));
        }
    }

    private void add(Location location, Location origin, Source source) {
        readings.add(new Reading(location, origin, source, catalog.entry(source)));
    }

    private List<Source> accepting(Location location) {
        List<Source> accepting = offers.accepting(location);
        issues.addAll(offers.takeIssues());
        return accepting;
    }

    /** Who takes a file, or what it was unpacked into. */
    private Offers.Offer offer(Location location, Optional<Source> only) {
        try {
            Offers.Offer offer =
                    only.isPresent() ? offers.of(location, only.get()) : offers.of(location);
            issues.addAll(offers.takeIssues());
            return offer;
        } catch (IOException e) {
            throw unpackable(location, e);
        }
    }

    private List<Path> children(Location folder) {
        try {
            return Children.of(folder);
        } catch (IOException e) {
            issues.add(Issue.at(folder, Faults.unreadable(e)).coded("unreadable"));
            return List.of();
        }
    }

    private boolean isNew(Path path) {
        try {
            return seen.add(path.toRealPath());
        } catch (IOException e) {
            return seen.add(path.toAbsolutePath().normalize());
        }
    }
}
