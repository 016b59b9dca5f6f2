package io.saltus.engine;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much a task tells of models as small as those on a curve: what a team asks before it
 * evaluates small runs on it.
 *
 * <ul>
 *   <li>signal: the largest less the smallest score over the scales, in units of the metric;
 *   <li>noise: what scatters at one scale. The standard deviation between the runs (seeds) of a
 *       scale, pooled over the scales that have several; else that of the last {@value #LATE}
 *       states of each training run about their mean, pooled over runs; else the root mean square
 *       of the standard errors over examples;
 *   <li>ratio: signal / noise, after Heineman et al. 2025 (arXiv:2508.13144): the larger, the more
 *       surely two models are told apart;
 *   <li>first: the smallest scale from which on every 95% interval lies above chance, and every
 *       score at least a fiftieth of the way from chance to best: where chance is 0 a single right
 *       answer is above it;
 *   <li>saturated: the smallest scale from which on every score is at most a twentieth of the way
 *       from chance to best short of best;
 *   <li>order: Kendall's tau-a between scale and score, up being better: 1 where every larger model
 *       scores better;
 *   <li>falls: how many points lie below the best smaller one by more than z = 1.96 standard errors
 *       of their difference.
 * </ul>
 *
 * @param curve what was measured
 * @param first smallest scale with signal above chance; none if there is none, or chance or the
 *     number of examples is unknown
 * @param signal range of the scores
 * @param noise scatter at one scale; none if nothing tells of it
 * @param source what the noise was taken from
 * @param saturated smallest scale at best; none if there is none or best is unknown
 * @param order Kendall's tau; none for one point
 * @param falls number of points that fall; none if the precision is unknown
 */
public record TaskSignal(
        Curve curve,
        OptionalDouble first,
        double signal,
        OptionalDouble noise,
        Source source,
        OptionalDouble saturated,
        OptionalDouble order,
        Optional<Integer> falls) {

    /** What the noise was taken from. */
    public enum Source {
        /** Several runs at one scale. */
        SEEDS,
        /** The last states of training runs. */
        CHECKPOINTS,
        /** The standard error over examples. */
        EXAMPLES,
        /** Nothing. */
        NONE
    }

    /** How many of the last states of a training run scatter as one. */
    static final int LATE = 5;

    private static final double SHORT_OF_BEST = .05;
    private static final double LEAST_SIGNAL = .02;

    /** Returns signal over noise; none without noise. */
    public OptionalDouble ratio() {
        return noise.isPresent() && noise.getAsDouble() > 0
                ? OptionalDouble.of(signal / noise.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * Returns what a curve shows.
     *
     * @param late standard deviation of late states of training runs, where there are any
     */
    static TaskSignal of(Curve curve, OptionalDouble late) {
        OptionalDouble seeds = betweenRuns(curve);
        OptionalDouble examples = overExamples(curve);
        Source source =
                seeds.isPresent()
                        ? Source.SEEDS
                        : late.isPresent()
                                ? Source.CHECKPOINTS
                                : examples.isPresent() ? Source.EXAMPLES : Source.NONE;
        OptionalDouble noise = seeds.isPresent() ? seeds : late.isPresent() ? late : examples;
        return new TaskSignal(
                curve,
                first(curve),
                range(curve),
                noise,
                source,
                saturated(curve),
                order(curve),
                falls(curve));
    }

    private static double range(Curve curve) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double score : curve.scores()) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        return most - least;
    }

    private static OptionalDouble betweenRuns(Curve curve) {
        double squares = 0;
        long freedom = 0;
        for (Point point : curve.points()) {
            if (!curve.subject().isPooled()) {
                for (var run : point.replicates()) {
                    squares += Math.pow(run.score() - point.score(), 2);
                }
                freedom += point.replicates().size() - 1;
            }
        }
        return freedom > 0
                ? OptionalDouble.of(Math.sqrt(squares / freedom))
                : OptionalDouble.empty();
    }

    private static OptionalDouble overExamples(Curve curve) {
        double squares = 0;
        int known = 0;
        for (Point point : curve.points()) {
            double error = standardError(point, curve.metric());
            if (error > 0) {
                squares += error * error;
                known++;
            }
        }
        return known > 0 ? OptionalDouble.of(Math.sqrt(squares / known)) : OptionalDouble.empty();
    }

    /** From the interval that all share; 0 if it is unknown. */
    private static double standardError(Point point, Metric metric) {
        return point.interval(metric)
                .map(interval -> interval.width() / (2 * Interval.Z_95))
                .orElse(0.0);
    }

    private static OptionalDouble first(Curve curve) {
        Metric metric = curve.metric();
        boolean up = metric.direction() == Direction.HIGHER_IS_BETTER;
        OptionalDouble first = OptionalDouble.empty();
        for (int i = curve.size() - 1; i >= 0 && metric.chance().isPresent(); i--) {
            Optional<Interval> interval = curve.point(i).interval(metric);
            double chance = metric.chance().getAsDouble();
            boolean above =
                    interval.isPresent()
                            && (up
                                    ? interval.get().lower() > chance
                                    : interval.get().upper() < chance);
            boolean near =
                    metric.isNormalisable()
                            && metric.normalise(curve.point(i).score()) < LEAST_SIGNAL;
            if (!above || near) {
                break;
            }
            first = OptionalDouble.of(curve.point(i).scale());
        }
        return first;
    }

    private static OptionalDouble saturated(Curve curve) {
        OptionalDouble from = OptionalDouble.empty();
        for (int i = curve.size() - 1; i >= 0 && curve.metric().isNormalisable(); i--) {
            if (curve.metric().normalise(curve.point(i).score()) < 1 - SHORT_OF_BEST) {
                break;
            }
            from = OptionalDouble.of(curve.point(i).scale());
        }
        return from;
    }

    private static OptionalDouble order(Curve curve) {
        double sign = curve.metric().direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
        double sum = 0;
        int pairs = 0;
        List<Point> points = curve.points();
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                sum += sign * Math.signum(points.get(j).score() - points.get(i).score());
                pairs++;
            }
        }
        return pairs > 0 ? OptionalDouble.of(sum / pairs) : OptionalDouble.empty();
    }

    private static Optional<Integer> falls(Curve curve) {
        double sign = curve.metric().direction() == Direction.HIGHER_IS_BETTER ? 1 : -1;
        int falls = 0;
        int best = 0;
        for (int i = 0; i < curve.size(); i++) {
            double error = standardError(curve.point(i), curve.metric());
            if (!(error > 0)) {
                return Optional.empty();
            }
            double ahead = sign * (curve.point(best).score() - curve.point(i).score());
            double both = Math.hypot(error, standardError(curve.point(best), curve.metric()));
            if (ahead > Interval.Z_95 * both) {
                falls++;
            } else if (ahead <= 0) {
                best = i;
            }
        }
        return Optional.of(falls);
    }
}
