package io.saltus.plugins.bigbench;

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

/** What a file says does not depend on its name, its place or the order of its rows. */
class ElsewhereTest {

    private static final int SHOTS = 3;

    @TempDir private Path folder;

    @Cases(40)
    void readsTheSameWhateverTheFilesAreCalled(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new BigBench(), folder, "scores_a_b.json");
        List<Integer> right = any.integers(1, 6, 0, 10);
        Set<Observation> plain = new HashSet<>();
        for (int i = 0; i < right.size(); i++) {
            String name = "%d/sums/results/scores_GPT_%db.json".formatted(any.seed(), i + 1);
            plain.addAll(read(reading, name, file(i, right.get(i), new Random(0))));
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
            String name = "%d/other_task/step%d/scores_llama_%dm.json";
            elsewhere.addAll(
                    read(
                            reading,
                            name.formatted(any.seed(), place, place + 1),
                            file(i, right.get(i), random)));
        }
        assertEquals(plain, elsewhere);
        assertEquals(right.size() * SHOTS, plain.size());
    }

    private static Set<Observation> read(SourceUnderTest reading, String name, String file)
            throws IOException {
        ReadResults results = reading.read(reading.file(name, file));
        assertEquals(List.of(), results.issues());
        return results.undated();
    }

    private static String file(int model, int right, Random order) {
        List<String> rows = new ArrayList<>();
        for (int shots = 0; shots < SHOTS; shots++) {
            rows.add(
                    ("{'score_dict':{'exact_str_match':%s},'number_of_shots':%d,'low_score':0,"
                                    + "'high_score':1,'preferred_score':'exact_str_match',"
                                    + "'number_evaluated_examples':10}")
                            .formatted(right / 10.0, shots));
        }
        Collections.shuffle(rows, order);
        return ("{'model':{'model_family':'GPT','model_name':'%db','total_params':%1$d000000000,"
                        + "'non_embedding_params':%1$d000000000,"
                        + "'flop_matched_non_embedding_params':%1$d000000000},"
                        + "'task':{'task_name':'sums'},'scores':%2$s}")
                .formatted(model + 1, rows)
                .replace('\'', '"');
    }
}
