package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import io.saltus.app.command.ExitCode;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each plugin has the libraries it brings, and sees nobody else's classes. */
class IsolationIT {

    private static final Path LIBRARIES = Path.of("target", "libraries").toAbsolutePath();

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();

    private Installed.Run run(String... arguments) {
        return saltus.run(Map.of("SALTUS_PLUGINS", folder.toString()), arguments);
    }

    private Installed.Run judge(String... criteria) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "analyze",
                                saltus.home().resolve("data/gpt3.csv").toString(),
                                "--where",
                                "task = '3D+' and shots > 1",
                                "--render",
                                "json"));
        for (String criterion : criteria) {
            arguments.add("--criterion");
            arguments.add(criterion);
        }
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void runsTwoVersionsOfOneLibrarySideBySide() throws IOException {
        // Objects.firstNonNull went away in Guava 21, Strings.lenientFormat came in 25.
        PluginJar.named("old")
                .library(LIBRARIES.resolve("guava-18.0.jar"))
                .extension(
                        "Old",
                        PluginJar.criterion(
                                "Old",
                                "old-library",
                                "return Verdict.undecided(com.google.common.base.Objects.firstNonNull("
                                        + "(String) null, \"from Guava 18\"));"))
                .asFolder(folder, "old");
        PluginJar.named("new")
                .library(LIBRARIES.resolve("guava-33.4.8-jre.jar"))
                .extension(
                        "New",
                        PluginJar.criterion(
                                "New",
                                "new-library",
                                "return Verdict.undecided(com.google.common.base.Strings.lenientFormat("
                                        + "\"from Guava %s\", 33));"))
                .asFolder(folder, "new");
        Installed.Run run = judge("old-library", "new-library");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("from Guava 18"), run.out());
        assertTrue(run.out().contains("from Guava 33"), run.out());
    }

    @Test
    void showsAPluginNeitherTheEngineNorItsNeighbours() throws IOException {
        String look =
                "StringBuilder seen = new StringBuilder(\"sees\"); for (String name : new String[]"
                        + " {\"io.saltus.engine.Saltus\", \"io.saltus.app.Main\","
                        + " \"tech.tablesaw.api.Table\", \"org.pf4j.PluginManager\", \"Neighbour\","
                        + " \"io.saltus.plugins.csv.Csv\"}) try { Class.forName(name);"
                        + " seen.append(' ').append(name); } catch (ClassNotFoundException e) { }"
                        + " return Verdict.undecided(seen + \" only the API\");";
        PluginJar.named("curious")
                .extension("Curious", PluginJar.criterion("Curious", "curious", look))
                .in(folder, "curious.jar");
        PluginJar.named("neighbour")
                .extension(
                        "Neighbour",
                        PluginJar.criterion(
                                "Neighbour", "neighbour", "return Verdict.undecided(\"here\");"))
                .in(folder, "neighbour.jar");
        Installed.Run run = judge("curious");
        assertTrue(run.out().contains("\"sees only the API\""), run.out());
    }

    @Test
    void readsADatabaseByAPluginWithNativeCode() throws Exception {
        Path database = folder.resolve("results.sqlite");
        createDatabase(database);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        PluginJar.named("sqlite")
                .library(LIBRARIES.resolve("sqlite-jdbc-3.54.1.0.jar"))
                .extension(
                        "Sqlite",
                        """
                        import io.saltus.api.data.*;
                        import io.saltus.api.spi.*;
                        @About(id = "sqlite", summary = "Reads the table 'results' of an SQLite file")
                        public record Sqlite() implements Source {
                            @Override public boolean accepts(Location location) { return location.hasEnding(".sqlite"); }
                            @Override public void read(Location location, ObservationSink sink) throws java.io.IOException {
                                try (var connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + location.path().get(), new java.util.Properties());
                                        var rows = connection.createStatement().executeQuery("select model, params, score from results order by params")) {
                                    while (rows.next()) {
                                        sink.accept(Observation.of(Model.of(rows.getString(1)).inFamily("A").at(Axis.PARAMETERS, rows.getDouble(2)),
                                                "addition", Metric.accuracy("exact_match", 0), rows.getDouble(3)).withExamples(500));
                                    }
                                } catch (java.sql.SQLException e) {
                                    throw new RequestException(e.getMessage(), e);
                                }
                            }
                        }
                        """)
                .asFolder(plugins, "sqlite");
        Installed.Run run =
                saltus.run(
                        Map.of("SALTUS_PLUGINS", plugins.toString()),
                        "analyze",
                        database.toString(),
                        "--axis",
                        "parameters",
                        "--render",
                        "json");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("\"outcome\": \"emergent\""), run.out());
        assertTrue(run.out().contains("\"id\": \"sqlite\""), run.out());
    }

    private static void createDatabase(Path file) throws Exception {
        try (var loader =
                new java.net.URLClassLoader(
                        new java.net.URL[] {
                            LIBRARIES.resolve("sqlite-jdbc-3.54.1.0.jar").toUri().toURL()
                        })) {
            Driver driver =
                    (Driver) loader.loadClass("org.sqlite.JDBC").getConstructor().newInstance();
            try (Connection connection = driver.connect("jdbc:sqlite:" + file, new Properties());
                    var statement = connection.createStatement()) {
                statement.execute("create table results (model text, params real, score real)");
                double[] scores = {0, .002, .002, .01, .5, .8};
                for (int i = 0; i < scores.length; i++) {
                    statement.execute(
                            "insert into results values ('m%d', %s, %s)"
                                    .formatted(i, Math.pow(10, 8 + i / 2.), scores[i]));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void loadsAPluginWithALibraryOfAHundredMegabytes() throws IOException {
        Path big = Files.createTempDirectory("big").resolve("big.jar");
        byte[] block = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(big))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("weights.bin"));
            for (int i = 0; i < 100; i++) {
                new Random(i).nextBytes(block);
                zip.write(block);
            }
        }
        PluginJar.named("big")
                .library(big)
                .extension(
                        "Big",
                        PluginJar.criterion(
                                "Big",
                                "big",
                                "try (var in = getClass().getResourceAsStream(\"/weights.bin\")) {"
                                        + " return Verdict.undecided(\"its first byte is \" + in.read());"
                                        + " } catch (java.io.IOException e) { throw new"
                                        + " java.io.UncheckedIOException(e); }"))
                .asFolder(folder, "big");
        Files.delete(big);
        Installed.Run run = judge("big");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("its first byte is "), run.out());
    }

    @Test
    void letsAPluginBuildOnAnother() throws IOException {
        PluginJar numerics =
                PluginJar.named("numerics")
                        .type(
                                "shared.Numerics",
                                "package shared; public class Numerics { public static int answer() {"
                                        + " return 42; } }")
                        .extension(
                                "shared.Shown",
                                "package shared;"
                                        + PluginJar.criterion(
                                                "Shown",
                                                "shown",
                                                "return Verdict.undecided(\"\" + Numerics.answer());"));
        Path library = numerics.in(folder, "numerics.jar");
        PluginJar detector =
                PluginJar.named("detector")
                        .manifest("Plugin-Dependencies", "numerics@>=1.0.0")
                        .library(library)
                        .extension(
                                "Detector",
                                PluginJar.criterion(
                                        "Detector",
                                        "detector",
                                        "return Verdict.undecided(\"the answer is \" +"
                                                + " shared.Numerics.answer());"));
        detector.in(folder, "detector.jar");
        Installed.Run run = judge("detector");
        assertTrue(run.out().contains("the answer is 42"), run::toString);

        Files.delete(library);
        Installed.Run without = run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, without.code());
        assertTrue(
                without.err()
                        .contains(
                                "'detector' needs the plugin 'numerics' in version >=1.0.0, which is not installed"),
                without.err());

        numerics.manifest("Plugin-Version", "0.9.0").in(folder, "numerics.jar");
        Installed.Run older = run("plugins", "list");
        assertTrue(older.err().contains("installed is 0.9.0"), older.err());
    }

    @Test
    void namesAFolderThatHoldsNoPlugin() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("empty/readme.txt"))) {
            out.write('a');
        }
        Installed.Run run = run("plugins", "list");
        assertEquals(ExitCode.PLUGIN, run.code());
        assertTrue(run.err().contains("empty"), run.err());
    }
}
