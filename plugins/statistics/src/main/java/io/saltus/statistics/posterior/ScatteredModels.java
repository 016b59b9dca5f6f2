package io.saltus.statistics.posterior;

import java.util.Arrays;
import java.util.List;

/**
 * The likelihood of a curve that models of many families scatter around, along the axis and by one
 * amount: the place of a model is a normal around its family's, and that a normal around the
 * measured one.
 *
 * <p>The axis is cut into cells, over each of which the logit of the share is taken to be straight,
 * so that the mean likelihood of a model in a cell is exact ({@link ModelAnswers}), however steep
 * the curve. Normals are sums over cells, and over five shifts of the family one standard deviation
 * apart: of smooth functions such sums are all but integrals.
 */
final class ScatteredModels {

    private static final int SHIFTS = 5;
    private static final double[] SHIFT_WEIGHTS = shiftWeights();
    private static final double FARTHEST = 2.5; // standard deviations of a model from its family
    private static final double MODEL_OFF = .05;
    private static final double FAMILY_OFF = .03;
    private static final double LOG_FAMILY_OFF = StrictMath.log(FAMILY_OFF);
    private static final double FLAT = 1; // places of a table
    private static final int CHUNK = 16; // models whose likelihoods' product is no overflow

    private final double ofFamilies;
    private final double ofModels;
    private final List<int[]> families;
    private final double[][] tables;
    private final LogitPath path;
    private final int stride; // steps of the path that are a cell
    private final double cell; // decades
    private final int start; // step of the path that the first cell begins with
    private final int cells;
    private final int[] first; // cell that a model may be in
    private final double[][] weights; // of cells of a model, one for each shift of its family
    private final double[] way; // places of a table that the curve passed
    private final int[] from;
    private final int[] to;
    private final double[] fromRest;
    private final double[] toRest;
    private final double[] perPlace;
    private final double[] likelihoods = new double[SHIFTS];
    private final double[] products = new double[SHIFTS];

    /**
     * Makes the likelihood of one scatter.
     *
     * @param ofFamilies standard deviation of their places, in decades
     * @param ofModels standard deviation of their places around their families'
     * @param stride steps of the path that are a cell, about a standard deviation of a model
     * @param tables of the models' answers
     */
    ScatteredModels(
            double ofFamilies,
            double ofModels,
            int stride,
            LogitPath path,
            double[] positions,
            double[][] tables,
            List<int[]> families) {
        this.ofFamilies = ofFamilies;
        this.ofModels = ofModels;
        this.stride = stride;
        this.path = path;
        this.tables = tables;
        this.families = families;
        cell = stride * LogitPath.STEP;
        double reach = reach(ofFamilies, ofModels);
        start = path.step(positions[0] - reach);
        cells = (path.step(positions[positions.length - 1] + reach) - start) / stride + 1;
        way = new double[cells + 1];
        from = new int[cells];
        to = new int[cells];
        fromRest = new double[cells];
        toRest = new double[cells];
        perPlace = new double[cells];
        first = new int[positions.length];
        weights = new double[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            first[i] = (path.step(positions[i] - reach) - start) / stride;
            int last = (path.step(positions[i] + reach) - start) / stride;
            weights[i] = weights(positions[i], first[i], last);
        }
    }

    /** Returns how far from its measured position a model may be. */
    static double reach(double ofFamilies, double ofModels) {
        return SHIFTS / 2 * ofFamilies + FARTHEST * ofModels;
    }

    private static double[] shiftWeights() {
        double[] weights = new double[SHIFTS];
        double sum = 0;
        for (int j = 0; j < SHIFTS; j++) {
            int shift = j - SHIFTS / 2;
            weights[j] = StrictMath.exp(-.5 * shift * shift);
            sum += weights[j];
        }
        for (int j = 0; j < SHIFTS; j++) {
            weights[j] /= sum;
        }
        return weights;
    }

