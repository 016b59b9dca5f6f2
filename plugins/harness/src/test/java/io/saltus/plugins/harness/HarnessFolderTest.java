package io.saltus.plugins.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a folder of results says does not depend on where its files stand and when they were made.
 */
class HarnessFolderTest {

    private static final List<String> STATES =
            List.of(
                    "",
                    ",revision=step8",
                    ",revision=100B",
                    ",revision=main",
                    ",load_in_4bit=True");

    @TempDir private Path folder;

    /** The files of a folder, each with its content but for the date. */
    private static List<String> files(Case any) {
        List<String> files = new ArrayList<>();
        Random random = any.random();
        for (int size : any.integers(1, 6, 1, 900)) {
            boolean old = random.nextBoolean();
            String metric = old ? "acc" : "acc,none";
            String error = old ? "acc_stderr" : "acc_stderr,none";
            String state = STATES.get(random.nextInt(STATES.size()));
            String limit = random.nextInt(3) == 0 ? "10" : "null";
            if (random.nextInt(3) == 0) {
                files.add(lightEval(size, limit, random));
                continue;
            }
            files.add(
                    """
                    {"results": {"sums": {"%s": %s, "%s": 0.01}, "gsm8k_cot": {"%s": %s}},
                     "versions": {"sums": %d}, "date": DATE,
                     "config": {"model_args": "pretrained=lab/larch-%dm%s", "num_fewshot": [3, "%d"],
                                "limit": %s, "fewshot_seed": %d}}
                    """
                            .formatted(
                                    metric,
                                    share(random),
                                    error,
                                    metric,
                                    share(random),
                                    random.nextInt(3),
                                    size,
                                    state,
                                    random.nextInt(9),
                                    limit,
                                    random.nextInt(3)));
        }
        return files;
    }

    private static String lightEval(int size, String limit, Random random) {
        return """
               {"config_general": {"model_name": "lab/larch-%dm", "max_samples": %s},
                "results": {"gsm8k|%d": {"pass@k:k=1&n=4": %s}, "sums:_average|5": {"acc": 0.5},
                            "lighteval|sums:a|5|0": {"acc": %s, "acc_stderr": 0.01}}}
               """
                .formatted(size, limit, random.nextInt(9), share(random), share(random));
    }

    private static String share(Random random) {
        return String.format(Locale.ROOT, "%.3f", random.nextDouble());
    }

    @Cases(60)
    void staysWhatItIsRenamedReorderedRepeatedRedatedAndMoved(Case any) throws IOException {
        List<String> files = files(any);
        Path first = Files.createDirectory(folder.resolve("first-" + any.seed()));
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            paths.add(written(first.resolve(i + ".json"), files.get(i), i));
        }
        Set<Observation> before = read(paths);

        Random random = any.random();
        Path second = Files.createDirectory(folder.resolve("second-" + any.seed()));
        List<Path> moved = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int copies = 1 + random.nextInt(2);
            any.covers("repeated", copies > 1, .1);
            for (int copy = 0; copy < copies; copy++) {
                Path place = second.resolve(place(random)).resolve(i + "-" + copy);
                Files.createDirectories(place);
                moved.add(
                        written(
                                place.resolve(name(random)),
                                files.get(i),
                                random.nextInt(1 << 30)));
            }
        }
        Collections.shuffle(moved, random);
        assertEquals(before, read(moved));
    }

    private static String place(Random random) {
        return List.of("a", "other/lab__alder-7b", "zero/x", "lm-eval", "2024-01-01", "ünï côde")
                .get(random.nextInt(6));
    }

    private static String name(Random random) {
        return List.of(
                        "results_2024-06-20T09-00-00.000000.json",
                        "results.json",
                        "alder-3b.json",
                        "sums.json",
                        "x y.json")
                .get(random.nextInt(5));
    }

    private static Path written(Path path, String content, int date) throws IOException {
        return Files.writeString(path, content.replace("DATE", Integer.toString(1 + date)));
    }

    private static boolean accepts(Source source, Location location) {
        try {
            return source.accepts(location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Observation> read(List<Path> paths) throws IOException {
        Set<Observation> all = new HashSet<>();
        for (Path path : paths) {
            Location location = Location.of(path);
            Source source =
                    Stream.<Source>of(new Harness(), new Leaderboard(), new LightEval())
                            .filter(any -> accepts(any, location))
                            .findFirst()
                            .orElseThrow();
            all.addAll(ReadResults.of(source, location).undated());
        }
        return all;
    }
}
