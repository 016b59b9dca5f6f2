package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted draws from the posterior at one chance level: a {@link FamilySample} of each family that
 * may matter, as large as the probability of a leap needs to be exact.
 */
final class Draws {

    private static final int MOST = 4000; // draws from a family
    private static final int SHARPENINGS = 8;
    private static final int GROWTH = 2; // of the draws from a family, in one sharpening
    private static final double PART = .1; // of the variance, from which on a family is drawn from
    private static final int ROUND = 48; // draws at once
    private static final int ROUNDS = 20;
    private static final double FAR = 9; // log ratio at which a family cannot matter
    private static final double MATTERS = .003; // share from which on a family has to settle
    private static final double NEGLIGIBLE = 1e-6; // share

    /** Draws that stand for all where each takes long. */
    static final int FORECASTS = 500;

    private static final int LOCATIONS = 40;
    private static final double LEAST_LEAP = .05; // below, nobody asks for an onset
    private static final double ROUGHER = 2.2; // than the target's exactness

    private final Target target;
    private final List<FamilySample> samples = new ArrayList<>();
    private double logTotal;

    /** Draws for all that can be asked. */
    Draws(Target target) {
        this(target, target.exactness());
        locate();
    }

    /** Draws fewer. */
    static Draws rough(Target target) {
        return new Draws(target, ROUGHER * target.exactness());
    }

    private Draws(Target target, double exact) {
        this.target = target;
        for (FamilyLibrary library : target.library().families()) {
            samples.add(FamilySample.of(library, target));
        }
        seek();
        settle();
        sharpen(exact);
    }

    /** Looks for the peaks of families that may matter, the likeliest first. */
    private void seek() {
        List<FamilySample> rest = new ArrayList<>(samples);
        rest.sort(Comparator.comparingDouble(FamilySample::logTotal).reversed());
        double most = Double.NEGATIVE_INFINITY;
        for (FamilySample sample : rest) {
            if (!sample.settled()) {
                sample.seek(most - FAR);
            }
            most = Math.max(most, sample.expected());
        }
    }

    /** Draws from each family that may matter until its weights tell something. */
    private void settle() {
        double[] expected = new double[samples.size()];
        boolean all = false;
        for (int round = 0; round < ROUNDS && !all; round++) {
            for (int i = 0; i < expected.length; i++) {
                expected[i] = samples.get(i).expected();
            }
            double least = Target.logSum(expected) + Elementary.log(MATTERS);
            all = true;
            for (int i = 0; i < expected.length; i++) {
                if (!samples.get(i).settled() && samples.get(i).hoped() > least) {
                    samples.get(i).extend(ROUND);
                    all = false;
                }
            }
        }
        logTotal = total();
    }

    private double total() {
        double[] logs = new double[samples.size()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = samples.get(i).logTotal();
        }
        return Target.logSum(logs);
    }

    /** Draws where more draws make the probability of a leap more exact, until it is. */
    private void sharpen(double exact) {
        double[] variances = new double[samples.size()];
        for (int round = 0; round < SHARPENINGS; round++) {
            double variance = variances(variances);
            if (variance <= exact * exact) {
                return;
            }
            double wanted = exact * exact;
            double roots = 0;
            for (int i = 0; i < variances.length; i++) {
                FamilySample sample = samples.get(i);
                roots += Math.sqrt(variances[i] * sample.effort());
            }
            for (int i = 0; i < variances.length; i++) {
                FamilySample sample = samples.get(i);
                // so that the sum of variances is as small as draws of this number make it
                double best = Math.sqrt(variances[i] * sample.effort()) * roots / wanted;
                int more = (int) Math.min(MOST, best) - sample.effort();
                if (sample.dimensions() > 0 && variances[i] > PART * variance && more > 0) {
                    sample.extend(Math.max(ROUND, Math.min(more, GROWTH * sample.effort())));
                }
            }
        }
        logTotal = total();
    }

