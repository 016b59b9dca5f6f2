package io.saltus.engine.assembly;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.dataset.Observations;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metric of a curve whose rows need not agree on it: what most rows say, with an end that they
 * leave open taken from the others.
 *
 * @param metric the metric of the curve
 * @param conflict what the rows do not agree on, if anything
 */
record MetricChoice(Metric metric, Optional<Issue> conflict) {

    static MetricChoice of(Observations rows, List<Integer> group) {
        Map<Metric, Integer> counts = new HashMap<>();
        for (int row : group) {
            counts.merge(rows.metric(row), 1, Integer::sum);
        }
        if (counts.size() == 1) {
            return new MetricChoice(counts.keySet().iterator().next(), Optional.empty());
        }
        List<Metric> byCount =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Metric, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(
                                                Map.Entry.comparingByKey(
                                                        Comparator.comparing(Metric::toString))))
                        .map(Map.Entry::getKey)
                        .toList();
        Metric chosen = completed(byCount);
        boolean agree = byCount.stream().allMatch(metric -> agrees(metric, chosen));
        return new MetricChoice(
                chosen,
                agree
                        ? Optional.empty()
                        : Optional.of(
                                new Issue(
                                                rows.task(group.get(0)) + ", " + chosen.name(),
                                                "its rows do not agree on the metric: %s; taken is the first, which most state"
                                                        .formatted(
                                                                String.join(
                                                                        " / ",
                                                                        byCount.stream()
                                                                                .map(
                                                                                        MetricChoice
                                                                                                ::words)
                                                                                .toList())))
                                        .coded("metric-differs")));
    }

    private static Metric completed(List<Metric> byCount) {
        Metric most = byCount.get(0);
        OptionalDouble chance = most.chance();
        OptionalDouble best = most.best();
        for (Metric other : byCount) {
            if (other.direction() == most.direction()) {
                chance = chance.isPresent() ? chance : other.chance();
                best = best.isPresent() ? best : other.best();
            }
        }
        try {
            return new Metric(most.name(), most.direction(), chance, best, most.grain());
        } catch (IllegalArgumentException e) {
            return most; // the ends of different rows do not fit together
        }
    }

    private static boolean agrees(Metric metric, Metric chosen) {
        return metric.direction() == chosen.direction()
                && metric.grain() == chosen.grain()
                && (metric.chance().isEmpty() || metric.chance().equals(chosen.chance()))
                && (metric.best().isEmpty() || metric.best().equals(chosen.best()));
    }

    private static String words(Metric metric) {
        return "chance %s, best %s, %s, %s"
                .formatted(
                        words(metric.chance()),
                        words(metric.best()),
                        Names.word(metric.direction()),
                        Names.word(metric.grain()));
    }

    private static String words(OptionalDouble value) {
        return value.isPresent() ? Numbers.exact(value.getAsDouble()) : "unknown";
    }
}
