package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.records.RecordLines;
import io.saltus.sources.results.SentResults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The results in a file of any kind.
 *
 * @param results of tasks and of averages over tasks
 */
record ResultFile(List<TaskResult> results) {

    ResultFile {
        results = List.copyOf(results);
    }

    /**
     * Reads a file.
     *
     * @param scores takes note of lines that are none
     * @throws RequestException if the file is of something else
     */
    static ResultFile read(Location location, SentResults scores) throws IOException {
        List<TaskResult> results = new ArrayList<>();
        if (location.hasEnding(".jsonl", ".jsonl.gz")) {
            RecordLines.read(
                    location,
                    Olmes.JSON,
                    (line, record) -> {
                        if (record.at("metrics").isObject()) {
                            results.add(
                                    new TaskResult(record, record.at("model_config"), location));
                        } else {
                            scores.refuse(line, "has no 'metrics': it has " + record.layout());
                        }
                    },
                    scores::refuse);
            return new ResultFile(results);
        }
        JsonTree file = Olmes.JSON.tree(location.name(), location);
        if (file.at("metrics").isObject()) {
            return new ResultFile(List.of(new TaskResult(file, file.at("model_config"), location)));
        }
        // older files call the list of tasks 'metrics'
        JsonTree tasks = file.at("tasks").isList() ? file.at("tasks") : file.at("metrics");
        if (!tasks.isList()) {
            throw new RequestException(
                    "expected 'tasks', a list of results, found "
                            + (file.isObject() ? "an object of " + file.layout() : file.kind()));
        }
        for (JsonTree task : tasks.items()) {
            results.add(new TaskResult(task, file.at("model_config"), location));
        }
        return new ResultFile(results);
    }

    /** Returns whether there is a result that averages no others. */
    boolean hasTasks() {
        return results.stream().anyMatch(result -> !result.isAverage());
    }
}
