package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.WrittenScore;
import io.saltus.sources.settings.RunSettings;
import java.util.Optional;

/**
 * A logged value as a result.
 *
 * @param key what its name says
 * @param text the value as it is written
 * @param error its standard error as it is written; blank if there is none
 */
record LoggedScore(LoggedKey key, String text, String error) {

    /**
     * Returns the result.
     *
     * @throws IllegalArgumentException if there can be none
     */
    Observation of(Model model, RunSettings runs) {
        String name = key.metricName();
        Metric metric = ReadMetric.of(name, name.replaceFirst("\\(.*", ""), Optional.empty());
        WrittenScore score = WrittenScore.of(text);
        Observation result =
                Observation.of(
                                model,
                                key.task(),
                                metric,
                                score.percent() ? score.value() / 100 : score.value())
                        .in(runs.setup(key.shots(), Setup.STANDARD));
        return error.isBlank() ? result : result.withStandardError(WrittenScore.of(error).value());
    }
}
