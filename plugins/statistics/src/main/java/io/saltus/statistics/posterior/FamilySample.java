package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A weighted sample of the posterior within one family: adaptive multiple importance sampling
 * (Cornuet, Marin, Mira and Robert 2012, Scandinavian Journal of Statistics 39:798).
 *
 * <p>It begins with the family's library, drawn from the prior, and goes on with draws of t
 * distributions: the first at the {@linkplain Peak peak} where the likelihood leaves the library
 * few draws, others fitted to all draws before. A draw's weight is its prior times likelihood over
 * the density of the mixture of all that was drawn from.
 */
final class FamilySample {

    private static final double NEGLIGIBLE = 1e-6; // share in the family
    private static final double UNSEEN =
            .5; // draws that leap, and that do not, before any was seen
    private static final double HOPE = 4; // in log likelihood, where no peak was sought

    private final FamilyLibrary library;
    private final Target target;
    private final int dimensions;
    private final double logMass;
    private double[][] y; // logits of the uniform numbers, a row for each dimension
    private double[] logLikelihood = {};
    private double[] prior = {}; // density of the logits
    private double[] mixture = {}; // of all that was drawn from, times the number of draws
    private double[] weight = {};
    private Ability[] abilities = {}; // of what is not of the library, else null
    private Definition.Traits[] traits = {}; // null where none asked yet
    private byte[] codes = {}; // of the traits; 0 where none asked yet
    private int[] places = {}; // in the library
    private int kept; // of the library, the first of all
    private final List<Student> students = new ArrayList<>();
    private int[] counts = new int[8]; // of draws from each
    private int size;
    private int drawn; // from t distributions
    private double greatest; // log likelihood
    private double sum; // of the weights
    private double logTotal;
    private double effective; // equally heavy draws that would tell as much
    private Optional<Tally> tally = Optional.empty();
    private Optional<Peak> peak = Optional.empty();

    private FamilySample(FamilyLibrary library, Target target) {
        this.library = library;
        this.target = target;
        dimensions = library.family().dimensions();
        logMass = Elementary.log(library.family().weight());
        y = new double[dimensions][0];
    }

    /** Returns the sample that a library is, without the draws that have no weight. */
    static FamilySample of(FamilyLibrary library, Target target) {
        FamilySample sample = new FamilySample(library, target);
        Screen screen = target.screen(library);
        sample.ensure(screen.kept());
        sample.places = new int[screen.kept()];
        for (int i = 0; i < screen.kept(); i++) {
            sample.keep(screen.draw(i), screen.logLikelihood(i));
        }
        sample.kept = screen.kept();
        if (!target.isScreenExact()) {
            sample.evaluate(0);
        }
        sample.weigh();
        return sample;
    }

    private void keep(int draw, double log) {
        int at = size++;
        PriorPoints points = library.points();
        for (int k = 0; k < dimensions; k++) {
            y[k][at] = points.logit()[k][draw];
        }
        logLikelihood[at] = log;
        prior[at] = points.density()[draw];
        mixture[at] = library.size() * prior[at];
        places[at] = draw;
    }

    private void ensure(int room) {
        if (room > logLikelihood.length) {
            int more = Math.max(room, 2 * size);
            for (int k = 0; k < dimensions; k++) {
                y[k] = Arrays.copyOf(y[k], more);
            }
            logLikelihood = Arrays.copyOf(logLikelihood, more);
            prior = Arrays.copyOf(prior, more);
            mixture = Arrays.copyOf(mixture, more);
            weight = new double[more];
            abilities = Arrays.copyOf(abilities, more);
            traits = Arrays.copyOf(traits, more);
            codes = Arrays.copyOf(codes, more);
        }
    }

