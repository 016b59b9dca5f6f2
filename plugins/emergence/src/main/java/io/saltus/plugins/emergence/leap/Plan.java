package io.saltus.plugins.emergence.leap;

import io.saltus.api.data.Axis;
import io.saltus.api.words.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What would decide an undecided curve: more examples at both scales of the bracket, or more seeds
 * where those are what scatters, or a size in its middle.
 */
final class Plan {

    /** More examples than there are, by these factors, at both sides of the bracket. */
    private static final int[] TIMES = {4, 16};

    private static final double MOST = 1e5;

    private final MeasuredCurve measured;
    private final Levels levels;

    Plan(MeasuredCurve measured, Levels levels) {
        this.measured = measured;
        this.levels = levels;
    }

    /**
     * What would decide, in words.
     *
     * @param first index of the scale above the onset, at least 1
     */
    String words(int first) {
        String size = "a model of about %s".formatted(middle(first));
        return examples(first)
                .map(more -> "what would decide: %s, or %s".formatted(more, size))
                .orElseGet(() -> "what would tell more: " + size + withExamples(first));
    }

    private Optional<String> examples(int first) {
        String both = "both %s and %s".formatted(measured.words(first - 1), measured.words(first));
        if (measured.wantsSeeds()) {
            return Optional.of("more seeds at %s (%s)".formatted(both, measured.scatter()));
        }
        double now = Math.min(measured.scale(first - 1).trials(), measured.scale(first).trials());
        if (measured.guessed() || !(now > 0)) {
            return Optional.of("the number of examples");
        }
        for (int times : TIMES) {
            if (times * now <= MOST && decide(first, times)) {
                return Optional.of(
                        "%s examples at %s that score the same"
                                .formatted(Numbers.of(rounded(times * now)), both));
            }
        }
        return Optional.empty();
    }

    /** Whether so many times the examples would decide, were the scores the same. */
    private boolean decide(int first, int times) {
        double p =
                LeapPosterior.rough(measured.withExamples(first - 1, first, times)).probability();
        return p >= levels.emergent() || p <= levels.notEmergent();
    }

    private String withExamples(int first) {
        return " with as many examples as " + measured.scale(first).models();
    }

    private static double rounded(double number) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
        return Math.rint(number / unit) * unit;
    }

    /** A size between two scales, in parameters where both are known: {@code 2.7B}. */
    private String middle(int first) {
        OptionalDouble below = parameters(first - 1);
        OptionalDouble above = parameters(first);
        Axis axis = measured.curve().axis();
        boolean sized = below.isPresent() && above.isPresent();
        String along =
                axis.words(
                        measured.scaleAt(
                                (measured.scale(first - 1).position()
                                                + measured.scale(first).position())
                                        / 2));
        if (!sized || below.getAsDouble() == above.getAsDouble()) {
            return along;
        }
        String size = Numbers.abbreviated(Math.sqrt(below.getAsDouble() * above.getAsDouble()));
        return axis.equals(Axis.PARAMETERS) ? size : size + " (" + along + ")";
    }

    private OptionalDouble parameters(int index) {
        return measured.scale(index).runs().get(0).model().scale(Axis.PARAMETERS);
    }
}