    /**
     * Draws until the curves that leap are enough for where they do, if the target asks for it: a
     * clear answer needs few draws, its onset more.
     */
    private void locate() {
        if (target.leapingDraws() == 0) {
            return;
        }
        for (int round = 0; round < LOCATIONS; round++) {
            double leap = 0;
            double squares = 0;
            FamilySample heaviest = samples.get(0);
            double most = 0;
            for (FamilySample sample : samples) {
                double scale = sample.scale(logTotal);
                double part = 0;
                for (int i = 0; i < sample.size(); i++) {
                    double w = sample.weight(i) * scale;
                    if (w > NEGLIGIBLE && sample.leaps(i)) {
                        leap += w;
                        part += w * w;
                    }
                }
                squares += part;
                if (part > most) {
                    most = part;
                    heaviest = sample;
                }
            }
            double enough = target.leapingDraws();
            if (leap < LEAST_LEAP || leap * leap >= enough * squares) {
                return;
            }
            heaviest.extend(2 * ROUND);
            logTotal = total();
        }
    }

    /** Finds the probability of a leap, and the part of each family in its variance. */
    private double variances(double[] variances) {
        logTotal = total();
        double[] share = new double[variances.length];
        double leap = 0;
        for (int s = 0; s < variances.length; s++) {
            FamilySample sample = samples.get(s);
            share[s] = Elementary.exp(sample.logTotal() - logTotal);
            if (share[s] > NEGLIGIBLE) {
                leap += share[s] * sample.tally().leap();
            }
        }
        double sum = 0;
        for (int s = 0; s < variances.length; s++) {
            double scale = share[s] * share[s];
            variances[s] = share[s] > NEGLIGIBLE ? scale * samples.get(s).variance(leap) : 0;
            sum += variances[s];
        }
        return sum;
    }

    /** Adds the shares of what the curves do, which sum to about 1, times a number. */
    void addTo(Tally tally, double times) {
        for (FamilySample sample : samples) {
            double share = Elementary.exp(sample.logTotal() - logTotal);
            if (share > NEGLIGIBLE) {
                tally.add(sample.tally(), share * times);
            }
        }
    }

    /** What is done with a draw. */
    @FunctionalInterface
    interface Visitor {
        void visit(FamilySample sample, int draw, double weight);
    }

    /** Visits the draws that have weight, with weights that sum to about 1. */
    void visit(Visitor visitor) {
        for (FamilySample sample : samples) {
            double scale = sample.scale(logTotal);
            for (int i = 0; i < sample.size(); i++) {
                double w = sample.weight(i) * scale;
                if (w > NEGLIGIBLE) {
                    visitor.visit(sample, i, w);
                }
            }
        }
    }

    /**
     * Adds what is foreseen at a position: by systematic resampling few draws stand for all, by
     * their weights.
     *
     * @param times what the weights of these draws count
     * @param passed the weight of draws that were added before
     * @return that, and the weight of these
     */
    double forecast(double position, double times, double passed, Forecast forecast) {
        double sum = passed;
        double[] weights = new double[Abilities.MOST];
        for (FamilySample sample : samples) {
            double scale = sample.scale(logTotal);
            double[][] u = new double[sample.dimensions()][Abilities.MOST];
            int size = 0;
            for (int i = 0; i < sample.size(); i++) {
                double w = sample.weight(i) * scale;
                if (w > NEGLIGIBLE) {
                    double before = Math.floor(sum * FORECASTS + .5);
                    sum += w * times;
                    double chosen = Math.floor(sum * FORECASTS + .5) - before;
                    if (chosen > 0) {
                        sample.uniform(i, u, size);
                        weights[size++] = chosen / FORECASTS;
                    }
                }
                if (size == Abilities.MOST || i == sample.size() - 1) {
                    target.forecast(sample.family(), u, size, position, weights, forecast);
                    size = 0;
                }
            }
        }
        return sum;
    }

    Target target() {
        return target;
    }

    /** Returns the logarithm of the mean likelihood over the prior. */
    double logEvidence() {
        double prior = 0;
        for (FamilyLibrary family : target.library().families()) {
            prior += family.family().weight();
        }
        return logTotal - Elementary.log(prior);
    }
}
