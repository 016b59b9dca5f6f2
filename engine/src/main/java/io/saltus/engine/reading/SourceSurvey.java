package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.work.Faults;
import io.saltus.engine.work.PluginCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks every source whether it takes a location, and what it looks for. */
public final class SourceSurvey {

    /**
     * What a source says of a location.
     *
     * @param entry the source
     * @param takes whether it would read it
     * @param yields whether it would, were there no source that knows the format
     * @param looksFor what it looks for; blank if it does not say
     * @param asked how to ask for it, if it needs settings and is asked only by name; blank else
     */
    public record Answer(
            Entry entry, boolean takes, boolean yields, String looksFor, String asked) {}

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private SourceSurvey() {}

    /**
     * Returns an answer for each source: those that are asked in the order of their ids, then those
     * that need settings and are asked only by name.
     *
     * @throws RequestException if the location is not there or cannot be unpacked
     */
    public static List<Answer> of(Location location, Catalog catalog) {
        if (location.path().isPresent() && !Files.exists(location.path().get())) {
            throw new RequestException("there is no file or folder '" + location.name() + "'");
        }
        List<Source> sources =
                MadeSources.of(catalog, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Unpacking unpacking = new Unpacking()) {
            Offers offers = new Offers(catalog, sources, unpacking, LIMIT, Optional.empty());
            boolean unpacks =
                    Unpacking.isPacked(location)
                            && !Unpacking.isArchive(location)
                            && offers.accepting(location).isEmpty();
            Location asked = unpacks ? unpacking.head(location) : location;
            List<Source> willing = offers.willing(asked);
            List<Source> accepting = offers.accepting(asked);
            List<Answer> all = new ArrayList<>();
            for (Source source : sources) {
                all.add(
                        new Answer(
                                catalog.entry(source),
                                accepting.contains(source),
                                willing.contains(source) && !accepting.contains(source),
                                PluginCalls.looksFor(catalog.entry(source), source),
                                ""));
            }
            for (Entry entry : catalog.entries(Kind.SOURCE)) {
                if (!entry.description().required().isEmpty()) {
                    all.add(new Answer(entry, false, false, "", MadeSources.asked(entry)));
                }
            }
            return all;
        } catch (IOException e) {
            throw new RequestException(
                    "%s cannot be unpacked: %s".formatted(location.name(), Faults.unreadable(e)),
                    e);
        }
    }
}
