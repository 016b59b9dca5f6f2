package io.saltus.plugins.emergence.metric;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * Metrics that are called graded and yet rest on the same right and wrong answers.
 *
 * <p>F1, precision, recall or a correlation of chosen classes, and a copy of the answers' own
 * share: the same at every scale to within rounding, as a fraction, in percent, or as errors. They
 * leap where the answers do, and test nothing. F1 and recall of free text are the shares of right
 * words, and graded.
 */
final class HardAnswers {

    private static final double ROUNDING = .005;

    private static final Pattern OF_CLASSES =
            Pattern.compile(
                    ".*(macro|micro|weighted).*f1.*|.*f1.*(macro|micro|weighted).*|mcc|.*matthews.*"
                            + "|.*kappa.*|.*balanced_acc.*");

    private static final Pattern OF_CHOICES = Pattern.compile(".*(f1|precision|recall).*");

    private HardAnswers() {}

    /** Whether a metric beside a curve of right answers counts the same answers again. */
    static boolean count(Curve curve, Curve other) {
        String name = other.metric().name().toLowerCase(Locale.ROOT);
        boolean choices = curve.metric().chance().orElse(0) > 0;
        return OF_CLASSES.matcher(name).matches()
                || choices && OF_CHOICES.matcher(name).matches()
                || isCopy(curve, other, share -> share)
                || isCopy(curve, other, share -> 100 * share)
                || isCopy(curve, other, share -> 1 - share);
    }

    /** Only where the answers change at the shared scales: anything flat is alike in some unit. */
    private static boolean isCopy(Curve curve, Curve other, DoubleUnaryOperator written) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double unit = Math.abs(written.applyAsDouble(1) - written.applyAsDouble(0));
        for (Point point : curve.points()) {
            for (Point there : other.points()) {
                if (there.scale() == point.scale()) {
                    least = Math.min(least, point.score());
                    most = Math.max(most, point.score());
                    double off = there.score() - written.applyAsDouble(point.score());
                    if (Math.abs(off) > ROUNDING * unit) {
                        return false;
                    }
                }
            }
        }
        return most - least > 2 * ROUNDING;
    }
}
