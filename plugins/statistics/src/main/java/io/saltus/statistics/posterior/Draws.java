package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighted draws from the posterior at one chance level: a {@link FamilySample} of each family that
 * may matter, as large as the probability of a leap needs to be exact.
 */
final class Draws {

    private static final int MOST = 6000;
    private static final int SHARPENINGS = 6;
    private static final double ROOM = .9;
    private static final int ROUND = 64;
    private static final int ROUNDS = 40;
    private static final double FAR = 6;
    private static final double DOUBT = .03; // of a share that no draw contradicts
    private static final double PART = .04; // of the variance, from which on a family is drawn from
    private static final int LOCATIONS = 40;
    private static final double LEAST_LEAP = .05; // below, nobody asks for an onset
    static final double NEGLIGIBLE = 1e-7;

    private final Target target;
    private final List<FamilySample> samples = new ArrayList<>();
    private double logTotal;
    private double probability;

    Draws(Target target) {
        this.target = target;
        for (FamilyLibrary library : target.library().families()) {
            samples.add(FamilySample.of(library, target));
        }
        settle();
        sharpen();
        locate();
    }

    /** Draws from each family until its weights tell something, or that it has no share. */
    private void settle() {
        for (int round = 0; round < ROUNDS; round++) {
            logTotal = total();
            boolean all = true;
            for (FamilySample sample : samples) {
                if (!sample.settled() && !sample.hopeless(logTotal - FAR)) {
                    sample.extend(ROUND);
                    all = false;
                }
            }
            if (all) {
                return;
            }
        }
    }

    private double total() {
        double[] logs = new double[samples.size()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = samples.get(i).logTotal();
        }
        return Target.logSum(logs);
    }

    /** Draws where more draws make the probability of a leap more exact. */
    private void sharpen() {
        double[] variances = new double[samples.size()];
        double exact = target.exactness();
        for (int round = 0; round < SHARPENINGS; round++) {
            double variance = variances(variances);
            if (variance <= exact * exact) {
                return;
            }
            double wanted = exact * exact * ROOM;
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
                    sample.extend(Math.max(ROUND, Math.min(more, 3 * sample.effort())));
                }
            }
        }
    }

    /**
     * Draws until the curves that leap are enough for where they do, if the target asks for it: a
     * clear answer needs few draws, its onset more.
     */
    private void locate() {
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
                    if (w > NEGLIGIBLE && sample.traits(i).leaps()) {
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
        double leap = 0;
        for (FamilySample sample : samples) {
            double scale = sample.scale(logTotal);
            for (int i = 0; i < sample.size(); i++) {
                double w = sample.weight(i) * scale;
                if (w > NEGLIGIBLE && sample.traits(i).leaps()) {
                    leap += w;
                }
            }
        }
        probability = leap;
        double sum = 0;
        for (int s = 0; s < variances.length; s++) {
            FamilySample sample = samples.get(s);
            variances[s] = 0;
            double scale = sample.scale(logTotal);
            for (int i = 0; i < sample.size(); i++) {
                double w = sample.weight(i) * scale;
                if (w > NEGLIGIBLE) {
                    boolean leaps = sample.traits(i).leaps();
                    double off = (leaps ? 1 - probability : probability) + DOUBT;
                    variances[s] += w * w * off * off;
                }
            }
            sum += variances[s];
        }
        return sum;
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
