package io.saltus.plugins.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DuckDbMessageTest {

    @Test
    void saysHowToGiveDuckDbMoreMemory() {
        SQLException e =
                new SQLException(
                        "Out of Memory Error: could not allocate block (64.0 MiB/64.0 MiB used)\n"
                                + "Possible solutions:\n* Reducing the number of threads\n");
        assertEquals(
                "r.parquet: Out of Memory Error: could not allocate block (64.0 MiB/64.0 MiB used);"
                        + " give DuckDB more with memory=MEGABYTES",
                DuckDbMessage.of("r.parquet", e).getMessage());
    }

    @Test
    void countsPositionsFromTheUsersText() {
        SQLException e =
                new SQLException(
                        "Parser Error: syntax error\nnear\n\nLINE 3: FRM data\n        ^^^");
        assertEquals(
                "Parser Error: syntax error near (line 2, column 1: FRM data)",
                DuckDbMessage.line(e, 1));
        assertEquals("Parser Error: syntax error near", DuckDbMessage.line(e, 0));
    }
}
