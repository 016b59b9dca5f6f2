package io.saltus.statistics.forecast;

import io.saltus.statistics.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * A power law in the error, {@code E + A 10^(-alpha x)}, what remains for ever included.
 *
 * <p>For each of 20 values of E between 0 and .95 of the least error, ln(error - E) is a {@link
 * StudentLine}; they are averaged by the density they give the errors, {@code RSS^(-(n - 2) / 2)}
 * over the product of error - E (the Jacobian), each value of E as likely before.
 */
public final class ErrorLaw {

    private static final int FLOORS = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] floors = new double[FLOORS];
    private final List<StudentLine> lines = new ArrayList<>();
    private final double[] weights;

    private ErrorLaw(double[] x, double[] errors) {
        double least = Double.POSITIVE_INFINITY;
        for (double error : errors) {
            least = Math.min(least, error);
        }
        double[] logs = new double[FLOORS];
        double[] equal = new double[FLOORS];
        for (int f = 0; f < FLOORS; f++) {
            floors[f] = least * f / FLOORS;
            double[] above = new double[errors.length];
            for (int i = 0; i < above.length; i++) {
                above[i] = StrictMath.log(errors[i] - floors[f]);
                logs[f] -= above[i];
            }
            lines.add(StudentLine.of(x, above));
            logs[f] += lines.get(f).logEvidence();
            equal[f] = 1;
        }
        weights = MixingWeights.posterior(logs, equal);
    }

    /**
     * Returns the law of errors.
     *
     * @param x finite, not all equal
     * @param errors as many, at least 3, above 0
     * @throws IllegalArgumentException if they are not
     */
    public static ErrorLaw of(double[] x, double[] errors) {
        Arguments.values(errors, 3);
        for (double error : errors) {
            if (!(error > 0)) {
                throw new IllegalArgumentException("errors must be above 0, got " + error);
            }
        }
        return new ErrorLaw(x, errors);
    }

    /** Returns errors at x that are equally likely, above 0, not held to any upper end. */
    public double[] errors(double x, int count) {
        double[] errors = new double[count];
        int floor = 0;
        double passed = weights[0];
        for (int i = 0; i < count; i++) {
            while (passed < (i + .5) / count && floor < FLOORS - 1) {
                passed += weights[++floor];
            }
            double share = NormalMixture.turn((i + 1) * GOLDEN);
            errors[i] =
                    floors[floor]
                            + StrictMath.exp(Math.min(50, lines.get(floor).quantile(x, share)));
        }
        return errors;
    }
}
