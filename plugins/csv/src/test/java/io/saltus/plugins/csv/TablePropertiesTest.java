package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table says does not depend on the order of its rows and columns, nor on its place. */
class TablePropertiesTest {

    private static final List<List<String>> WIDE =
            List.of(
                    List.of(
                            "Model",
                            "Size (B)",
                            "MMLU (5-shot)",
                            "GSM8K",
                            "WMT - BLEU-4",
                            "License"),
                    List.of("acme-1b", "1", "25.1", "0.3", "0.02", "mit"),
                    List.of("acme-7b", "7", "35.4 ± 0.4", "11.0", "0.05", "mit"),
                    List.of("acme-34b", "34", "58.9%", "45.2", "N/A", "mit"),
                    List.of("acme-70b", "70", "68.1", "-", "0.11", "mit"));

    private static final List<List<String>> LONG =
            List.of(
                    List.of("Benchmark", "model", "params", "score", "n_examples", "shots"),
                    List.of("MMLU", "acme 1B", "1B", "0,251", "14042", "5-shot"),
                    List.of("MMLU", "acme 7B", "7B", "0,354", "14042", "5 shot"),
                    List.of("GSM8K", "acme 7B", "7B", "0,5", "1319", "zero-shot"),
                    List.of("GSM8K", "acme 1B", "1B", "0,03", "1319", "0"));

    @TempDir private Path folder;

    private static String words(Observation o) {
        return "%s %s %s %s %s %.9f %s %s"
                .formatted(
                        o.model().name(),
                        o.model().scale(Axis.PARAMETERS),
                        o.task(),
                        o.setup().words(),
                        o.metric(),
                        o.score(),
                        o.standardError(),
                        o.examples());
    }

    private Set<String> read(String name, String text) throws IOException {
        return read(new Csv(), name, text);
    }

    private Set<String> read(Source reader, String name, String text) throws IOException {
        SourceUnderTest source = new SourceUnderTest(reader, folder, name);
        return source.read(source.file(name, text)).observations().stream()
                .map(TablePropertiesTest::words)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(List<List<String>> rows, List<Integer> columns) {
        return rows.stream()
                .map(row -> columns.stream().map(row::get).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Cases(40)
    void saysTheSameInAnyOrderAndPlace(Case any) throws IOException {
        for (List<List<String>> table : List.of(WIDE, LONG)) {
            List<Integer> columns = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Set<String> before = read("a.csv", text(table, columns));
            List<List<String>> rows = new ArrayList<>(table.subList(1, table.size()));
            Random random = any.random();
            Collections.shuffle(rows, random);
            Collections.shuffle(columns, random);
            if (any.integer(0, 1) == 1) {
                rows.addAll(List.copyOf(rows));
            }
            rows.add(0, table.get(0));
            String name = any.integer(0, 1) == 1 ? "b/c/results 2024.csv" : "z.csv";
            assertEquals(before, read(name, text(rows, columns)));
        }
    }

    private static String markdown(List<List<String>> rows, List<Integer> columns) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(
                    columns.stream().map(row::get).collect(Collectors.joining(" | ", "| ", " |")));
        }
        lines.add(1, "|" + "---|".repeat(columns.size()));
        return String.join("\n", lines) + "\n";
    }

    @Cases(20)
    void saysTheSameInMarkdownInAnyOrderAndPlace(Case any) throws IOException {
        List<Integer> columns = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Set<String> before = read(new Markdown(), "a.md", markdown(WIDE, columns));
        List<List<String>> rows = new ArrayList<>(WIDE.subList(1, WIDE.size()));
        Random random = any.random();
        Collections.shuffle(rows, random);
        Collections.shuffle(columns, random);
        rows.add(0, WIDE.get(0));
        String text = "# Results\n\n" + markdown(rows, columns) + "\nAs of today.\n";
        assertEquals(before, read(new Markdown(), "b/c/card 2024.md", text));
    }

    @Test
    void saysTheSameOfAWorkbookInAnyPlace() throws IOException {
        byte[] book = Files.readAllBytes(Path.of("src/test/samples/results.xlsx"));
        List<Set<String>> said = new ArrayList<>();
        for (String name : List.of("results.xlsx", "b/c/step1000/copy of it.xlsx")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, book);
            ReadResults results = ReadResults.of(new Spreadsheet(), Location.of(file));
            said.add(
                    results.observations().stream()
                            .map(TablePropertiesTest::words)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertEquals(said.get(0), said.get(1));
        assertEquals(false, said.get(0).isEmpty());
    }
}
