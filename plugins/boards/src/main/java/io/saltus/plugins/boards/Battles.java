package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pairs and battles: the share of those against a baseline that a model won, a tie counting half.
 *
 * <p>Of a pair that was judged in both orders, a model wins if it won in both; else it is a tie.
 */
final class Battles {

    private static final int MOST = 5_000_000;

    /** One comparison; the share of it that the first has won. */
    private record Battle(String first, String second, double won) {}

    private final MtBench source;
    private final SentResults results;
    private final List<Battle> battles = new ArrayList<>();

    Battles(MtBench source, SentResults results) {
        this.source = source;
        this.results = results;
    }

    static boolean isOne(JsonTree judgment) {
        return judgment.at("model_a").isThere() || judgment.at("model_1").isThere();
    }

    void add(JsonTree judgment, long line) {
        boolean pair = judgment.at("model_1").isThere();
        Optional<String> first = judgment.at(pair ? "model_1" : "model_a").text();
        Optional<String> second = judgment.at(pair ? "model_2" : "model_b").text();
        if (first.isEmpty() || second.isEmpty()) {
            results.refuse(
                    "",
                    line,
                    "a comparison needs the names of two models, got %s"
                            .formatted(judgment.layout()));
            return;
        }
        try {
            double won = pair ? pair(judgment) : won(judgment.at("winner"), "model_a", "model_b");
            if (battles.size() >= MOST) {
                throw new RequestException("more than 5 million battles in one file");
            }
            battles.add(new Battle(first.get(), second.get(), won));
        } catch (IllegalArgumentException e) {
            results.refuse("", line, String.valueOf(e.getMessage()));
        }
    }

    private static double pair(JsonTree judgment) {
        double one = won(judgment.at("g1_winner"), "model_1", "model_2");
        JsonTree second = judgment.at("g2_winner");
        double two = second.isThere() ? won(second, "model_1", "model_2") : one;
        return one == two ? one : 0.5;
    }

    private static double won(JsonTree winner, String first, String second) {
        String text = winner.text().orElse("");
        if (text.equals(first) || text.equals(second)) {
            return text.equals(first) ? 1 : 0;
        }
        if (text.startsWith("tie")) {
            return 0.5;
        }
        throw new IllegalArgumentException(
                "the winner must be '%s', '%s' or 'tie', got %s".formatted(first, second, winner));
    }

    void send(Location location) {
        if (battles.isEmpty()) {
            return;
        }
        String baseline =
                source.baseline().isBlank() ? common(location) : source.baseline().strip();
        Map<String, ScoreMoments> byModel = new TreeMap<>();
        for (Battle battle : battles) {
            if (battle.first().equals(battle.second())
                    || !battle.first().equals(baseline) && !battle.second().equals(baseline)) {
                results.leave(
                        "left out, since the baseline '%s' is not in them".formatted(baseline),
                        battle.first());
                continue;
            }
            boolean base = battle.first().equals(baseline);
            byModel.computeIfAbsent(
                            base ? battle.second() : battle.first(), m -> new ScoreMoments())
                    .add(base ? 1 - battle.won() : battle.won());
        }
        if (byModel.isEmpty()) {
            throw new RequestException(
                    "%s: no battle is against baseline='%s'; its models are %s"
                            .formatted(location.name(), baseline, some(models())));
        }
        byModel.forEach(
                (model, scores) -> results.send(model, 0, () -> result(model, baseline, scores)));
    }

    /** The model that is in all battles. */
    private String common(Location location) {
        Set<String> common = new HashSet<>(Set.of(battles.get(0).first(), battles.get(0).second()));
        for (Battle battle : battles) {
            common.removeIf(
                    model -> !battle.first().equals(model) && !battle.second().equals(model));
        }
        if (common.size() != 1) {
            throw new RequestException(
                    "%s: %s; wins are counted against a baseline: say mt-bench:baseline=NAME, its models are %s"
                            .formatted(
                                    location.name(),
                                    common.isEmpty()
                                            ? "no model is in all battles"
                                            : "all battles are of the same two models",
                                    some(models())));
        }
        String baseline = common.iterator().next();
        results.remark(
                "wins are counted against '%s', which is in all comparisons".formatted(baseline));
        return baseline;
    }

    private Set<String> models() {
        Set<String> models = new TreeSet<>();
        battles.forEach(
                battle -> {
                    models.add(battle.first());
                    models.add(battle.second());
                });
        return models;
    }

    private static String some(Set<String> models) {
        List<String> first = models.stream().limit(10).toList();
        return String.join(", ", first)
                + (models.size() > 10 ? " and " + (models.size() - 10) + " more" : "");
    }

    private Observation result(String name, String baseline, ScoreMoments scores) {
        Model model =
                source.runs()
                        .facts()
                        .called("the judgments", Optional.of(name))
                        .identity()
                        .orElseThrow(() -> new IllegalArgumentException("a battle names no model"))
                        .model();
        Observation result =
                Observation.of(
                                model,
                                source.task(),
                                ReadMetric.of("win_rate", "win_rate", Optional.empty()),
                                scores.mean())
                        .in(source.runs().setup(OptionalInt.empty(), Setup.STANDARD))
                        .under("baseline", baseline)
                        .withExamples(scores.count());
        OptionalDouble error = scores.standardError();
        return error.isPresent() ? result.withStandardError(error.getAsDouble()) : result;
    }
}
