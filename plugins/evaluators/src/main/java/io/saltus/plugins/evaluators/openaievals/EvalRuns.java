package io.saltus.plugins.evaluators.openaievals;

import io.saltus.api.data.Location;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a file, one for each line with {@code spec}: records that were written one behind the
 * other are all read. An event belongs to the last run that has its {@code run_id}, else to the run
 * above it.
 */
final class EvalRuns {

    private final Location location;
    private final OpenAiEvals settings;
    private final List<EvalRun> runs = new ArrayList<>();

    EvalRuns(Location location, OpenAiEvals settings) {
        this.location = location;
        this.settings = settings;
    }

    void line(long number, JsonTree record) {
        if (runs.isEmpty() || record.at("spec").isObject()) {
            runs.add(new EvalRun(location, settings));
        }
        of(record).line(number, record);
    }

    private EvalRun of(JsonTree record) {
        for (int at = runs.size() - 1; at >= 0; at--) {
            if (runs.get(at).isOf(record.at("run_id"))) {
                return runs.get(at);
            }
        }
        return runs.get(runs.size() - 1);
    }

    void send(SentResults scores) {
        if (runs.isEmpty()) {
            runs.add(new EvalRun(location, settings));
        }
        runs.forEach(run -> run.send(scores));
        if (runs.size() > 1) {
            scores.remark("holds %d runs, and each is read".formatted(runs.size()));
        }
    }
}
