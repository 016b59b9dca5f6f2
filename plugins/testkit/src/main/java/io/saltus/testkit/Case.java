package io.saltus.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * One case of a test of many: values drawn at random from a seed, the same whenever it is drawn
 * from again. The ends of a range come up in one of six draws, as they are where mistakes are.
 */
public final class Case {

    private static final int ENDS_IN = 12;

    private final long seed;
    private final SplittableRandom random;
    private final Coverage coverage;
    private final List<String> drawn = new ArrayList<>();

    Case(long seed, Coverage coverage) {
        this.seed = seed;
        this.coverage = coverage;
        this.random = new SplittableRandom(seed);
    }

    /** Returns the seed from which all of this case is drawn. */
    public long seed() {
        return seed;
    }

    /** Draws a whole number, both ends included. */
    public int integer(int least, int most) {
        return noted(anInteger(least, most));
    }

    /** Draws a number, both ends included. */
    public double number(double least, double most) {
        return noted(
                switch (random.nextInt(ENDS_IN)) {
                    case 0 -> least;
                    case 1 -> most;
                    default -> least + (most - least) * random.nextDouble();
                });
    }

    /** Draws whole numbers, both their number and their values with both ends included. */
    public List<Integer> integers(int fewest, int longest, int least, int most) {
        int size = anInteger(fewest, longest);
        List<Integer> integers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            integers.add(anInteger(least, most));
        }
        return noted(List.copyOf(integers));
    }

    /** Returns a source of further draws. */
    public Random random() {
        return new Random(random.nextLong());
    }

    /**
     * Asks that a share of the cases is of a kind, without which the test could not fail: the test
     * fails at its end if fewer were.
     *
     * @param kind name of the kind
     * @param isOne whether this case is one; may be told several times
     * @param share share of all that was told of this kind that must be, in [0, 1]
     */
    public void covers(String kind, boolean isOne, double share) {
        coverage.count(kind, isOne, share);
    }

    /** Returns the seed and what was drawn so far. */
    @Override
    public String toString() {
        return "the case of seed "
                + seed
                + (drawn.isEmpty() ? "" : ", which drew " + String.join(", ", drawn));
    }

    private int anInteger(int least, int most) {
        return switch (random.nextInt(ENDS_IN)) {
            case 0 -> least;
            case 1 -> most;
            default -> (int) random.nextLong(least, most + 1L);
        };
    }

    private <T> T noted(T value) {
        drawn.add(String.valueOf(value));
        return value;
    }
}
