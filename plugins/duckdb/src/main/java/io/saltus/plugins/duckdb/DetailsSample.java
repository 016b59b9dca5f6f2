package io.saltus.plugins.duckdb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of LightEval's details.
 *
 * @param id the document's; nothing if there is none
 * @param scores the scores by metric
 * @param choices the texts of the choices; empty if it is no multiple choice
 * @param likelihoods the log-probability of each choice; empty if not each has one
 * @param right the index of the one right choice; -1 if there is not one
 */
record DetailsSample(
        Optional<String> id,
        Map<String, Literal> scores,
        List<String> choices,
        List<Double> likelihoods,
        int right) {

    /** Copies the lists. */
    DetailsSample {
        scores = Map.copyOf(scores);
        choices = List.copyOf(choices);
        likelihoods = List.copyOf(likelihoods);
    }

    /**
     * Takes the cells of a row, each as text.
     *
     * @param answers what each choice got: a number, or a number and whether it was the likeliest;
     *     twice as many where the second half got no question, as for PMI
     * @param gold {@code 2} or {@code [2]}
     */
    static DetailsSample of(
            Optional<String> id, Literal scores, Literal choices, Literal answers, Literal gold) {
        List<String> texts =
                choices.items().stream()
                        .map(choice -> choice instanceof Literal.Text text ? text.words() : "")
                        .toList();
        List<Double> numbers = answers.items().stream().map(DetailsSample::likelihood).toList();
        int asked = texts.size();
        boolean each = numbers.size() == asked || numbers.size() == 2 * asked;
        return new DetailsSample(
                id,
                scores instanceof Literal.Fields byName ? byName.fields() : Map.of(),
                texts,
                each && !numbers.stream().allMatch(n -> n.isNaN())
                        ? numbers.subList(0, asked)
                        : List.of(),
                index(gold, asked));
    }

    private static double likelihood(Literal answer) {
        List<Literal> pair = answer.items();
        Literal number = pair.size() == 2 ? pair.get(0) : answer;
        return number instanceof Literal.Real real ? real.number() : Double.NaN;
    }

    private static int index(Literal gold, int asked) {
        List<Literal> one = gold.items();
        Literal found = one.size() == 1 ? one.get(0) : gold;
        return found instanceof Literal.Real real
                        && real.number() >= 0
                        && real.number() < asked
                        && real.number() == Math.rint(real.number())
                ? (int) real.number()
                : -1;
    }
}
