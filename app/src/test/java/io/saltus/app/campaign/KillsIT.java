package io.saltus.app.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment, a command leaves what was there or what it was asked for. */
class KillsIT {

    private static final String ROW = "task,model,family,params,score,chance,n_examples\n";

    @TempDir private Path folder;

    private final SplittableRandom random = new SplittableRandom(Campaign.SEED);
    private final Installed saltus = Installed.asBuilt();
    private Path mine;

    @BeforeEach
    void home() throws IOException {
        mine = Files.createDirectories(folder.resolve("mine"));
    }

    private Map<String, String> environment() {
        return Map.of("SALTUS_PLUGINS", mine.toString());
    }

    private Path table(String name, double last) throws IOException {
        StringBuilder rows = new StringBuilder(ROW);
        for (int t = 0; t < 20; t++) {
            for (int i = 0; i < 6; i++) {
                rows.append(
                        "task%d,m%d,F,1e%d,%s,0,500\n"
                                .formatted(t, i, 7 + i, i < 5 ? 0.01 : last + t / 100.0));
            }
        }
        return Files.writeString(folder.resolve(name), rows);
    }

    /** What files of a folder hold, by name; what a killed run had begun is passed over. */
    private static Map<String, Integer> contents(Path folder) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        if (!Files.exists(folder)) {
            return contents;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".saltus-")) {
                    contents.put(name, Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }

    private long milliseconds(List<String> arguments) throws Exception {
        long start = System.nanoTime();
        Started.in(folder, environment(), arguments).end();
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Each file is the old one or the new one, whole. */
    private void holdsOneOf(
            Map<String, Integer> old, Map<String, Integer> fresh, Map<String, Integer> found) {
        found.forEach(
                (name, hash) ->
                        assertTrue(
                                hash.equals(old.get(name)) || hash.equals(fresh.get(name)),
                                () -> name + " is neither the old file nor the new one"));
        old.keySet().forEach(name -> assertTrue(found.containsKey(name), name + " is gone"));
    }

    private void survivesKills(
            String what, List<String> before, List<String> after, Path out, int kills)
            throws Exception {
        Started.in(folder, environment(), after).end();
        Map<String, Integer> fresh = contents(out);
        Started.in(folder, environment(), before).end();
        Map<String, Integer> old = contents(out);
        assertTrue(!old.isEmpty() && !old.equals(fresh), () -> old + " against " + fresh);
        long whole = milliseconds(before);
        int finished = 0;
        for (int kill = 0; kill < kills; kill++) {
            Started.in(folder, environment(), after)
                    .killAfter(whole / 3 + random.nextLong(1 + whole));
            Map<String, Integer> found = contents(out);
            holdsOneOf(old, fresh, found);
            if (!found.equals(old)) {
                finished++;
                Started.in(folder, environment(), before).end();
            }
        }
        Campaign.note(
                "%d kills of %s, of which %d after a file was in place", kills, what, finished);
    }

    @Test
    void analyzeLeavesOldOrNewReports() throws Exception {
        Path out = folder.resolve("reports");
        List<String> renderers =
                List.of("--render", "json", "--render", "html", "--render", "svg", "--lenient");
        survivesKills(
                "analyze",
                analysis(table("a.csv", 0.5), out, renderers),
                analysis(table("b.csv", 0.7), out, renderers),
                out,
                Campaign.times(8));
    }

    private static List<String> analysis(Path table, Path out, List<String> more) {
        List<String> arguments =
                new ArrayList<>(List.of("analyze", table.toString(), "--out", out.toString()));
        arguments.addAll(more);
        return arguments;
    }

    @Test
    void calibrateLeavesOldOrNewTables() throws Exception {
        Path out = folder.resolve("simulated");
        survivesKills(
                "calibrate --write",
                List.of("calibrate", "--write", out.toString(), "--curves", "300"),
                List.of("calibrate", "--write", out.toString(), "--curves", "600"),
                out,
                Campaign.times(4));
    }

    private String plugin(String version) throws IOException {
        return PluginJar.named("acme")
                .manifest("Plugin-Version", version)
                .extension(
                        "Good",
                        PluginJar.criterion("Good", "good", "return Verdict.undecided(\"fine\");"))
                .in(folder, "acme-" + version + "-built.jar")
                .toString();
    }

    /** The versions of the plugin that every command sees; none if it is not there. */
    private List<String> versions() {
        Installed.Run list = saltus.run(environment(), "plugins", "list");
        assertEquals(0, list.code(), list::toString);
        assertEquals("", list.err());
        return list.out()
                .lines()
                .filter(line -> line.contains("[acme "))
                .map(line -> line.replaceFirst(".*\\[acme ([0-9.]+)\\].*", "$1"))
                .toList();
    }

    @Test
    void installLeavesOneVersion() throws Exception {
        List<String> one = List.of("plugins", "install", plugin("1.0.0"));
        List<String> two = List.of("plugins", "install", plugin("2.0.0"));
        long whole = milliseconds(one);
        int kills = Campaign.times(4);
        for (int kill = 0; kill < kills; kill++) {
            Started.in(folder, environment(), kill % 2 == 0 ? two : one)
                    .killAfter(whole / 2 + random.nextLong(1 + whole / 2));
            assertEquals(1, versions().size());
        }
        Campaign.note("%d kills of plugins install", kills);
    }

    @Test
    void removeAndLockLeaveThePluginWholeOrGone() throws Exception {
        String jar = plugin("1.0.0");
        List<String> install = List.of("plugins", "install", jar);
        long whole = milliseconds(install);
        int kills = Campaign.times(2);
        for (int kill = 0; kill < kills; kill++) {
            if (versions().isEmpty()) {
                // what was pinned before may not get in again by itself
                Installed.Run again =
                        Started.in(
                                        folder,
                                        environment(),
                                        List.of("plugins", "install", jar, "--lock"))
                                .end();
                assertEquals(0, again.code(), again::toString);
            }
            Started.in(folder, environment(), List.of("plugins", "lock"))
                    .killAfter(random.nextLong(1 + whole));
            assertEquals(List.of("1.0.0"), versions());
            Started.in(folder, environment(), List.of("plugins", "remove", "good"))
                    .killAfter(random.nextLong(1 + whole));
            assertTrue(versions().size() <= 1);
        }
        Campaign.note("%d kills of plugins lock and remove", 2 * kills);
    }

    @Test
    void whatAKilledRunLeftIsRemovedByALaterOne() throws Exception {
        Path out = Files.createDirectories(folder.resolve("reports"));
        Path left = Files.write(out.resolve(".saltus-0123456789abcdef.part"), new byte[9]);
        Files.setLastModifiedTime(
                left, FileTime.fromMillis(System.currentTimeMillis() - 3_700_000));
        List<String> arguments = analysis(table("a.csv", 0.5), out, List.of("--render", "json"));
        assertEquals(0, Started.in(folder, environment(), arguments).end().code());
        assertEquals(List.of("report.json"), List.copyOf(contentsWithHidden(out)));
    }

    private static List<String> contentsWithHidden(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Told to stop, it takes what it has begun with it and ends as the signal says. */
    @Test
    void endsAtASignalWithItsCodeAndLeavesNothingHalf() throws Exception {
        for (int signal : new int[] {2, 15}) {
            if (isIgnored(signal)) {
                continue; // begun in the background of a shell, as its children are
            }
            Path out = folder.resolve("simulated" + signal);
            Started started =
                    Started.in(
                            folder,
                            environment(),
                            List.of("calibrate", "--write", out.toString(), "--curves", "100000"));
            waitForPart(out);
            started.signal(signal);
            Installed.Run run = started.end();
            assertEquals(128 + signal, run.code(), run::toString);
            assertEquals(List.of(), contentsWithHidden(out));
        }
    }

    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
    }

    private static void waitForPart(Path out) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (Files.isDirectory(out) && !contentsWithHidden(out).isEmpty()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it never began to write");
    }

    @Test
    void twoRunsToOneFolderLeaveTheFilesOfEither() throws Exception {
        Path out = folder.resolve("reports");
        Path a = table("a.csv", 0.5);
        Path b = table("b.csv", 0.7);
        List<String> json = List.of("--render", "json");
        Started.in(folder, environment(), analysis(a, out, json)).end();
        Map<String, Integer> first = contents(out);
        Started.in(folder, environment(), analysis(b, out, json)).end();
        Map<String, Integer> second = contents(out);
        for (int i = 0; i < Campaign.times(2); i++) {
            Started one = Started.in(folder, environment(), analysis(a, out, json));
            Started two = Started.in(folder, environment(), analysis(b, out, json));
            assertEquals(0, one.end().code());
            assertEquals(0, two.end().code());
            Map<String, Integer> found = contents(out);
            assertTrue(found.equals(first) || found.equals(second), found::toString);
            assertEquals(List.of("report.json"), contentsWithHidden(out));
        }
    }
}
