package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadResults;
import java.io.IOException;

/** Queries of a test, and what they read. */
final class Queries {

    private Queries() {}

    static Jdbc query(String sql) {
        return new Jdbc(new Columns(), sql, "", "", "", 100);
    }

    static ReadResults read(Jdbc source, String url) throws IOException {
        return ReadResults.of(source, Location.of(url));
    }
}
