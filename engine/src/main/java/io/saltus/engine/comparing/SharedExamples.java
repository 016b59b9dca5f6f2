package io.saltus.engine.comparing;

import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The examples that both sides answered in all their runs, with the mean score of each.
 *
 * @param ids of the examples, in their natural order
 * @param before mean score of each over the runs before
 * @param after mean score of each over the runs after
 * @param runsBefore the mean score of each run before, on these examples
 * @param runsAfter the mean score of each run after
 * @param clusters a number for each example, the same for those of one cluster; none if no example
 *     is in one
 * @param clusterCount how many clusters there are
 */
record SharedExamples(
        List<String> ids,
        double[] before,
        double[] after,
        double[] runsBefore,
        double[] runsAfter,
        int[] clusters,
        int clusterCount) {

    /** Where fewer of the smaller side are shared, the two sides answered other examples. */
    private static final double LEAST_SHARE = 0.5;

    private static final int FEWEST = 2;

    /** The examples that both sides share; none where a side keeps none or they share too few. */
    static Optional<SharedExamples> of(MatchedResults match) {
        boolean kept =
                match.before().stream().allMatch(one -> one.outcomes().isPresent())
                        && match.after().stream().allMatch(one -> one.outcomes().isPresent());
        if (!kept) {
            return Optional.empty();
        }
        List<Outcomes> all = new ArrayList<>();
        outcomes(match.before()).forEach(all::add);
        outcomes(match.after()).forEach(all::add);
        double[][] scores = new double[all.size()][];
        List<String> ids = shared(all, scores);
        int smaller = all.stream().mapToInt(Outcomes::size).min().orElseThrow();
        if (ids.size() < FEWEST || ids.size() < LEAST_SHARE * smaller) {
            return Optional.empty();
        }
        int runs = match.before().size();
        int[] clusters = clusters(all, ids);
        return Optional.of(
                new SharedExamples(
                        ids,
                        means(scores, 0, runs, ids.size()),
                        means(scores, runs, scores.length, ids.size()),
                        runMeans(scores, 0, runs),
                        runMeans(scores, runs, scores.length),
                        clusters,
                        (int) Arrays.stream(clusters).distinct().count()));
    }

    private static List<Outcomes> outcomes(List<Observation> results) {
        return results.stream().flatMap(one -> one.outcomes().stream()).toList();
    }

    /** Walks all results at once; each is in the order of its ids. */
    private static List<String> shared(List<Outcomes> all, double[][] scores) {
        List<String> ids = new ArrayList<>();
        Outcomes first = all.get(0);
        if (all.size() == 2) {
            int size = Math.min(first.size(), all.get(1).size());
            double[] mine = new double[size];
            double[] others = new double[size];
            first.forEachShared(
                    all.get(1),
                    (id, a, b) -> {
                        mine[ids.size()] = a;
                        others[ids.size()] = b;
                        ids.add(id);
                    });
            scores[0] = Arrays.copyOf(mine, ids.size());
            scores[1] = Arrays.copyOf(others, ids.size());
            return ids;
        }
        for (String id : first.examples()) {
            if (all.stream().allMatch(one -> one.score(id).isPresent())) {
                ids.add(id);
            }
        }
        for (int run = 0; run < scores.length; run++) {
            Outcomes one = all.get(run);
            scores[run] = ids.stream().mapToDouble(id -> one.score(id).orElseThrow()).toArray();
        }
        return ids;
    }

    private static int[] clusters(List<Outcomes> all, List<String> ids) {
        List<Outcomes> telling = all.stream().filter(Outcomes::hasClusters).toList();
        if (telling.isEmpty()) {
            return new int[0];
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] clusters = new int[ids.size()];
        for (int i = 0; i < clusters.length; i++) {
            String id = ids.get(i);
            String name =
                    telling.stream()
                            .flatMap(one -> one.cluster(id).stream())
                            .findFirst()
                            .map(cluster -> "in " + cluster)
                            .orElse("alone " + id);
            int fresh = numbers.size();
            Integer number = numbers.putIfAbsent(name, fresh);
            clusters[i] = number == null ? fresh : number;
        }
        return clusters;
    }

    private static double[] means(double[][] scores, int from, int to, int size) {
        double[] means = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int run = from; run < to; run++) {
                sum += scores[run][i];
            }
            means[i] = sum / (to - from);
        }
        return means;
    }

    private static double[] runMeans(double[][] scores, int from, int to) {
        return Arrays.stream(scores, from, to)
                .mapToDouble(run -> DoubleStream.of(run).sum() / run.length)
                .toArray();
    }

    int size() {
        return ids.size();
    }

    /** Whether each example is right or wrong, in one run on either side. */
    boolean isOfAnswers() {
        return runsBefore.length == 1
                && runsAfter.length == 1
                && isOfAnswers(before)
                && isOfAnswers(after);
    }

    private static boolean isOfAnswers(double[] scores) {
        return Arrays.stream(scores).allMatch(score -> score == 0 || score == 1);
    }

    /** Whether examples are in clusters, at least two and not each in its own. */
    boolean isClustered() {
        return clusterCount > 1 && clusterCount < size();
    }

    /** Whether a result says that all its examples are in one cluster. */
    static boolean isOneCluster(Observation result) {
        return ofOne(result).filter(one -> one.clusterCount == 1).isPresent();
    }

    /** The examples of one result, beside themselves; none where none is in a cluster. */
    static Optional<SharedExamples> ofOne(Observation result) {
        return result.outcomes()
                .filter(Outcomes::hasClusters)
                .flatMap(
                        kept ->
                                of(
                                        new MatchedResults(
                                                result.task(),
                                                result.setup(),
                                                result.metric(),
                                                List.of(result),
                                                List.of(result))));
    }

    /** Whether no score is outside [0, 1]. */
    boolean isOfFractions() {
        return DoubleStream.concat(Arrays.stream(before), Arrays.stream(after))
                .allMatch(score -> score >= 0 && score <= 1);
    }
}
