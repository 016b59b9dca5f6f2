package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin's author may use, from the command line to the report. */
class AuthorsIT {

    private static final String SOURCE =
            """
            package com.acme;
            import io.saltus.api.data.*;
            import io.saltus.api.spi.*;
            import java.util.List;
            @About(id = "warehouse", summary = "Reads from a warehouse")
            public record Warehouse(
                    @Param(value = "The table", required = true, formerly = "relation") String table,
                    @Param("Tasks to read; none: all") List<String> tasks,
                    @Param("A key") Secret token)
                    implements Source {
                public Warehouse() { this("", List.of(), Secret.NONE); }
                private static final System.Logger LOG = System.getLogger("com.acme.warehouse");
                @Override public boolean accepts(Location location) {
                    return location.hasEnding(".house");
                }
                @Override public void read(Location location, ObservationSink sink) {
                    LOG.log(System.Logger.Level.INFO, "asks {0} for {1}", table, tasks);
                    LOG.log(System.Logger.Level.DEBUG, () -> "key of length "
                            + token.value().map(String::length).orElse(0));
                    for (int i = 0; i < 6; i++) {
                        sink.at(i, 6);
                        for (String task : tasks) {
                            sink.accept(Observation.of(
                                            Model.of("m" + i).inFamily("F")
                                                    .at(Axis.PARAMETERS, Math.pow(10, 8 + i)),
                                            task, Metric.accuracy("acc", 0.25), i < 4 ? 0.25 : 0.9)
                                    .in(Setup.shots(0)).withExamples(400));
                        }
                    }
                }
            }
            """;

    private static final String KEY = "hunter2";

    @TempDir private Path folder;

    private Installed saltus;
    private String data;

    @BeforeEach
    void install() throws IOException {
        saltus = Installed.copiedTo(folder.resolve("saltus"));
        PluginJar.named("acme")
                .extension("com.acme.Warehouse", SOURCE)
                .in(saltus.plugins(), "acme-1.0.0.jar");
        data = Files.writeString(folder.resolve("a.house"), "x").toString();
    }

    private Installed.Run analyze(String source, String... more) {
        String[] arguments = new String[more.length + 6];
        String[] first = {"analyze", data, "--source", source, "--render", "json"};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return saltus.run(Map.of("WAREHOUSE_KEY", KEY), arguments);
    }

    @Test
    void readsListsAndKeepsSecrets() {
        Installed.Run run = analyze("warehouse:table=runs,tasks=add;mul,token=WAREHOUSE_KEY");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("\"tasks\": \"add;mul\""), run::out);
        assertTrue(run.out().contains("\"token\": \"***\""), run::out);
        assertFalse(run.toString().contains(KEY), run::toString);
    }

    @Test
    void saysWhatIsRequiredAndWhatANameIsNow() {
        Installed.Run missing = analyze("warehouse:tasks=add");
        assertEquals(2, missing.code(), missing::toString);
        assertTrue(missing.err().contains("needs the setting 'table' (The table)"), missing::err);
        Installed.Run renamed = analyze("warehouse:relation=runs,tasks=add");
        assertEquals(0, renamed.code(), renamed::toString);
        assertTrue(
                renamed.err().contains("saltus: 'warehouse' setting 'relation' is now 'table'"),
                renamed::err);
        Installed.Run unasked = saltus.run("analyze", data);
        assertEquals(2, unasked.code(), unasked::toString);
        assertTrue(unasked.err().contains("--source warehouse:table=..."), unasked::err);
        Installed.Run described = saltus.run("plugins", "describe", "warehouse");
        assertTrue(described.out().contains("table  (required; text), formerly relation"));
    }

    @Test
    void logsWhenAskedAndElseIsQuiet() {
        assertEquals("", analyze("warehouse:table=runs,tasks=add").err());
        Installed.Run run =
                analyze("warehouse:table=runs,tasks=add,token=WAREHOUSE_KEY", "--verbose");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.err().contains("saltus: acme: info: asks runs for [add]"), run::err);
        assertTrue(run.err().contains("saltus: acme: debug: key of length 7"), run::err);
        assertTrue(run.out().startsWith("{"), run::out);
    }

    @Test
    void keepsItsPromisesWithSettingsThatAreRequired() {
        Installed.Run run = saltus.run("plugins", "verify", saltus.plugins() + "/acme-1.0.0.jar");
        assertFalse(run.out().contains("needs the setting"), run::toString);
        assertFalse(run.out().contains("breaks a promise, that it refuses"), run::toString);
    }
}
