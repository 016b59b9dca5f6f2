package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A weighted sample of the posterior within one family: adaptive multiple importance sampling
 * (Cornuet, Marin, Mira and Robert 2012, Scandinavian Journal of Statistics 39:798).
 *
 * <p>It begins with the family's library, drawn from the prior, and goes on with draws of t
 * distributions that are fitted to all draws before. A draw's weight is its prior times likelihood
 * over the density of the mixture of all that was drawn from. Where the likelihood leaves the
 * library few draws, the fit is to a power of it below 1 that leaves enough.
 */
final class FamilySample {

    private static final int ROOM = 256;
    private static final double LEAST_POWER = 1e-8;
    private static final double FARTHEST = -60; // log weights
    private static final double SLACK = 4;
    private static final double HOPE = 1; // 1/2 were the likelihood a normal density

    private final FamilyLibrary library;
    private final Target target;
    private final int dimensions;
    private final double logMass;
    private double[] y; // logits of the uniform numbers
    private double[] logLikelihood;
    private double[] prior; // density of the logits
    private double[] mixture; // of all that was drawn from, times the number of draws
    private double[] ratio; // of prior to mixture
    private double[] weight = {};
    private double[] tempered = {};
    private double power = 1; // of the likelihood in the tempered weights
    private double expected; // greatest log likelihood that there may be
    private Definition.Traits[] traits;
    private final List<Student> students = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int size;
    private int drawn; // from t distributions
    private double greatest; // log likelihood
    private double logTotal;
    private double effective;

    private FamilySample(FamilyLibrary library, Target target) {
        this.library = library;
        this.target = target;
        dimensions = library.family().dimensions();
        logMass = Elementary.log(library.family().weight());
        y = new double[ROOM * dimensions];
        logLikelihood = new double[ROOM];
        prior = new double[ROOM];
        mixture = new double[ROOM];
        ratio = new double[ROOM];
        traits = new Definition.Traits[ROOM];
    }

    /** Returns the sample that a library is, without the draws that have no weight. */
    static FamilySample of(FamilyLibrary library, Target target) {
        FamilySample sample = new FamilySample(library, target);
        sample.screen();
        sample.weigh();
        return sample;
    }

    private void screen() {
        double[] logs = target.screen(library);
        for (int draw = 0; draw < logs.length; draw++) {
            if (logs[draw] > Double.NEGATIVE_INFINITY) {
                keep(draw, logs[draw]);
            }
        }
    }

    private void keep(int draw, double log) {
        int at = grow();
        double[] u = library.uniform(draw);
        double density = 1;
        for (int k = 0; k < dimensions; k++) {
            y[at * dimensions + k] = Elementary.log(u[k] / (1 - u[k]));
            density *= u[k] * (1 - u[k]);
        }
        logLikelihood[at] = log;
        prior[at] = density;
        mixture[at] = library.size() * density;
        ratio[at] = 1.0 / library.size();
        traits[at] = library.traits(draw);
    }

    private int grow() {
        if (size == logLikelihood.length) {
            int more = 2 * size;
            y = Arrays.copyOf(y, more * dimensions);
            logLikelihood = Arrays.copyOf(logLikelihood, more);
            prior = Arrays.copyOf(prior, more);
            mixture = Arrays.copyOf(mixture, more);
            ratio = Arrays.copyOf(ratio, more);
            traits = Arrays.copyOf(traits, more);
        }
        return size++;
    }

    /** Draws from a t distribution that is fitted to all draws so far. */
    void extend(int draws) {
        Student student = Student.of(y, power == 1 ? weight : tempered, size, dimensions);
        double[] scratch = new double[dimensions];
        for (int i = 0; i < size; i++) {
            mixture[i] += draws * student.density(y, i * dimensions, scratch);
            ratio[i] = prior[i] / mixture[i];
        }
        students.add(student);
        counts.add(draws);
        double[] standard = Spread.student(dimensions);
        for (int i = 0; i < draws; i++) {
            int at = grow();
            int from = (drawn++ & (Spread.STUDENTS - 1)) * dimensions;
            student.draw(standard, from, y, at * dimensions);
            evaluate(at, scratch);
        }
        weigh();
    }

