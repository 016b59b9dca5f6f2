package io.saltus.plugins.text;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import java.util.Arrays;

/**
 * A curve as a word: a block for each scale, from the smallest model to the largest.
 *
 * <p>Where chance level and best score are known, a block is as high as the score lies between the
 * two, the lowest at chance or below and the full one at best, so that sparklines of different
 * tasks can be compared; shares of examples without a chance level stand between 0 and 1. Elsewhere
 * the lowest block is the curve's worst score and the full one its best.
 */
final class Sparkline {

    /** Blocks of the longest; of more scales several share a block, their mean. */
    static final int LONGEST = 16;

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Sparkline() {}

    static String of(Curve curve) {
        double[] heights = heights(curve);
        int blocks = Math.min(LONGEST, heights.length);
        StringBuilder line = new StringBuilder(blocks);
        for (int b = 0; b < blocks; b++) {
            int from = b * heights.length / blocks;
            int to = (b + 1) * heights.length / blocks;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += Math.max(0, Math.min(1, heights[i]));
            }
            double height = sum / (to - from);
            line.append(BLOCKS.charAt((int) Math.rint(height * (BLOCKS.length() - 1))));
        }
        return line.toString();
    }

    private static double[] heights(Curve curve) {
        if (curve.metric().isNormalisable()) {
            return curve.normalisedScores();
        }
        double[] scores = curve.scores();
        boolean up = curve.metric().direction() == Direction.HIGHER_IS_BETTER;
        if (isShare(curve, scores)) {
            return up ? scores : Arrays.stream(scores).map(score -> 1 - score).toArray();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            low = Math.min(low, score);
            high = Math.max(high, score);
        }
        double worst = up ? low : high;
        double range = up ? high - low : low - high;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = range == 0 ? 0 : (scores[i] - worst) / range;
        }
        return scores;
    }

    /** Whether scores are shares of examples, of which the best is known if chance is not. */
    private static boolean isShare(Curve curve, double[] scores) {
        return curve.metric().grain() == Grain.ALL_OR_NOTHING
                && Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1);
    }
}
