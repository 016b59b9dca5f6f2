package io.saltus.plugins.inspectai;

import io.saltus.sources.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One value among the scores of a log.
 *
 * <p>It is called by its scorer and its metric, {@code choice/accuracy}, whether or not the log has
 * another scorer, so that logs of one task are of one metric. The mean over epochs is not named;
 * another reducer is: {@code match/pass_at_3} for what is a mean over samples, {@code
 * judge/max_f1}.
 *
 * @param score the member of {@code results.scores} to which it belongs
 * @param metric name of the metric, without its package
 * @param reducer how epochs were reduced to one value; blank for the mean
 * @param group the group of samples whose value it is, of those that the scorer's metric {@code
 *     grouped} tells apart
 * @param value the value
 */
record LogScore(
        JsonTree score, String metric, String reducer, Optional<String> group, JsonTree value) {

    /** Metrics that are the mean over samples. */
    private static final Set<String> MEANS = Set.of("accuracy", "mean");

    /** Metrics that say how precise another is. */
    private static final Pattern PRECISION =
            Pattern.compile("(bootstrap_)?(stderr|std|var)|ci_.*|(confidence_)?interval.*");

    private static final String GROUPED = "grouped";

    /**
     * Returns the values of a log that are scores: without what says how precise another is, and
     * without the average over groups that are there themselves.
     */
    static List<LogScore> of(InspectLog log) {
        List<LogScore> scores = new ArrayList<>();
        List<JsonTree> reducers = log.part("eval", "config", "epochs_reducer").items();
        String only = reducers.size() == 1 ? reducers.get(0).text().orElse("") : "";
        for (JsonTree score : stated(log)) {
            String stated = score.at("reducer").text().orElse(only);
            String reducer = stated.equals("mean") ? "" : stated;
            Set<String> plain = plainMetrics(log, scorer(score));
            Map<String, JsonTree> metrics = score.at("metrics").members();
            for (Map.Entry<String, JsonTree> metric : metrics.entrySet()) {
                String name = last(metric.getKey());
                JsonTree value = metric.getValue().at("value");
                if (!plain.contains(GROUPED) || plain.contains(name)) {
                    if (!PRECISION.matcher(name).matches()) {
                        scores.add(new LogScore(score, name, reducer, Optional.empty(), value));
                    }
                } else if (isGroup(metric.getKey(), metrics.keySet(), plain)) {
                    scores.add(group(score, reducer, metric.getKey(), value));
                }
            }
        }
        return scores;
    }

    /** The scores of a log; the first logs had one scorer, with its metrics beside it. */
    private static List<JsonTree> stated(InspectLog log) {
        JsonTree metrics = log.part("results", "metrics");
        JsonTree scores = log.part("results", "scores");
        if (scores.isThere() || !metrics.isObject()) {
            return scores.items();
        }
        JsonTree name = log.part("results", "scorer", "name");
        return List.of(JsonTree.of(Map.of("name", name, "metrics", metrics)));
    }

    /** The name under which the score is told: its scorer and its metric. */
    String title() {
        String name = score.at("name").text().orElse(scorer(score));
        String whose = name.equals(scorer(score)) ? last(name) : last(scorer(score)) + "/" + name;
        if (reducer.isEmpty()) {
            return whose + "/" + metric;
        }
        return whose + "/" + (isMean() ? reducer : reducer + "_" + metric);
    }

    /** Returns whether the metric is the mean over samples. */
    boolean isMean() {
        return MEANS.contains(metric);
    }

    private static LogScore group(JsonTree score, String reducer, String key, JsonTree value) {
        for (String mean : MEANS) {
            if (key.endsWith("_" + mean)) {
                String group = key.substring(0, key.length() - mean.length() - 1);
                return new LogScore(score, mean, reducer, Optional.of(group), value);
            }
        }
        return new LogScore(score, GROUPED, reducer, Optional.of(key), value);
    }

    /**
     * Whether a key is a group's, and not the average over groups, a group's precision, or the
     * group again under another metric, which inspect_ai tells apart by a number alone.
     */
    private static boolean isGroup(String key, Set<String> keys, Set<String> plain) {
        boolean average = key.equals("all") && keys.stream().anyMatch(k -> isOther(k, plain));
        boolean precision = PRECISION.matcher(key.substring(key.lastIndexOf('_') + 1)).matches();
        boolean again =
                key.matches(".*\\D\\d+") && keys.contains(key.replaceFirst("\\d+$", ""))
                        || key.matches("all\\d*") && !key.equals("all");
        return !average && !precision && !again;
    }

    private static boolean isOther(String key, Set<String> plain) {
        return !plain.contains(last(key)) && !key.matches("all\\d*");
    }

    /** The metrics that the log says the scorer has; {@code grouped} stands for several values. */
    private static Set<String> plainMetrics(InspectLog log, String scorer) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonTree asked : log.part("eval", "scorers").items()) {
            if (asked.at("name")
                    .text()
                    .filter(name -> last(name).equals(last(scorer)))
                    .isPresent()) {
                asked.at("metrics")
                        .items()
                        .forEach(
                                metric ->
                                        metric.at("name")
                                                .text()
                                                .ifPresent(n -> names.add(last(n))));
            }
        }
        return names;
    }

    private static String scorer(JsonTree score) {
        return score.at("scorer").text().or(() -> score.at("name").text()).orElse("score");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
