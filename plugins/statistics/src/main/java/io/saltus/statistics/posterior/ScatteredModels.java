package io.saltus.statistics.posterior;

import java.util.Arrays;

/**
 * The likelihood of a curve that models of many families scatter around, along the axis and by one
 * amount: the place of a model is a normal around its family's, and that a normal around the
 * measured one.
 *
 * <p>Normals are sums over cells of the axis, and over five shifts of the family one standard
 * deviation apart: of smooth functions such sums are all but integrals. What a model has in a cell
 * is exact, however steep the curve ({@link LogitPath}).
 */
final class ScatteredModels {

    private static final int SHIFT = 2; // standard deviations of a family's place, at most
    private static final int SHIFTS = 2 * SHIFT + 1;
    private static final double[] SHIFT_WEIGHTS = shiftWeights();
    private static final double FARTHEST = 2.5; // standard deviations of a model from its family
    private static final double MODEL_OFF = .05;
    private static final double FAMILY_OFF = .03;
    private static final double LOG_FAMILY_OFF = StrictMath.log(FAMILY_OFF);
    private static final int CHUNK = 16; // models whose likelihoods' product is no overflow

    private final double ofFamilies;
    private final double ofModels;
    private final int stride; // steps of the path that are a cell
    private final int[] first; // step of the path that a model may be in
    private final double[][] weights; // of cells of a model, one for each shift of its family
    private final double[] likelihoods; // of models that are not off, at each shift
    private final double[] products = new double[SHIFTS]; // of the family, over e^base
    private double base;
    private int members;
    private double logLikelihood;

    /**
     * Makes the likelihood of one scatter.
     *
     * @param ofFamilies standard deviation of their places, in decades
     * @param ofModels standard deviation of their places around their families'
     * @param stride steps of the path that are a cell, about a standard deviation of a model
     */
    ScatteredModels(
            double ofFamilies, double ofModels, int stride, LogitPath path, double[] positions) {
        this.ofFamilies = ofFamilies;
        this.ofModels = ofModels;
        this.stride = stride;
        double reach = reach(ofFamilies, ofModels);
        first = new int[positions.length];
        weights = new double[positions.length][];
        likelihoods = new double[positions.length * SHIFTS];
        for (int i = 0; i < positions.length; i++) {
            first[i] = path.step(positions[i] - reach);
            int cells = (path.step(positions[i] + reach) - first[i]) / stride + 1;
            weights[i] = weights(path, positions[i], first[i], cells);
        }
    }

    /** Returns how far from its measured position a model may be. */
    static double reach(double ofFamilies, double ofModels) {
        return SHIFT * ofFamilies + FARTHEST * ofModels;
    }

    private static double[] shiftWeights() {
        double[] weights = new double[SHIFTS];
        double sum = 0;
        for (int j = 0; j < SHIFTS; j++) {
            int shift = j - SHIFT;
            weights[j] = StrictMath.exp(-.5 * shift * shift);
            sum += weights[j];
        }
        for (int j = 0; j < SHIFTS; j++) {
            weights[j] /= sum;
        }
        return weights;
    }

    /** Returns how probably a model is in each cell, for each shift of its family. */
    private double[] weights(LogitPath path, double x, int from, int cells) {
        double[] all = new double[cells * SHIFTS];
        for (int j = 0; j < SHIFTS; j++) {
            double around = x + (j - SHIFT) * ofFamilies;
            double sum = 0;
            for (int i = 0; i < cells; i++) {
                double middle = path.position(from + (i + .5) * stride);
                double off = (middle - around) / ofModels;
                all[i * SHIFTS + j] = Elementary.exp(-.5 * off * off);
                sum += all[i * SHIFTS + j];
            }
            for (int at = j; at < all.length; at += SHIFTS) {
                all[at] /= sum;
            }
        }
        return all;
    }

    /** Returns the first step of the path that a model may be in. */
    int first(int model) {
        return first[model];
    }

    /** Returns the step of the path that a model may not be in any more. */
    int end(int model) {
        return first[model] + weights[model].length / SHIFTS * stride;
    }

