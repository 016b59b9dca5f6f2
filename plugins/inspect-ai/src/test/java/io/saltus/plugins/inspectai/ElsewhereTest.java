package io.saltus.plugins.inspectai;

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

/** What a log says does not depend on its name, its place, its date or the order in it. */
class ElsewhereTest {

    private static final List<String> SCORERS = List.of("match", "includes", "judge");

    @TempDir private Path folder;

    @Cases(40)
    void readsTheSameWhateverTheLogsAreCalled(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new InspectAi(), folder, "log.json");
        List<Integer> right = any.integers(1, 6, 0, 4);
        Set<Observation> plain = new HashSet<>();
        for (int i = 0; i < right.size(); i++) {
            String log = log(i, right.get(i), SCORERS, "2025-01-02T03:04:05+01:00");
            plain.addAll(read(reading, any.seed() + "/plain/" + i + ".json", log));
        }
        Random random = any.random();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            order.addAll(Collections.nCopies(1 + random.nextInt(2), i));
        }
        Collections.shuffle(order, random);
        Set<Observation> elsewhere = new HashSet<>();
        for (int place = 0; place < order.size(); place++) {
            List<String> scorers = new ArrayList<>(SCORERS);
            Collections.shuffle(scorers, random);
            int i = order.get(place);
            String log = log(i, right.get(i), scorers, "2026-03-0" + (1 + i) + "T00:00:00Z");
            String name = "%d/step%d/llama-7b_%d-shot/%d.json";
            elsewhere.addAll(read(reading, name.formatted(any.seed(), place, place, place), log));
        }
        assertEquals(plain, elsewhere);
        assertEquals(right.size() * SCORERS.size(), plain.size());
    }

    private static Set<Observation> read(SourceUnderTest reading, String file, String log)
            throws IOException {
        ReadResults results = reading.read(reading.file(file, log));
        assertEquals(List.of(), results.issues());
        return results.undated();
    }

    private static String log(int model, int right, List<String> scorers, String date) {
        List<String> scores = new ArrayList<>();
        for (String scorer : scorers) {
            scores.add(
                    "{'name':'%s','metrics':{'accuracy':{'value':%s}}}"
                            .formatted(scorer, right / 4.0)
                            .replace('\'', '"'));
        }
        return LogText.header()
                .replaceFirst("\"scores\":\\[.*\\]", "\"scores\":" + scores)
                .replace("2025-01-02T03:04:05+01:00", date)
                .replace("pythia-1b", "pythia-" + (model + 1) + "b");
    }
}
