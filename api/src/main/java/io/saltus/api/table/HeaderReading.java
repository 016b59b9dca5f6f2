package io.saltus.api.table;

import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.ScoreColumn.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds out which columns of a header hold scores, and whether all that is needed is there. */
final class HeaderReading {

    private final Columns columns;
    private final List<String> names;
    private final Map<Column, Mapping> mappings;
    private final String place;
    private final OwnColumns own;

    HeaderReading(
            Columns columns, List<String> names, Map<Column, Mapping> mappings, String place) {
        this.columns = columns;
        this.names = names;
        this.mappings = mappings;
        this.place = place;
        this.own = OwnColumns.of(columns, names);
    }

    /**
     * @throws RequestException if a column that is asked for or needed is not there
     */
    Header header() {
        if (columns.isWide()) {
            return asked();
        }
        if (!has(Column.SCORE)) {
            nameTheScore();
        }
        Optional<Header> header = has(Column.SCORE) ? Optional.empty() : found();
        if (header.isPresent()) {
            return header.get();
        }
        require(Column.TASK);
        require(Column.SCORE);
        requireModel();
        nameTheError();
        Mapping score = mapping(Column.SCORE);
        List<ScoreColumn> scores =
                score.index() < 0
                        ? List.of()
                        : List.of(
                                ScoreColumn.of(
                                        score.index(),
                                        names.get(score.index()),
                                        Holds.ALL,
                                        score.stated()
                                                ? OptionalDouble.of(score.factor())
                                                : OptionalDouble.empty(),
                                        false));
        return new Header(names, mappings, Holds.ALL, scores, List.of(), false, false, own);
    }

    /** Takes the only column that is called like a metric for the score, and its name for that. */
    private void nameTheScore() {
        if (!columns.score().equals(Column.SCORE.id())) {
            return;
        }
        List<Integer> metrics =
                left().stream()
                        .filter(i -> FieldNames.isMetric(names.get(i)))
                        .filter(i -> has(Column.TASK) || KnownMetrics.isName(names.get(i)))
                        .toList();
        if (metrics.size() != 1) {
            return;
        }
        int index = metrics.get(0);
        mappings.put(
                Column.SCORE, Mapping.ofColumn(Column.SCORE, index, names, OptionalDouble.empty()));
        String name = names.get(index).strip();
        if (!has(Column.METRIC) && !FieldNames.plain(name).equals("correct")) {
            mappings.put(
                    Column.METRIC,
                    Mapping.ofAll(
                            Column.METRIC,
                            ScoreColumn.of(
                                            index,
                                            name,
                                            Holds.METRICS,
                                            OptionalDouble.empty(),
                                            false)
                                    .given()
                                    .getOrDefault(Column.METRIC, name)));
        }
    }

    /** Takes the only column that is called a standard error of something for that of the score. */
    private void nameTheError() {
        List<Integer> errors =
                left().stream().filter(i -> FieldNames.isError(names.get(i))).toList();
        if (!has(Column.STDERR)
                && errors.size() == 1
                && columns.stderr().equals(Column.STDERR.id())) {
            mappings.put(
                    Column.STDERR,
                    Mapping.ofColumn(Column.STDERR, errors.get(0), names, OptionalDouble.empty()));
        }
    }

    /** The columns of scores of a table that has none for all; none if nothing shows them. */
    private Optional<Header> found() {
        boolean modelled = has(Column.MODEL) || has(Column.FAMILY);
        Mapping task = mapping(Column.TASK);
        List<Integer> left =
                left().stream()
                        .filter(i -> !names.get(i).isBlank() && !FieldNames.isNoScore(names.get(i)))
                        .toList();
        List<Integer> metrics =
                left.stream().filter(i -> FieldNames.isMetric(names.get(i))).toList();
        if (task.isPresent() && modelled && metrics.isEmpty() && !isNamed(task)) {
            // a dataset beside a model and no metric: what the model was trained on
            mappings.put(Column.TASK, Mapping.ofAll(Column.TASK, ""));
        }
        Holds holds = holds();
        List<Integer> indices = holds == Holds.METRICS ? metrics : left;
        if (indices.isEmpty() || holds == Holds.TASKS && !modelled) {
            return Optional.empty();
        }
        return Optional.of(wide(holds, indices, List.of(), false, true));
    }

