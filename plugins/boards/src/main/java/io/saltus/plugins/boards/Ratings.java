package io.saltus.plugins.boards;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Ratings from 1 to 10, by model, judge and question; -1 says that the judge gave none.
 *
 * <p>The score is the mean over questions of the mean of a question's turns.
 */
final class Ratings {

    private static final double LOWEST = 1;
    private static final double HIGHEST = 10;
    private static final double NONE = -1;

    /** A rating, and when it was given. */
    private record Given(double score, double time, long line) {}

    /** Of whom, by whom, and of which turn; 0 for all together. */
    private record Group(String model, String judge, long turn) {}

    private final MtBench source;
    private final SentResults results;

    /** By group, then question and turn. */
    private final Map<Group, Map<String, Map<Long, Given>>> groups = new LinkedHashMap<>();

    Ratings(MtBench source, SentResults results) {
        this.source = source;
        this.results = results;
    }

    void add(JsonTree judgment, long line) {
        Optional<String> model = judgment.at("model").text();
        Optional<String> question = judgment.at("question_id").scalar();
        OptionalDouble score = judgment.at("score").writtenNumber();
        if (model.isEmpty() || question.isEmpty()) {
            results.refuse(
                    "",
                    line,
                    "a rating needs 'question_id' and 'model', got %s and %s"
                            .formatted(judgment.at("question_id"), judgment.at("model")));
            return;
        }
        if (score.isPresent() && score.getAsDouble() == NONE) {
            results.refuse("", line, "no rating: the judge gave none (-1)");
            return;
        }
        if (!(score.orElse(Double.NaN) >= LOWEST && score.orElse(Double.NaN) <= HIGHEST)) {
            results.refuse(
                    "",
                    line,
                    "'score' must be from 1 to 10, or -1 for none, got %s"
                            .formatted(judgment.at("score")));
            return;
        }
        if (judgment.at("tstamp").isThere() && !judgment.at("tstamp").isNumber()) {
            results.remark(
                    "'tstamp' is no number on line %d and perhaps others: of judgments of one turn the latest counts"
                            .formatted(line));
        }
        if (judgment.at("turn").isThere() && judgment.at("turn").wholeNumber().isEmpty()) {
            results.refuse("", line, "'turn' must be a whole number, got " + judgment.at("turn"));
            return;
        }
        long turn = judgment.at("turn").wholeNumber().orElse(1);
        Group group =
                new Group(
                        model.get(),
                        judge(judgment),
                        source.turns() == MtBench.Turns.APART ? turn : 0);
        Given given =
                new Given(score.getAsDouble(), judgment.at("tstamp").number().orElse(0), line);
        Map<Long, Given> ofQuestion =
                groups.computeIfAbsent(group, g -> new TreeMap<>())
                        .computeIfAbsent(question.get(), q -> new TreeMap<>());
        Given before = ofQuestion.get(turn);
        if (before != null) {
            results.passOver(
                    "a turn that was judged again counts once, as it was judged last", model.get());
        }
        if (before == null
                || given.time() > before.time()
                || given.time() == before.time() && given.score() > before.score()) {
            ofQuestion.put(turn, given);
        }
    }

    private static String judge(JsonTree judgment) {
        JsonTree judge = judgment.at("judge");
        return (judge.isList() && !judge.items().isEmpty() ? judge.items().get(0) : judge)
                .scalar()
                .orElse("");
    }

    void send() {
        groups.forEach(
                (group, questions) ->
                        results.send(group.model(), 0, () -> result(group, questions)));
    }

    private Observation result(Group group, Map<String, Map<Long, Given>> questions) {
        Map<String, Double> scores = new HashMap<>();
        questions.forEach(
                (question, turns) ->
                        scores.put(
                                question,
                                turns.values().stream()
                                        .mapToDouble(Given::score)
                                        .average()
                                        .orElse(0)));
        Outcomes outcomes = Outcomes.of(scores);
        Model model =
                source.runs()
                        .facts()
                        .called("model", Optional.of(group.model()))
                        .identity()
                        .orElseThrow(() -> new IllegalArgumentException("a rating names no model"))
                        .model();
        String task = group.turn() == 0 ? source.task() : source.task() + ", turn " + group.turn();
        Observation result =
                Observation.of(
                                model,
                                task,
                                Metric.graded("rating", Direction.HIGHER_IS_BETTER)
                                        .withBest(HIGHEST),
                                outcomes.mean())
                        .in(source.runs().setup(OptionalInt.empty(), Setup.STANDARD))
                        .withExamples(scores.size())
                        .withOutcomes(outcomes);
        OptionalDouble error = ScoreMoments.of(outcomes).standardError();
        result = error.isPresent() ? result.withStandardError(error.getAsDouble()) : result;
        return group.judge().isEmpty() ? result : result.under("judge", group.judge());
    }
}
