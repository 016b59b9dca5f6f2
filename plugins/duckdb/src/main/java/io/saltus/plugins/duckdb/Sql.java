package io.saltus.plugins.duckdb;

import java.util.List;
import java.util.stream.Collectors;

/** Text as DuckDB's SQL writes it. */
final class Sql {

    private Sql() {}

    /** Returns a name in double quotes. */
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Returns a string literal. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Returns a list of string literals. */
    static String texts(List<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Returns a path as a pattern that matches nothing but that path. */
    static String pattern(String path) {
        return path.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]");
    }
}
