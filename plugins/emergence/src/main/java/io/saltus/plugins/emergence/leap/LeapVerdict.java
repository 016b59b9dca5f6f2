package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.presence.InsufficientData;
import io.saltus.statistics.posterior.CurvePosterior;
import io.saltus.statistics.posterior.Precision;
import io.saltus.statistics.posterior.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdict on one curve from its posterior. */
public final class LeapVerdict {

    /** Fewer scales than this decide nothing. */
    static final int FEWEST_SCALES = 4;

    private final Levels levels;
    private final Curves context;
    private final MeasuredCurve measured;
    private final LeapPosterior posterior;
    private final double probability;
    private final OptionalInt first;
    private final LeapWords words;

    private LeapVerdict(Curve curve, Curves context, Levels levels) {
        this.levels = levels;
        this.context = context;
        measured = MeasuredCurve.of(curve);
        posterior = LeapPosterior.of(measured, Precision.FULL);
        probability = posterior.probability();
        first = probability > levels.notEmergent() ? posterior.first() : OptionalInt.empty();
        words = new LeapWords(measured, posterior, first);
    }

    /** Judges a curve among the others of its study. */
    public static Verdict of(Curve curve, Curves context, Levels levels) {
        String missing = MeasuredCurve.missing(curve);
        return missing.isEmpty()
                ? new LeapVerdict(curve, context, levels).verdict()
                : Verdict.undecided(missing);
    }

    private Verdict verdict() {
        MetricTest metric =
                first.isPresent()
                        ? MetricTest.of(measured, first.getAsInt(), levels, context)
                        : MetricTest.NONE;
        return outcome(metric)
                .with(metric.aspect())
                .with(measured.aspect())
                .withQuantities(quantities());
    }

    private Verdict outcome(MetricTest metric) {
        Optional<String> silence = silence();
        if (silence.isPresent()) {
            return undecided(silence.get());
        }
        if (probability <= levels.notEmergent()) {
            return headed(
                    Verdict.notEmergent(
                            words.form(),
                            finished("%s; %s".formatted(words.other(), words.leaps()))),
                    words.headline());
        }
        if (first.isEmpty()) {
            return undecided(
                    "%s, or %s: no scale lies on both sides of it; a larger model would decide"
                            .formatted(words.leaps(), words.likeliestOther()));
        }
        if (metric.takesBack()) {
            return headed(
                    Verdict.notEmergent(
                            io.saltus.api.verdict.Shape.SHARP,
                            finished(
                                    "%s: %s, %s"
                                            .formatted(
                                                    words.rise(), words.leaps(), metric.words()))),
                    "emergent-under-metric");
        }
        if (probability < levels.emergent()) {
            return undecided(
                    "%s: %s, or %s; what would decide: %s"
                            .formatted(
                                    words.rise(),
                                    words.leaps(),
                                    words.likeliestOther(),
                                    new Plan(measured).words(first.getAsInt())));
        }
        OptionalInt one = posterior.decisive();
        return one.isEmpty()
                ? emergent(metric)
                : undecided(
                        "%s: %s, but it hangs on one model, %s; another of its size would decide"
                                .formatted(
                                        words.rise(),
                                        words.leaps(),
                                        measured.words(one.getAsInt())));
    }

    private Verdict emergent(MetricTest metric) {
        Verdict verdict =
                headed(
                        Verdict.emergent(
                                io.saltus.api.verdict.Shape.SHARP,
                                finished(
                                        "%s: %s; %s"
                                                .formatted(
                                                        words.rise(),
                                                        words.leaps(),
                                                        metric.words()))),
                        metric.value().equals("untested")
                                ? "emergent-under-this-metric"
                                : "emergent");
        return posterior.onset().map(onset -> verdict.from(onset(onset))).orElse(verdict);
    }

    private Verdict undecided(String reason) {
        return headed(Verdict.undecided(finished(reason)), "undecided")
                .shaped(
                        UndecidedReasons.isAllZero(measured.curve())
                                ? io.saltus.api.verdict.Shape.FLAT
                                : io.saltus.api.verdict.Shape.UNKNOWN);
    }

    private static Verdict headed(Verdict verdict, String headline) {
        return verdict.with(new Aspect("headline", headline, "the verdict in a word"));
    }

    private String finished(String reason) {
        return Stream.of(reason, words.standsApart(), measured.unknowns())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Why the data cannot tell, whatever the probability is. */
    private Optional<String> silence() {
        int scales = measured.size();
        if (UndecidedReasons.isAllZero(measured.curve()) && scales >= FEWEST_SCALES - 1) {
            return Optional.of(UndecidedReasons.ALL_ZERO);
        }
        if (isFarBelowChance()) {
            return Optional.of(
                    UndecidedReasons.filtered(
                            "every score is far below chance, where guessing gives "
                                    + Numbers.of(measured.chance()),
                            "few answers"));
        }
        if (scales < FEWEST_SCALES) {
            return Optional.of(
                    UndecidedReasons.tooFew("scales", scales, FEWEST_SCALES)
                            + ", better 6 over two decades or more; %s, which rests largely on what curves do elsewhere"
                                    .formatted(words.leaps()));
        }
        return tooFewExamples();
    }

    /** Whether every scale is significantly below half of chance: no guesser would be. */
    private boolean isFarBelowChance() {
        for (int i = 0; i < measured.size(); i++) {
            double half = measured.chance() / 2;
            if (!(measured.scale(i).share() + 2 * measured.shareError(i) < half)) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> tooFewExamples() {
        int last = measured.size() - 1;
        double examples = measured.scale(last).trials();
        boolean absent =
                probability <= levels.notEmergent()
                        && measured.skill(last) <= 2 * measured.skillError(last)
                        && !measured.pooled()
                        && !measured.guessed();
        if (!absent || InsufficientData.suffices(examples, measured.chance())) {
            return Optional.empty();
        }
        return Optional.of(
                "not told from chance at the largest scale, %s: %s %s too few to show the ability absent; give at least %s"
                        .formatted(
                                measured.words(last),
                                Numbers.count(Math.round(examples), "example"),
                                Math.round(examples) == 1 ? "is" : "are",
                                Numbers.of(InsufficientData.examplesNeeded(measured.chance()))));
    }

    private Onset onset(CurvePosterior.Onset onset) {
        return Onset.between(
                measured.scaleAt(Math.min(onset.interval().lower(), onset.median())),
                measured.scaleAt(onset.median()),
                measured.scaleAt(Math.max(onset.interval().upper(), onset.median())));
    }

    private List<Quantity> quantities() {
        List<Quantity> all = new ArrayList<>();
        all.add(share("probability", probability, "that the ability leaps, as defined"));
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
        posterior
                .surprise(index)
                .ifPresent(
                        p ->
                                all.add(
                                        new Quantity(
                                                "surprise",
                                                p,
                                                "",
                                                "probability of at least the score of %s, forecast from the %s below it alone"
                                                        .formatted(
                                                                measured.words(index),
                                                                Numbers.count(index, "scale")))));
    }

    private static Quantity share(String name, double value, String meaning) {
        return new Quantity(name, value, "", meaning, Role.PROBABILITY);
    }

    private static String meaning(Shape shape) {
        return switch (shape) {
            case LEAP -> "a leap";
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
