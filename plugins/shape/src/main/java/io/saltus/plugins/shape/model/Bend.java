package io.saltus.plugins.shape.model;

import java.util.Arrays;

/**
 * What lies on either side of the break of a {@link BrokenPowerLaw}, with better scores higher.
 *
 * @param below number of scales below the break
 * @param beyond number of scales beyond it; one at the break is on neither side
 * @param gainBeyond how much better the law is at the largest scale than at the break
 * @param before how much better it gets from the smallest scale to the break, per unit of ln x
 * @param after gain beyond, per unit of ln x
 */
public record Bend(long below, long beyond, double gainBeyond, double before, double after) {

    /**
     * Returns the sides of the law's break.
     *
     * @param lnX natural logarithms of the scales, rising
     * @param better 1 where more of the law is better, else -1
     */
    public static Bend of(double[] lnX, BrokenPowerLaw law, double better) {
        double first = lnX[0];
        double last = lnX[lnX.length - 1];
        double margin = (last - first) * 1e-3;
        double at = law.at(law.lnBreak()) * better;
        double gainBeyond = law.at(last) * better - at;
        return new Bend(
                Arrays.stream(lnX).filter(x -> x < law.lnBreak() - margin).count(),
                Arrays.stream(lnX).filter(x -> x > law.lnBreak() + margin).count(),
                gainBeyond,
                (at - law.at(first) * better) / (law.lnBreak() - first),
                gainBeyond / (last - law.lnBreak()));
    }

    /** Returns how many times as fast the law improves beyond the break as it moves before. */
    public double acceleration() {
        return after / Math.abs(before);
    }
}
