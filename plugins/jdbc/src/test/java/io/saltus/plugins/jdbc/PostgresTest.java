package io.saltus.plugins.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real server, if PostgreSQL is installed as Debian packages it; otherwise skipped. */
class PostgresTest implements ServerExamples {

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        Optional<PostgresServer> started = PostgresServer.start();
        Assumptions.assumeTrue(
                started.isPresent(),
                "PostgreSQL is not installed (Debian: apt-get install postgresql) or must not be"
                        + " started here; skipped");
        server = started.get();
        server.run(
                "CREATE TABLE runs AS SELECT 'task-' || t AS task, 'model-' || m AS model, 10.0 ^ (8 + m)"
                        + " AS params, (m / 10.0)::real AS score, 100::bigint AS n_examples, true AS"
                        + " higher_is_better, NULL::text AS family FROM generate_series(1, 1000) t,"
                        + " generate_series(0, 9) m");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public void run(String sql) throws Exception {
        server.run(sql);
    }

    @Test
    void refusesADocumentForAModel() {
        String message =
                refusal(
                        Queries.query(
                                "SELECT 'add' AS task, '{}'::jsonb AS model, 1 AS example, 1 AS score"),
                        server.url());
        assertTrue(
                message.contains(
                        "column 'model' is of type jsonb, which holds no single value that rows"
                                + " could be grouped by (read as model)"),
                message);
    }

    @Test
    void passesOverScoresThatAreNotFinite() throws IOException {
        ReadResults results =
                Queries.read(
                        Queries.query(
                                "SELECT 'add' AS task, 'a' AS model, i AS example, s AS score FROM"
                                        + " (VALUES (1, 'NaN'::float8), (2, 'Infinity'), (3, 0.5)) v(i, s)"),
                        server.url());
        assertEquals(1, results.observations().get(0).examples().getAsLong());
        assertTrue(
                results.issues()
                        .get(0)
                        .why()
                        .contains("2 of 3 rows have no score: it must be a finite number, got"),
                results.issues().toString());
    }

    @Test
    void readsALargeTableInPortions() throws IOException {
        ReadResults results =
                Queries.read(
                        Queries.query("SELECT * FROM runs ORDER BY task, params"), server.url());
        assertEquals(10_000, results.observations().size());
        assertEquals(0, results.issues().size(), results.issues().toString());
        assertEquals(0.9, results.observations().get(9).score());
    }

    @Test
    void saysWhereTheQueryIsWrong() {
        String message = refusal(Queries.query("SELECT nope FROM runs"), server.url());
        assertTrue(message.contains("column \"nope\" does not exist Position: 8"), message);
        assertTrue(message.endsWith("(SQLSTATE 42703)"), message);
    }

    @Test
    void doesNotChangeTheDatabase() throws IOException {
        refusal(Queries.query("DELETE FROM runs"), server.url());
        Queries.read(
                Queries.query("WITH gone AS (DELETE FROM runs RETURNING *) SELECT * FROM gone"),
                server.url());
        ReadResults results = Queries.read(Queries.query("SELECT * FROM runs"), server.url());
        assertEquals(10_000, results.observations().size());
    }

    @Test
    void saysThatNobodyListensOrThatTheUserIsUnknown() {
        String nobody = refusal(Queries.query("SELECT 1"), "jdbc:postgresql://localhost:1/db");
        assertTrue(nobody.contains("refused"), nobody);
        String unknown = refusal(Queries.query("SELECT 1"), server.url("stranger"));
        assertTrue(unknown.contains("role \"stranger\" does not exist"), unknown);
    }

    /** The path of programs, which every system has, serves as a password. */
    @Test
    void takesThePasswordFromTheEnvironmentAndDoesNotShowIt() throws Exception {
        String password = System.getenv("PATH");
        server.run("CREATE ROLE guarded LOGIN PASSWORD '" + password.replace("'", "''") + "'");
        server.run("GRANT SELECT ON runs TO guarded");
        String sql = "SELECT * FROM runs WHERE task = 'task-1'";
        Jdbc right = new Jdbc(new Columns(), sql, "", "PATH", "", 100);
        assertEquals(10, Queries.read(right, server.url("guarded")).observations().size());
        Jdbc wrong = new Jdbc(new Columns(), sql, "", "HOME", "", 100);
        String message = refusal(wrong, server.url("guarded"));
        assertTrue(message.contains("password authentication failed"), message);
        assertFalse(message.contains(System.getenv("HOME")), message);
        assertTrue(refusal(Queries.query(sql), server.url("guarded")).contains("password"));
    }

    private static String refusal(Jdbc source, String url) {
        String message =
                assertThrows(RequestException.class, () -> Queries.read(source, url)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }
}
