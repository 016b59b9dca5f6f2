package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.api.table.TabularResults;
import io.saltus.sources.sql.DatabaseMessage;
import io.saltus.sources.sql.RowCells;
import io.saltus.sources.tables.JoinedTask;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads the rows of a query from a database server; the location is its URL, {@code jdbc:...}.
 *
 * <p>The driver is a JAR that the user brings. The password is taken from an environment variable,
 * never from a setting or the URL, since both are written into reports. Rows are fetched in
 * portions, within a transaction that reads only.
 */
@About(
        id = "jdbc",
        summary = "Reads the rows of a query from a database server (PostgreSQL, Trino, ...)",
        references = "JDBC 4.3")
public record Jdbc(
        Columns columns,
        @Param("SQL query whose rows are the table") String query,
        @Param("User name; without it: the driver's default") String user,
        @Param("Environment variable that holds the password; without it: none")
                String passwordVariable,
        @Param("Driver JAR, or a folder of them; without it: lib in the folder of this plugin")
                String drivers,
        @Param(value = "Rows fetched at a time", min = 1, max = 1e6) int fetchSize)
        implements Source {

    /** Columns by their names in the schema, no password, the driver in the plugin's lib. */
    public Jdbc() {
        this(new Columns(), "", "", "", "", 10_000);
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
        if (!accepts(location)) {
            throw new RequestException(
                    location.name() + " is no JDBC URL, such as jdbc:postgresql://host/database");
        }
        if (query.isBlank()) {
            throw new RequestException(
                    location.name() + ": say what to read with --source 'jdbc:query=SELECT ...'");
        }
        String url = location.uri().toString();
        if (Secret.isIn(url)) {
            throw new RequestException(
                    "the URL holds a password, which others can see; put it into an environment"
                            + " variable and name that with passwordVariable=NAME");
        }
        Secret password = Secret.of(passwordVariable);
        try (Drivers jars = Drivers.in(drivers)) {
            read(location, sink, jars, url, password);
        }
    }

    private void read(
            Location location, ObservationSink sink, Drivers jars, String url, Secret password) {
        try (Connection connection = jars.connect(url, properties(password))) {
            connection.setAutoCommit(false); // servers stream rows only within a transaction
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(fetchSize);
                try (ResultSet rows = statement.executeQuery(query)) {
                    send(rows, location, sink);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new RequestException(
                    location.name() + ": " + password.removedFrom(DatabaseMessage.of(e)), e);
        }
    }

    private void send(ResultSet rows, Location location, ObservationSink sink) throws SQLException {
        RowCells cells = RowCells.of(rows);
        List<String> header = cells.header();
        Optional<JoinedTask> joined = JoinedTask.of(columns, header);
        List<String> all = joined.map(JoinedTask::header).orElse(header);
        boolean any = false;
        try (TabularResults results = TabularResults.of(columns, all, location, sink)) {
            for (long line = 1; rows.next(); line++) {
                results.row(line, joined.isPresent() ? joined.get().row(cells.row()) : cells.row());
                any = true;
            }
        }
        if (!any) {
            throw new RequestException(
                    "%s: the query gives no rows; its columns are %s"
                            .formatted(location.name(), String.join(", ", header)));
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