    private boolean isNamed(Mapping mapping) {
        return mapping.index() < 0
                || FieldNames.plain(names.get(mapping.index())).equals(mapping.field().id());
    }

    private Holds holds() {
        if (!has(Column.TASK)) {
            return Holds.TASKS;
        }
        return has(Column.MODEL) || has(Column.FAMILY) ? Holds.METRICS : Holds.MODELS;
    }

    private Header asked() {
        Holds holds = holds();
        List<Integer> indices = new ArrayList<>();
        List<OptionalDouble> factors = new ArrayList<>();
        boolean all = columns.scores().strip().equals("*");
        if (all) {
            indices.addAll(left());
        } else {
            for (String asked : columns.scores().split(";")) {
                add(asked.strip(), indices, factors);
            }
        }
        if (indices.isEmpty()) {
            throw new RequestException(
                    "%s has no column left for scores=*; it has %s"
                            .formatted(place, Mapping.named(names)));
        }
        if (holds != Holds.MODELS) {
            requireModel();
        }
        return wide(holds, indices, factors, !all, false);
    }

    private void add(String asked, List<Integer> indices, List<OptionalDouble> factors) {
        int index = Mapping.indexOf(asked, names);
        OptionalDouble factor = OptionalDouble.empty();
        int star = asked.lastIndexOf('*');
        if (index < 0 && star > 0) {
            factor = OptionalDouble.of(Mapping.factorOf(asked, star, place));
            index = Mapping.indexOf(asked.substring(0, star).strip(), names);
        }
        if (index < 0) {
            throw new RequestException(
                    "%s has no column '%s' (asked for in scores); it has %s"
                            .formatted(place, asked, Mapping.named(names)));
        }
        indices.add(index);
        factors.add(factor);
    }

    private Header wide(
            Holds holds,
            List<Integer> indices,
            List<OptionalDouble> factors,
            boolean chosen,
            boolean found) {
        boolean dashed = ScoreColumn.areDashed(indices.stream().map(names::get).toList());
        List<ScoreColumn> scores = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            int index = indices.get(i);
            scores.add(
                    ScoreColumn.of(
                            index,
                            names.get(index),
                            holds,
                            factors.isEmpty() ? OptionalDouble.empty() : factors.get(i),
                            dashed));
        }
        return new Header(
                names, mappings, holds, List.copyOf(scores), List.of(), chosen, found, own);
    }

    /** The columns that hold nothing else. */
    private List<Integer> left() {
        return Header.left(names, mappings).stream().filter(i -> !own.holds(i)).toList();
    }

    private Mapping mapping(Column field) {
        return mappings.getOrDefault(field, Mapping.ofAll(field, ""));
    }

    private boolean has(Column field) {
        return mapping(field).isPresent();
    }

    private void requireModel() {
        if (!has(Column.MODEL) && !has(Column.FAMILY)) {
            require(Column.MODEL);
        }
    }

    private void require(Column field) {
        if (has(field)) {
            return;
        }
        boolean modelled = has(Column.MODEL) || has(Column.FAMILY);
        StringBuilder how =
                new StringBuilder(
                        "%s has no column '%s'; it has %s. Name the column that holds it with %s=COLUMN"
                                .formatted(place, field.id(), Mapping.named(names), field.id()));
        if (field == Column.TASK) {
            how.append(", say it for all rows with task==NAME");
        }
        if (field != Column.MODEL) {
            how.append(", or for a table with one column per benchmark set scores=COLUMN;COLUMN");
        }
        if (!modelled) {
            how.append(
                            field == Column.MODEL
                                    ? ", or"
                                    : ". It names no model either: say model=COLUMN, or")
                    .append(
                            " take it from the name of the file with model=@file or of its folder with")
                    .append(" model=@folder");
        }
        throw new RequestException(how.toString());
    }
}
