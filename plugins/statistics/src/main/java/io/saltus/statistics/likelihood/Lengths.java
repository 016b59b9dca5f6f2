package io.saltus.statistics.likelihood;

/** What sums over scales ask of their arrays. */
final class Lengths {

    private Lengths() {}

    static void check(double[] k, double[] n, double[] p) {
        if (k.length != n.length || k.length != p.length) {
            throw new IllegalArgumentException(
                    "counts, trials and proportions must be as many, got %d, %d and %d"
                            .formatted(k.length, n.length, p.length));
        }
    }
}
