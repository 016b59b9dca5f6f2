package io.saltus.engine.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The number of examples that follows from the standard errors of a task's scores.
 *
 * <p>A share p of right answers out of n has the standard error se with se^2 = p (1 - p) / (n - 1),
 * so n = p (1 - p) / se^2 + 1. What is printed leaves an interval for n; it is taken if those of
 * all scores meet, no more than {@value #WIDEST} of n wide, and a whole number in it makes every
 * score a whole number of right answers. Two different scores at least must say so, or one so
 * precisely that no second whole number fits: an error over seeds, or half a confidence interval,
 * does not go with one n.
 */
final class ErrorCount {

    /** Widest interval, as a share of n. */
    private static final double WIDEST = 0.05;

    /**
     * A score and its standard error.
     *
     * @param score the score
     * @param error its standard error, above 0
     * @param half half a unit of the error's last decimal
     */
    record Measured(PrintedScore score, double error, double half) {

        double atLeast() {
            double p = score.value();
            double spread = Math.max(0, p * (1 - p) - score.half() * Math.abs(1 - 2 * p));
            return spread / ((error + half) * (error + half)) + 1;
        }

        double atMost() {
            double p = score.value();
            double spread = p * (1 - p) + score.half();
            return error > half
                    ? spread / ((error - half) * (error - half)) + 1
                    : Double.POSITIVE_INFINITY;
        }

        /** Whether n examples may have this error, be it of n or n - 1 degrees of freedom. */
        boolean allows(long n) {
            return n >= Math.floor(atLeast()) - 1 && n <= Math.ceil(atMost());
        }
    }

    private ErrorCount() {}

    static OptionalLong of(List<Measured> errors, List<PrintedScore> scores) {
        double least = 1;
        double most = Double.POSITIVE_INFINITY;
        Set<Double> different = new HashSet<>();
        for (Measured measured : errors) {
            least = Math.max(least, measured.atLeast());
            most = Math.min(most, measured.atMost());
            different.add(measured.score().value());
        }
        // a whole number of examples that is written out in full comes back with the noise of se^2
        long first = (long) Math.ceil(least * (1 - 1e-6));
        long last = (long) Math.floor(Math.min(most * (1 + 1e-6), Long.MAX_VALUE / 4.0));
        if (errors.isEmpty() || first > last || last - first > WIDEST * first) {
            return OptionalLong.empty();
        }
        long middle = (first + last) / 2;
        long found = 0;
        int fitting = 0;
        for (long n = first; n <= last; n++) {
            long size = n;
            if (n > 1 && scores.stream().allMatch(score -> score.fits(size))) {
                found = Math.abs(n - middle) < Math.abs(found - middle) || fitting == 0 ? n : found;
                fitting++;
            }
        }
        return fitting == 0 || different.size() < 2 && fitting > 1
                ? OptionalLong.empty()
                : OptionalLong.of(found);
    }
}