    private void evaluate(int at, double[] scratch) {
        double[] u = new double[dimensions];
        double density = 1;
        for (int k = 0; k < dimensions; k++) {
            double v = y[at * dimensions + k];
            double e = Elementary.exp(-Math.abs(v));
            u[k] = v >= 0 ? 1 / (1 + e) : e / (1 + e);
            density *= e / ((1 + e) * (1 + e));
        }
        logLikelihood[at] = target.logLikelihood(library.ability(u));
        prior[at] = density;
        double sum = library.size() * density;
        for (int s = 0; s < students.size(); s++) {
            sum += counts.get(s) * students.get(s).density(y, at * dimensions, scratch);
        }
        mixture[at] = sum;
        ratio[at] = density / sum;
        traits[at] = null;
    }

    private double enough() {
        return 3.0 * dimensions + 4;
    }

    /** Weighs the draws by the likelihood, and by the power of it that leaves enough of them. */
    private void weigh() {
        greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, logLikelihood[i]);
        }
        if (weight.length < size) {
            weight = new double[logLikelihood.length];
            tempered = new double[logLikelihood.length];
        }
        double sum = temper(1, weight);
        logTotal = sum == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(sum) + greatest + logMass;
        effective = effective(weight, sum);
        power = 1;
        if (settled()) {
            return;
        }
        double enough = enough();
        double left;
        do {
            power *= .6;
            sum = temper(power, tempered);
            left = effective(tempered, sum);
        } while (left < enough && power > LEAST_POWER);
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += tempered[i] * logLikelihood[i];
        }
        expected = Math.max(greatest, mean / sum + HOPE * dimensions / power);
    }

    private double temper(double exponent, double[] into) {
        double sum = 0;
        double from = FARTHEST / exponent;
        for (int i = 0; i < size; i++) {
            double log = logLikelihood[i] - greatest;
            double w = log < from ? 0 : Elementary.exp(exponent * log) * ratio[i];
            into[i] = w;
            sum += w;
        }
        return sum;
    }

    private double effective(double[] weights, double sum) {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += weights[i] * weights[i];
        }
        return sum == 0 ? 0 : sum * sum / squares;
    }

    /** Whether the likelihood itself leaves draws enough, so that the weights tell something. */
    boolean settled() {
        return dimensions == 0 || effective >= enough();
    }

    /**
     * Whether the family can hardly have a share of a posterior of this total: its likelihood at
     * the best is estimated from where the tempered draws are.
     */
    boolean hopeless(double logOthers) {
        return expected + SLACK + logMass < logOthers;
    }

    /** Returns the logarithm of prior weight times the mean likelihood. */
    double logTotal() {
        return logTotal;
    }

    /** Returns how many equally heavy draws would tell as much. */
    double effective() {
        return effective;
    }

    int dimensions() {
        return dimensions;
    }

    int size() {
        return size;
    }

    /** Returns about how many draws of the last fit would tell as much. */
    int effort() {
        int last = 0;
        for (int count : counts) {
            last += count;
        }
        return Math.max(last, (int) effective);
    }

    /** Returns how many draws were added to the library's. */
    int drawn() {
        return drawn;
    }

    /** Returns what a {@link #weight} is to be multiplied by, in a posterior of this total. */
    double scale(double logAll) {
        return Elementary.exp(greatest + logMass - logAll);
    }

    /** Returns the prior times likelihood of a draw, over the density it is drawn with. */
    double weight(int draw) {
        return weight[draw];
    }

    Ability ability(int draw) {
        double[] u = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            u[k] = 1 / (1 + Elementary.exp(-y[draw * dimensions + k]));
        }
        return library.ability(u);
    }

    Definition.Traits traits(int draw) {
        Definition.Traits known = traits[draw];
        if (known == null) {
            known = target.library().traits(ability(draw));
            traits[draw] = known;
        }
        return known;
    }
}