    /** Returns how probably a model is in each cell, for each shift of its family. */
    private double[] weights(double x, int least, int most) {
        double[] all = new double[(most - least + 1) * SHIFTS];
        double middle = path.position(start + (least + .5) * stride);
        for (int j = 0; j < SHIFTS; j++) {
            double around = x + (j - SHIFTS / 2) * ofFamilies;
            double sum = 0;
            for (int i = 0; i <= most - least; i++) {
                double off = (middle + i * cell - around) / ofModels;
                all[i * SHIFTS + j] = Elementary.exp(-.5 * off * off);
                sum += all[i * SHIFTS + j];
            }
            for (int at = j; at < all.length; at += SHIFTS) {
                all[at] /= sum;
            }
        }
        return all;
    }

    /** Returns the log likelihood of the path's ability, over that of scores that are anything. */
    double logLikelihood() {
        follow();
        double sum = 0;
        for (int[] members : families) {
            sum += family(members);
        }
        return sum;
    }

    /** Finds the stretch of the tables that the path passes in each cell. */
    private void follow() {
        double[] places = path.places();
        double before = places[start];
        for (int i = 0; i < cells; i++) {
            double after = places[start + (i + 1) * stride];
            // half a place more to both sides, so that no stretch is empty
            double low = Math.min(before, after) - .5;
            double high = Math.max(before, after) + .5;
            from[i] = (int) low;
            fromRest[i] = low - from[i];
            to[i] = (int) high;
            toRest[i] = high - to[i];
            perPlace[i] = 1 / (high - low);
            way[i + 1] = way[i] + Math.abs(after - before);
            before = after;
        }
    }

    private double family(int[] members) {
        double base = shift(members);
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

    /**
     * Finds the likelihoods of a family at each of its shifts, over e to a power that is returned.
     */
    private double shift(int[] members) {
        Arrays.fill(products, 1);
        double base = 0;
        int models = 0;
        for (int i : members) {
            model(i);
            for (int j = 0; j < SHIFTS; j++) {
                products[j] *= (1 - MODEL_OFF) * likelihoods[j] + MODEL_OFF;
            }
            if (++models % CHUNK == 0) {
                double most = Arrays.stream(products).max().orElse(1);
                base += Elementary.log(most);
                for (int j = 0; j < SHIFTS; j++) {
                    products[j] /= most;
                }
            }
        }
        return base;
    }

    /** Finds the likelihoods of a model that is not off, at each shift of its family. */
    private void model(int i) {
        double[] table = tables[i];
        double[] w = weights[i];
        int at = first[i];
        int end = at + w.length / SHIFTS;
        if (way[end] - way[at] < FLAT) {
            Arrays.fill(likelihoods, mean(table, (at + end) / 2));
            return;
        }
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        for (int k = 0; at < end; at++, k += SHIFTS) {
            double mean = mean(table, at);
            a += w[k] * mean;
            b += w[k + 1] * mean;
            c += w[k + 2] * mean;
            d += w[k + 3] * mean;
            e += w[k + 4] * mean;
        }
        likelihoods[0] = a;
        likelihoods[1] = b;
        likelihoods[2] = c;
        likelihoods[3] = d;
        likelihoods[4] = e;
    }

    private double mean(double[] table, int at) {
        int low = from[at];
        int high = to[at];
        double below = table[low] + fromRest[at] * (table[low + 1] - table[low]);
        double all = table[high] + toRest[at] * (table[high + 1] - table[high]);
        return (all - below) * perPlace[at];
    }

    /**
     * Adds the probability of being off of each model, given the path.
     *
     * @param share of this scatter
     */
    void addOff(double share, double[] into) {
        for (int[] members : families) {
            double whole = Elementary.exp(LOG_FAMILY_OFF - family(members));
            double[] shifts = shifts();
            for (int i : members) {
                model(i);
                double alone = 0;
                for (int j = 0; j < SHIFTS; j++) {
                    double on = (1 - MODEL_OFF) * likelihoods[j];
                    alone += shifts[j] * MODEL_OFF / (on + MODEL_OFF);
                }
                into[i] += share * (whole + (1 - whole) * alone);
            }
        }
    }

    /** The probability of each shift of the family looked at last. */
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
            double place = x + (j - SHIFTS / 2) * deviation;
            forecast.add(ability.share(place, chance), 0, weight * SHIFT_WEIGHTS[j]);
        }
    }
}
