package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A database in memory for one location or report: what does not fit goes to a folder of its own
 * below the system's temporary one, which is gone when the session is closed.
 */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Path spill;

    private Session(Connection connection, Path spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /**
     * Loads the driver and opens a database in memory.
     *
     * @param memory memory for DuckDB, MiB
     * @param threads threads; 0: one per processor
     */
    static Session open(int memory, int threads) throws IOException, SQLException {
        Path spill = Files.createTempDirectory("saltus-duckdb");
        Properties settings = new Properties();
        settings.setProperty("memory_limit", memory + "MiB");
        settings.setProperty("temp_directory", spill.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        if (threads > 0) {
            settings.setProperty("threads", Integer.toString(threads));
        }
        try {
            Connection connection =
                    DriverLoader.driver(Files.getOwner(spill)).connect("jdbc:duckdb:", settings);
            return new Session(connection, spill);
        } catch (LinkageError e) {
            delete(spill);
            throw new RequestException(
                    ("DuckDB's library cannot be loaded on this system (%s %s); it is unpacked to %s,"
                                    + " where programs must be allowed to run: %s")
                            .formatted(
                                    System.getProperty("os.name"),
                                    System.getProperty("os.arch"),
                                    System.getProperty("java.io.tmpdir"),
                                    e.getMessage()),
                    e);
        } catch (SQLException e) {
            delete(spill);
            throw e;
        }
    }

    /** From here on nothing can be opened but {@code paths}, and no setting can be changed. */
    void allowOnly(List<String> paths, List<String> folders) throws SQLException {
        List<String> directories = new ArrayList<>(folders);
        directories.add(spill + "/");
        run("SET allowed_paths = " + Sql.texts(paths));
        run("SET allowed_directories = " + Sql.texts(directories));
        run("SET enable_external_access = false");
        run("SET lock_configuration = true");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Prepares a statement; the caller closes it. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Returns the path of a file that is gone when the session is closed. */
    Path file(String name) {
        return spill.resolve(name);
    }

    /** Runs a query; the statement is closed with its result. */
    ResultSet query(String sql) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.closeOnCompletion();
            return statement.executeQuery(sql);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Returns the first column of a query's rows. */
    List<String> column(String sql) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (ResultSet rows = query(sql)) {
            while (rows.next()) {
                cells.add(String.valueOf(rows.getString(1)));
            }
        }
        return cells;
    }

    @Override
    public void close() throws SQLException, IOException {
        try {
            connection.close();
        } finally {
            delete(spill);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
