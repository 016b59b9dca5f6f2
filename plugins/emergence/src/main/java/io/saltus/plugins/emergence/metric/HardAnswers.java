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
 * leap where the answers do, and test nothing.
 */
final class HardAnswers {

    private static final double ROUNDING = .005;

    private static final Pattern OF_CLASSES =
            Pattern.compile(
                    ".*(macro|micro|weighted).*f1.*|.*f1.*(macro|micro|weighted).*|mcc|.*matthews.*"
                            + "|.*kappa.*|.*precision.*|.*recall.*|.*balanced_acc.*");

    private HardAnswers() {}

    /** Whether a metric beside a curve of right answers counts the same answers again. */
    static boolean count(Curve curve, Curve other) {
        String name = other.metric().name().toLowerCase(Locale.ROOT);
        boolean choices = curve.metric().chance().orElse(0) > 0;
        return OF_CLASSES.matcher(name).matches()
                || choices && name.contains("f1") // of free text it is the share of right words
                || isCopy(curve, other, share -> share)
                || isCopy(curve, other, share -> 100 * share)
                || isCopy(curve, other, share -> 1 - share);
    }

    private static boolean isCopy(Curve curve, Curve other, DoubleUnaryOperator written) {
        int shared = 0;
        double unit = Math.abs(written.applyAsDouble(1) - written.applyAsDouble(0));
        for (Point point : curve.points()) {
            for (Point there : other.points()) {
                if (there.scale() == point.scale()) {
                    shared++;
                    double off = there.score() - written.applyAsDouble(point.score());
                    if (Math.abs(off) > ROUNDING * unit) {
                        return false;
                    }
                }
            }
        }
        return shared > 1;
    }
}
