package io.saltus.plugins.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What a run says does not depend on its folder or the order of rows and instances in it. */
class ElsewhereTest {

    private static final List<String> METRICS =
            List.of("exact_match", "f1_score", "quasi_exact_match");

    @TempDir private Path folder;

    @Cases(25)
    void readsTheSameWhateverTheRunsAreCalled(Case any) throws IOException {
        List<Integer> right = any.integers(1, 5, 1, 3);
        Set<Observation> plain = new HashSet<>();
        for (int i = 0; i < right.size(); i++) {
            plain.addAll(read(any.seed() + "/plain/run" + i, i, right.get(i), new Random(0)));
        }
        Random random = any.random();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            order.addAll(Collections.nCopies(1 + random.nextInt(2), i));
        }
        Collections.shuffle(order, random);
        Set<Observation> elsewhere = new HashSet<>();
        for (int place = 0; place < order.size(); place++) {
            int i = order.get(place);
            String run = "%d/v%d/boolq:model=other_llama-7b,shots=%d";
            elsewhere.addAll(
                    read(run.formatted(any.seed(), place, place), i, right.get(i), random));
        }
        assertEquals(plain, elsewhere);
        assertEquals(right.size() * METRICS.size(), plain.size());
    }

    private Set<Observation> read(String name, int model, int right, Random order)
            throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                run.resolve("run_spec.json"),
                ("{\"groups\": [\"sums\"], \"adapter_spec\": {\"method\": \"generation\","
                                + " \"max_train_instances\": 5, \"model\": \"acme/tiny-%db\"}}")
                        .formatted(model + 1));
        List<String> stats = new ArrayList<>();
        stats.add(row("num_instances", 4));
        METRICS.forEach(metric -> stats.add(row(metric, right / 4.0)));
        List<String> instances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<String> scores = new ArrayList<>();
            for (String metric : METRICS) {
                scores.add(row(metric, i < right ? 1 : 0));
            }
            Collections.shuffle(scores, order);
            instances.add("{\"instance_id\": \"id%d\", \"stats\": %s}".formatted(i, scores));
        }
        Collections.shuffle(stats, order);
        Collections.shuffle(instances, order);
        Files.writeString(run.resolve("stats.json"), stats.toString());
        Files.writeString(run.resolve("per_instance_stats.json"), instances.toString());
        ReadResults results = ReadResults.of(new Helm(), Location.of(run));
        assertEquals(List.of(), results.issues());
        return results.undated();
    }

    private static String row(String metric, double mean) {
        return "{\"name\": {\"name\": \"%s\", \"split\": \"test\"}, \"count\": 1, \"mean\": %s}"
                .formatted(metric, mean);
    }
}
