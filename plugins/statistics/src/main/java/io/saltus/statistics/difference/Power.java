package io.saltus.statistics.difference;

import io.saltus.statistics.distribution.Normal;
import java.util.OptionalDouble;

/** What a comparison of this size can see, and what size sees what is asked. */
public final class Power {

    private Power() {}

    /**
     * Returns the smallest true difference that a two-sided test of this level finds with this
     * probability: (z_(1 - level / 2) + z_power) times the standard error. R 4.2.2: {@code (qnorm(1
     * - level / 2) + qnorm(power)) * se}.
     *
     * @param standardError at least 0
     * @param level in (0, 1)
     * @param power in [.5, 1)
     * @throws IllegalArgumentException if one is out of its range
     */
    public static double detectable(double standardError, double level, double power) {
        require(standardError, level, power);
        return (Normal.upperQuantile(level / 2) + Normal.upperQuantile(1 - power)) * standardError;
    }

    /**
     * Returns how many times as many examples show with this probability that a true difference of
     * 0 lies within the margin: v / ((margin / (z_(1 - level) + z_((1 + power) / 2)))^2 - w), v the
     * variance that examples make and w what does not shrink with them; none where w alone is too
     * much, and more runs are needed. After Chow, Shao and Wang (2008), 3.2.3, {@code (z_alpha +
     * z_(beta / 2))^2 sigma^2 / margin^2}.
     *
     * @param examples v, the variance of the difference over the examples at hand, at least 0
     * @param runs w, the variance over runs, at least 0
     * @param margin above 0
     * @param level in (0, 1)
     * @param power in [.5, 1)
     * @throws IllegalArgumentException if one is out of its range
     */
    public static OptionalDouble timesAsMany(
            double examples, double runs, double margin, double level, double power) {
        require(examples, level, power);
        if (!(margin > 0 && runs >= 0)) {
            throw new IllegalArgumentException(
                    "a margin must be above 0 and a variance at least 0, got %s and %s"
                            .formatted(margin, runs));
        }
        double reach = Normal.upperQuantile(level) + Normal.upperQuantile((1 - power) / 2);
        double room = margin * margin / (reach * reach) - runs;
        return room > 0 ? OptionalDouble.of(examples / room) : OptionalDouble.empty();
    }

    private static void require(double spread, double level, double power) {
        if (!(spread >= 0 && level > 0 && level < 1 && power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException(
                    "needs a spread of at least 0, a level in (0, 1) and a power in [.5, 1), got %s, %s, %s"
                            .formatted(spread, level, power));
        }
    }
}
