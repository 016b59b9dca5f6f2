package io.saltus.statistics.posterior;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/**
 * Prints microseconds of a thread per curve of 12 scales, its library being there: leaps and slow
 * rises at chance .25, 200, 1,000 and 10,000 examples. Run by hand.
 */
public final class PosteriorSpeed {

    private static final int CURVES = 60;
    private static final int ROUNDS = 40; // the first are compiled
    private static final double[] WIDTHS = {.3, 1, 2.5, 6};

    private PosteriorSpeed() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        int[] examples = {200, 1000, 10_000};
        double[] least = new double[examples.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < examples.length; i++) {
                least[i] = Math.min(least[i], microseconds(examples[i]));
            }
        }
        for (int i = 0; i < examples.length; i++) {
            System.out.printf("%d examples: %.0f us%n", examples[i], least[i]);
        }
    }

    /** Nanoseconds of this thread, which others on the machine hardly change. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double microseconds(int n) {
        Random random = new Random(1);
        double[] x = new double[12];
        double[] examples = new double[12];
        double[] right = new double[12];
        long spent = 0;
        for (int curve = 0; curve < CURVES; curve++) {
            double middle = 20.5 + 2.5 * random.nextDouble();
            double top = .1 + .8 * random.nextDouble();
            for (int i = 0; i < 12; i++) {
                x[i] = 19 + i * 5.0 / 11;
                double rise = Math.exp(-4.4 / WIDTHS[curve % 4] * (x[i] - middle));
                double p = .25 + .75 * top / (1 + rise);
                double k = n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian();
                right[i] = Math.max(0, Math.min(n, Math.rint(k)));
                examples[i] = n;
            }
            Evidence evidence = Evidence.answers(right, examples);
            long start = cpu();
            CurvePosterior.of(x, evidence, Belief.known(.25), Definition.STANDARD);
            spent += cpu() - start;
        }
        return spent / 1e3 / CURVES;
    }
}
