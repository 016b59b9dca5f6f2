package io.saltus.engine;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import java.util.List;

/** Small datasets made in the test that uses them. */
final class Told {

    static final Metric ACCURACY = Metric.accuracy("acc", 0.25);

    private Told() {}

    static Model model(String name, double params) {
        return Model.of(name).inFamily("F").at(Axis.PARAMETERS, params);
    }

    static Observation result(String task, Model model, double score) {
        return Observation.of(model, task, ACCURACY, score).in(Setup.shots(0)).withExamples(100);
    }

    /** A dataset of these observations, on lines 1, 2, ... of {@code told.csv}. */
    static Dataset dataset(List<Observation> observations) {
        Rows rows = new Rows("told.csv", ModelCatalogue.EMPTY, ChanceCatalogue.EMPTY, () -> {});
        long line = 1;
        for (Observation observation : observations) {
            rows.accept(observation, line++);
        }
        return new Dataset(rows.table(), rows.outcomes(), List.of(), rows.issues(), List.of());
    }
}
