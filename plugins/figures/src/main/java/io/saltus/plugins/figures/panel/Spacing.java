package io.saltus.plugins.figures.panel;

import java.util.ArrayList;
import java.util.List;

/** Places that keep a distance from one another and move as little as that takes. */
final class Spacing {

    /** Places that touch: the sum and number of what they would have without a distance. */
    private record Block(double sum, int count) {
        double mean() {
            return sum / count;
        }
    }

    private Spacing() {}

    /**
     * Returns the places nearest to those wanted, by the sum of squares, of which each lies at
     * least {@code distance} after the one before: those that would touch are pooled, as in
     * isotonic regression (Barlow et al. 1972) of wanted(i) - i distance; then moved into the
     * bounds.
     *
     * @param wanted places in growing order
     * @param low where the first may lie at least
     * @param high where the last may lie at most; all fit between
     */
    static double[] of(double[] wanted, double distance, double low, double high) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            Block block = new Block(wanted[i] - i * distance, 1);
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).mean() > block.mean()) {
                Block before = blocks.remove(blocks.size() - 1);
                block = new Block(before.sum() + block.sum(), before.count() + block.count());
            }
            blocks.add(block);
        }
        double[] places = new double[wanted.length];
        double most = high - (wanted.length - 1) * distance;
        int at = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.count(); i++) {
                places[at] = Math.max(low, Math.min(most, block.mean())) + at * distance;
                at++;
            }
        }
        return places;
    }
}
