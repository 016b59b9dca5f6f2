package io.saltus.engine.dataset;

import io.saltus.api.data.Issue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.selection.Selection;

/**
 * Of results that claim the same (model, task, setup, metric, seed) and were measured at different
 * times, the newest counts; the others are superseded, and an issue says so.
 */
final class Superseded {

    private Superseded() {}

    static Dataset dropped(Dataset dataset) {
        LongColumn measured = dataset.own().longColumn(Schema.MEASURED);
        if (measured.countMissing() == measured.size()) {
            return dataset;
        }
        Observations rows = new Observations(dataset);
        Map<List<Object>, Integer> newest = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!measured.isMissing(row)) {
                int current = row;
                newest.merge(
                        rows.claim(row),
                        row,
                        (a, b) -> measured.getLong(a) >= measured.getLong(current) ? a : current);
            }
        }
        Selection kept = Selection.with();
        int first = -1;
        int dropped = 0;
        for (int row = 0; row < rows.size(); row++) {
            Integer best = measured.isMissing(row) ? null : newest.get(rows.claim(row));
            if (best == null || measured.getLong(best) == measured.getLong(row)) {
                kept.add(row);
            } else {
                first = dropped++ == 0 ? row : first;
            }
        }
        if (dropped == 0) {
            return dataset;
        }
        List<Issue> issues = new ArrayList<>(dataset.issues());
        issues.add(
                issue(
                        rows,
                        first,
                        Objects.requireNonNull(newest.get(rows.claim(first))),
                        measured,
                        dropped));
        return dataset.with(dataset.own().where(kept), issues);
    }

    private static Issue issue(
            Observations rows, int old, int fresh, LongColumn measured, int dropped) {
        return new Issue(
                rows.where(old),
                "%s on %s of %s is superseded by %s, measured at %s%s"
                        .formatted(
                                rows.modelName(old),
                                rows.task(old),
                                Instant.ofEpochMilli(measured.getLong(old)),
                                rows.where(fresh),
                                Instant.ofEpochMilli(measured.getLong(fresh)),
                                dropped == 1 ? "" : "; so are " + (dropped - 1) + " more results"));
    }
}
