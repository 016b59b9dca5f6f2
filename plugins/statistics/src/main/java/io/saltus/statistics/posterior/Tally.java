package io.saltus.statistics.posterior;

import java.util.EnumMap;
import java.util.Map;

/** Sums of the weights of curves by what they do. */
final class Tally {

    private final Map<Shape, double[]> shapes = new EnumMap<>(Shape.class);
    private double total;
    private double present;
    private double above;
    private double leapSquares; // sum of squared weights
    private double otherSquares;

    void add(Definition.Traits traits, double w) {
        add(traits.shape(), w);
        total += w;
        present += traits.present() ? w : 0;
        above += traits.above() ? w : 0;
        if (traits.leaps()) {
            leapSquares += w * w;
        } else {
            otherSquares += w * w;
        }
    }

    /** Adds what is in another one, times a number. */
    void add(Tally other, double times) {
        other.shapes.forEach((shape, sum) -> add(shape, times * sum[0]));
        total += times * other.total;
        present += times * other.present;
        above += times * other.above;
        leapSquares += times * times * other.leapSquares;
        otherSquares += times * times * other.otherSquares;
    }

    private void add(Shape shape, double w) {
        shapes.computeIfAbsent(shape, first -> new double[1])[0] += w;
    }

    double total() {
        return total;
    }

    double share(Shape shape) {
        double[] sum = shapes.get(shape);
        return sum == null ? 0 : sum[0];
    }

    /** Returns the share of the shapes that are a leap. */
    double leap() {
        return share(Shape.LEAP) + share(Shape.LEAP_FROM_PLATEAU);
    }

    double present() {
        return present;
    }

    double above() {
        return above;
    }

    /** Returns the variance of the sum of weights times how far each curve is off a probability. */
    double variance(double leap) {
        return leapSquares * (1 - leap) * (1 - leap) + otherSquares * leap * leap;
    }
}
