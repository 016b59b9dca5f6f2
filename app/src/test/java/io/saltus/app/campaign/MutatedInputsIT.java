package io.saltus.app.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import io.saltus.testkit.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of every format with parts changed, lost, repeated or moved, many in a folder: the built
 * distribution ends with a code that it knows and in words, in 512 MB and a minute. That no number
 * changes in silence is the promise {@code TELLS_OF_NO_NUMBERS} of each source.
 */
class MutatedInputsIT {

    private static final int IN_A_FOLDER = 100;
    private static final Path PLUGINS = Path.of("..", "plugins");

    @TempDir private Path folder;

    /** Every file or folder of results among the samples of every bundled plugin. */
    private static List<Path> samples() throws IOException {
        List<Path> samples = new ArrayList<>();
        try (Stream<Path> plugins = Files.list(PLUGINS)) {
            for (Path plugin : plugins.sorted().toList()) {
                for (String kept :
                        List.of(
                                "src/test/samples",
                                "src/test/resources/inspect-ai",
                                "src/test/resources/every-eval-ever")) {
                    if (Files.isDirectory(plugin.resolve(kept))) {
                        try (Stream<Path> all = Files.list(plugin.resolve(kept))) {
                            all.filter(path -> !path.endsWith("SOURCE.md"))
                                    .sorted()
                                    .forEach(samples::add);
                        }
                    }
                }
            }
        }
        return samples;
    }

    private static List<Path> files(Path sample) throws IOException {
        try (Stream<Path> all = Files.walk(sample)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Copies a sample and changes one file of it. */
    private static void copy(Path sample, Path target, long seed) throws IOException {
        List<Path> files = files(sample);
        int changed = new SplittableRandom(seed).nextInt(files.size());
        for (int i = 0; i < files.size(); i++) {
            Path copy =
                    target.resolve(sample.getFileName())
                            .resolve(sample.relativize(files.get(i)).toString());
            Path place = Files.isDirectory(sample) ? copy : target.resolve(sample.getFileName());
            Files.createDirectories(place.resolveSibling("."));
            byte[] bytes = Files.readAllBytes(files.get(i));
            Files.write(place, i == changed ? new Mutation(seed).of(bytes) : bytes);
        }
    }

    @Test
    void everyOneEndsInWords() throws Exception {
        List<Path> samples = samples();
        Map<Integer, Integer> codes = new TreeMap<>();
        int folders = Campaign.times(3);
        long slowest = 0;
        for (int batch = 0; batch < folders; batch++) {
            Path results = folder.resolve("batch" + batch);
            for (int i = 0; i < IN_A_FOLDER; i++) {
                long seed = Campaign.SEED + (long) batch * IN_A_FOLDER + i;
                Path sample = samples.get((int) Math.floorMod(seed, (long) samples.size()));
                copy(sample, results.resolve(Integer.toString(i)), seed);
            }
            long start = System.nanoTime();
            Installed.Run run =
                    Started.in(
                                    folder,
                                    Map.of("SALTUS_OPTS", "-Xmx512m"),
                                    List.of("analyze", results.toString(), "--render", "csv"))
                            .end();
            long seconds = (System.nanoTime() - start) / 1_000_000_000L;
            slowest = Math.max(slowest, seconds);
            String what = "folder %d, seed %d: %s".formatted(batch, Campaign.SEED, run.err());
            assertTrue(run.code() >= 0 && run.code() <= 3, what);
            assertTrue(!run.err().contains("\tat ") && !run.err().contains("a bug"), what);
            assertTrue(!run.err().contains("memory ended"), what);
            assertTrue(seconds < 60, what);
            codes.merge(run.code(), 1, Integer::sum);
            delete(results);
        }
        Campaign.note(
                "%d mutated files or folders in %d runs; exit codes %s; slowest %d s",
                folders * IN_A_FOLDER, folders, codes, slowest);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
