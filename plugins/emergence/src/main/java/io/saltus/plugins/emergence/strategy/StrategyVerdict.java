package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.UndecidedReasons;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.KnownEnds;
import io.saltus.plugins.emergence.leap.Levels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The decision on a strategy and its baseline, in words. */
public final class StrategyVerdict {

    private static final double EVEN = .5;
    private static final String PLACE = "scale";

    private final StrategyRules rules;
    private final Levels levels;
    private final Curve curve;
    private final Optional<Curve> baseline;
    private final Gains gains;
    private final GainReading reading;

    private StrategyVerdict(
            StrategyRules rules,
            Levels levels,
            Curve curve,
            Optional<Curve> baseline,
            Gains gains) {
        this.rules = rules;
        this.levels = levels;
        this.curve = curve;
        this.baseline = baseline;
        this.gains = gains;
        this.reading = new GainReading(rules, levels, gains, curve);
    }

    /** Judges a curve among the others of its study. */
    public static Verdict of(Curve curve, Curves study, StrategyRules rules, Levels levels) {
        if (AllTasks.isOne(curve, rules)) {
            return new StrategyVerdict(rules, levels, curve, Optional.empty(), Gains.onCurve(curve))
                    .verdict();
        }
        String strategy = curve.subject().setup().strategy();
        if (strategy.equals(rules.baseline())) {
            return Verdict.undecided(
                    "'%s' is the baseline; each other strategy is judged on its own curve"
                            .formatted(strategy));
        }
        Optional<Curve> baseline = Compared.baseline(curve, study, rules);
        if (baseline.isEmpty()) {
            return Verdict.undecided(
                    "no curve of this task under '%s' with the same metric, models and axis to compare '%s' with; give one, or set 'baseline'"
                            .formatted(rules.baseline(), strategy));
        }
        Curve known = KnownEnds.ofDifference(curve, baseline.get());
        String missing = CountedCurve.missing(known);
        if (!missing.isEmpty()) {
            return Verdict.undecided(missing);
        }
        return Gains.of(known, baseline.get())
                .map(gains -> new StrategyVerdict(rules, levels, curve, baseline, gains).verdict())
                .orElseGet(
                        () ->
                                Verdict.undecided(
                                        "'%s' and '%s' share no scale and no model; score both with the same models"
                                                .formatted(strategy, rules.baseline())));
    }

    private Verdict verdict() {
        Verdict verdict = decide();
        String unstated =
                gains.isCounted()
                        ? ""
                        : "; the number of examples is not stated, and may be %s to %s"
                                .formatted(
                                        Numbers.of(Gains.EXAMPLES[0]),
                                        Numbers.of(Gains.EXAMPLES[Gains.EXAMPLES.length - 1]));
        return verdict.because(verdict.reason() + unstated)
                .with(before())
                .with(evidence())
                .with(comparison())
                .with(against())
                .withQuantities(new StrategyQuantities(reading, gains, curve.axis()).all());
    }

    private Verdict decide() {
        int last = reading.last();
        if (UndecidedReasons.isAllZero(curve) && isAllZeroWithout()) {
            return Verdict.undecided(
                    UndecidedReasons.filtered(
                            "every score of the strategy and of its baseline is 0", "no answer"));
        }
        if (!reading.isLongEnough()) {
            return Verdict.undecided(
                    "'%s' and '%s' share only %s; at least %d are needed: score both with the same models; %s"
                            .formatted(
                                    curve.subject().setup().strategy(),
                                    rules.baseline(),
                                    Numbers.count(reading.size(), PLACE),
                                    rules.minFloor() + 1,
                                    helpsAt(last)));
        }
        int from = reading.from();
        if (from == 0 && isAllZeroWithout()) {
            return Verdict.undecided(
                    "it helps from the smallest shared %s on, %s, but under '%s' %s"
                            .formatted(
                                    PLACE,
                                    reading.where(0),
                                    rules.baseline(),
                                    UndecidedReasons.ALL_ZERO));
        }
        double probability = reading.emerges();
        if (probability >= levels.emergent()) {
            Verdict verdict =
                    Verdict.emergent(
                            Shape.UNKNOWN,
                            "it helps from %s on (%s there)%s, and %s"
                                    .formatted(
                                            reading.where(from),
                                            reading.gain(from),
                                            already(),
                                            notBefore()));
            return onset().map(verdict::from).orElse(verdict);
        }
        if (from > 0 && from < rules.minFloor()) {
            return Verdict.undecided(
                    "it helps from %s on (%s there), but only %s below it; at least %d would show that it did not help before"
                            .formatted(
                                    reading.where(from),
                                    reading.gain(from),
                                    places(from) + (from == 1 ? " lies" : " lie"),
                                    rules.minFloor()));
        }
        if (probability <= levels.notEmergent()) {
            return notEmergent();
        }
        int harmed = reading.harmsUpTo();
        return Verdict.undecided(
                "%s; that it does there, but not yet at %s, has probability %s%s; %s"
                        .formatted(
                                helpsAt(last),
                                reading.where(reading.floor()),
                                GainReading.words(probability),
                                harmed < 0 ? "" : "; it harms up to " + reading.where(harmed),
                                remedy()));
    }

