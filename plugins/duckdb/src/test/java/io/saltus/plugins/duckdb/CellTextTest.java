package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Location;
import io.saltus.api.table.Columns;
import io.saltus.sources.sql.PerExample;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellTextTest {

    @TempDir Path folder;

    @Test
    void takesStringsOfBitsForNoTruths() throws IOException {
        String query =
                "SELECT 'add' AS task, '101'::BIT AS model, false AS higher_is_better, score FROM data";
        DuckDb source = new DuckDb(new Columns(), Format.CSV, query, "", "", PerExample.NO, 256, 1);
        Path table = Files.writeString(folder.resolve("a.csv"), "score\n0.5\n");
        ReadResults results = ReadResults.of(source, Location.of(table));
        assertEquals("101", results.observations().get(0).model().name());
        assertEquals("LOWER_IS_BETTER", results.observations().get(0).metric().direction().name());
    }
}
