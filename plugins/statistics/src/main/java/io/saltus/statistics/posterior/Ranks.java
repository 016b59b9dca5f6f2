package io.saltus.statistics.posterior;

/** Order statistics. */
final class Ranks {

    private Ranks() {}

    /**
     * Returns the {@code wanted}-th greatest of the first {@code count} values, or minus infinity
     * if there are no more than that; by Hoare's selection, which reorders them.
     */
    static double greatest(double[] values, int count, int wanted) {
        if (count <= wanted) {
            return Double.NEGATIVE_INFINITY;
        }
        int low = 0;
        int high = count - 1;
        int place = count - wanted;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[place];
    }
}
