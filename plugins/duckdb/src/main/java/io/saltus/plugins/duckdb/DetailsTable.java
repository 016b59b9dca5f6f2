package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of LightEval's details in either layout: three structures, of the document, the
 * answer and the scores, as written since 0.11, or a column each.
 *
 * @param path the file
 * @param metrics names of the metrics
 * @param scores the column that holds them
 * @param nested whether it is the newer layout
 */
record DetailsTable(String path, List<String> metrics, String scores, boolean nested) {

    static final int ID = 1;
    static final int LIKELIHOODS = 2;
    static final int CHOICES = 3;
    static final int GOLD = 4;
    static final int ANSWER = 5;
    static final int FIRST_METRIC = 6;

    private static final String NEWER = "metric";
    private static final String OLDER = "metrics";

    /** Copies the names. */
    DetailsTable {
        metrics = List.copyOf(metrics);
    }

    /**
     * Looks at the columns of a file.
     *
     * @throws RequestException if they are those of neither layout
     */
    static DetailsTable of(String path, Session session) throws SQLException {
        String file = file(path);
        List<String> columns =
                session.column("SELECT column_name FROM (DESCRIBE SELECT * FROM " + file + ")");
        boolean nested =
                columns.contains("doc")
                        && columns.contains("model_response")
                        && columns.contains(NEWER);
        if (!nested && !columns.contains(OLDER)) {
            throw new RequestException(
                    "has no column of scores: LightEval's details have 'doc', 'model_response' and 'metric', older ones 'metrics'; it has "
                            + String.join(", ", columns));
        }
        String scores = nested ? NEWER : OLDER;
        List<String> names =
                session.column(
                        "SELECT DISTINCT unnest(json_keys(to_json(%s))) AS k FROM %s ORDER BY k"
                                .formatted(scores, file));
        return new DetailsTable(path, names, scores, nested);
    }

    /**
     * The rows: {@link #ID}, the log-probabilities of the choices, how many choices there are, the
     * index of the right one and its text, then the metrics.
     */
    String select() {
        List<String> cells = new ArrayList<>();
        if (nested) {
            String doc = "to_json(doc)";
            String gold = "json_extract_string(%s, '$.gold_index')".formatted(doc);
            cells.add("json_extract_string(%s, '$.id')".formatted(doc));
            cells.add("json_extract_string(to_json(model_response), '$.logprobs')");
            cells.add("json_array_length(%s, '$.choices')".formatted(doc));
            cells.add(gold);
            cells.add(
                    "json_extract_string(%s, '$.choices[' || regexp_extract(%s, '^\\[?(\\d+)\\]?$', 1) || ']')"
                            .formatted(doc, gold));
        } else {
            cells.addAll(List.of("NULL", "NULL", "-1", "NULL", "NULL"));
        }
        for (String metric : metrics) {
            cells.add(
                    "TRY_CAST(json_extract_string(to_json(%s), %s) AS DOUBLE)"
                            .formatted(scores, Sql.text(key(metric))));
        }
        return "SELECT %s FROM %s".formatted(String.join(", ", cells), file(path));
    }

    /** A name as a key of JSON: only one that begins as a path does has to be written as one. */
    private static String key(String name) {
        return name.startsWith("$") || name.startsWith("/") ? "$.\"" + name + "\"" : name;
    }

    private static String file(String path) {
        return "read_parquet(%s, hive_partitioning = false)".formatted(Sql.text(Sql.pattern(path)));
    }

    /** The numbers of a list, {@code [-1.5,-0.25]}; none if one of its items is no number. */
    static double[] numbers(String list) {
        if (list == null || !list.matches("\\[[^\\[\\]]*\\]")) {
            return new double[0];
        }
        String[] items = list.substring(1, list.length() - 1).split(",");
        double[] numbers = new double[items.length];
        try {
            for (int i = 0; i < items.length; i++) {
                numbers[i] = Double.parseDouble(items[i].strip());
            }
        } catch (NumberFormatException e) {
            return new double[0];
        }
        return numbers;
    }

    /** The index of the right choice, where there is one: {@code 2} or {@code [2]}; else -1. */
    static int index(String gold) {
        return gold != null && gold.matches("\\[?\\d{1,3}\\]?")
                ? Integer.parseInt(gold.replaceAll("[^0-9]", ""))
                : -1;
    }
}
