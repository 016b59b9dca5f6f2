package io.saltus.api.table;

import io.saltus.api.data.KnownMetrics;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task and the metric that stands in words behind or before it in the name of a column: {@code
 * WikiText PPL}, {@code mmlu_acc_norm}, {@code gsm8k.exact_match}, {@code Perplexity on WikiText}.
 *
 * @param task what is left of the name; all of it if it is nothing but a metric
 * @param metric the metric, as it is written
 */
record HeadingMetric(String task, String metric) {

    private static final int MOST_WORDS = 5;
    private static final Pattern JOINT = Pattern.compile("[\\s_/|:.\u2013\u2014-]+");

    /** Before a metric: which form of it, or on which part of the data. */
    private static final Pattern FORM =
            Pattern.compile(
                    "(?i)(?:val|valid|validation|train|training|test|dev|eval|final|mean|average)");

    private static final Pattern PER =
            Pattern.compile(
                    "(?i)(.+?)[\\s_/|:.-]+((?:word|byte|token|char)[\\s_-]+(?:perplexity|ppl))");
    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?i)(ppl|perplexity|bpb|bpc|nll|bits[ _]per[ _]byte|bleu|chrf|rouge(?:-l)?|wer|cer)"
                            + "[\\s_/|:]+(?:on |of )?(.+)");

    /** Returns what the name of a column says; nothing if it says no metric. */
    static Optional<HeadingMetric> of(String name) {
        if (KnownMetrics.isName(name)) {
            return Optional.of(new HeadingMetric(name, name));
        }
        Matcher per = PER.matcher(name);
        if (per.matches()) {
            return Optional.of(new HeadingMetric(per.group(1), per.group(2)));
        }
        Matcher joint = JOINT.matcher(name);
        while (joint.find()) {
            String tail = name.substring(joint.end());
            if (joint.start() > 0
                    && tail.split("[\\s_-]+").length <= MOST_WORDS
                    && KnownMetrics.isName(tail)) {
                String head = name.substring(0, joint.start());
                return Optional.of(
                        FORM.matcher(head).matches()
                                ? new HeadingMetric(name, name)
                                : new HeadingMetric(head, tail));
            }
        }
        Matcher before = BEFORE.matcher(name);
        return before.matches()
                ? Optional.of(new HeadingMetric(before.group(2), before.group(1)))
                : Optional.empty();
    }
}
