package io.saltus.engine.catalog;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps of discovery, each met with a real JAR. */
class CatalogTest {

    private static final String FLAT = "return Verdict.notEmergent(Shape.FLAT, \"as told\");";

    @TempDir private Path folder;

    private static PluginJar plugin(String id, String extension) {
        return PluginJar.named(id).extension("Told", PluginJar.criterion("Told", extension, FLAT));
    }

    private Catalog catalog() {
        return Catalog.of(List.of(folder));
    }

    private String onlyProblem() {
        List<io.saltus.api.data.Issue> problems = catalog().problems();
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0).toString();
    }

    @Test
    void findsAnExtensionInAJar() throws IOException {
        plugin("acme", "told").in(folder, "acme.jar");
        Catalog catalog = catalog();
        assertEquals(List.of(), catalog.problems());
        Entry entry = catalog.find(Kind.CRITERION, "told");
        assertEquals("acme", entry.plugin().id());
        assertEquals("1.0.0", entry.plugin().version());
    }

    @Test
    void makesAnExtensionAsItIsAskedFor() throws IOException {
        plugin("acme", "told").in(folder, "acme.jar");
        Catalog catalog = catalog();
        Extension extension = catalog.bind(Kind.CRITERION, "told:level=0.25");
        assertTrue(extension instanceof Criterion);
        assertEquals(0.25, catalog.configured(extension).settings().get("level"));
    }

    @Test
    void findsAPluginWithLibrariesInAFolderAndInAZip() throws IOException {
        Path zipped = Files.createDirectories(folder.resolve("elsewhere"));
        Path build = Files.createTempDirectory("build");
        PluginJar.named("lib")
                .type(
                        "lib.Word",
                        "package lib; public class Word { public static String word() { return \"from lib\"; } }")
                .in(build, "lib.jar");
        Path own =
                PluginJar.named("acme")
                        .extension(
                                "Told",
                                PluginJar.criterion(
                                        "Told",
                                        "told",
                                        "try { return Verdict.undecided((String) Class.forName(\"lib.Word\")"
                                                + ".getMethod(\"word\").invoke(null)); } catch"
                                                + " (ReflectiveOperationException e) { throw new"
                                                + " IllegalStateException(e); }"))
                        .in(build, "acme.jar");
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(zipped.resolve("acme.zip")))) {
            zip.putNextEntry(new ZipEntry("acme.jar"));
            zip.write(Files.readAllBytes(own));
            zip.putNextEntry(new ZipEntry("lib/lib.jar"));
            zip.write(Files.readAllBytes(build.resolve("lib.jar")));
        }
        Catalog catalog = Catalog.of(List.of(zipped));
        assertEquals(List.of(), catalog.problems());
        Criterion told = (Criterion) catalog.bind(Kind.CRITERION, "told");
        assertEquals("from lib", told.judge(null, null).reason());
    }

    @Test
    void loadsWhatALockLetInWhateverIsPutInItsPlaceMeanwhile() throws IOException {
        Path jar = saying("acme", "pinned").in(folder, "acme.jar");
        Path wide = saying("wide", "pinned").asFolder(folder, "wide").resolve("wide.jar");
        new PluginStore(folder).lock(List.of(), true);
        Catalog locked = catalog();
        assertEquals(List.of(), locked.problems());
        Path build = Files.createTempDirectory("build");
        Files.move(saying("acme", "let in").in(build, "acme.jar"), jar, REPLACE_EXISTING);
        Files.move(saying("wide", "let in").in(build, "wide.jar"), wide, REPLACE_EXISTING);
        assertEquals(2, locked.entries(Kind.CRITERION).size());
        for (Entry entry : locked.entries(Kind.CRITERION)) {
            Criterion criterion = (Criterion) entry.bind(Map.of());
            assertEquals("pinned", criterion.judge(null, null).reason());
        }
        assertEquals(
                List.of("acme.jar", "wide"),
                catalog().problems().stream().map(Issue::where).toList());
    }

    private static PluginJar saying(String id, String word) {
        return PluginJar.named(id)
                .extension(
                        "Says",
                        PluginJar.criterion(
                                "Says", id, "return Verdict.undecided(\"" + word + "\");"));
    }

    @Test
    void refusesAZipThatLeavesItsFolder() throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("evil.zip")))) {
            zip.putNextEntry(new ZipEntry("../evil.jar"));
            zip.write(1);
        }
        assertTrue(
                onlyProblem()
                        .contains("evil.zip: not loaded: the entry '../evil.jar' leaves the ZIP"));
    }

    @Test
    void reportsAnUnreadableJar() throws IOException {
        Files.writeString(folder.resolve("broken.jar"), "this is no JAR");
        plugin("acme", "told").in(folder, "acme.jar");
        assertTrue(onlyProblem().startsWith("broken.jar: not loaded: not a readable JAR"));
        assertEquals("told", catalog().find(Kind.CRITERION, "told").description().id());
    }

    @Test
    void reportsAJarWithoutAPluginManifest() throws IOException {
        plugin("acme", "told").without("Plugin-Id").in(folder, "acme.jar");
        assertTrue(onlyProblem().contains("no manifest with Plugin-Id"));
    }

    @Test
    void refusesAPluginForAnotherApiVersion() throws IOException {
        plugin("acme", "told").manifest("Plugin-Requires", ">=9.0.0").in(folder, "acme.jar");
        String problem = onlyProblem();
        assertTrue(problem.contains("acme.jar"), problem);
        assertTrue(problem.contains("requires the API in version >=9.0.0, this is 0.1.0"), problem);
        assertEquals(List.of(), catalog().entries());
    }

    @Test
    void refusesAPluginThatBundlesTheApi() throws IOException {
        plugin("acme", "told")
                .entry("io/saltus/api/spi/Extension.class", new byte[] {1})
                .in(folder, "acme.jar");
        String problem = onlyProblem();
        assertTrue(problem.contains("bundles its own copy of saltus-api"), problem);
        assertTrue(problem.contains("'provided'"), problem);
    }

    @Test
    void refusesTwoExtensionsWithOneId() throws IOException {
        plugin("acme", "told").in(folder, "acme.jar");
        plugin("zeta", "told").in(folder, "zeta.jar");
        String problem = onlyProblem();
        assertTrue(problem.contains("Told in acme.jar and Told in zeta.jar"), problem);
        RequestException refused =
                assertThrows(RequestException.class, () -> catalog().find(Kind.CRITERION, "told"));
        assertTrue(refused.getMessage().contains("zeta.jar"), refused.getMessage());
    }

    @Test
    void refusesTwoPluginsWithOneId() throws IOException {
        plugin("acme", "told").in(folder, "acme.jar");
        plugin("acme", "other").in(folder, "copy.jar");
        String problem = onlyProblem();
        assertTrue(problem.startsWith("copy.jar: "), problem);
        assertTrue(problem.contains("acme"), problem);
        assertTrue(problem.contains("there already, as acme.jar"), problem);
    }

    @Test
    void saysWhichPluginIsMissingForAnother() throws IOException {
        plugin("acme", "told")
                .manifest("Plugin-Dependencies", "numerics@>=2.0.0")
                .in(folder, "acme.jar");
        assertTrue(
                onlyProblem()
                        .contains(
                                "needs the plugin 'numerics' in version >=2.0.0, which is not installed"));
    }

    @Test
    void saysWhichVersionOfAnotherPluginIsNeeded() throws IOException {
        plugin("acme", "told")
                .manifest("Plugin-Dependencies", "numerics@>=2.0.0")
                .in(folder, "acme.jar");
        plugin("numerics", "other").in(folder, "numerics.jar");
        assertTrue(onlyProblem().contains("in version >=2.0.0, installed is 1.0.0"));
    }

    @Test
    void listsOfAPluginOnlyItsOwnExtensions() throws IOException {
        plugin("numerics", "other").in(folder, "numerics.jar");
        PluginJar.named("acme")
                .manifest("Plugin-Dependencies", "numerics")
                .extension("Mine", PluginJar.criterion("Mine", "mine", FLAT))
                .in(folder, "acme.jar");
        Catalog catalog = catalog();
        assertEquals(List.of(), catalog.problems());
        assertEquals("acme", catalog.find(Kind.CRITERION, "mine").plugin().id());
        assertEquals("numerics", catalog.find(Kind.CRITERION, "other").plugin().id());
    }

    @Test
    void hidesTheEngineFromPlugins() throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Told",
                        PluginJar.criterion(
                                "Told",
                                "told",
                                "try { Class.forName(\"io.saltus.engine.Saltus\"); return"
                                        + " Verdict.undecided(\"seen\"); } catch (ClassNotFoundException e) {"
                                        + " return Verdict.undecided(\"hidden\"); }"))
                .in(folder, "acme.jar");
        Criterion told = (Criterion) catalog().bind(Kind.CRITERION, "told");
        assertEquals("hidden", told.judge(null, null).reason());
    }

    @Test
    void saysThatAServiceFileIsMissing() throws IOException {
        PluginJar.named("acme")
                .type("Told", PluginJar.criterion("Told", "told", FLAT))
                .in(folder, "acme.jar");
        assertTrue(
                onlyProblem()
                        .contains(
                                "names no extension in META-INF/services/io.saltus.api.spi.Extension"));
    }

    @Test
    void saysThatAServiceFileNamesAClassThatIsNotThere() throws IOException {
        plugin("acme", "told").service("com.acme.Absent").in(folder, "acme.jar");
        assertTrue(onlyProblem().contains("com.acme.Absent"));
        assertEquals(1, catalog().entries(Kind.CRITERION).size());
    }

    @Test
    void saysWhichClassAPluginLacks() throws IOException {
        PluginJar.named("acme")
                .type("Base", "public interface Base { double LEVEL = Math.sqrt(2); }")
                .extension(
                        "Told",
                        PluginJar.criterion("Told", "told", FLAT)
                                .replace("implements Criterion", "implements Criterion, Base"))
                .in(folder, "acme.jar");
        Path jar = folder.resolve("acme.jar");
        Path stripped = Files.createTempDirectory("stripped").resolve("acme.jar");
        try (java.util.jar.JarFile in = new java.util.jar.JarFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(stripped))) {
            for (var entry : java.util.Collections.list(in.entries())) {
                if (!entry.getName().equals("Base.class")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(in.getInputStream(entry).readAllBytes());
                }
            }
        }
        Files.move(stripped, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        String problem = onlyProblem();
        assertTrue(problem.contains("Base"), problem);
    }

    @Test
    void namesTheNearestId() throws IOException {
        plugin("acme", "largest-jump").in(folder, "acme.jar");
        RequestException e =
                assertThrows(
                        RequestException.class,
                        () -> catalog().bind(Kind.CRITERION, "largest-jmp"));
        assertEquals(
                "there is no criterion 'largest-jmp' (did you mean 'largest-jump'?); there are largest-jump",
                e.getMessage());
    }

    @Test
    void doesNotDependOnTheOrderOfFiles() throws IOException {
        for (String id : List.of("b", "a", "c")) {
            plugin("p" + id, "told-" + id).in(folder, id + ".jar");
        }
        assertEquals(
                List.of("told-a", "told-b", "told-c"),
                catalog().entries().stream().map(e -> e.description().id()).toList());
    }

    @Test
    void passesOverFilesThatAreNoPlugins() throws IOException {
        Files.write(folder.resolve("README.txt"), "words".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), catalog().problems());
        assertFalse(catalog().plugins().isEmpty());
    }

    @Test
    void holdsNothingWhereTheFolderDoesNotExist() {
        assertEquals(List.of(), Catalog.of(List.of(folder.resolve("absent"))).entries());
    }

    private Catalog withOnClassPath(Path jar) throws IOException {
        URLClassLoader classPath =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
        return Catalog.with(Optional.empty(), List.of(folder), classPath);
    }

    @Test
    void countsAPluginOnceThatStandsOnTheClassPathToo() throws IOException {
        Path jar = plugin("acme", "told").in(folder, "acme.jar");
        plugin("zeta", "other").in(folder, "zeta.jar");
        Catalog catalog = withOnClassPath(jar);
        assertEquals(List.of(), catalog.problems());
        Entry told = catalog.find(Kind.CRITERION, "told");
        assertEquals(Optional.empty(), told.plugin().file(), "the class path wins");
        assertEquals("zeta", catalog.find(Kind.CRITERION, "other").plugin().id());
        assertEquals(
                List.of("zeta", Plugin.CLASS_PATH),
                catalog.plugins().stream().map(Plugin::id).toList());
    }

    @Test
    void refusesAnotherVersionOfWhatStandsOnTheClassPath(@TempDir Path elsewhere)
            throws IOException {
        plugin("acme", "told").in(folder, "acme.jar");
        for (PluginJar other :
                List.of(
                        plugin("acme", "told").manifest("Plugin-Version", "2.0.0"),
                        plugin("zeta", "told"))) {
            Catalog catalog = withOnClassPath(other.in(elsewhere, "other.jar"));
            assertEquals(List.of(), catalog.entries(Kind.CRITERION));
            assertTrue(
                    catalog.problems().get(0).why().contains("is there more than once"),
                    catalog.problems()::toString);
        }
    }
}
