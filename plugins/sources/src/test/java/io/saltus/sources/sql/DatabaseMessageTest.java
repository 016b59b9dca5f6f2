package io.saltus.sources.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseMessageTest {

    @Test
    void isOneLineWithTheState() {
        assertEquals(
                "no such table: x (SQLSTATE 42P01)",
                DatabaseMessage.of(new SQLException("no such\n  table: x ", "42P01")));
        assertEquals("SQLException", DatabaseMessage.of(new SQLException()));
    }

    @Test
    void isCutWhereItBecomesLong() {
        assertEquals(503, DatabaseMessage.line("x".repeat(1000)).length());
    }
}
