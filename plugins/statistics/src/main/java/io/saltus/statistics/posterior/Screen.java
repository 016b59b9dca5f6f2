package io.saltus.statistics.posterior;

/** The draws of a library that a likelihood leaves. To be used over and over, not to be shared. */
final class Screen {

    private static final int FEWEST = 4;

    private final float[][] rows; // log likelihoods, for each scatter and number of examples
    private final float[] most = new float[PriorPoints.DRAWS];
    private final int[] draws = new int[PriorPoints.DRAWS];
    private final double[] logLikelihood = new double[PriorPoints.DRAWS];
    private final double[] part = new double[PriorPoints.DRAWS];
    private final double[] sum = new double[PriorPoints.DRAWS];
    private int kept;

    /**
     * Makes one.
     *
     * @param levels as many scatters, times numbers of examples
     */
    Screen(int levels) {
        rows = new float[levels][PriorPoints.DRAWS];
    }

    /** Keeps draws as likely as the best, to within a log ratio, and a few more. */
    void sift(FamilyLibrary library, Evidence.Noise[] noises, double reach) {
        int size = library.size();
        float[][] some = new float[Evidence.LEVELS][];
        int level = 0;
        for (Evidence.Noise noise : noises) {
            for (int l = 0; l < Evidence.LEVELS; l++) {
                some[l] = rows[level++];
            }
            library.logLikelihoods(noise, some);
        }
        System.arraycopy(rows[0], 0, most, 0, size);
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                most[i] = Math.max(most[i], row[i]);
            }
        }
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            best = Math.max(best, most[i]);
        }
        kept = 0;
        for (double far = reach; kept < Math.min(size, FEWEST); far *= 2) {
            kept = from((float) (best - far), size);
        }
        average();
    }

    /** Keeps a draw. */
    void keep(int draw, double log) {
        draws[kept] = draw;
        logLikelihood[kept++] = log;
    }

    /** Keeps none. */
    void clear() {
        kept = 0;
    }

    /** Returns how many draws are kept. */
    int kept() {
        return kept;
    }

    private void average() {
        for (int i = 0; i < kept; i++) {
            logLikelihood[i] = most[draws[i]];
            sum[i] = 0;
        }
        for (float[] row : rows) {
            for (int i = 0; i < kept; i++) {
                part[i] = row[draws[i]] - logLikelihood[i];
            }
            Elementary.exps(part, kept);
            for (int i = 0; i < kept; i++) {
                sum[i] += part[i];
            }
        }
        for (int i = 0; i < kept; i++) {
            logLikelihood[i] += Elementary.log(sum[i]);
        }
    }

    private int from(float least, int size) {
        int found = 0;
        for (int i = 0; i < size; i++) {
            draws[found] = i;
            found += most[i] >= least ? 1 : 0;
        }
        return found;
    }

    /** Returns the place in the library of a draw that was kept last. */
    int draw(int index) {
        return draws[index];
    }

    /** Returns the log likelihood of a draw that was kept last. */
    double logLikelihood(int index) {
        return logLikelihood[index];
    }
}
