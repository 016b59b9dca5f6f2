package io.saltus.plugins.evaluators.nemo;

import java.util.regex.Pattern;

/** Which names of NeMo Evaluator hold no score of the model. */
final class NemoMetrics {

    private static final Pattern NO_SCORE =
            Pattern.compile(
                    "(?i)runtime|failures|summary|breakdowns|num_.*|.*(?:_tokens|_seconds|_ms|latency|_time|_count|_length"
                            + "|gen_seconds|entries)");

    private NemoMetrics() {}

    static boolean isNoScore(String name) {
        return NO_SCORE.matcher(name).matches();
    }
}
