package io.saltus.sources.sql;

import io.saltus.api.data.RequestException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * How a server writes names, texts and types.
 *
 * @param product the server's name, as its driver gives it
 * @param quote what stands around names; blank if nothing may
 * @param real the type of a double
 * @param exact the type of a number with 15 decimals
 * @param text the type of a text of any length
 * @param number how a text becomes a double, NULL if it is none ({@code %s} is the text); blank if
 *     the server knows no such thing
 * @param escapes whether a backslash in a text escapes what follows it
 */
public record Dialect(
        String product,
        String quote,
        String real,
        String exact,
        String text,
        String number,
        boolean escapes) {

    private static final String STANDARD = "DOUBLE PRECISION";
    private static final String EXACT = "DECIMAL(38, 15)";
    private static final String TRY = "TRY_CAST(%s AS DOUBLE)";
    private static final String BY_PATTERN =
            "CASE WHEN %%1$s %s '^\\s*[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,2})?\\s*$'"
                    + " THEN CAST(%%1$s AS DOUBLE PRECISION) END";

    /** Returns the dialect of a server: the standard's, if it is none of those that are known. */
    public static Dialect of(DatabaseMetaData server) throws SQLException {
        String name = server.getDatabaseProductName();
        String quote = server.getIdentifierQuoteString();
        return of(name == null ? "" : name, quote == null ? "" : quote.strip());
    }

    /** Returns DuckDB's dialect. */
    public static Dialect duckdb() {
        return new Dialect("DuckDB", "\"", "DOUBLE", EXACT, "VARCHAR", TRY, false);
    }

    private static Dialect of(String name, String quote) {
        String product = name.toLowerCase(Locale.ROOT);
        if (product.contains("postgres")) {
            return new Dialect(name, quote, STANDARD, EXACT, "TEXT", pattern("~"), false);
        }
        if (product.contains("h2")) {
            return new Dialect(name, quote, STANDARD, EXACT, "VARCHAR", pattern("REGEXP"), false);
        }
        if (product.contains("sqlite")) {
            String typed = "CASE WHEN typeof(%1$s) IN ('integer', 'real') THEN %1$s END";
            return new Dialect(name, quote, "REAL", "REAL", "TEXT", typed, false);
        }
        if (product.contains("spark") || product.contains("hive")) {
            // older clients say that nothing may stand around names
            String backtick = quote.isEmpty() ? "`" : quote;
            return new Dialect(name, backtick, "DOUBLE", EXACT, "STRING", TRY, true);
        }
        if (product.contains("bigquery")) {
            String safe = "SAFE_CAST(%s AS FLOAT64)";
            return new Dialect(name, quote, "FLOAT64", "BIGNUMERIC", "STRING", safe, true);
        }
        if (product.contains("trino") || product.contains("presto")) {
            return new Dialect(name, quote, "DOUBLE", EXACT, "VARCHAR", TRY, false);
        }
        if (product.contains("snowflake")) {
            return new Dialect(name, quote, "DOUBLE", EXACT, "VARCHAR", TRY, true);
        }
        if (product.contains("clickhouse")) {
            return new Dialect(
                    name,
                    quote,
                    "Nullable(Float64)",
                    "Nullable(Decimal(38, 15))",
                    "Nullable(String)",
                    "toFloat64OrNull(%s)",
                    true);
        }
        if (product.contains("mysql") || product.contains("mariadb")) {
            return new Dialect(name, quote, "DOUBLE", EXACT, "CHAR", "", true);
        }
        if (product.contains("sql server")) {
            String tried = "TRY_CAST(%s AS FLOAT)";
            return new Dialect(name, quote, "FLOAT", EXACT, "VARCHAR(4000)", tried, false);
        }
        return new Dialect(name, quote, STANDARD, EXACT, "VARCHAR(4000)", "", false);
    }

    private static String pattern(String matches) {
        return BY_PATTERN.formatted(matches);
    }

    /**
     * Returns a name as the server quotes it.
     *
     * @throws RequestException if it has a character that may not stand in one
     */
    public String name(String name) {
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
        if (name.indexOf('\0') >= 0 || quote.isEmpty() && !plain) {
            throw new RequestException(
                    "%s cannot quote the name '%s'; give the column another in the query"
                            .formatted(product, name.replace('\0', '?')));
        }
        // BigQuery escapes what others double
        String inside =
                escapes && quote.equals("`") && product.toLowerCase(Locale.ROOT).contains("big")
                        ? name.replace("\\", "\\\\").replace("`", "\\`")
                        : name.replace(quote, quote + quote);
        return quote.isEmpty() ? name : quote + inside + quote;
    }

    /** Returns names with commas between. */
    public String names(List<String> names) {
        return String.join(", ", names.stream().map(this::name).toList());
    }

    /** Returns a string literal. */
    public String literal(String text) {
        String inside = escapes ? text.replace("\\", "\\\\") : text;
        boolean backslash = escapes && product.toLowerCase(Locale.ROOT).contains("big");
        return "'" + inside.replace("'", backslash ? "\\'" : "''") + "'";
    }
}
