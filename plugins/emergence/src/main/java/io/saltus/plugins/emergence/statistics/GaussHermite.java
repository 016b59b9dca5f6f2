package io.saltus.plugins.emergence.statistics;

/**
 * 21-point Gauss-Hermite quadrature for the standard normal
 * (numpy.polynomial.hermite_e.hermegauss(21), NumPy 2.4.6).
 */
final class GaussHermite {

    static final int POINTS = 21;

    private static final int MIDDLE = POINTS / 2;

    private static final double[] NODES = {
        0.0,
        0.678045692440644,
        1.3597658232112302,
        2.049102468257163,
        2.7505929810523733,
        3.4698466904753764,
        4.214343981688422,
        4.994963944782025,
        5.8293820073044715,
        6.751444718717461,
        7.8493828951138225
    };

    private static final double[] WEIGHTS = {
        0.27026018357287707, 0.2153337156950597, 0.10839228562641949, 0.033952729786542866,
        0.006439697051408777, 0.0007080477954815369, 4.219234742551663e-05, 1.2253548361482526e-06,
        1.4506612844930857e-08, 4.9753686041217186e-11, 2.0989912195656712e-14
    };

    private GaussHermite() {}

    static double node(int i) {
        return i < MIDDLE ? -NODES[MIDDLE - i] : NODES[i - MIDDLE];
    }

    static double weight(int i) {
        return WEIGHTS[Math.abs(i - MIDDLE)];
    }
}
