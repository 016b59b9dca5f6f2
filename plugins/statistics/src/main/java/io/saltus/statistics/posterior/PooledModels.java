package io.saltus.statistics.posterior;

/**
 * What was measured of models of many families.
 *
 * @param right answers
 * @param examples of which
 * @param families number of each model's family
 */
record PooledModels(double[] right, double[] examples, int[] families) {

    int size() {
        return right.length;
    }
}
