package io.saltus.statistics.posterior;

/**
 * The points of the prior that the library of a family of so many dimensions has.
 *
 * @param uniform a row for each dimension
 * @param logit of the uniform numbers, likewise
 * @param density of the logits at each point
 */
record PriorPoints(double[][] uniform, double[][] logit, double[] density) {

    /** How many there are at most. */
    static final int DRAWS = 3072;

    private static final int FEW = 256; // of one or two dimensions

    private static final int MOST = 5;
    private static final PriorPoints[] KEPT = new PriorPoints[MOST + 1];

    /** Returns the points, which are not to be changed. */
    static PriorPoints of(int dimensions) {
        synchronized (KEPT) {
            if (KEPT[dimensions] == null) {
                KEPT[dimensions] = make(dimensions);
            }
            return KEPT[dimensions];
        }
    }

    private static PriorPoints make(int dimensions) {
        int size = dimensions == 0 ? 1 : dimensions <= 2 ? FEW : DRAWS;
        double[][] uniform = Spread.uniform(size, dimensions);
        double[][] logit = new double[dimensions][size];
        double[] density = new double[size];
        for (int i = 0; i < size; i++) {
            density[i] = 1;
            for (int k = 0; k < dimensions; k++) {
                double u = uniform[k][i];
                logit[k][i] = Elementary.log(u / (1 - u));
                density[i] *= u * (1 - u);
            }
        }
        return new PriorPoints(uniform, logit, density);
    }

    int size() {
        return density.length;
    }
}
