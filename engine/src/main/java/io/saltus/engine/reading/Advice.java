package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.work.PluginCalls;
import java.util.List;

/** What is said, and what a user can type, where it is open which source reads a location. */
final class Advice {

    private final Catalog catalog;
    private final List<Source> sources;
    private final List<String> waiting;

    /**
     * @param sources who is asked
     * @param waiting how to ask for sources that need a setting
     */
    Advice(Catalog catalog, List<Source> sources, List<String> waiting) {
        this.catalog = catalog;
        this.sources = List.copyOf(sources);
        this.waiting = List.copyOf(waiting);
    }

    /** That nobody reads a location, with the last of the issues so far. */
    String nobody(Location location, List<Issue> issues) {
        if (location.path().filter(OwnOutput::isReport).isPresent()) {
            return "'%s' is a report that Saltus wrote, and holds no results; 'saltus compare' reads reports"
                    .formatted(location.name());
        }
        return "no source reads '%s'; %s%s%s"
                .formatted(
                        location.name(),
                        choice(),
                        nearest(location),
                        issues.isEmpty() ? "" : " (" + issues.get(issues.size() - 1) + ")");
    }

    /** What a file that nobody reads is nearest to, and what it lacks. */
    String nearest(Location location) {
        return NearestFormat.of(
                        location,
                        sources,
                        source -> catalog.entry(source).description().id(),
                        source -> PluginCalls.looksFor(catalog.entry(source), source))
                .map(near -> "; nearest is " + near.words())
                .orElse("");
    }

    /** What a user can type where no source takes a file by itself. */
    String choice() {
        return catalog.thereAre(Kind.SOURCE)
                + (catalog.entries(Kind.SOURCE).isEmpty()
                        ? ""
                        : "; choose one with --source ID, or see what each looks for with 'saltus inspect --sources'"
                                + onlyByName());
    }

    private String onlyByName() {
        return waiting.isEmpty()
                ? ""
                : "; asked only by name, for what they need: --source "
                        + String.join(", --source ", waiting);
    }

    /** That several sources read a location. */
    String several(Location location, List<Source> accepting) {
        List<String> ids =
                accepting.stream()
                        .map(s -> "'" + catalog.entry(s).description().id() + "'")
                        .toList();
        return "%s all read '%s'; choose one with --source ID"
                .formatted(String.join(" and ", ids), location.name());
    }
}
