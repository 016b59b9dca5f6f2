package io.saltus.plugins.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** H2 in memory: a second dialect, which writes names in capitals unless they are quoted. */
class H2Test implements ServerExamples {

    @Override
    public String url() {
        return "jdbc:h2:mem:examples;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=FALSE";
    }

    @Override
    public void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
