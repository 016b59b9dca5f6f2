package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.sources.sql.DatabaseMessage;
import io.saltus.sources.sql.Pairing;
import io.saltus.sources.sql.PerExample;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Reads a table or query from a database server; the location is its URL, {@code jdbc:...}.
 *
 * <p>A table with a row per example is aggregated by the server: see {@link ExampleQuery}.
 *
 * <p>The driver is a JAR that the user brings. The password is taken from an environment variable,
 * never from a setting or the URL, since both are written into reports. Rows are fetched in
 * portions, within a transaction that reads only.
 */
@About(
        id = "jdbc",
        summary =
                "Reads a table or query from a database server (PostgreSQL, Trino, ...), aggregates examples there",
        references = "JDBC 4.3")
public record Jdbc(
        Columns columns,
        @Param("SQL query whose rows are the table") String query,
        @Param("Table, in place of a query: NAME, SCHEMA.NAME or CATALOG.SCHEMA.NAME") String table,
        @Param("Column of the example's id; without it: example, example_id, doc_id or sample_id")
                String example,
        @Param(
                        "Whether a row is a single example; auto: if there is a column of their ids and no"
                                + " standard error or number of examples")
                PerExample perExample,
        @Param(
                        "Scores of single examples, so that results on the same examples are compared pair by"
                                + " pair: counted where they score alike, or named by their ids")
                Pairing pairs,
        @Param(
                        "For pairs, column of what dependent examples share, such as a passage; without it:"
                                + " cluster, cluster_id, passage_id or group_id")
                String cluster,
        @Param("User name; without it: the driver's default") String user,
        @Param("Environment variable that holds the password; without it: none")
                String passwordVariable,
        @Param("Driver JAR, or a folder of them; without it: lib in the folder of this plugin")
                String drivers,
        @Param(value = "Rows fetched at a time", min = 1, max = 1e6) int fetchSize)
        implements Source {

    /** Columns by their names in the schema, no password, the driver in the plugin's lib. */
    public Jdbc() {
        this(new Columns(), "", "", "", PerExample.AUTO, Pairing.NO, "", "", "", "", 10_000);
    }

    /** A query, whose columns say whether its rows are examples. */
    public Jdbc(
            Columns columns,
            String query,
            String user,
            String passwordVariable,
            String drivers,
            int fetchSize) {
        this(
                columns,
                query,
                "",
                "",
                PerExample.AUTO,
                Pairing.NO,
                "",
                user,
                passwordVariable,
                drivers,
                fetchSize);
    }

    @Override
    public String looksFor() {
        return "a URL that begins with jdbc:";
    }

    @Override
    public boolean accepts(Location location) {
        return "jdbc".equalsIgnoreCase(location.uri().getScheme());
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        connected(
                location,
                reading -> {
                    reading.read(sink);
                    return "";
                });
    }

    /** Returns the statements that would be sent; the server is asked for the types of columns. */
    @Override
    public String explain(Location location) throws IOException {
        return connected(location, ServerReading::statements);
    }

    /** What is done while there is a connection. */
    private interface Work {
        String with(ServerReading reading) throws SQLException;
    }

    private String connected(Location location, Work work) throws IOException {
        if (!accepts(location)) {
            throw new RequestException(
                    location.name() + " is no JDBC URL, such as jdbc:postgresql://host/database");
        }
        if (query.isBlank() == table.isBlank()) {
            throw new RequestException(
                    location.name()
                            + (query.isBlank()
                                    ? ": say what to read with --source 'jdbc:query=SELECT ...' or"
                                            + " jdbc:table=NAME"
                                    : ": choose one of query and table; both are given"));
        }
        String url = location.uri().toString();
        if (Secret.isIn(url)) {
            throw new RequestException(
                    "the URL holds a password, which others can see; put it into an environment"
                            + " variable and name that with passwordVariable=NAME");
        }
        Secret password = Secret.of(passwordVariable);
        try (Drivers jars = Drivers.in(drivers)) {
            return connected(location, work, jars, url, password);
        }
    }

    private String connected(
            Location location, Work work, Drivers jars, String url, Secret password) {
        try (Connection connection = jars.connect(url, properties(password))) {
            connection.setAutoCommit(false); // servers stream rows only within a transaction
            try {
                return work.with(new ServerReading(this, location, connection));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new RequestException(
                    location.name() + ": " + password.removedFrom(DatabaseMessage.of(e)), e);
        }
    }

    private Properties properties(Secret password) {
        Properties properties = new Properties();
        if (!user.isBlank()) {
            properties.setProperty("user", user.strip());
        }
        password.putInto(properties);
        return properties;
    }
}