    private Verdict notEmergent() {
        int last = reading.last();
        if (reading.from() == 0) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "it helps from the smallest shared %s on, %s: %s there"
                            .formatted(PLACE, reading.where(0), reading.gain(0)));
        }
        if (reading.helps(last) <= levels.notEmergent()) {
            boolean harms = reading.harms(last) >= levels.emergent();
            return Verdict.notEmergent(
                    harms ? Shape.INVERSE : Shape.FLAT,
                    "it %s at the largest shared %s, %s: %s"
                            .formatted(
                                    harms ? "harms" : "does not help",
                                    PLACE,
                                    reading.where(last),
                                    reading.gain(last)));
        }
        return Verdict.notEmergent(
                Shape.UNKNOWN,
                "that it helps at the largest shared %s, but not yet at %s, has probability %s: %s, %s"
                        .formatted(
                                PLACE,
                                reading.where(reading.floor()),
                                GainReading.words(reading.emerges()),
                                helpsAt(reading.floor()),
                                helpsAt(last)));
    }

    /** The smallest place below where it helps for sure at which it probably does. */
    private String already() {
        int first = reading.from();
        while (first > 0 && reading.helps(first - 1) > EVEN) {
            first--;
        }
        return first == reading.from()
                ? ""
                : ", already at %s with probability %s (%s)"
                        .formatted(
                                reading.where(first),
                                GainReading.words(reading.helps(first)),
                                reading.gain(first));
    }

    /** What is known of the places below the one from which it helps. */
    private String notBefore() {
        int harmed = reading.harmsUpTo();
        if (harmed >= 0) {
            return "harms up to " + reading.where(harmed);
        }
        int previous = reading.from() - 1;
        int without = previous;
        while (reading.helps(without) > levels.notEmergent()) {
            without--; // it is emergent: at the smallest places it does not help
        }
        String not = "not up to " + reading.where(without);
        boolean unclear = without < previous && reading.helps(previous) <= EVEN;
        String open = unclear ? "; between, %s".formatted(helpsAt(previous)) : "";
        double harms = reading.harmsSomewhere();
        return not
                + open
                + (harms > EVEN
                        ? "; at the smallest it harms with probability " + GainReading.words(harms)
                        : "");
    }

    private String helpsAt(int place) {
        return "at %s it helps with probability %s (%s)"
                .formatted(
                        reading.where(place),
                        GainReading.words(reading.helps(place)),
                        reading.gain(place));
    }

    private boolean isAllZeroWithout() {
        return baseline.isPresent() && UndecidedReasons.isAllZero(baseline.get());
    }

    private static String places(int number) {
        return Numbers.count(number, "shared scale");
    }

    private String remedy() {
        if (!gains.isCounted()) {
            return "state the number of examples in the column 'n_examples'";
        }
        return switch (gains.comparison()) {
            case TASKS -> "more tasks, or more models, would show it";
            case SHARED_MODELS -> "more models scored with both would show it";
            case PAIRED -> "more examples would show it";
            case UNPAIRED ->
                    "more examples, or the outcome of each example under both, would show it";
        };
    }

    private Optional<Onset> onset() {
        double[] at = reading.onset();
        Axis axis = curve.axis();
        return at.length == 0
                ? Optional.empty()
                : Optional.of(
                        Onset.between(axis.scale(at[0]), axis.scale(at[1]), axis.scale(at[2])));
    }

    private Aspect before() {
        int from = reading.from();
        int harmed = reading.harmsUpTo();
        if (from == 0) {
            return new Aspect("before", "gain", "it helps at every shared " + PLACE);
        }
        if (reading.helps(0) >= levels.emergent()) {
            return new Aspect("before", "gain", "it helps at " + reading.where(0) + " already");
        }
        if (harmed >= 0) {
            return new Aspect("before", "harmful", "it harms up to " + reading.where(harmed));
        }
        int open = Math.min(from, reading.size()) - 1;
        while (open >= 0 && reading.helps(open) <= levels.notEmergent()) {
            open--;
        }
        return open < 0
                ? new Aspect(
                        "before",
                        "no-gain",
                        "a gain above %s is improbable at each smaller %s"
                                .formatted(Numbers.of(rules.least()), PLACE))
                : new Aspect("before", "not-shown", helpsAt(open));
    }

    /**
     * The scores under the baseline, as far as the curve goes; on all tasks together it gains
     * nothing over itself.
     */
    private Overlay against() {
        double[] at = curve.positions();
        List<Overlay.At> places =
                baseline.orElse(curve).points().stream()
                        .filter(
                                point ->
                                        curve.axis().position(point.scale()) >= at[0]
                                                && curve.axis().position(point.scale())
                                                        <= at[at.length - 1])
                        .map(
                                point ->
                                        new Overlay.At(
                                                point.scale(),
                                                baseline.isPresent() ? point.score() : 0))
                        .toList();
        return Overlay.ofBaseline(rules.baseline(), places);
    }

    private Aspect evidence() {
        return gains.isCounted()
                ? new Aspect("evidence", "full", "examples or standard errors are stated")
                : new Aspect(
                        "evidence",
                        "degraded",
                        "neither examples nor standard errors are stated: the answer is the mean over what their number may be");
    }

    private Aspect comparison() {
        String found =
                switch (gains.comparison()) {
                    case TASKS -> "as a mean over up to %d tasks".formatted(mostTasks());
                    case SHARED_MODELS ->
                            "model by model, of %s".formatted(Numbers.count(gains.size(), "model"));
                    case PAIRED -> "example by example";
                    case UNPAIRED ->
                            "as if of different examples: outcomes by example would say more";
                };
        return new Aspect(
                "comparison",
                Names.word(gains.comparison()),
                "with '%s'%s at %s, %s"
                        .formatted(
                                rules.baseline(),
                                baseline.map(this::otherShots).orElse(""),
                                places(reading.size()),
                                found));
    }

    private long mostTasks() {
        return curve.points().stream()
                .mapToLong(point -> point.examples().orElse(0))
                .max()
                .orElse(0);
    }

    private String otherShots(Curve against) {
        OptionalInt shots = Compared.shots(against);
        if (shots.equals(Compared.shots(curve))) {
            return "";
        }
        return shots.isPresent()
                ? " at %d shots".formatted(shots.getAsInt())
                : " at an unknown number of shots";
    }
}
