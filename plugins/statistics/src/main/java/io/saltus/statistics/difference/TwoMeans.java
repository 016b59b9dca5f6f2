package io.saltus.statistics.difference;

import java.util.List;

/** The difference of two means on different examples, from their standard errors. */
public final class TwoMeans {

    private TwoMeans() {}

    /**
     * A mean, as precisely as it is known.
     *
     * @param value the mean; finite
     * @param standardError at least 0; finite
     * @param degreesOfFreedom of the standard error, above 0: n - 1, the number of clusters less
     *     one, or infinite where it is not known
     */
    public record Mean(double value, double standardError, double degreesOfFreedom) {}

    /**
     * Returns the second less the first: variance s1^2 + s2^2, with the degrees of freedom of Welch
     * and Satterthwaite (1946), (s1^2 + s2^2)^2 / (s1^4 / df1 + s2^4 / df2). R 4.2.2: {@code
     * t.test(y, x)}.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static Difference of(Mean first, Mean second) {
        double one = first.standardError() * first.standardError();
        double two = second.standardError() * second.standardError();
        double all = one + two;
        double spread =
                one * one / first.degreesOfFreedom() + two * two / second.degreesOfFreedom();
        double freedom = spread > 0 ? all * all / spread : Double.POSITIVE_INFINITY;
        return new Difference(
                second.value() - first.value(), List.of(new VariancePart(all, freedom)));
    }
}
