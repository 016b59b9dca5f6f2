package io.saltus.engine.comparing;

import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The models of one task from the best to the worst, with the ranks that each can have.
 *
 * <p>Of M models every two are compared, at level alpha over all pairs of the task (Holm). One that
 * is surely worse than b models and surely better than w has a rank from 1 + b to M - w; all these
 * ranges hold together with probability 1 - alpha at least (Al Mohamad, Goeman and van Zwet 2022).
 * Models whose ranges overlap are tied as far as the data say.
 *
 * @param task name of the task
 * @param setup how the models were asked
 * @param metric how their answers were scored
 * @param models from the best to the worst
 */
public record ModelRanking(String task, Setup setup, Metric metric, List<RankedModel> models) {

    /** Copies the models. */
    public ModelRanking {
        models = List.copyOf(models);
    }

    /**
     * Returns the models of each task that two or more were asked.
     *
     * @param reference name of the model that others are held against; none: none
     * @throws RequestException if no result is of the reference
     */
    public static List<ModelRanking> of(
            ComparedResults results, Optional<String> reference, ComparisonRules rules) {
        Optional<String> meant = reference.map(name -> reference(results, name));
        Map<String, Map<Model, List<Observation>>> questions = new TreeMap<>();
        for (Observation one : results.results()) {
            questions
                    .computeIfAbsent(MatchedResults.question(one), key -> new LinkedHashMap<>())
                    .computeIfAbsent(one.model(), key -> new ArrayList<>())
                    .add(one);
        }
        List<List<List<Observation>>> tasks =
                questions.values().stream()
                        .filter(models -> models.size() > 1)
                        .map(models -> List.copyOf(models.values()))
                        .toList();
        Map<List<Observation>, ScoreChange> changes = changes(tasks, meant, rules);
        return tasks.stream().map(models -> ranking(models, changes, rules)).toList();
    }

    /**
     * The words of the one model that a name stands for: with its state, the name alone, or what
     * stands behind its last slash.
     */
    private static String reference(ComparedResults results, String name) {
        Set<String> all = new TreeSet<>();
        Set<String> meant = new TreeSet<>();
        for (Observation one : results.results()) {
            String words = MatchedResults.words(one.model());
            all.add(words);
            if (words.equals(name)) {
                return name;
            }
            if (one.model().name().equals(name) || one.model().name().endsWith("/" + name)) {
                meant.add(words);
            }
        }
        if (meant.size() == 1) {
            return meant.iterator().next();
        }
        throw new RequestException(
                meant.isEmpty()
                        ? "no result is of the reference '%s'; there are %s"
                                .formatted(name, String.join("; ", all))
                        : "the reference '%s' stands for several: name one of %s"
                                .formatted(name, String.join("; ", meant)));
    }

    /** What became of each model's score against the reference, over all tasks together. */
    private static Map<List<Observation>, ScoreChange> changes(
            List<List<List<Observation>>> tasks,
            Optional<String> reference,
            ComparisonRules rules) {
        List<MatchedResults> pairs = new ArrayList<>();
        for (List<List<Observation>> models : tasks) {
            Optional<List<Observation>> first =
                    models.stream()
                            .filter(one -> reference.filter(name(one)::equals).isPresent())
                            .findFirst();
            for (List<Observation> other : models) {
                first.filter(one -> !one.equals(other))
                        .ifPresent(one -> pairs.add(pair(one, other)));
            }
        }
        Map<List<Observation>, ScoreChange> changes = new LinkedHashMap<>();
        for (ScoreChange change : ScoreComparison.changes(pairs, rules)) {
            changes.put(change.match().after(), change);
        }
        return changes;
    }

    private static ModelRanking ranking(
            List<List<Observation>> models,
            Map<List<Observation>, ScoreChange> changes,
            ComparisonRules rules) {
        int count = models.size();
        List<MatchedResults> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                pairs.add(pair(models.get(i), models.get(j)));
            }
        }
        int[] better = new int[count];
        int[] worse = new int[count];
        List<ScoreChange> compared = ScoreComparison.changes(pairs, rules);
        Observation first = models.get(0).get(0);
        boolean rising = first.metric().direction() == Direction.HIGHER_IS_BETTER;
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                ScoreChange change = compared.get(pair++);
                if (change.shortage().isEmpty() && change.pValue() <= rules.alpha()) {
                    boolean later = change.difference() > 0 == rising;
                    better[later ? i : j]++;
                    worse[later ? j : i]++;
                }
            }
        }
        List<RankedModel> ranked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Observation> runs = models.get(i);
            Point point = Point.of(0, runs.stream().map(Replicate::of).toList());
            ranked.add(
                    new RankedModel(
                            name(runs),
                            point.score(),
                            point.interval(first.metric()),
                            1 + better[i],
                            count - worse[i],
                            Optional.ofNullable(changes.get(runs))));
        }
        Comparator<RankedModel> order = Comparator.comparingDouble(RankedModel::score);
        ranked.sort((rising ? order.reversed() : order).thenComparing(RankedModel::model));
        return new ModelRanking(first.task(), first.setup(), first.metric(), ranked);
    }

    private static MatchedResults pair(List<Observation> before, List<Observation> after) {
        Observation one = before.get(0);
        return new MatchedResults(one.task(), one.setup(), one.metric(), before, after);
    }

    private static String name(List<Observation> runs) {
        return MatchedResults.words(runs.get(0).model());
    }
}
