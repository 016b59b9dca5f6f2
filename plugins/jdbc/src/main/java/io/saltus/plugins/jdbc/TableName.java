package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.sql.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table's name as a user writes it: NAME, SCHEMA.NAME or CATALOG.SCHEMA.NAME. */
final class TableName {

    private static final int SHOWN = 20;
    private static final String[] TYPES = {
        "TABLE", "VIEW", "BASE TABLE", "PARTITIONED TABLE", "MATERIALIZED VIEW", "FOREIGN TABLE"
    };

    private final String asked;
    private final Connection connection;
    private final Dialect dialect;

    TableName(String asked, Connection connection, Dialect dialect) {
        this.asked = asked.strip();
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Returns the name as the server has it, each part quoted.
     *
     * @throws RequestException if there is no such table
     */
    String from(Location location) throws SQLException {
        String[] parts = asked.split("\\.", -1);
        DatabaseMetaData server = connection.getMetaData();
        String folded =
                server.storesUpperCaseIdentifiers()
                        ? asked.toUpperCase(Locale.ROOT)
                        : server.storesLowerCaseIdentifiers()
                                ? asked.toLowerCase(Locale.ROOT)
                                : asked;
        for (String name : List.of(asked, folded)) {
            if (parts.length <= 3 && isThere(name.split("\\.", -1), server)) {
                return String.join(
                        ".", List.of(name.split("\\.", -1)).stream().map(dialect::name).toList());
            }
        }
        throw new RequestException(
                "%s has no table '%s' that this user may see; it has %s"
                        .formatted(location.name(), asked, seen(server)));
    }

    private boolean isThere(String[] parts, DatabaseMetaData server) throws SQLException {
        String table = parts[parts.length - 1];
        String schema = parts.length > 1 ? parts[parts.length - 2] : "";
        String catalog = parts.length > 2 ? parts[0] : "";
        try (ResultSet tables =
                server.getTables(
                        catalog.isEmpty() ? connection.getCatalog() : catalog,
                        schema.isEmpty() ? connection.getSchema() : escaped(schema, server),
                        escaped(table, server),
                        null)) {
            while (tables.next()) {
                if (table.equals(tables.getString(3))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String escaped(String name, DatabaseMetaData server) throws SQLException {
        String escape = server.getSearchStringEscape();
        return escape == null || escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private String seen(DatabaseMetaData server) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                server.getTables(connection.getCatalog(), connection.getSchema(), "%", TYPES)) {
            while (tables.next() && names.size() <= SHOWN) {
                names.add(tables.getString(3));
            }
        }
        boolean more = names.size() > SHOWN;
        return names.isEmpty()
                ? "none in the schema it starts in; others are written SCHEMA.NAME"
                : String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (more ? ", ..." : "");
    }
}
