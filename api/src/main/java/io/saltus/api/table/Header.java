package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The header of a table and where in it each field stands.
 *
 * @param names the column names
 * @param mappings where the cells of each field come from
 * @param holds what the columns of scores are
 * @param scores the columns that hold scores; one, or none if it is a constant, for a long table
 * @param summing columns of scores that are left to others: averages, normalised scores beside raw
 * @param chosen whether the user named the columns of scores one by one
 * @param found whether the columns of scores were found without a word of the user
 * @param own the columns of what the schema has no field for
 */
record Header(
        List<String> names,
        Map<Column, Mapping> mappings,
        ScoreColumn.Holds holds,
        List<ScoreColumn> scores,
        List<ScoreColumn> summing,
        boolean chosen,
        boolean found,
        OwnColumns own) {

    /**
     * @throws RequestException if a column that is asked for or needed is not there
     */
    static Header of(Columns columns, List<String> names, String place) {
        Map<Column, Mapping> mappings = new EnumMap<>(Column.class);
        for (Column field : Column.values()) {
            mappings.put(field, Mapping.of(field, columns, names, place));
        }
        return new HeaderReading(columns, List.copyOf(names), mappings, place).header();
    }

    boolean has(Column field) {
        return mapping(field).isPresent();
    }

    Mapping mapping(Column field) {
        return Objects.requireNonNull(mappings.get(field), "every column has a mapping");
    }

    /** Returns whether the table has a column per task, metric or model. */
    boolean isWide() {
        return holds != ScoreColumn.Holds.ALL;
    }

    /** Returns this header with these columns of scores only, and those that are left to them. */
    Header with(List<ScoreColumn> scores, List<ScoreColumn> summing) {
        return new Header(
                names,
                mappings,
                holds,
                List.copyOf(scores),
                List.copyOf(summing),
                chosen,
                found,
                own);
    }

    /** Returns this header with the same metric for every row. */
    Header inMetric(String metric) {
        Map<Column, Mapping> all = new EnumMap<>(mappings);
        all.put(Column.METRIC, Mapping.ofAll(Column.METRIC, metric));
        return new Header(names, all, holds, scores, summing, chosen, found, own);
    }

    List<MappedColumn> mapped() {
        List<MappedColumn> mapped = new ArrayList<>();
        for (Mapping mapping : mappings.values()) {
            boolean unread = mapping.field() == Column.SCORE && isWide();
            if (mapping.index() >= 0 && !unread) {
                mapped.add(
                        new MappedColumn(
                                mapping.field().id(),
                                names.get(mapping.index()),
                                mapping.factor()));
            }
        }
        if (isWide()) {
            scores.forEach(
                    column ->
                            mapped.add(
                                    new MappedColumn(
                                            "scores",
                                            names.get(column.index()),
                                            column.factor().orElse(1))));
        }
        for (OwnColumns.Scale scale : own.scales()) {
            mapped.add(new MappedColumn(scale.axis(), names.get(scale.index()), 1));
        }
        if (own.released() >= 0) {
            mapped.add(new MappedColumn("released", names.get(own.released()), 1));
        }
        return List.copyOf(mapped);
    }

    /** Returns the columns that hold nothing that is read. */
    List<Integer> left() {
        return left(names, mappings).stream().filter(i -> !own.holds(i)).toList();
    }

    /** Returns the columns that hold no field and have a name. */
    static List<Integer> left(List<String> names, Map<Column, Mapping> mappings) {
        return IntStream.range(0, names.size())
                .filter(i -> mappings.values().stream().noneMatch(m -> m.index() == i))
                .boxed()
                .toList();
    }
}
