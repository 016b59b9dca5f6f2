package io.saltus.api.curve;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Scores of one subject along its axis, from the smallest model to the largest.
 *
 * @param subject what the curve is about
 * @param points at least one; strictly increasing by position on the axis
 */
public record Curve(Subject subject, List<Point> points) {

    /**
     * @throws IllegalArgumentException if there is no point, the axis does not accept a scale, or
     *     two points do not lie in strictly increasing order
     */
    public Curve {
        Objects.requireNonNull(subject, "subject");
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve needs at least one point: " + subject);
        }
        double last = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            double position = subject.axis().position(point.scale());
            if (position <= last) {
                throw new IllegalArgumentException(
                        "the points of a curve must lie in strictly increasing order along %s, got %s after %s: %s"
                                .formatted(
                                        subject.axis().id(),
                                        Numbers.exact(point.scale()),
                                        Numbers.exact(subject.axis().scale(last)),
                                        subject));
            }
            last = position;
        }
    }

    /** Returns the same points under another subject. */
    public Curve as(Subject subject) {
        return new Curve(subject, points);
    }

    /** Returns what the same subject is with other points. */
    public Curve withPoints(List<Point> points) {
        return new Curve(subject, points);
    }

    /** Returns the number of points, m. */
    public int size() {
        return points.size();
    }

    /** Returns the point at {@code index}, from 0 for the smallest model. */
    public Point point(int index) {
        return points.get(index);
    }

    /** Returns what scale means on this curve. */
    public Axis axis() {
        return subject.axis();
    }

    /** Returns how answers were scored. */
    public Metric metric() {
        return subject.metric();
    }

    /**
     * Returns where {@code scale} lies along another axis, as far as the models on the curve tell:
     * the scale in {@code other} of the first model at or beyond it; none if no model there has
     * one. Along the curve's own axis it is {@code scale} itself.
     *
     * @param other the axis that is asked about
     * @param scale a scale on the curve's own axis, which {@linkplain Axis#accepts accepts} it
     */
    public OptionalDouble scaleAlong(Axis other, double scale) {
        if (axis().equals(other)) {
            return OptionalDouble.of(scale);
        }
        double from = axis().position(scale);
        return points.stream()
                .filter(point -> axis().position(point.scale()) >= from)
                .flatMap(point -> point.replicates().stream())
                .map(replicate -> replicate.model().scale(other))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .findFirst();
    }

    /** Returns a new array of the scales, in the axis's unit. */
    public double[] scales() {
        return points.stream().mapToDouble(Point::scale).toArray();
    }

    /**
     * Returns a new array of the positions on the analysis axis: decades, or negated loss; rising.
     */
    public double[] positions() {
        return points.stream().mapToDouble(point -> axis().position(point.scale())).toArray();
    }

    /** Returns a new array of the scores, in units of the metric. */
    public double[] scores() {
        return points.stream().mapToDouble(Point::score).toArray();
    }

    /**
     * Returns a new array of the {@linkplain Metric#normalise normalised} scores: 0 at chance, 1 at
     * best, rising as the metric improves.
     *
     * @throws IllegalStateException unless the metric {@linkplain Metric#isNormalisable is
     *     normalisable}
     */
    public double[] normalisedScores() {
        return points.stream().mapToDouble(point -> metric().normalise(point.score())).toArray();
    }
}