    /** Begins with an ability. */
    void begin() {
        logLikelihood = 0;
        beginFamily();
    }

    private void beginFamily() {
        Arrays.fill(products, 1);
        base = 0;
        members = 0;
    }

    /** Adds a model of the family whose likelihood is the same wherever it is. */
    void add(int model, double likelihood) {
        Arrays.fill(likelihoods, model * SHIFTS, (model + 1) * SHIFTS, likelihood);
        multiply(model);
    }

    /**
     * Adds a model of the family.
     *
     * @param sums of its likelihood over the steps of the path
     * @param from the step that they begin with
     */
    void add(int model, double[] sums, int from) {
        double[] w = weights[model];
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        int step = first[model] - from;
        double before = sums[step];
        for (int k = 0; k < w.length; k += SHIFTS) {
            step += stride;
            double cell = sums[step] - before;
            before = sums[step];
            a += w[k] * cell;
            b += w[k + 1] * cell;
            c += w[k + 2] * cell;
            d += w[k + 3] * cell;
            e += w[k + 4] * cell;
        }
        int at = model * SHIFTS;
        likelihoods[at] = a / stride;
        likelihoods[at + 1] = b / stride;
        likelihoods[at + 2] = c / stride;
        likelihoods[at + 3] = d / stride;
        likelihoods[at + 4] = e / stride;
        multiply(model);
    }

    private void multiply(int model) {
        for (int j = 0; j < SHIFTS; j++) {
            products[j] *= (1 - MODEL_OFF) * likelihoods[model * SHIFTS + j] + MODEL_OFF;
        }
        if (++members % CHUNK == 0) {
            double most = 0;
            for (double product : products) {
                most = Math.max(most, product);
            }
            base += Elementary.log(most);
            for (int j = 0; j < SHIFTS; j++) {
                products[j] /= most;
            }
        }
    }

    /** Ends a family, and begins another. */
    void endFamily() {
        logLikelihood += family();
        beginFamily();
    }

    private double family() {
        double sum = 0;
        for (int j = 0; j < SHIFTS; j++) {
            sum += SHIFT_WEIGHTS[j] * products[j];
        }
        if (base == 0) {
            return Elementary.log((1 - FAMILY_OFF) * sum + FAMILY_OFF);
        }
        double on = base + Elementary.log((1 - FAMILY_OFF) * sum);
        return Target.logSum(new double[] {on, LOG_FAMILY_OFF});
    }

    /** Returns the log likelihood, over that of scores that may be anything. */
    double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Adds the probability of being off of each model of a family, given the ability.
     *
     * @param share of this scatter
     */
    void addOff(int[] family, double share, double[] into) {
        beginFamily();
        for (int i : family) {
            multiply(i);
        }
        double whole = Elementary.exp(LOG_FAMILY_OFF - family());
        double[] shifts = shifts();
        for (int i : family) {
            double alone = 0;
            for (int j = 0; j < SHIFTS; j++) {
                double on = (1 - MODEL_OFF) * likelihoods[i * SHIFTS + j];
                alone += shifts[j] * MODEL_OFF / (on + MODEL_OFF);
            }
            into[i] += share * (whole + (1 - whole) * alone);
        }
    }

    /** The probability of each shift of the family. */
    private double[] shifts() {
        double[] shifts = new double[SHIFTS];
        double sum = 0;
        for (int j = 0; j < SHIFTS; j++) {
            shifts[j] = SHIFT_WEIGHTS[j] * products[j];
            sum += shifts[j];
        }
        for (int j = 0; j < SHIFTS; j++) {
            shifts[j] /= sum;
        }
        return shifts;
    }

    /** Adds what an ability predicts of a new model of a new family. */
    void forecast(Ability ability, double chance, double x, double weight, Forecast forecast) {
        double deviation = Math.sqrt(ofFamilies * ofFamilies + ofModels * ofModels);
        for (int j = 0; j < SHIFTS; j++) {
            double place = x + (j - SHIFT) * deviation;
            forecast.add(ability.share(place, chance), 0, weight * SHIFT_WEIGHTS[j]);
        }
    }
}
