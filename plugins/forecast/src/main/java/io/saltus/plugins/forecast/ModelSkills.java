package io.saltus.plugins.forecast;

import io.saltus.api.data.Model;
import io.saltus.plugins.forecast.MeasuredScores.FamilyNumbers;
import io.saltus.plugins.forecast.MeasuredScores.Score;
import io.saltus.statistics.forecast.Place;
import io.saltus.statistics.forecast.Scores;
import io.saltus.statistics.forecast.SharedSkill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The skills of the models that several tasks of a study share. */
final class ModelSkills {

    private static final int FEWEST_TASKS = 6;
    private static final int FEWEST_MODELS = 4;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final FamilyNumbers families = new FamilyNumbers();
    private final SharedSkill skill;

    private ModelSkills(List<MeasuredScores> curves) {
        List<Double> positions = new ArrayList<>();
        List<Integer> familyOf = new ArrayList<>();
        List<SharedSkill.Task> tasks = new ArrayList<>();
        for (MeasuredScores curve : curves) {
            for (Score score : curve.scores()) {
                numbers.computeIfAbsent(
                        score.model().name(),
                        name -> {
                            positions.add(score.position());
                            familyOf.add(families.of(score.model()));
                            return positions.size() - 1;
                        });
            }
            if (curve.scores().size() >= FEWEST_MODELS) {
                tasks.add(task(curve));
            }
        }
        skill =
                SharedSkill.of(
                        positions.stream().mapToDouble(Double::doubleValue).toArray(),
                        familyOf.stream().mapToInt(Integer::intValue).toArray(),
                        tasks);
    }

    /** Finds the skills of the models on curves that share them; nothing where too few do. */
    static Optional<ModelSkills> of(List<MeasuredScores> curves) {
        long tasks =
                curves.stream()
                        .filter(curve -> curve.scores().size() >= FEWEST_MODELS)
                        .map(curve -> curve.curve().subject().task())
                        .distinct()
                        .count();
        return tasks >= FEWEST_TASKS ? Optional.of(new ModelSkills(curves)) : Optional.empty();
    }

    private SharedSkill.Task task(MeasuredScores curve) {
        int[] models =
                curve.scores().stream().mapToInt(s -> numbers.get(s.model().name())).toArray();
        return SharedSkill.Task.of(models, curve.shares(), curve.examples(), curve.knownChance());
    }

    /** The scores of a curve along the skill of its models. */
    Scores along(MeasuredScores curve) {
        List<Score> scores = curve.scores();
        double[] at = scores.stream().mapToDouble(this::place).toArray();
        int[] order =
                IntStream.range(0, at.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> at[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] examples = curve.examples();
        int[] strangers = {families.size()};
        return Scores.of(
                IntStream.of(order).mapToDouble(i -> at[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> scores.get(i).share()).toArray(),
                IntStream.of(order).mapToDouble(i -> examples[i]).toArray(),
                IntStream.of(order)
                        .map(
                                i ->
                                        families.known(scores.get(i).model())
                                                .orElseGet(() -> strangers[0]++))
                        .toArray());
    }

    private double place(Score score) {
        Integer number = numbers.get(score.model().name());
        return number == null
                ? expected(score.position(), score.model()).position()
                : skill.skill(number);
    }

    /** Where the skill of a model to come is expected. */
    Place expected(double position, Model model) {
        return skill.expected(position, families.known(model).orElse(Place.NEW_FAMILY));
    }
}
