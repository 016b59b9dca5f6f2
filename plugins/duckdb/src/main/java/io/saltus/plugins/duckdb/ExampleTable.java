package io.saltus.plugins.duckdb;

import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import io.saltus.api.table.MappedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table with a row per example: which columns say whose result an example belongs to, and which
 * hold its id and its score.
 */
final class ExampleTable {

    private static final Set<String> OF_RESULTS = Set.of("stderr", "n_examples");
    private static final String SCORE = "score";
    private static final String SCORES = "scores";

    private final Columns columns;
    private final Relation relation;
    private final Optional<String> id;
    private final List<MappedColumn> keys;
    private final List<MappedColumn> scores;
    private final String namedByColumns;
    private final Map<String, String> usual;

    /**
     * @param columns the user's mapping
     * @param relation the table
     * @param mapped the columns of it that are read
     * @param id the column of the example's id, if there is one
     * @param usual values that columns have in nearly every row, by the column
     */
    ExampleTable(
            Columns columns,
            Relation relation,
            List<MappedColumn> mapped,
            Optional<String> id,
            Map<String, String> usual) {
        this.columns = columns;
        this.usual = usual;
        this.relation = relation;
        this.id = id;
        String scored = columns.isWide() ? SCORES : SCORE;
        scores =
                mapped.stream()
                        .filter(c -> c.field().equals(scored))
                        .filter(c -> id.filter(c.column()::equals).isEmpty())
                        .toList();
        boolean perTask = mapped.stream().noneMatch(c -> c.field().equals("task"));
        namedByColumns = !columns.isWide() ? "" : perTask ? "task" : "metric";
        keys =
                mapped.stream()
                        .filter(c -> !Set.of(SCORE, SCORES, namedByColumns).contains(c.field()))
                        .filter(c -> !isOfResults(c))
                        .toList();
        if (scores.isEmpty()) {
            throw new RequestException(
                    "the score of an example needs a column; it cannot be one value for all");
        }
    }

    /** Returns whether a column tells of many examples, as no table of single ones does. */
    static boolean isOfResults(MappedColumn column) {
        return OF_RESULTS.contains(column.field());
    }

    /** Fields in which the examples of one result agree; none if all belong to one. */
    List<String> identity() {
        List<String> fields = new ArrayList<>(keys.stream().map(MappedColumn::field).toList());
        if (!namedByColumns.isEmpty()) {
            fields.add(namedByColumns);
        }
        return fields;
    }

    /** Values that fields of {@link #identity} have in nearly every row. */
    Map<String, String> usual() {
        return keys.stream()
                .filter(key -> usual.containsKey(key.column()))
                .collect(
                        Collectors.toMap(
                                MappedColumn::field, key -> usual.get(key.column()), (a, b) -> a));
    }

    boolean hasId() {
        return id.isPresent();
    }

    boolean hasGrain() {
        return keys.stream().anyMatch(key -> key.field().equals("grain"));
    }

    /** The score that counts as a whole one: 1, or 100 in percent. */
    int whole() {
        return columns.percent() ? 100 : 1;
    }

    /**
     * A query of the examples: the fields of {@link #identity}, {@code id}, {@code raw}, {@code x}.
     */
    String select() {
        String identity =
                keys.stream()
                        .map(key -> Sql.name(key.column()) + " AS " + Sql.name(key.field()) + ", ")
                        .collect(Collectors.joining());
        String ids = id.map(Sql::name).orElse("NULL") + " AS id, ";
        if (namedByColumns.isEmpty()) {
            MappedColumn score = scores.get(0);
            String raw = Sql.name(score.column());
            boolean text = relation.types().getOrDefault(score.column(), "").equals("VARCHAR");
            return "SELECT %s%s%s AS raw, %s%s AS x FROM %s"
                    .formatted(
                            identity,
                            ids,
                            raw,
                            number(raw, text),
                            score.factor() == 1 ? "" : " * " + score.factor() + "::DOUBLE",
                            relation.sql());
        }
        String cells =
                scores.stream()
                        .map(
                                c ->
                                        "{n: %s, r: %s::VARCHAR}"
                                                .formatted(
                                                        Sql.text(c.column().strip()),
                                                        Sql.name(c.column())))
                        .collect(Collectors.joining(", ", "[", "]"));
        return "SELECT %s%su.n AS %s, u.r AS raw, %s AS x FROM (SELECT *, unnest(%s) AS u FROM %s) WHERE u.r IS NOT NULL"
                .formatted(
                        identity, ids, namedByColumns, number("u.r", true), cells, relation.sql());
    }

    /** The mapping of a table that has a column for each field, under the field's own name. */
    Columns mapping() {
        Columns c = columns;
        return new Columns(
                own("task", c.task()),
                own("metric", c.metric()),
                own("higher_is_better", c.higherIsBetter()),
                own("chance", c.chance()),
                own("best", c.best()),
                own("grain", c.grain()),
                own("family", c.family()),
                own("model", c.model()),
                own("run", c.run()),
                own("params", c.params()),
                own("train_tokens", c.trainTokens()),
                own("train_flops", c.trainFlops()),
                own("loss", c.loss()),
                own("step", c.step()),
                own("shots", c.shots()),
                own("strategy", c.strategy()),
                own("seed", c.seed()),
                SCORE,
                "stderr",
                "n_examples",
                "",
                c.percent(),
                c.decimal(),
                c.scales());
    }

    private String own(String field, String asked) {
        String mapped = asked.strip();
        if ((mapped.startsWith("=") || mapped.startsWith("@")) && !field.equals(namedByColumns)) {
            return asked;
        }
        return keys.stream()
                .filter(key -> key.field().equals(field) && key.factor() != 1)
                .map(key -> field + "*" + key.factor())
                .findFirst()
                .orElse(field);
    }

    /** A number, or true and false as 1 and 0; NULL if it is neither. */
    private static String number(String cell, boolean text) {
        String number = "TRY_CAST(" + cell + " AS DOUBLE)";
        return text
                ? "coalesce(%s, TRY_CAST(TRY_CAST(%s AS BOOLEAN) AS DOUBLE))"
                        .formatted(number, cell)
                : number;
    }
}
