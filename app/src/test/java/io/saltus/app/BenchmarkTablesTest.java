package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.data.Metric;
import io.saltus.engine.knowledge.BenchmarkCatalogue;
import io.saltus.engine.knowledge.BenchmarkCatalogue.TestSet;
import io.saltus.engine.knowledge.ChanceCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * The bundled tables of chance levels and test sets agree with themselves and know what they
 * should.
 */
class BenchmarkTablesTest {

    private static final Path DATA = Path.of("src/main/distribution/data");

    private static List<NamedCsvRecord> rows(String table) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(DATA.resolve(table))) {
            return rows.stream().toList();
        }
    }

    private static ChanceCatalogue chances() throws IOException {
        try (Reader table = Files.newBufferedReader(DATA.resolve("chances.csv"))) {
            return ChanceCatalogue.read("chances.csv", table, false);
        }
    }

    private static BenchmarkCatalogue benchmarks() throws IOException {
        try (Reader table = Files.newBufferedReader(DATA.resolve("benchmarks.csv"))) {
            return BenchmarkCatalogue.read("benchmarks.csv", table);
        }
    }

    private static long sum(String start, String end) throws IOException {
        return rows("benchmarks.csv").stream()
                .filter(row -> row.getField("task").startsWith(start))
                .filter(row -> row.getField("source").endsWith(end))
                .mapToLong(row -> Long.parseLong(row.getField("examples")))
                .sum();
    }

    @Test
    void namesEachBenchmarkOnceWithItsSource() throws IOException {
        for (String table : List.of("chances.csv", "benchmarks.csv")) {
            Map<String, String> seen = new HashMap<>();
            for (NamedCsvRecord row : rows(table)) {
                assertTrue(!row.getField("source").isBlank(), row.toString());
                for (String name : row.getField("task").split(";")) {
                    assertTrue(name.matches("[a-z0-9+*-]+"), table + ": " + name);
                    String before =
                            seen.put(
                                    name.contains("*") ? name : name.replace("-", ""),
                                    row.getField("task"));
                    assertTrue(
                            before == null || before.equals(row.getField("task")),
                            table + ": " + name);
                }
            }
        }
    }

    @Test
    void addsUpWhereATestSetHasParts() throws IOException {
        assertEquals(14042, sum("mmlu-", "test split") - 12032 - 12032, "MMLU, 57 subjects");
        assertEquals(14042, sum("mmlu-", "subjects of the group"), "MMLU, 4 groups");
        assertEquals(6511, sum("bbh-", "(arXiv:2210.09261)"), "BIG-Bench Hard, 27 tasks");
        assertEquals(1324, sum("math-", ", level 5") - 1324, "MATH, level 5");
        assertEquals(5000, sum("minerva-math-", "test split"), "MATH, 7 subjects");
    }

    @Test
    void saysOfEachChanceLevelWhatTheOptionsSay() throws IOException {
        for (NamedCsvRecord row : rows("chances.csv")) {
            java.util.regex.Matcher options =
                    java.util.regex.Pattern.compile("^(\\d+) options;.*")
                            .matcher(row.getField("source"));
            if (options.matches()) {
                assertEquals(
                        1.0 / Integer.parseInt(options.group(1)),
                        Double.parseDouble(row.getField("chance")),
                        1e-9,
                        row.toString());
            }
        }
    }

    @Test
    void knowsBenchmarksHoweverTheyAreSpelled() throws IOException {
        ChanceCatalogue chances = chances();
        BenchmarkCatalogue benchmarks = benchmarks();
        List<String> wrong = new ArrayList<>();
        int read = 0;
        try (InputStream list =
                        BenchmarkTablesTest.class.getResourceAsStream("benchmarks-as-spelled.csv");
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new InputStreamReader(
                                                assertNotNullAnd(list), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                String name = row.getField("name");
                OptionalDouble chance =
                        chances.complete(name, Metric.accuracy("acc")).metric().chance();
                String right = row.getField("chance");
                boolean same =
                        right.equals("unknown")
                                ? chance.isEmpty()
                                : Math.abs(chance.orElse(-1) - Double.parseDouble(right)) < 1e-6;
                String size = row.getField("examples");
                List<Long> sizes = benchmarks.find(name).map(TestSet::examples).orElse(List.of());
                boolean counted =
                        size.isEmpty()
                                || (size.equals("-")
                                        ? sizes.size() != 1
                                        : sizes.equals(List.of(Long.parseLong(size))));
                if (!same || !counted) {
                    wrong.add(name + ": " + chance + ", " + sizes);
                }
                read++;
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(read > 200, read + " names");
    }

    private static InputStream assertNotNullAnd(InputStream list) {
        assertNotNull(list);
        return list;
    }
}
