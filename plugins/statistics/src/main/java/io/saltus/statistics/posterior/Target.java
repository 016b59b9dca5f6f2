package io.saltus.statistics.posterior;

/** The likelihood of abilities, given what was measured. An instance is not to be shared. */
interface Target {

    /** Returns the sample of the prior that this is the likelihood of. */
    CurveLibrary library();

    /** Returns the logarithm of the likelihood of an ability. */
    double logLikelihood(Ability ability);

    /**
     * Returns the log likelihoods of all abilities of a family's library; minus infinity for some
     * that are far below the greatest.
     */
    double[] screen(FamilyLibrary family);

    /**
     * Adds what an ability predicts at a position.
     *
     * @param weight of the ability
     */
    void forecast(Ability ability, double position, double weight, Forecast forecast);

    /** Returns the greatest standard error of the probability of a leap, were the draws random. */
    default double exactness() {
        return .006;
    }

    /** Returns how many draws that leap must tell as much, for the onset; 0 where P alone asks. */
    default int leapingDraws() {
        return 0;
    }

    /** Returns ln sum exp. */
    static double logSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Elementary.exp(log - most);
        }
        return most + Elementary.log(sum);
    }
}
