package io.saltus.plugins.emergence.leap;

import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.statistics.posterior.CurvePosterior;
import io.saltus.statistics.posterior.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The numbers of a verdict.
 *
 * @param first index of the first scale from the onset on, where a leap is possible
 */
record LeapQuantities(MeasuredCurve measured, LeapPosterior posterior, OptionalInt first) {

    /** The onset in the axis's unit. */
    Onset onset(CurvePosterior.Onset onset) {
        return Onset.between(
                measured.scaleAt(Math.min(onset.interval().lower(), onset.median())),
                measured.scaleAt(onset.median()),
                measured.scaleAt(Math.max(onset.interval().upper(), onset.median())));
    }

    /** All of them, the probability first. */
    List<Quantity> quantities() {
        List<Quantity> all = new ArrayList<>();
        all.add(
                share(
                        "probability",
                        posterior.probability(),
                        "that the ability leaps, as defined"));
        all.add(
                share(
                        "present",
                        posterior.present(),
                        "that it is near-random at first and present at the end, however it gets there"));
        all.add(
                share(
                        "above-chance",
                        posterior.aboveChance(),
                        "that the largest scale is above near-random"));
        for (Shape shape : Shape.values()) {
            if (shape != Shape.LEAP) {
                all.add(
                        new Quantity(
                                "share-" + Names.word(shape),
                                posterior.share(shape),
                                "",
                                "share of the posterior: " + meaning(shape)));
            }
        }
        first.ifPresent(index -> addLeap(all, index));
        return all;
    }

    private void addLeap(List<Quantity> all, int index) {
        String unit = measured.curve().axis().unit();
        Onset onset = onset(posterior.onset().orElseThrow());
        all.add(new Quantity("onset", onset.scale(), unit, "median onset, given a leap"));
        all.add(
                new Quantity(
                        "onset-lower",
                        onset.lower().orElseThrow(),
                        unit,
                        "2.5% quantile of the onset, given a leap"));
        all.add(
                new Quantity(
                        "onset-upper",
                        onset.upper().orElseThrow(),
                        unit,
                        "97.5% quantile of the onset, given a leap"));
        all.add(
                new Quantity(
                        "bracket-lower",
                        measured.scale(index - 1).scale(),
                        unit,
                        "largest scale below the onset"));
        all.add(
                new Quantity(
                        "bracket-upper",
                        measured.scale(index).scale(),
                        unit,
                        "smallest scale from the onset on"));
        all.add(
                new Quantity(
                        "surprise",
                        posterior.surprise(index),
                        "",
                        "probability of at least the score of %s, forecast from the %s below it alone%s"
                                .formatted(
                                        measured.words(index),
                                        Numbers.count(index, "scale"),
                                        measured.scale(index).trials() > 0
                                                ? ""
                                                : ", on %d assumed examples"
                                                        .formatted(
                                                                LeapPosterior.ASSUMED_EXAMPLES))));
    }

    private static Quantity share(String name, double value, String meaning) {
        return new Quantity(name, value, "", meaning, Role.PROBABILITY);
    }

    private static String meaning(Shape shape) {
        return switch (shape) {
            case LEAP -> "a leap";
            case LEAP_FROM_PLATEAU -> "a leap from a constant level above chance";
            case BELOW_CHANCE -> "further below chance than answers without the ability explain";
            case DIP -> "falls, then rises";
            case HUMP -> "rises, then falls";
            case FALL -> "falls";
            case GRADUAL -> "near-random, then present, but slowly or foreseeably";
            case ABSENT -> "near-random, and not present at the end";
            case GROWTH -> "never near-random for long, and rising";
            case PLATEAU -> "never near-random for long, and hardly changing";
        };
    }
}
