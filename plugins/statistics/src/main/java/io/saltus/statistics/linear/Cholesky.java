package io.saltus.statistics.linear;

/**
 * The lower triangle L of a symmetric matrix L L'.
 *
 * @param root L, row after row
 */
public record Cholesky(double[][] root) {

    private static final double LEAST = 1e-14; // on the diagonal, of matrices that are not definite

    /**
     * Returns the triangle of a matrix of which the lower half is read.
     *
     * @param a square and positive definite; where it is not, diagonals are held to 1e-14
     */
    public static Cholesky of(double[][] a) {
        int n = a.length;
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(LEAST, sum)) : sum / root[j][j];
            }
        }
        return new Cholesky(root);
    }

    /** Puts the solution x of L L' x = b in place of b. */
    public void solve(double[] b) {
        int n = root.length;
        half(b);
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= root[k][i] * b[k];
            }
            b[i] /= root[i][i];
        }
    }

    /** Puts the solution x of L x = b in place of b. */
    public void half(double[] b) {
        for (int i = 0; i < root.length; i++) {
            double[] row = root[i];
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= row[k] * b[k];
            }
            b[i] = sum / row[i];
        }
    }

    /** Returns the inverse of the matrix. */
    public double[][] inverse() {
        int n = root.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
            solve(inverse[i]);
        }
        return inverse;
    }

    /** Returns the product of the diagonal, the root of the determinant. */
    public double product() {
        double product = 1;
        for (int i = 0; i < root.length; i++) {
            product *= root[i][i];
        }
        return product;
    }
}
