package io.saltus.api.table;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What the name of a usual metric says of it, for tables that say no more than the name. */
final class MetricNames {

    private static final Pattern ALL_OR_NOTHING =
            Pattern.compile(
                    "(acc|accuracy|acc_norm|acc_bytes|em|exact_match|exact|quasi_exact_match|"
                            + "exact_str_match|multiple_choice_grade|solve_rate|pass_?(@|at_?)1|mc1|"
                            + "correct|success|success_rate)([ ,(\\[].*)?");

    private static final Pattern LOWER_IS_BETTER =
            Pattern.compile(
                    "(.*_)?(ppl|perplexity|loss|nll|brier|brier_score|bits_per_byte|error|error_rate|"
                            + "edit_distance|wer|cer|calibration_error)([ ,(\\[].*)?");

    private static final Pattern UP_TO_ONE =
            Pattern.compile("(macro_|micro_)?f1(a|m)?([_ ,(\\[].*)?");

    private MetricNames() {}

    static Grain grain(String metric) {
        return ALL_OR_NOTHING.matcher(metric.toLowerCase(Locale.ROOT)).matches()
                ? Grain.ALL_OR_NOTHING
                : Grain.GRADED;
    }

    static Direction direction(String metric) {
        return LOWER_IS_BETTER.matcher(metric.toLowerCase(Locale.ROOT)).matches()
                ? Direction.LOWER_IS_BETTER
                : Direction.HIGHER_IS_BETTER;
    }

    static OptionalDouble best(String metric, Grain grain) {
        return grain == Grain.ALL_OR_NOTHING
                        || UP_TO_ONE.matcher(metric.toLowerCase(Locale.ROOT)).matches()
                ? OptionalDouble.of(1)
                : OptionalDouble.empty();
    }
}
