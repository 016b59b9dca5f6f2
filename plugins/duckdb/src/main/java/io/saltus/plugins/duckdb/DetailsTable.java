package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of LightEval's details in any layout: three structures, of the document, the answer
 * and the scores, as written since 0.11, or a column each, typed or as text that Python prints.
 *
 * @param path the file
 * @param cells what is selected: {@link #ID}, the scores, the choices, what each got, the right one
 */
record DetailsTable(String path, List<String> cells) {

    private static final int ID = 1;
    private static final int SCORES = 2;
    private static final int CHOICES = 3;
    private static final int ANSWERS = 4;
    private static final int GOLD = 5;

    private static final String NEWER = "metric";
    private static final String OLDER = "metrics";

    /** Copies the cells. */
    DetailsTable {
        cells = List.copyOf(cells);
    }

    /**
     * Looks at the columns of a file.
     *
     * @throws RequestException if they are those of no layout
     */
    static DetailsTable of(String path, Session session) throws SQLException {
        List<String> columns =
                session.column(
                        "SELECT column_name FROM (DESCRIBE SELECT * FROM " + file(path) + ")");
        if (columns.containsAll(List.of("doc", "model_response", NEWER))) {
            return new DetailsTable(
                    path,
                    List.of(
                            field("doc", "id"),
                            text(NEWER),
                            field("doc", "choices"),
                            field("model_response", "logprobs"),
                            field("doc", "gold_index")));
        }
        if (!columns.contains(OLDER)) {
            throw new RequestException(
                    "has no column of scores: LightEval's details have 'doc', 'model_response' and 'metric', older ones 'metrics'; it has "
                            + String.join(
                                    ", ", columns.stream().map(DuckDbMessage::oneLine).toList()));
        }
        List<String> cells = new ArrayList<>(List.of("NULL", text(OLDER)));
        for (String column : List.of("choices", "predictions", "gold_index")) {
            cells.add(columns.contains(column) ? text(column) : "NULL");
        }
        return new DetailsTable(path, cells);
    }

    /** The statement that gives the rows. */
    String select() {
        return "SELECT %s FROM %s".formatted(String.join(", ", cells), file(path));
    }

    /** The row that a result stands at; nothing if its scores cannot be read. */
    static Optional<DetailsSample> sample(ResultSet rows) throws SQLException {
        Optional<Literal> scores = cell(rows, SCORES).flatMap(Literal::of);
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                DetailsSample.of(
                        cell(rows, ID),
                        scores.get(),
                        value(rows, CHOICES),
                        value(rows, ANSWERS),
                        value(rows, GOLD)));
    }

    private static Literal value(ResultSet rows, int column) throws SQLException {
        return cell(rows, column).flatMap(Literal::of).orElse(new Literal.Nothing());
    }

    private static Optional<String> cell(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    /** A column as text: as it is where it is one, else as JSON. */
    private static String text(String column) {
        return "CASE typeof(%1$s) WHEN 'VARCHAR' THEN CAST(%1$s AS VARCHAR) ELSE CAST(to_json(%1$s) AS VARCHAR) END"
                .formatted(Sql.name(column));
    }

    private static String field(String structure, String name) {
        return "json_extract_string(to_json(%s), '$.%s')".formatted(structure, name);
    }

    private static String file(String path) {
        return "read_parquet(%s, hive_partitioning = false)".formatted(Sql.text(Sql.pattern(path)));
    }
}
