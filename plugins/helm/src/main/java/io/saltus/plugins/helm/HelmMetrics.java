package io.saltus.plugins.helm;

import io.saltus.api.data.Metric;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which rows of HELM's statistics are scores, and of what kind. */
final class HelmMetrics {

    /** Costs, sizes and states of a run; not how well it did. */
    private static final Set<String> OTHER =
            Set.of(
                    "batch_size",
                    "prompt_truncated",
                    "max_prob",
                    "predicted_index",
                    "logprob",
                    "ece_1_bin",
                    "selective_cov_acc_area",
                    "selective_acc@10",
                    "platt_coef",
                    "platt_intercept");

    private static final Pattern COST =
            Pattern.compile(
                    "(num|finish_reason|inference|training|estimated|platt|prob)_.*|.*_runtime");

    /** Scores of language modelling; in other runs they are placeholders. */
    private static final Set<String> LANGUAGE =
            Set.of("perplexity", "bits_per_byte", "logprob_per_byte");

    /** What HELM states as a share and other tools as a share or a percentage. */
    private static final Pattern SHARE = Pattern.compile("(rouge|classification_|NDCG|RR).*");

    private HelmMetrics() {}

    /** Whether a row is of this split and of unperturbed inputs. */
    static boolean isPlain(JsonTree name, String split) {
        return name.at("split").scalar().orElse("").equals(split)
                && !name.at("perturbation").isThere()
                && !name.at("sub_split").isThere();
    }

    static boolean isScore(String metric, boolean languageModelling) {
        if (LANGUAGE.contains(metric)) {
            return languageModelling;
        }
        return !OTHER.contains(metric) && !COST.matcher(metric).matches();
    }

    /** The metric of a name that may have arguments: {@code bias_metric:mode=associations,...}. */
    static Metric metric(String name) {
        Metric metric = ReadMetric.of(name, name.replaceFirst(":.*", ""), Optional.empty());
        return metric.best().isEmpty() && SHARE.matcher(name).matches()
                ? metric.withBest(1)
                : metric;
    }
}
