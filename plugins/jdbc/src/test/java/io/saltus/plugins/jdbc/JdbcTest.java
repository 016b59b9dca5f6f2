package io.saltus.plugins.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is a file, SQLite's, stands for any. */
class JdbcTest {

    @TempDir private Path folder;

    private String url;

    @BeforeEach
    void makeDatabase() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve("runs.sqlite");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE runs(task TEXT, model TEXT, params REAL, acc REAL, n INT)");
            statement.execute(
                    "INSERT INTO runs VALUES ('add', 'a', 1e9, 0.25, 200), ('add', 'b', 2e21, 1, NULL),"
                            + " ('add', 'c', 3e9, 7, 5)");
        }
    }

    private static String refusal(Jdbc source, String url) {
        String message =
                assertThrows(RequestException.class, () -> Queries.read(source, url)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void readsTheRowsOfAQueryAsTheTableSchema() throws IOException {
        Jdbc source =
                Queries.query(
                        "SELECT task, model, params, acc AS score, n AS n_examples FROM runs ORDER BY"
                                + " model");
        ReadResults results = Queries.read(source, url);
        assertEquals(2, results.observations().size());
        assertEquals(200, results.observations().get(0).examples().getAsLong());
        var second = results.observations().get(1);
        assertEquals(2e21, second.model().scale(Axis.PARAMETERS).getAsDouble());
        assertTrue(second.examples().isEmpty());
        assertEquals(1, results.issues().size());
        assertTrue(
                results.issues().get(0).toString().contains(":3: the score of 'accuracy' must be"));
    }

    @Test
    void readsATaskThatStandsInTwoColumns() throws IOException {
        Columns both = new Columns().with("task", "task/part");
        String sql = "SELECT task, 'carry' AS part, model, acc AS score FROM runs WHERE acc < 1";
        ReadResults results = Queries.read(new Jdbc(both, sql, "", "", "", 100), url);
        assertEquals(1, results.observations().size());
        assertEquals("add/carry", results.observations().get(0).task());
        Columns absent = new Columns().with("task", "task/parts");
        String message = refusal(new Jdbc(absent, sql, "", "", "", 100), url);
        assertTrue(message.contains("parts"), message);
    }

    @Test
    void acceptsJdbcUrlsOnly() {
        assertTrue(new Jdbc().accepts(Location.of("jdbc:postgresql://host/db?ssl=true")));
        assertFalse(new Jdbc().accepts(Location.of("https://host.invalid/db")));
        assertFalse(new Jdbc().accepts(Location.of("results.csv")));
        assertTrue(refusal(Queries.query("SELECT 1"), "runs.csv").contains("is no JDBC URL"));
    }

    @Test
    void saysWhatIsMissing() {
        assertTrue(refusal(new Jdbc(), url).contains("'jdbc:query=SELECT ...'"));
        Jdbc secret = new Jdbc(new Columns(), "SELECT 1", "me", "SALTUS_NO_SUCH", "", 100);
        assertTrue(refusal(secret, url).contains("no environment variable 'SALTUS_NO_SUCH'"));
        Jdbc nowhere =
                new Jdbc(new Columns(), "SELECT 1", "", "", folder.resolve("no").toString(), 100);
        assertTrue(refusal(nowhere, url).contains("there is no JAR or folder"));
    }

    @Test
    void namesTheDriversThatDoNotFitAndWhereToPutOne() throws IOException {
        Path jar = Files.writeString(folder.resolve("other.jar"), "no JAR at all");
        Jdbc source = new Jdbc(new Columns(), "SELECT 1", "", "", folder.toString(), 100);
        String message = refusal(source, "jdbc:trino://host.invalid/db");
        assertTrue(
                message.startsWith(
                        "no driver for jdbc:trino; put its JAR into the folder " + folder),
                message);
        assertTrue(message.contains("Found " + jar.getFileName() + "; drivers for other"), message);
        assertTrue(message.contains("org.sqlite.JDBC"), message);
    }

    @Test
    void loadsADriverFromAJarThatIsOnNoClassPath() throws Exception {
        Path jar =
                Path.of(
                        org.sqlite
                                .JDBC
                                .class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        ClassLoader bare = ClassLoader.getPlatformClassLoader();
        try (Drivers drivers = Drivers.in(jar.toString(), bare);
                Connection connection = drivers.connect(url, new Properties())) {
            assertEquals("jdbc", connection.getClass().getClassLoader().getName());
        }
    }

    @Test
    void saysInOneLineWhatTheDatabaseSays() {
        String message = refusal(Queries.query("SELECT nope FROM runs"), url);
        assertTrue(message.startsWith(url + ": "), message);
        assertTrue(message.contains("no such column: nope"), message);
        assertTrue(
                refusal(
                                Queries.query(
                                        "SELECT task, acc AS score, model FROM runs WHERE 1 = 0"),
                                url)
                        .endsWith("the query gives no rows; its columns are task, score, model"));
        assertTrue(
                refusal(Queries.query("SELECT task, model FROM runs"), url)
                        .contains("has no column 'score'; it has task, model"));
    }

    @Test
    void refusesAUrlWithAPasswordAndDoesNotRepeatIt() {
        for (String secret :
                List.of(
                        "jdbc:postgresql://me:hunter2@host.invalid/db",
                        "jdbc:postgresql://host.invalid/db?user=me&password=hunter2&ssl=true",
                        "jdbc:sqlserver://host.invalid;user=me;Password=hunter2;x=y",
                        "jdbc:trino://host.invalid/db?accessToken=hunter2")) {
            String message = refusal(Queries.query("SELECT 1"), secret);
            assertTrue(message.contains("passwordVariable"), message);
            assertFalse(message.contains("hunter2"), message);
            assertFalse(Location.of(secret).name().contains("hunter2"), Location.of(secret).name());
        }
        String plain = "jdbc:postgresql://host.invalid:5432/db?user=me";
        assertEquals(plain, Location.of(plain).name());
    }
}
