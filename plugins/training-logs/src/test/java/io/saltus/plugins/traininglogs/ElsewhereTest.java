package io.saltus.plugins.traininglogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.sources.settings.RunSettings;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What a file says does not depend on its place, the order in it or the language around it. */
class ElsewhereTest {

    @TempDir private Path folder;

    /** Reads the parts behind a head as they are, and shuffled at another place. */
    private void same(
            Case any, Source source, String file, String other, String head, List<String> parts)
            throws IOException {
        SourceUnderTest reading = new SourceUnderTest(source, folder, "x");
        Set<Observation> plain =
                reading.read(reading.file(any.seed() + "/" + file, head + String.join("", parts)))
                        .undated();
        List<String> turned = new ArrayList<>(parts);
        Collections.shuffle(turned, any.random());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertEquals(
                    plain,
                    reading.read(
                                    reading.file(
                                            any.seed() + "/again/" + other,
                                            head + String.join("", turned)))
                            .undated());
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(parts.size(), plain.size());
    }

    private static List<String> each(List<Integer> scores, String part) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            parts.add(part.formatted(i + 1, scores.get(i) / 100.0));
        }
        return parts;
    }

    @Cases(30)
    void nanochat(Case any) throws IOException {
        same(
                any,
                new Nanochat(),
                "base_model_d12_001000.csv",
                "base_model_d12_001000.csv",
                "Task , Accuracy , Centered\n",
                each(any.integers(1, 10, 0, 100), "lamp%d , %s , 0.5\n"));
    }

    @Cases(30)
    void vllmCi(Case any) throws IOException {
        same(
                any,
                new VllmCi(),
                "a.yaml",
                "step7-llama-7b.yml",
                "num_fewshot: 5\nmodel_name: lab/Tern-7B\ntasks:\n",
                each(
                        any.integers(1, 10, 0, 100),
                        "- name: lamp%d\n  metrics: [{name: acc, value: %s}]\n"));
    }

    @Cases(30)
    void sglang(Case any) throws IOException {
        same(
                any,
                new Sglang(new RunSettings("tern-7b", "", "", -1, 0)),
                "result.jsonl",
                "llama-3b.jsonl",
                "",
                each(
                        any.integers(1, 10, 0, 100),
                        "{\"task\": \"lamp%d\", \"backend\": \"srt\", \"accuracy\": %s, \"num_requests\": 100}\n"));
    }

    @Cases(30)
    void wandbRuns(Case any) throws IOException {
        same(
                any,
                new WandbRuns(),
                "runs.csv",
                "step7-llama-7b.csv",
                "\"Name\",\"State\",\"Created\",\"lamp/acc\",\"trainer/global_step\"\n",
                each(
                        any.integers(1, 10, 0, 100),
                        "\"tern-%db\",\"finished\",\"2026-01-02T03:04:05.000Z\",\"%s\",\"1000\"\n"));
    }
}
