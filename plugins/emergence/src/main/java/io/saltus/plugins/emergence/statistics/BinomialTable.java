package io.saltus.plugins.emergence.statistics;

import java.util.SplittableRandom;

/**
 * A binomial distribution tabulated for many draws.
 *
 * <p>Draws are exact, by inversion: the masses follow from the mode by their ratio (n - k) / (k +
 * 1) p / (1 - p), out to {@value #NEGLIGIBLE} of it. Beyond {@value #LONGEST} tabulated counts, a
 * standard deviation of some thousand, the normal distribution of the same mean and variance,
 * rounded, takes their place.
 */
final class BinomialTable {

    private static final double NEGLIGIBLE = 1e-15;
    private static final int LONGEST = 1 << 15;
    private static final int GUIDES = 64;

    private final double n;
    private final double mean;
    private final double deviation;
    private final double first;
    private final double[] cumulative;
    private final int[] guides = new int[GUIDES];

    /**
     * The distribution Bin(n, p).
     *
     * @param n whole number of trials, at least 0
     * @param p proportion in [0, 1]
     */
    BinomialTable(double n, double p) {
        this.n = n;
        this.mean = n * p;
        this.deviation = Math.sqrt(n * p * (1 - p));
        double reach = 4 + 9 * deviation;
        if (2 * reach > LONGEST) {
            this.first = 0;
            this.cumulative = new double[0];
            return;
        }
        double mode = Math.min(n, Math.floor((n + 1) * p));
        double low = Math.max(0, mode - Math.ceil(reach));
        double high = Math.min(n, mode + Math.ceil(reach));
        double[] mass = new double[(int) (high - low) + 1];
        int middle = (int) (mode - low);
        double odds = p / (1 - p);
        mass[middle] = 1;
        for (int i = middle; i + 1 < mass.length && mass[i] > NEGLIGIBLE; i++) {
            double k = low + i;
            mass[i + 1] = mass[i] * (n - k) / (k + 1) * odds;
        }
        for (int i = middle; i > 0 && mass[i] > NEGLIGIBLE; i--) {
            double k = low + i;
            mass[i - 1] = mass[i] * k / (n - k + 1) / odds;
        }
        this.first = low;
        this.cumulative = mass;
        accumulate();
    }

    private void accumulate() {
        for (int i = 1; i < cumulative.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
        double total = cumulative[cumulative.length - 1];
        int guide = 0;
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] /= total;
            while (guide < GUIDES && guide < cumulative[i] * GUIDES) {
                guides[guide++] = i;
            }
        }
    }

    double draw(SplittableRandom random) {
        if (cumulative.length == 0) {
            double drawn = Math.rint(mean + deviation * random.nextGaussian());
            return Math.max(0, Math.min(n, drawn));
        }
        double u = random.nextDouble();
        int i = guides[(int) (u * GUIDES)];
        while (cumulative[i] <= u && i + 1 < cumulative.length) {
            i++;
        }
        return first + i;
    }
}
