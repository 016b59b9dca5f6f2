package io.saltus.engine.reading;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.util.ArrayList;
import java.util.List;

/** Small datasets made in the test that uses them. */
public final class TestData {

    public static final Metric ACCURACY = Metric.accuracy("acc", 0.25);

    private TestData() {}

    public static Model model(String name, double params) {
        return Model.of(name).inFamily("F").at(Axis.PARAMETERS, params);
    }

    public static Observation result(String task, Model model, double score) {
        return Observation.of(model, task, ACCURACY, score).in(Setup.shots(0)).withExamples(100);
    }

    /** A dataset of these observations, with what follows from what they state. */
    public static Dataset completed(List<Observation> observations) {
        return dataset(
                observations.stream()
                        .map(
                                result ->
                                        new Observation(
                                                ModelCatalogue.EMPTY.complete(result.model()),
                                                result.task(),
                                                result.setup(),
                                                result.metric(),
                                                result.score(),
                                                result.examples(),
                                                result.standardError(),
                                                result.seed(),
                                                result.measured(),
                                                result.outcomes()))
                        .toList());
    }

    /** A dataset of these observations, each in a file of its own: {@code 0.csv}, ... */
    public static Dataset inFiles(List<Observation> observations) {
        List<TableSink> sinks = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            TableSink rows =
                    new TableSink(
                            i + ".csv",
                            ModelCatalogue.EMPTY,
                            ChanceCatalogue.EMPTY,
                            () -> {},
                            io.saltus.engine.work.Progress.NONE);
            rows.accept(observations.get(i), 1);
            sinks.add(rows);
        }
        return new Dataset(
                TableMerge.of(sinks, new ArrayList<>()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A dataset of these observations, on lines 1, 2, ... of {@code told.csv}. */
    public static Dataset dataset(List<Observation> observations) {
        TableSink rows =
                new TableSink(
                        "told.csv",
                        ModelCatalogue.EMPTY,
                        ChanceCatalogue.EMPTY,
                        () -> {},
                        io.saltus.engine.work.Progress.NONE);
        long line = 1;
        for (Observation observation : observations) {
            rows.accept(observation, line++);
        }
        return new Dataset(rows.table(), rows.outcomes(), List.of(), rows.issues(), List.of());
    }
}
