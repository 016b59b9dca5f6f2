package io.saltus.plugins.emergence.presence;

/**
 * Thresholds of the verdict.
 *
 * <p>Defaults that differ from methods A2, each by calibration over all designs and not per shape:
 * the floor's bound is one-sided 90% (95% rejects one true floor in five at 50 examples); {@code
 * evidenceLeast} and {@code forecastWeight} add the two sides of axis B up instead of asking for p
 * below .05 and lambda above -2 apart (at equal false positives that misses one leap in five more;
 * docs/decisions/0018); {@code lambdaDecisive} is new (a logit-linear forecast from chance 0
 * predicts any logistic, however sharp); and {@code substantial} is .05 (GPT-3's five-digit
 * addition, emergent in Wei et al., ends at .093).
 *
 * @param level level of each test and one-sided bound
 * @param floorLevel level of the upper bound of the pooled floor
 * @param margin normalised score up to which a scale counts as no better than chance
 * @param nearRandom largest normalised upper bound of a floor
 * @param substantial least normalised lower bound of the top
 * @param floorScales least number of scales on the floor
 * @param forecastHits least number of successes on the floor for a forecast to mean anything
 * @param evidenceLeast least lambda - forecastWeight log10 p of an unpredicted rise, p the
 *     forecast's
 * @param forecastWeight lambda that a tenth of the forecast's p is worth
 * @param lambdaLeast least lambda of an unpredicted rise, whatever the forecast says; below it a
 *     rise from a floor without hits is smooth
 * @param lambdaAlone least lambda where no forecast is possible
 * @param lambdaDecisive lambda above which the laws alone decide: from 4 on the smooth laws have
 *     "considerably less support" (Burnham and Anderson 2002, 2.6), an evidence ratio above 7
 */
public record EmergenceSettings(
        double level,
        double floorLevel,
        double margin,
        double nearRandom,
        double substantial,
        int floorScales,
        double forecastHits,
        double evidenceLeast,
        double forecastWeight,
        double lambdaLeast,
        double lambdaAlone,
        double lambdaDecisive) {

    /** The defaults. */
    public static EmergenceSettings standard() {
        return new EmergenceSettings(0.05, 0.10, 0.02, 0.10, 0.05, 2, 5, 3.25, 1.5, -2, 2, 4);
    }

    /**
     * The same with other presence gates; the bound of the floor is at twice the level, at most .5.
     */
    public EmergenceSettings withGates(
            double level, double margin, double nearRandom, double substantial) {
        return new EmergenceSettings(
                level,
                Math.min(0.5, 2 * level),
                margin,
                nearRandom,
                substantial,
                floorScales,
                forecastHits,
                evidenceLeast,
                forecastWeight,
                lambdaLeast,
                lambdaAlone,
                lambdaDecisive);
    }

    /** The same with another least number of successes for a forecast. */
    public EmergenceSettings withForecastHits(double hits) {
        return new EmergenceSettings(
                level,
                floorLevel,
                margin,
                nearRandom,
                substantial,
                floorScales,
                hits,
                evidenceLeast,
                forecastWeight,
                lambdaLeast,
                lambdaAlone,
                lambdaDecisive);
    }
}
