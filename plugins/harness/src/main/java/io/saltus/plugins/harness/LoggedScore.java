package io.saltus.plugins.harness;

import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.words.Numbers;
import io.saltus.sources.json.JsonTree;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a sample's line holds under the name of a metric: a score of that metric, or none. */
final class LoggedScore {

    /** By how much a mean may differ from the same mean, added up in another order. */
    private static final double ROUNDING = 1e-6;

    private LoggedScore() {}

    /**
     * Returns what to say of samples whose mean is not the score that the results of their run
     * state; nothing where it is, where they state none, and of metrics that are not shares of
     * right answers, which need not be means.
     *
     * @param row the task's results in the file beside the samples
     */
    static Optional<String> contradiction(JsonTree row, String metric, double mean) {
        for (Map.Entry<String, JsonTree> field : row.members().entrySet()) {
            Optional<MetricField> named = MetricField.of(field.getKey());
            double stated = field.getValue().number().orElse(Double.NaN);
            if (named.filter(is -> is.title().equals(metric)).isPresent()
                    && KnownMetrics.metric(metric).grain() == Grain.ALL_OR_NOTHING
                    && Math.abs(stated - mean) > ROUNDING
                    && stated <= 1) {
                return Optional.of(
                        "'%s' is %s over these samples and %s in the results file beside them, of the same"
                                        .formatted(
                                                metric, Numbers.exact(mean), Numbers.exact(stated))
                                + " run; what the results file says is read, and not the samples");
            }
        }
        return Optional.empty();
    }

    /**
     * Returns why a value is no score; nothing if it is one, or a list, which is parts of one.
     *
     * <p>A score of one example is a finite number or a truth value, and in [0, 1] where the mean
     * of them is a share: one -3 among a hundred would go down in the mean. Matthews' coefficient
     * alone ends at 1 and goes below 0.
     */
    static Optional<String> refusal(String metric, JsonTree value) {
        if (value.truth().isPresent() || value.isObject() || value.isList()) {
            return Optional.empty();
        }
        double score = value.number().orElse(Double.NaN);
        if (!Double.isFinite(score)) {
            return Optional.of(
                    "'%s' is %s, which is no score; the document does not count"
                            .formatted(metric, value.scalar().orElse("null")));
        }
        Metric known = KnownMetrics.metric(metric);
        boolean belowZero =
                known.best().orElse(0) == 1
                        && score < 0
                        && !metric.toLowerCase(Locale.ROOT).contains("mcc");
        return belowZero || known.refusal(score).isPresent()
                ? Optional.of(
                        "'%s' is %s, and must be %s; the document does not count"
                                .formatted(
                                        metric,
                                        value,
                                        belowZero
                                                ? "in [0, 1]"
                                                : known.refusal(score).orElseThrow()))
                : Optional.empty();
    }
}
