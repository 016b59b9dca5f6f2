package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bundled table of models agrees with itself. */
class ModelTableTest {

    private static List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(Path.of("src/main/distribution/data/models.csv"))) {
            return rows.stream().toList();
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    @Test
    void namesEachModelOnceWithItsSource() throws IOException {
        Map<String, String> seen = new HashMap<>();
        for (NamedCsvRecord row : rows()) {
            String name = row.getField("model");
            String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
            assertEquals(null, seen.put(plain, name), name);
            assertTrue(!row.getField("family").isBlank(), name);
            assertTrue(!row.getField("source").isBlank(), name);
            assertTrue(Set.of("base", "instruct").contains(row.getField("kind")), name);
        }
        assertTrue(seen.size() > 300, seen.size() + " models");
    }

    @Test
    void statesTheComputeThatParametersAndTokensGive() throws IOException {
        List<String> apart = new ArrayList<>();
        for (NamedCsvRecord row : rows()) {
            double compute = number(row, "train_flops");
            double expected = 6 * number(row, "params") * number(row, "train_tokens");
            // papers count encoders, embeddings and padding otherwise; a factor of 3 is a slip
            if (compute > 3 * expected || compute < expected / 3) {
                apart.add(row.getField("model") + ": " + compute + " for " + expected);
            }
        }
        assertEquals(List.of(), apart);
    }

    @Test
    void countsNoMoreActiveParametersThanThereAre() throws IOException {
        for (NamedCsvRecord row : rows()) {
            double total = number(row, "total_params");
            assertTrue(!(number(row, "params") >= total), row.getField("model"));
        }
    }

    @Test
    void datesReleasesWithinTheYearsOfLanguageModels() throws IOException {
        for (NamedCsvRecord row : rows()) {
            String released = row.getField("released");
            if (!released.isEmpty()) {
                LocalDate date = LocalDate.parse(released);
                assertTrue(
                        date.isAfter(LocalDate.of(2018, 1, 1))
                                && date.isBefore(LocalDate.of(2026, 12, 1)),
                        row.getField("model"));
            }
        }
    }
}
