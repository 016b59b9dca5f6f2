package io.saltus.plugins.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Observation;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** What a file says does not depend on its name, its place or the order in it. */
class ElsewhereTest {

    @TempDir private Path folder;

    @Cases(30)
    void readsTheSameSummaryInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new OpencompassSummary(), folder, "s.csv");
        List<Integer> right = any.integers(1, 12, 2, 100);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            rows.add("task%d,v,accuracy,gen,%d,50.5".formatted(i, right.get(i)));
        }
        String header = "dataset,version,metric,mode,tern-1b,tern-7b\n";
        Set<Observation> plain =
                read(reading, any.seed() + "/s.csv", header + String.join("\n", rows));
        turn(rows, any.random());
        assertEquals(
                plain,
                elsewhere(
                        reading,
                        any.seed() + "/step7/llama-7b_5-shot.csv",
                        header + String.join("\n", rows)));
    }

    @Cases(30)
    void readsTheSameCardInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new ModelIndex(), folder, "README.md");
        List<Integer> right = any.integers(1, 8, 2, 100);
        List<String> results = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            results.add(
                    "  - dataset: {name: task%d}\n    metrics: [{type: acc, value: %d}]\n"
                            .formatted(i, right.get(i)));
        }
        Set<Observation> plain = read(reading, any.seed() + "/README.md", card(results));
        turn(results, any.random());
        assertEquals(plain, elsewhere(reading, any.seed() + "/step7/llama-7b.md", card(results)));
    }

    private static String card(List<String> results) {
        return "---\nmodel-index:\n- name: tern-7b\n  results:\n"
                + String.join("", results)
                + "---\n";
    }

    @Cases(30)
    void readsTheSameRatingsInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new MtBench(), folder, "j.jsonl");
        List<Integer> scores = any.integers(1, 12, 1, 10);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            lines.add(
                    "{\"question_id\":%d,\"model\":\"tern-%db\",\"judge\":[\"g\"],\"turn\":%d,\"score\":%d}"
                            .formatted(i / 2, 1 + i % 3, 1 + i % 2, scores.get(i)));
        }
        Set<Observation> plain = read(reading, any.seed() + "/j.jsonl", String.join("\n", lines));
        turn(lines, any.random());
        assertEquals(
                plain,
                elsewhere(
                        reading, any.seed() + "/step7/llama-7b.jsonl", String.join("\n\n", lines)));
    }

    @Cases(30)
    void readsTheSameRunsInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new EpochRuns(), folder, "r.csv");
        List<Integer> scores = any.integers(1, 12, 0, 100);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            rows.add(
                    "r%d,Lamp,tern-%db,%s,Success,0.025"
                            .formatted(i, i + 1, scores.get(i) / 100.0));
        }
        String header = "id,task,model,Best score (across scorers),Status,stderr\n";
        Set<Observation> plain = read(reading, any.seed() + "/r.csv", header + lines(rows));
        Collections.shuffle(rows, any.random());
        assertEquals(
                plain,
                elsewhere(reading, any.seed() + "/step7/llama-7b.csv", header + lines(rows)));
        assertEquals(scores.size(), plain.size());
    }

    @Cases(30)
    void readsTheSameHorizonsInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new TimeHorizons(), folder, "h.yaml");
        List<Integer> minutes = any.integers(1, 8, 1, 400);
        List<String> results = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            results.add(
                    "  tern_%db:\n    benchmark_name: METR-Horizon-v1.1\n    metrics:\n      p50_horizon_length: {estimate: %d}\n"
                            .formatted(i + 1, minutes.get(i)));
        }
        String head = "benchmark_name: METR-Horizon-v1.1\nresults:\n";
        Set<Observation> plain =
                read(reading, any.seed() + "/h.yaml", head + String.join("", results));
        Collections.shuffle(results, any.random());
        assertEquals(
                plain,
                elsewhere(
                        reading,
                        any.seed() + "/step7/llama-7b.yaml",
                        head + String.join("", results)));
        assertEquals(minutes.size(), plain.size());
    }

    @Cases(30)
    void readsTheSameTableOfHelmInAnyOrderAndFile(Case any) throws IOException {
        SourceUnderTest reading = new SourceUnderTest(new HelmTables(), folder, "t.json");
        List<Integer> scores = any.integers(1, 8, 0, 100);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            rows.add(
                    "[{\"value\": \"tern-%db\"}, {\"value\": %s}]"
                            .formatted(i + 1, scores.get(i) / 100.0));
        }
        Set<Observation> plain = read(reading, any.seed() + "/t.json", table(rows));
        Collections.shuffle(rows, any.random());
        assertEquals(plain, elsewhere(reading, any.seed() + "/step7/llama-7b.json", table(rows)));
        assertEquals(scores.size(), plain.size());
    }

    private static String table(List<String> rows) {
        return "[{\"title\": \"Accuracy\", \"header\": [{\"value\": \"Model\", \"metadata\": {}},"
                + " {\"value\": \"Lamp - EM\", \"lower_is_better\": false,"
                + " \"metadata\": {\"metric\": \"EM\", \"run_group\": \"Lamp\"}}], \"rows\": ["
                + String.join(", ", rows)
                + "]}]";
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    /** Repeats some and shuffles all. */
    private static void turn(List<String> parts, Random random) {
        parts.addAll(List.copyOf(parts.subList(0, random.nextInt(parts.size() + 1))));
        Collections.shuffle(parts, random);
    }

    /** Reads in a language whose digits, points and letters are others. */
    private static Set<Observation> elsewhere(SourceUnderTest reading, String file, String text)
            throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            return read(reading, file, text);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<Observation> read(SourceUnderTest reading, String file, String text)
            throws IOException {
        return reading.read(reading.file(file, text)).undated();
    }
}
