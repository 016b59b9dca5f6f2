package io.saltus.plugins.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import java.util.OptionalDouble;
import java.util.Set;

/** Which rows of HELM's statistics are scores, and of what kind. */
final class Scores {

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

    /** Scores of language modelling; in other runs they are placeholders. */
    private static final Set<String> LANGUAGE =
            Set.of("perplexity", "bits_per_byte", "logprob_per_byte");

    private Scores() {}

    /** Whether a row is of this split and of unperturbed inputs. */
    static boolean isPlain(JsonNode name, String split) {
        return name.path("split").asText("").equals(split)
                && !name.hasNonNull("perturbation")
                && !name.hasNonNull("sub_split");
    }

    static boolean isScore(String metric, boolean languageModelling) {
        if (LANGUAGE.contains(metric)) {
            return languageModelling;
        }
        return !OTHER.contains(metric)
                && !metric.matches(
                        "(num|finish_reason|inference|training|estimated|platt|prob)_.*|.*_runtime");
    }

    static Metric metric(String name) {
        String plain = name.replaceFirst("@\\d+$", "");
        if (plain.endsWith("exact_match")
                || plain.startsWith("math_equiv")
                || plain.equals("exact_set_match")
                || plain.equals("pass")
                || plain.equals("strict_acc")
                || plain.equals("test_avg")
                || plain.equals("exact_match_indicator")
                || plain.equals("chain_of_thought_correctness")) {
            return Metric.accuracy(name);
        }
        boolean falls =
                plain.equals("perplexity")
                        || plain.equals("bits_per_byte")
                        || plain.startsWith("ece_")
                        || plain.contains("bias")
                        || plain.contains("toxic")
                        || plain.contains("edit_distance")
                        || plain.contains("error");
        Metric metric =
                Metric.graded(name, falls ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
        boolean share =
                plain.equals("f1_score")
                        || plain.startsWith("rouge")
                        || plain.startsWith("classification_")
                        || plain.startsWith("NDCG")
                        || plain.startsWith("RR");
        return share && metric.best().equals(OptionalDouble.empty()) ? metric.withBest(1) : metric;
    }
}
