package io.saltus.plugins.traininglogs;

import io.saltus.api.data.KnownMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a logged value says: {@code eval/arc_easy/acc}, {@code
 * metrics/jeopardy/10-shot/InContextLearningLMAccuracy}, {@code arc_easy_acc_norm}.
 *
 * <p>A name is that of an evaluation if its last part is a metric, and neither a part of it nor the
 * whole says that it is of the training, of the machine or of the schedule.
 *
 * @param task the name without what says that it is an evaluation, shots and metric; {@code eval}
 *     where nothing is left
 * @param metric the last part
 * @param shots from a part such as {@code 10-shot}
 * @param isError whether it is the standard error of the metric
 */
record LoggedKey(String task, String metric, OptionalInt shots, boolean isError) {

    private static final Pattern OTHER =
            Pattern.compile(
                    "train(ing)?|system|gpu.*|cpu.*|memory|perf(ormance)?|throughput|time|timers?|lr.*|learning_rate.*"
                            + "|optim(izer)?|grad.*|usage|profil(er|ing)|_?runtime|_?timestamp|trainer|loss_scale");
    private static final Pattern EVALUATION =
            Pattern.compile(
                    "eval(uation)?|evals|val(id(ation)?)?|test|metrics|benchmarks?|downstream|lm[-_]?eval|summary");
    private static final Pattern SHOTS = Pattern.compile("(\\d{1,3})[-_ ]?shots?");
    private static final Pattern ERROR =
            Pattern.compile("(.+?)[_ ](stderr|std_err|standard_error)((?:,.*)?)");

    /** Metrics of MosaicML's in-context learning. */
    private static final Pattern MOSAIC = Pattern.compile("InContextLearning\\w*Accuracy");

    private static final int MOST_WORDS = 5;

    /** Returns what a name says; nothing if it is not that of an evaluation. */
    static Optional<LoggedKey> of(String name) {
        List<String> parts = new ArrayList<>();
        OptionalInt shots = OptionalInt.empty();
        for (String part : name.strip().split("/")) {
            String plain = part.strip();
            Matcher few = SHOTS.matcher(plain.toLowerCase(Locale.ROOT));
            if (few.matches()) {
                shots = OptionalInt.of(Integer.parseInt(few.group(1)));
            } else if (OTHER.matcher(plain.toLowerCase(Locale.ROOT)).matches()) {
                return Optional.empty();
            } else if (!plain.isEmpty()) {
                parts.add(plain);
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String last = parts.remove(parts.size() - 1);
        Matcher error = ERROR.matcher(last);
        boolean isError = error.matches();
        String metric = isError ? error.group(1) + error.group(3) : last;
        boolean known = isMetric(metric.replaceFirst(",.*", ""), hasTask(parts));
        if (!known) {
            int cut = cut(metric);
            if (cut < 0) {
                return Optional.empty();
            }
            parts.add(metric.substring(0, cut));
            metric = metric.substring(cut + 1);
        }
        while (parts.size() > 1
                && EVALUATION.matcher(parts.get(0).toLowerCase(Locale.ROOT)).matches()) {
            parts.remove(0);
        }
        String task = parts.isEmpty() ? "eval" : unprefixed(String.join("/", parts));
        return Optional.of(new LoggedKey(task, metric, shots, isError));
    }

    /** Returns whether a part is a metric; behind a task also a form of one: word_perplexity. */
    private static boolean isMetric(String part, boolean behindTask) {
        return KnownMetrics.isName(part)
                || MOSAIC.matcher(part).matches()
                || behindTask && KnownMetrics.find(part).isPresent();
    }

    private static boolean hasTask(List<String> parts) {
        return parts.stream()
                .anyMatch(part -> !EVALUATION.matcher(part.toLowerCase(Locale.ROOT)).matches());
    }

    /** {@code eval_arc_easy} is the task {@code arc_easy}. */
    private static String unprefixed(String task) {
        return task.replaceFirst("(?i)^(?:eval|val|test)[_.](?=.)", "");
    }

    /**
     * Where a metric begins in one word with its task: {@code arc_easy_acc_norm}; -1 if nowhere.
     */
    private static int cut(String word) {
        for (int at = 1; at < word.length() - 1; at++) {
            char joint = word.charAt(at);
            if (joint != '_' && joint != '.' && joint != '-' && joint != ' ') {
                continue;
            }
            String tail = word.substring(at + 1);
            boolean trains =
                    OTHER.matcher(word.substring(0, at).toLowerCase(Locale.ROOT)).matches();
            if (trains) {
                return -1;
            }
            if (tail.split("[_. -]").length <= MOST_WORDS
                    && KnownMetrics.isName(tail.replaceFirst(",.*", ""))) {
                return at;
            }
        }
        return -1;
    }

    /** Returns the metric as its tool calls it: {@code exact_match,none} is {@code exact_match}. */
    String metricName() {
        int comma = metric.indexOf(',');
        if (MOSAIC.matcher(metric).matches()) {
            return "accuracy";
        }
        if (comma < 0) {
            return metric;
        }
        String filter = metric.substring(comma + 1).strip();
        String bare = metric.substring(0, comma).strip();
        return filter.equals("none") || filter.isEmpty() ? bare : bare + "(" + filter + ")";
    }

    /**
     * Returns the key of the value of which this is the standard error, and of the value itself.
     */
    LoggedKey value() {
        return new LoggedKey(task, metric, shots, false);
    }
}