    /**
     * Looks for the peak.
     *
     * @param least logarithm of prior weight times mean likelihood from which on it matters
     */
    void seek(double least) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double log = logLikelihood[i] + Elementary.log(prior[i]);
            if (log > most) {
                most = log;
                best = i;
            }
        }
        double[] start = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            start[k] = y[k][best];
        }
        peak = target.peak(library.family(), start, least - logMass);
    }

    /** Draws from a t distribution that fits. */
    void extend(int draws) {
        Student student = fit();
        ensure(size + draws);
        double[][] scratch = new double[dimensions + 1][size + draws];
        student.addDensities(y, 0, size, draws, mixture, scratch);
        if (students.size() == counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        counts[students.size()] = draws;
        students.add(student);
        int from = size;
        int rest = draws;
        double[][] standard = Spread.student(dimensions);
        while (rest > 0) {
            int start = drawn & (Spread.STUDENTS - 1);
            int some = Math.min(rest, Spread.STUDENTS - start);
            student.draw(standard, start, y, size, size + some, scratch[0]);
            size += some;
            drawn += some;
            rest -= some;
        }
        evaluate(from);
        for (int i = from; i < size; i++) {
            mixture[i] = library.size() * prior[i];
        }
        for (int s = 0; s < students.size(); s++) {
            students.get(s).addDensities(y, from, size, counts[s], mixture, scratch);
        }
        weigh();
    }

    private Tempered tempered() {
        return new Tempered(logLikelihood, prior, mixture, size, enough());
    }

    private Student fit() {
        if (peak.isEmpty() && !settled()) {
            return Student.of(y, tempered().weights(), size);
        }
        if (!students.isEmpty()) {
            return Student.of(y, weight, size, students.get(students.size() - 1));
        }
        return peak.isPresent() ? peak.get().student() : Student.of(y, weight, size);
    }

    /** Finds prior and likelihood of draws from a place on. */
    private void evaluate(int first) {
        double[][] u = new double[dimensions][Abilities.MOST];
        double[] density = new double[Abilities.MOST];
        for (int from = first; from < size; from += Abilities.MOST) {
            int some = Math.min(Abilities.MOST, size - from);
            Arrays.fill(density, 1);
            for (int k = 0; k < dimensions; k++) {
                double[] row = u[k];
                System.arraycopy(y[k], from, row, 0, some);
                for (int i = 0; i < some; i++) {
                    row[i] = -row[i];
                }
                Elementary.exps(row, some);
                for (int i = 0; i < some; i++) {
                    double odds = row[i];
                    row[i] = 1 / (1 + odds);
                    density[i] *= odds * row[i] * row[i];
                }
            }
            System.arraycopy(density, 0, prior, from, some);
            target.logLikelihoods(library.family(), u, some, logLikelihood, from);
            for (int i = 0; i < some; i++) {
                abilities[from + i] = target.abilities().get(i);
            }
        }
    }

    private double enough() {
        return 2.0 * dimensions + 4;
    }

    /** Weighs the draws by prior times likelihood over the density they were drawn with. */
    private void weigh() {
        greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, logLikelihood[i]);
        }
        for (int i = 0; i < size; i++) {
            weight[i] = logLikelihood[i] - greatest;
        }
        Elementary.exps(weight, size);
        for (int i = 0; i < size; i++) {
            weight[i] *= prior[i] / mixture[i];
        }
        sum = Elementary.sum(weight, size);
        double squares = Elementary.product(weight, weight, size);
        logTotal = Elementary.log(sum) + greatest + logMass;
        effective = sum * sum / squares;
        tally = Optional.empty();
    }

    /** Finds the shares of the shapes, and what the variance of a leap's needs. */
    Tally tally() {
        if (tally.isEmpty()) {
            tally = Optional.of(count());
        }
        return tally.get();
    }

    private Tally count() {
        Tally counted = new Tally();
        double share = 1 / sum;
        for (int i = 0; i < size; i++) {
            double w = weight[i] * share;
            if (w > NEGLIGIBLE) {
                counted.add(code(i), w);
            }
        }
        return counted;
    }

    /**
     * Returns the variance that the family's share and the share of a leap in it add to the
     * probability of a leap, as if the draws were random, and one more seen that half leaps: few
     * draws that all leap do not show that none would not.
     */
    double variance(double probability) {
        double leap = tally().leap();
        double half = (leap * effective + UNSEEN) / (effective + 2 * UNSEEN);
        double unseen = half * (1 - half) - leap * (1 - leap);
        return tally().variance(probability) + Math.max(0, unseen) / effective;
    }

    /** Whether the likelihood itself leaves draws enough, so that the weights tell something. */
    boolean settled() {
        return dimensions == 0 || effective >= enough();
    }

    /** Returns the logarithm of prior weight times the mean likelihood. */
    double logTotal() {
        return logTotal;
    }

    /** Returns that, or what the peak lets expect if it is more and draws are few. */
    double expected() {
        if (settled()) {
            return logTotal;
        }
        return peak.isPresent() ? Math.max(logTotal, logMass + peak.get().logMean()) : logTotal;
    }

    /** Returns at most about what that can come to. */
    double hoped() {
        return settled() || peak.isPresent()
                ? expected()
                : Math.max(logTotal, logMass + tempered().greatest(dimensions) + HOPE);
    }

    int dimensions() {
        return dimensions;
    }

    Family family() {
        return library.family();
    }

    int size() {
        return size;
    }

    /** Returns how many draws were added to the library's, or how many would tell as much. */
    int effort() {
        return Math.max(drawn, (int) effective);
    }

    /** Returns what a {@link #weight} is to be multiplied by, in a posterior of this total. */
    double scale(double logAll) {
        return Elementary.exp(greatest + logMass - logAll);
    }

    /** Returns the prior times likelihood of a draw, over the density it is drawn with. */
    double weight(int draw) {
        return weight[draw];
    }

    /** Returns the uniform numbers of a draw. */
    double[] uniform(int draw) {
        double[] u = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            u[k] = 1 / (1 + Elementary.exp(-y[k][draw]));
        }
        return u;
    }

    /** Puts the uniform numbers of a draw into a column. */
    void uniform(int draw, double[][] into, int column) {
        for (int k = 0; k < dimensions; k++) {
            into[k][column] = 1 / (1 + Elementary.exp(-y[k][draw]));
        }
    }

    Ability ability(int draw) {
        Ability known = abilities[draw];
        return known == null ? target.library().ability(library.family(), uniform(draw)) : known;
    }

    private byte code(int draw) {
        byte known = codes[draw];
        if (known == 0) {
            known = draw < kept ? library.code(places[draw]) : traits(draw).code();
            codes[draw] = known;
        }
        return known;
    }

    /** Whether a draw leaps. */
    boolean leaps(int draw) {
        return Definition.Traits.shape(code(draw)).leaps();
    }

    Definition.Traits traits(int draw) {
        Definition.Traits known = traits[draw];
        if (known == null) {
            known =
                    draw < kept
                            ? library.traits(places[draw])
                            : target.library().traits(ability(draw));
            traits[draw] = known;
        }
        return known;
    }
}
