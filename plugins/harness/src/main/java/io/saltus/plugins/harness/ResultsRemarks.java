package io.saltus.plugins.harness;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import io.saltus.sources.json.JsonTree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said once of a file: what was taken how, and what was set aside. */
final class ResultsRemarks {

    private static final int MOST_NAMES = 3;

    private final Location location;
    private final ObservationSink sink;
    private final Set<String> limits = new LinkedHashSet<>();
    private final Map<String, Double> percentages = new LinkedHashMap<>();
    private final Map<String, Integer> fractions = new LinkedHashMap<>();
    private final Map<String, Integer> nulls = new LinkedHashMap<>();
    private final Map<String, String> noErrors = new LinkedHashMap<>();
    private final Set<String> doubts = new LinkedHashSet<>();

    ResultsRemarks(Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
    }

    /** The file is nothing but results, so that its place says of which model they are. */
    void bare(String model, String where) {
        tell(
                "holds results alone, as they are saved from Python, and not of which model; '%s' is"
                                .formatted(model)
                        + " from "
                        + where
                        + "; another is said with the setting 'model'");
    }

    void shots(String why) {
        tell(why);
    }

    void limit(String limit) {
        limits.add(limit);
    }

    void percentage(String metric, double score) {
        percentages.merge(metric, score, Math::max);
    }

    /** A score that is null. */
    void none(String metric) {
        nulls.merge(metric, 1, Integer::sum);
    }

    /** A standard error that is stated and cannot be one. */
    void noError(String where, String got) {
        noErrors.put(where, got);
    }

    /** What the file says of a run and cannot mean. */
    void doubt(String why) {
        doubts.add(why);
    }

    /** A share that was taken as it stands. */
    void fraction(String metric) {
        fractions.merge(metric, 1, Integer::sum);
    }

    /** What averages others that are there is set aside; what stands for them is not. */
    void averages(JsonTree results, TaskGroups groups) {
        Map<String, Long> scores = new LinkedHashMap<>();
        for (String key : groups.averages()) {
            long there = scores(results.at(key));
            if (there > 0) {
                scores.put(key, there);
            }
        }
        long all = scores.values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            String why =
                    "set aside %s, as %s over tasks that are there: %s"
                            .formatted(
                                    Numbers.count(all, "score"),
                                    all == 1 ? "an average" : "averages",
                                    names(scores.keySet()));
            sink.report(Issue.at(location, why).passingOver(all).asRemark());
        }
        List<String> parts =
                groups.parts().stream().filter(key -> scores(results.at(key)) > 0).toList();
        if (!parts.isEmpty()) {
            tell(
                    "holds some tasks of %s and not all, so that %s of its own"
                            .formatted(
                                    names(parts),
                                    parts.size() == 1
                                            ? "it is read as a task"
                                            : "each is read as a task"));
        }
        List<String> alone =
                groups.alone().stream().filter(key -> scores(results.at(key)) > 0).toList();
        if (!alone.isEmpty()) {
            boolean one = alone.size() == 1;
            tell(
                    "holds no task of the group%s %s, which %s read as %s"
                            .formatted(
                                    one ? "" : "s",
                                    names(alone),
                                    one ? "is" : "are",
                                    one ? "a task" : "tasks"));
        }
    }

    private static long scores(JsonTree row) {
        return row.members().entrySet().stream()
                .filter(field -> MetricField.of(field.getKey()).isPresent())
                .filter(field -> field.getValue().isNumber())
                .count();
    }

    /** Says what was collected. */
    void close() {
        if (!limits.isEmpty()) {
            tell(
                    "was run with limit %s: its results are of a part of the test set, and count only"
                                    .formatted(String.join(", ", limits))
                            + " where there is no other");
        }
        leftOut();
        if (!percentages.isEmpty()) {
            double most =
                    percentages.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
            tell(
                    "writes %s as percentages, up to %s; they were divided by 100%s"
                            .formatted(
                                    names(percentages.keySet()),
                                    Numbers.exact(most),
                                    fractionsBeside()));
        }
    }

    private void leftOut() {
        int none = nulls.values().stream().mapToInt(Integer::intValue).sum();
        if (none > 0) {
            String why =
                    "set aside %s, as null, which says that there is none: %s"
                            .formatted(Numbers.count(none, "score"), names(nulls.keySet()));
            sink.report(Issue.at(location, why).passingOver(none).asRemark());
        }
        noErrors.entrySet().stream()
                .limit(1)
                .forEach(
                        first ->
                                tell(
                                        "leaves out %s, which must be a finite number of at least 0: that of %s is %s"
                                                .formatted(
                                                        Numbers.count(
                                                                noErrors.size(), "standard error"),
                                                        first.getKey(),
                                                        first.getValue())));
        doubts.stream()
                .limit(1)
                .forEach(
                        first ->
                                tell(
                                        doubts.size() == 1
                                                ? first
                                                : first
                                                        + "; %d more like it"
                                                                .formatted(doubts.size() - 1)));
    }

    /** What of the metrics that are percentages elsewhere in the file was left as it stands. */
    private String fractionsBeside() {
        Map<String, Integer> beside = new LinkedHashMap<>(fractions);
        beside.keySet().retainAll(percentages.keySet());
        int left = beside.values().stream().mapToInt(Integer::intValue).sum();
        return left == 0
                ? ""
                : ", but for %s of %s up to 1, taken as fractions"
                        .formatted(Numbers.count(left, "score"), names(beside.keySet()));
    }

    private void tell(String why) {
        sink.report(Issue.at(location, why).asRemark());
    }

    private static String names(Collection<String> names) {
        List<String> first =
                names.stream().limit(MOST_NAMES).map(name -> "'" + name + "'").toList();
        int more = names.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }
}
