package io.saltus.plugins.json;

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
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What a file says does not depend on its name, its place, its date or the order in it. */
class ElsewhereTest {

    @TempDir private Path folder;

    @Cases(40)
    void readsTheSameLinesInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new JsonLines(), folder, "results.jsonl");
        List<Integer> right = any.integers(1, 12, 0, 10);
        List<String> plain = new ArrayList<>();
        List<String> turned = new ArrayList<>();
        Random random = any.random();
        for (int i = 0; i < right.size(); i++) {
            List<String> members =
                    new ArrayList<>(
                            List.of(
                                    "\"task\": \"sums\"",
                                    "\"model\": \"tern-" + (i + 1) + "b\"",
                                    "\"score\": " + right.get(i) / 10.0,
                                    "\"n_examples\": 10"));
            plain.add("{" + String.join(", ", members) + "}");
            Collections.shuffle(members, random);
            turned.addAll(
                    Collections.nCopies(
                            1 + random.nextInt(2), "{" + String.join(",", members) + "}"));
        }
        Collections.shuffle(turned, random);
        String other = any.seed() + "/step7/llama-7b_5-shot.ndjson";
        assertEquals(
                read(reading, any.seed() + "/results.jsonl", String.join("\n", plain)),
                read(reading, other, String.join("\n\n", turned)));
    }

    @Cases(40)
    void readsTheSamePromptsInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new Promptfoo(), folder, "results.json");
        List<Integer> passed = any.integers(1, 6, 0, 10);
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < passed.size(); i++) {
            String provider = "openai:chat:tern-" + (i + 1) + "b";
            prompts.add(PromptfooText.prompt(provider, "p", passed.get(i), 1, 0));
        }
        Set<Observation> plain = read(reading, any.seed() + "/plain.json", file(prompts));
        Random random = any.random();
        prompts.addAll(List.copyOf(prompts.subList(0, random.nextInt(prompts.size() + 1))));
        Collections.shuffle(prompts, random);
        String turned = file(prompts).replace("2026-01-02", "2027-11-12");
        assertEquals(plain, read(reading, any.seed() + "/step7/llama-7b.json", turned));
    }

    private static String file(List<String> prompts) {
        return PromptfooText.file("'description':'capitals'", prompts.toArray(new String[0]));
    }

    private static Set<Observation> read(SourceUnderTest reading, String file, String text)
            throws IOException {
        ReadResults results = reading.read(reading.file(file, text));
        assertEquals(List.of(), results.issues());
        return results.undated();
    }
}
