package io.saltus.api.table;

import io.saltus.api.data.RequestException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a table and where in it each field stands.
 *
 * @param names the column names
 * @param mappings where the cells of each field come from
 * @param scoreColumns the columns of a wide table that hold scores; none for a long one
 */
record Header(List<String> names, Map<Column, Mapping> mappings, List<Integer> scoreColumns) {

    /**
     * @throws RequestException if a column that is asked for or needed is not there
     */
    static Header of(Columns columns, List<String> names, String place) {
        Map<Column, Mapping> mappings = new EnumMap<>(Column.class);
        for (Column field : Column.values()) {
            mappings.put(field, Mapping.of(field, columns, names, place));
        }
        List<Integer> scores =
                columns.isWide()
                        ? scoreColumns(columns.scores(), mappings, names, place)
                        : List.of();
        Header header = new Header(List.copyOf(names), mappings, scores);
        require(columns.isWide(), header, place);
        return header;
    }

    boolean has(Column field) {
        Mapping mapping = mappings.get(field);
        return mapping != null && mapping.isPresent();
    }

    List<MappedColumn> mapped() {
        List<MappedColumn> mapped = new ArrayList<>();
        for (Mapping mapping : mappings.values()) {
            boolean unread = mapping.field() == Column.SCORE && !scoreColumns.isEmpty();
            if (mapping.index() >= 0 && !unread) {
                mapped.add(
                        new MappedColumn(
                                mapping.field().id(),
                                names.get(mapping.index()),
                                mapping.factor()));
            }
        }
        scoreColumns.forEach(i -> mapped.add(new MappedColumn("scores", names.get(i), 1)));
        return List.copyOf(mapped);
    }

    private static List<Integer> scoreColumns(
            String scores, Map<Column, Mapping> mappings, List<String> header, String place) {
        List<Integer> indices = new ArrayList<>();
        if (scores.strip().equals("*")) {
            for (int i = 0; i < header.size(); i++) {
                int column = i;
                if (mappings.values().stream().noneMatch(m -> m.index() == column)) {
                    indices.add(i);
                }
            }
        } else {
            for (String name : scores.split(";")) {
                int index = Mapping.indexOf(name.strip(), header);
                if (index < 0) {
                    throw new RequestException(
                            "%s has no column '%s' (asked for in scores); it has %s"
                                    .formatted(place, name.strip(), Mapping.named(header)));
                }
                indices.add(index);
            }
        }
        return indices;
    }

    private static void require(boolean wide, Header header, String place) {
        if (wide) {
            if (header.scoreColumns.isEmpty()) {
                throw new RequestException(
                        "%s has no column left for scores=*; it has %s"
                                .formatted(place, Mapping.named(header.names)));
            }
        } else {
            header.require(Column.TASK, place);
            header.require(Column.SCORE, place);
        }
        if (!header.has(Column.MODEL) && !header.has(Column.FAMILY)) {
            header.require(Column.MODEL, place);
        }
    }

    private void require(Column field, String place) {
        if (!has(field)) {
            throw new RequestException(
                    ("%s has no column '%s'; it has %s. Name the column that holds it with %s=COLUMN"
                                    + (field == Column.MODEL
                                            ? ""
                                            : ", or for a table with one column per benchmark set"
                                                    + " scores=COLUMN;COLUMN"))
                            .formatted(place, field.id(), Mapping.named(names), field.id()));
        }
    }
}
