package io.saltus.plugins.everyevalever;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Observation;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What a record says does not depend on its name, its place, its date or the order in it. */
class ElsewhereTest {

    private static final List<String> TASKS = List.of("gsm8k", "llm_stats.gpqa", "arc");

    @TempDir private Path folder;

    @Cases(40)
    void readsTheSameWhateverTheRecordsAreCalled(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new EveryEvalEver(), folder, "record.json");
        List<Integer> right = any.integers(1, 6, 0, 4);
        Set<Observation> plain = new HashSet<>();
        for (int i = 0; i < right.size(); i++) {
            String name = any.seed() + "/plain/" + i;
            plain.addAll(read(reading, name, record(i, right.get(i), new Random(0)), 0));
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
            String name = "%d/step%d/llama-7b/%d".formatted(any.seed(), place, place);
            String text = record(i, right.get(i), random).replace("1750000000", "170000000" + i);
            elsewhere.addAll(read(reading, name, text, right.get(i) % 4));
        }
        assertEquals(plain, elsewhere);
        assertEquals(right.size() * TASKS.size(), plain.size());
    }

    /**
     * Reads a record beside its samples, of which so many stand at the end instead of the start.
     */
    private static Set<Observation> read(
            SourceUnderTest reading, String name, String record, int turned) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            lines.add(RecordText.sample(id, "ab".contains(id) ? 1 : 0));
        }
        Collections.rotate(lines, -turned);
        reading.file(name + "_samples.jsonl", String.join("", lines));
        ReadResults results = reading.read(reading.file(name + ".json", record));
        assertEquals(List.of(), results.issues());
        return results.undated();
    }

    private static String record(int model, int right, Random order) {
        List<String> results = new ArrayList<>();
        for (String task : TASKS) {
            String score = "'score':" + (task.equals("gsm8k") ? 0.5 : right / 4.0);
            String result = RecordText.result(score).replace("'gsm8k'", "'" + task + "'");
            results.add(task.equals("gsm8k") ? result : result.replace("'r1'", "'" + task + "'"));
        }
        Collections.shuffle(results, order);
        return RecordText.record(String.join(",", results))
                .replace("org/m", "org/m-" + (model + 1) + "b");
    }
}
