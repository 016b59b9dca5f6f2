package io.saltus.plugins.emergence.leap;

import io.saltus.statistics.posterior.CurvePosterior;
import io.saltus.statistics.posterior.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The posterior of a measured curve, and what follows of its scales. An instance belongs to one
 * call and is not shared.
 */
final class LeapPosterior {

    /** From this probability of being off on, a model is named. */
    private static final double OFF = .5;

    /** Of a score that does not say how many it has, where it is held against a forecast. */
    static final int ASSUMED_EXAMPLES = 100;

    private final MeasuredCurve measured;
    private final CurvePosterior posterior;
    private final List<CurvePosterior.Onset> onset = new ArrayList<>(1);

    private LeapPosterior(MeasuredCurve measured, CurvePosterior posterior) {
        this.measured = measured;
        this.posterior = posterior;
    }

    static LeapPosterior of(MeasuredCurve measured) {
        return new LeapPosterior(measured, posterior(measured));
    }

    private static CurvePosterior posterior(MeasuredCurve measured) {
        return CurvePosterior.of(measured.positions(), measured.evidence(), measured.belief());
    }

    /** A posterior to forecast or to plan by. */
    static CurvePosterior rough(MeasuredCurve measured) {
        return CurvePosterior.rough(measured.positions(), measured.evidence(), measured.belief());
    }

    double probability() {
        return posterior.probability();
    }

    double present() {
        return posterior.present();
    }

    double aboveChance() {
        return posterior.aboveChance();
    }

    double share(Shape shape) {
        return posterior.share(shape);
    }

    /** The shape of the largest share, other than the leap. */
    Shape likeliestOther() {
        Shape most = Shape.ABSENT;
        for (Shape shape : Shape.values()) {
            if (!shape.leaps() && share(shape) > share(most)) {
                most = shape;
            }
        }
        return most;
    }

    /** Whether a leap starts from a constant level above chance rather than from chance. */
    boolean fromPlateau() {
        return share(Shape.LEAP_FROM_PLATEAU) > share(Shape.LEAP);
    }

    /** Of a curve of all families, the models that are likelier off than not, largest first. */
    List<Integer> off() {
        double[] off = posterior.off();
        return IntStream.range(0, off.length)
                .filter(i -> off[i] > OFF)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Whether the scores scatter by more than any curve of the posterior explains. */
    boolean isMisfit() {
        return Misfit.is(measured, posterior);
    }

    /** Where the leap begins, given one. */
    Optional<CurvePosterior.Onset> onset() {
        if (onset.isEmpty()) { // few curves are asked for one
            posterior.onset().ifPresent(onset::add);
        }
        return onset.stream().findFirst();
    }

    /** Index of the first scale from the onset on, if one lies on either side. */
    OptionalInt first() {
        double median = onset().map(CurvePosterior.Onset::median).orElse(Double.NaN);
        double[] positions = measured.positions();
        int first = 0;
        while (first < positions.length && positions[first] < median) {
            first++;
        }
        return first > 0 && first < positions.length && !Double.isNaN(median)
                ? OptionalInt.of(first)
                : OptionalInt.empty();
    }

    /**
     * The predictive tail probability of what came at a scale, from those below it alone: P(at
     * least the observed share).
     */
    double surprise(int first) {
        ScaleEvidence came = measured.scale(first);
        double share = Math.max(0, Math.min(1, came.share()));
        double trials = came.trials() > 0 ? came.trials() : ASSUMED_EXAMPLES;
        return rough(measured.part(0, first))
                .forecast(came.position())
                .atLeast(share * trials, Math.max(1, trials));
    }
}
