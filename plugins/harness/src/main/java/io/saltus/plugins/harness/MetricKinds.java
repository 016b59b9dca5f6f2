package io.saltus.plugins.harness;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the harness's metrics are, by their names.
 *
 * <p>Accuracies, exact match and {@code pass@k} count examples: all or nothing, best 1.
 * Perplexities, losses and Brier scores fall as models improve. Everything else is graded and
 * rises, unless the file says otherwise.
 */
final class MetricKinds {

    private static final Set<String> COUNTED =
            Set.of(
                    "acc",
                    "acc_norm",
                    "acc_norm_nosub",
                    "acc_all",
                    "acc_mutual_info",
                    "acc_bytes",
                    "accuracy",
                    "em",
                    "exact",
                    "exact_match",
                    "exact_match_original",
                    "math_verify",
                    "mc1",
                    "prompt_level_strict_acc",
                    "prompt_level_loose_acc",
                    "contains");

    private MetricKinds() {}

    /**
     * Returns a metric.
     *
     * @param name its name, with its filter if it has one: {@code exact_match(strict-match)}
     * @param higherIsBetter what the file says of its direction, if anything
     */
    static Metric of(String name, Optional<Boolean> higherIsBetter) {
        String plain = name.replaceFirst("\\(.*", "").toLowerCase(Locale.ROOT);
        boolean counted = COUNTED.contains(plain) || plain.startsWith("pass@");
        if (counted && higherIsBetter.orElse(true)) {
            return Metric.accuracy(name);
        }
        boolean falls =
                plain.contains("perplexity")
                        || plain.equals("ppl")
                        || plain.equals("bits_per_byte")
                        || plain.contains("loss")
                        || plain.contains("brier")
                        || plain.equals("ter")
                        || plain.equals("wer");
        boolean higher = higherIsBetter.orElse(!falls);
        boolean bounded = plain.equals("f1") || plain.equals("mc2") || plain.equals("mcc");
        return new Metric(
                name,
                higher ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                OptionalDouble.empty(),
                bounded && higher ? OptionalDouble.of(1) : OptionalDouble.empty(),
                Grain.GRADED);
    }
}
