package io.saltus.statistics.trend;

import java.util.Arrays;

/** The slope of Theil (1950) and Sen (1968). */
public final class TheilSen {

    private TheilSen() {}

    /**
     * Returns the median of all pairwise slopes, in scores per unit of position; 0 below two
     * scores. R 4.2.2: {@code s <- outer(y, y, "-") / outer(x, x, "-"); median(s[lower.tri(s)])}.
     *
     * @param positions all different
     * @param scores as many
     * @throws IllegalArgumentException if they differ in number
     */
    public static double slope(double[] positions, double[] scores) {
        int m = scores.length;
        if (positions.length != m) {
            throw new IllegalArgumentException(
                    "%d positions need as many scores, got %d".formatted(positions.length, m));
        }
        double[] slopes = new double[m * (m - 1) / 2];
        int count = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i + 1; j < m; j++) {
                slopes[count++] = (scores[j] - scores[i]) / (positions[j] - positions[i]);
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(slopes);
        return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
    }
}
