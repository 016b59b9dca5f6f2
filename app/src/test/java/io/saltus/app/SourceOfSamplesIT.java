package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A source is sure or silent: no two of the bundled ones take one file for their own. */
class SourceOfSamplesIT {

    private static final Path PLUGINS = Path.of("..", "plugins");

    private final Catalog catalog = Catalog.of(List.of(Installed.HOME.resolve("plugins")));

    /** Every file and folder among the samples of every bundled plugin. */
    private static List<Path> samples() throws IOException {
        List<Path> samples = new ArrayList<>();
        for (String folder : new String[] {"src/test/samples", "src/test/resources"}) {
            try (Stream<Path> plugins = Files.list(PLUGINS)) {
                for (Path plugin :
                        plugins.filter(path -> Files.isDirectory(path.resolve(folder))).toList()) {
                    try (Stream<Path> all = Files.walk(plugin.resolve(folder))) {
                        samples.addAll(all.toList());
                    }
                }
            }
        }
        return samples;
    }

    /** The ids of the sources, of tables in general aside, that take a file. */
    private Set<String> takers(Path sample) throws IOException {
        Set<String> takers = new TreeSet<>();
        for (Entry entry : catalog.entries(Kind.SOURCE)) {
            Source source = (Source) entry.bind(Map.of());
            if (!entry.description().isTabular() && source.accepts(Location.of(sample))) {
                takers.add(entry.description().id());
            }
        }
        return takers;
    }

    @Test
    void takesEachSampleForItsOwnOrLeavesIt() throws IOException {
        List<String> contested = new ArrayList<>();
        Set<String> sure = new HashSet<>();
        for (Path sample : samples()) {
            Set<String> takers = takers(sample);
            if (takers.size() > 1) {
                contested.add(sample + " " + takers);
            }
            sure.addAll(takers);
        }
        assertEquals(List.of(), contested);
        assertTrue(
                sure.containsAll(
                        Set.of(
                                "lm-eval-harness",
                                "lighteval",
                                "lighteval-details",
                                "helm",
                                "big-bench",
                                "opencompass",
                                "olmes",
                                "olmo-eval",
                                "bigcode",
                                "dclm",
                                "nemo-evaluator",
                                "euroeval",
                                "openai-evals",
                                "deepeval",
                                "bigscience")),
                sure::toString);
    }
}
