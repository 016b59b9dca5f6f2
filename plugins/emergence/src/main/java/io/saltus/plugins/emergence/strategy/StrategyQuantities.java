package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Interval;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.plugins.emergence.counts.ScaleQuantities;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a verdict on a strategy.
 *
 * @param axis of the gains
 */
record StrategyQuantities(GainReading reading, Gains gains, Axis axis) {

    List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        if (reading.size() > 1) {
            all.add(
                    new Quantity(
                            "probability",
                            reading.emerges(),
                            "",
                            "that it helps at the largest shared scale, and not at the smallest",
                            Role.PROBABILITY));
        }
        all.add(
                measure(
                        "helps-at-top",
                        reading.helps(reading.last()),
                        "probability that it helps at the largest shared scale"));
        all.add(
                measure(
                        "helps-throughout",
                        reading.helpsThroughout(),
                        "probability that it helps at every shared scale"));
        all.add(
                measure(
                        "harms-somewhere",
                        reading.harmsSomewhere(),
                        "probability that it harms at some shared scale"));
        between(all, "begins", reading.begins(), "where it begins to help");
        between(all, "harms-up-to", reading.endsToHarm(), "up to where it harms");
        if (gains.size() == reading.size()) {
            byScale(all);
        }
        return all;
    }

    private static Quantity measure(String name, double value, String meaning) {
        return new Quantity(name, value, "", meaning);
    }

    private void between(List<Quantity> all, String name, double[] quantiles, String meaning) {
        if (quantiles.length == 0 || reading.size() == 1) {
            return;
        }
        boolean decades = axis.spacing() == Axis.Spacing.LOGARITHMIC;
        String suffix = decades ? "-log10" : "";
        String unit = decades ? "decades" : axis.unit();
        String[] parts = {"-lower", "", "-upper"};
        String[] words = {"lower 95% bound of ", "median of ", "upper 95% bound of "};
        for (int i = 0; i < parts.length; i++) {
            double at = decades ? quantiles[i] : axis.scale(quantiles[i]);
            all.add(new Quantity(name + parts[i] + suffix, at, unit, words[i] + meaning));
        }
    }

    private void byScale(List<Quantity> all) {
        for (int i = 0; i < gains.size(); i++) {
            Gain gain = gains.get(i);
            all.add(at(i, "gain", gain.value(), "score less that of the baseline"));
            if (gain.interval().isPresent()) {
                Interval interval = gain.interval().get();
                all.add(at(i, "gain-lower", interval.lower(), "lower 95% bound of the gain"));
                all.add(at(i, "gain-upper", interval.upper(), "upper 95% bound of the gain"));
            }
            all.add(at(i, "helps", reading.helps(i), "probability of a gain"));
            all.add(at(i, "harms", reading.harms(i), "probability of a loss"));
        }
    }

    private static Quantity at(int scale, String name, double value, String meaning) {
        return ScaleQuantities.at(scale, name, value, meaning);
    }
}
