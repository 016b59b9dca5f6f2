package io.saltus.statistics.posterior;

import java.util.Arrays;

/** Weighted curves that stand for the posterior. */
final class Draws {

    private Definition.Traits[] traits = new Definition.Traits[1024];
    private double[] weight = new double[1024];
    private int[] leaf = new int[1024];
    private int[] draw = new int[1024];
    private int size;
    private double total;
    private double squares;

    void add(Definition.Traits does, double heavy, int ofLeaf, int drawn) {
        if (size == weight.length) {
            traits = Arrays.copyOf(traits, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
            leaf = Arrays.copyOf(leaf, 2 * size);
            draw = Arrays.copyOf(draw, 2 * size);
        }
        traits[size] = does;
        weight[size] = heavy;
        leaf[size] = ofLeaf;
        draw[size++] = drawn;
        total += heavy;
        squares += heavy * heavy;
    }

    int size() {
        return size;
    }

    Definition.Traits traits(int index) {
        return traits[index];
    }

    /** Returns the posterior probability of a curve. */
    double weight(int index) {
        return weight[index] / total;
    }

    int leaf(int index) {
        return leaf[index];
    }

    int draw(int index) {
        return draw[index];
    }

    /** Returns the greatest probability of a single curve. */
    double most() {
        double most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, weight[i]);
        }
        return most / total;
    }

    double total() {
        return total;
    }

    double effective() {
        return total * total / squares;
    }

    double probability() {
        double leaps = 0;
        for (int i = 0; i < size; i++) {
            leaps += traits[i].shape() == Shape.LEAP ? weight[i] : 0;
        }
        return leaps / total;
    }
}
