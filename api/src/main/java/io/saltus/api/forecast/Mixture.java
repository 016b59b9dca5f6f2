package io.saltus.api.forecast;

import io.saltus.api.words.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Several distributions as one; see {@link Predictive#mixture}. */
final class Mixture {

    /** A value and the probability it carries. */
    private record Weighted(double value, double weight) {}

    private final List<Predictive> parts;
    private final double[] weights;
    private final double total;

    Mixture(List<Predictive> parts, double[] weights) {
        this.parts = List.copyOf(parts);
        this.weights = weights.clone();
        boolean isWeight = Arrays.stream(weights).allMatch(w -> w >= 0 && Double.isFinite(w));
        total = Arrays.stream(weights).sum();
        if (weights.length != parts.size() || !isWeight || !(total > 0)) {
            throw new IllegalArgumentException(
                    "a mixture of %d needs as many weights of at least 0 that are not all 0, got %s"
                            .formatted(
                                    parts.size(),
                                    Arrays.stream(weights).mapToObj(Numbers::exact).toList()));
        }
    }

    Predictive distribution() {
        Weighted[] all = weighted();
        int n = Math.min(Predictive.MOST, all.length);
        double[] values = new double[n];
        int at = 0;
        double passed = all[0].weight();
        for (int i = 0; i < n; i++) {
            double share = (i + .5) / n;
            while (passed < share && at < all.length - 1) {
                passed += all[++at].weight();
            }
            values[i] = all[at].value();
        }
        return withLeap(Predictive.of(values));
    }

    private Weighted[] weighted() {
        Weighted[] all = new Weighted[parts.stream().mapToInt(part -> part.size()).sum()];
        int filled = 0;
        for (int p = 0; p < weights.length; p++) {
            double each = weights[p] / total / parts.get(p).size();
            for (double value : parts.get(p).values()) {
                all[filled++] = new Weighted(value, each);
            }
        }
        Arrays.sort(all, Comparator.comparingDouble(Weighted::value));
        return all;
    }

    private Predictive withLeap(Predictive mixed) {
        double known = 0;
        double leap = 0;
        for (int p = 0; p < weights.length; p++) {
            if (parts.get(p).leap().isPresent()) {
                known += weights[p];
                leap += weights[p] * parts.get(p).leap().getAsDouble();
            }
        }
        return known > 0 ? mixed.withLeap(Math.min(1, leap / known)) : mixed;
    }
}
