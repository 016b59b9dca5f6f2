package io.saltus.statistics.posterior;

/**
 * A latent ability over scale: z(x) = d + (1 - d) f(x), seen at a chance level.
 *
 * @param curve f
 * @param d what answers without the ability give beyond chance
 */
record Ability(LatentCurve curve, double d) {

    private static final double LEAST_SHARE = 1e-7;

    /** Returns the share right, or the score, at any position. */
    double share(double x, double chance) {
        double z = d + (1 - d) * curve.at(x);
        double p = z >= 0 ? chance + (1 - chance) * z : chance * (1 + z);
        return Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, p));
    }
}
