package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.work.Fault;
import io.saltus.engine.work.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All sources that can be made with their defaults; one that needs a setting waits to be named, one
 * that cannot be made is told and left aside.
 */
final class MadeSources {

    private MadeSources() {}

    static List<Source> of(
            Catalog catalog, List<Issue> issues, List<Fault> faults, List<String> waiting) {
        List<Source> sources = new ArrayList<>();
        for (Entry entry : catalog.entries(Kind.SOURCE)) {
            try {
                if (entry.description().required().isEmpty()) {
                    sources.add((Source) entry.bind(Map.of()));
                } else {
                    waiting.add(asked(entry));
                }
            } catch (PluginException e) {
                Issue issue = e.issue(Faults.place(entry));
                issues.add(issue);
                faults.add(new Fault(issue, e));
            }
        }
        return sources;
    }

    /** How to ask for a source that needs settings: {@code jdbc:query=...}. */
    static String asked(Entry entry) {
        return entry.description().required().stream()
                .map(setting -> setting.name() + "=...")
                .collect(Collectors.joining(",", entry.description().id() + ":", ""));
    }
}
