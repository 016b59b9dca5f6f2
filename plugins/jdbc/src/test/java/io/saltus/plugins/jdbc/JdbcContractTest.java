package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class JdbcContractTest implements SourceContract {

    @TempDir static Path folder;

    private static String url() {
        return "jdbc:sqlite:" + folder.resolve("contract.sqlite");
    }

    @BeforeAll
    static void makeDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE runs(task TEXT, model TEXT, params REAL, score REAL)");
            statement.execute(
                    "INSERT INTO runs VALUES ('add', 'a', 1e9, 0.25), ('add', 'b', 3e9, 0.5)");
        }
    }

    @Override
    public Source extension() {
        return Queries.query("SELECT * FROM runs ORDER BY model");
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(url()));
    }
}
