package io.saltus.plugins.emergence.leap;

import io.saltus.api.words.Numbers;
import io.saltus.statistics.posterior.Definition;
import io.saltus.statistics.posterior.Shape;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What the posterior of a curve says, in words. */
final class LeapWords {

    /**
     * Way from chance to perfect up to which a scale counts as near-random, as in the definition.
     */
    private static final double NEAR_RANDOM = Definition.STANDARD.nearRandom();

    /** Share of chance below which a scale is far below it, as in the definition. */
    private static final double FAR_BELOW = 1 + Definition.BELOW_CHANCE;

    private static final int NAMED = 2;

    private static final double LITTLE = .1; // of the way from chance to perfect

    private final Levels levels;
    private final MeasuredCurve measured;
    private final LeapPosterior posterior;
    private final OptionalInt first;

    LeapWords(Levels levels, MeasuredCurve measured, LeapPosterior posterior, OptionalInt first) {
        this.levels = levels;
        this.measured = measured;
        this.posterior = posterior;
        this.first = first;
    }

    /**
     * The rise: {@code near-random up to A, rises from B on}, where the onset lies below B and
     * above the scale before it. Scales between A and that are named.
     */
    String rise() {
        int from = first.orElseThrow();
        if (measured.pooled()) {
            return pooledRise(from);
        }
        int floor = 0;
        while (floor < from && isNearRandom(floor)) {
            floor++;
        }
        String up =
                !isShown(from)
                        ? "whether it rises from %s on is open".formatted(measured.words(from))
                        : isNearRandom(from)
                                ? "may rise from %s on".formatted(measured.words(from))
                                : "rises from %s on".formatted(measured.words(from));
        if (floor == 0 || isFloorDoubted()) {
            return up;
        }
        String above = measured.skill(floor) <= LITTLE ? "a little above" : "above";
        String between = floor == from ? "" : " %s at %s,".formatted(above, measured.words(floor));
        return "near-random up to %s,%s %s".formatted(measured.words(floor - 1), between, up);
    }

    /**
     * Single models scatter too much to be named: the place of the curve that they scatter around.
     */
    private String pooledRise(int from) {
        double onset = posterior.onset().orElseThrow().median();
        return "rises from about %s on, where the first model is %s"
                .formatted(
                        measured.curve().axis().words(measured.scaleAt(onset)),
                        measured.words(from));
    }

    /** Whether a curve without a near-random floor is likelier than a leap. */
    private boolean isFloorDoubted() {
        return posterior.share(Shape.GROWTH) + posterior.share(Shape.PLATEAU)
                > posterior.probability();
    }

    /** Whether some scale of the rise is told from near-random. */
    private boolean isShown(int from) {
        for (int i = from; i < measured.size(); i++) {
            if (!isNearRandom(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a score is near-random, or within a standard error of it. */
    private boolean isNearRandom(int scale) {
        double error = measured.guessed() ? 0 : measured.skillError(scale);
        return measured.skill(scale) <= NEAR_RANDOM + error;
    }

    private String probability(double p) {
        if (p > .995) {
            return "over .99";
        }
        if (p < .005) {
            return "under .01";
        }
        double shown = Math.rint(p * 100) / 100;
        if (shown == levels.emergent() && p < levels.emergent()) {
            shown = Math.floor(p * 1000) / 1000; // not what would have decided
        } else if (shown == levels.notEmergent() && p > levels.notEmergent()) {
            shown = Math.ceil(p * 1000) / 1000;
        }
        return Numbers.of(shown).replaceFirst("^0", "");
    }

    String leaps() {
        return "a leap %swith probability %s"
                .formatted(
                        posterior.fromPlateau() ? "from a constant level above chance " : "",
                        probability(posterior.probability()));
    }

    /** What goes before {@link #other}, unless that has more than half of the posterior. */
    String surely() {
        double share = posterior.share(posterior.likeliestOther());
        return share > .5 ? "" : "most likely, with %s, ".formatted(probability(share));
    }

    /** What a curve is that is not a leap, by the shape of the largest share. */
    String other() {
        Shape shape = posterior.likeliestOther();
        int last = measured.size() - 1;
        return switch (shape) {
            case GRADUAL ->
                    "present, but gradual: near-random at first and there at "
                            + measured.words(last)
                            + ", in a slow rise or one that the smaller scales foretell";
            case ABSENT -> absent(last);
            case GROWTH -> "rises, without a near-random floor at the smallest scales";
            case PLATEAU -> "changes little with scale, without a near-random floor";
            case FALL -> "falls with scale";
            case DIP -> "falls, then rises again";
            case HUMP -> "rises, then falls again";
            case BELOW_CHANCE, LEAP, LEAP_FROM_PLATEAU -> formatFailure();
        };
    }

    private String absent(int last) {
        if (!posterior.off().isEmpty()) {
            return "absent: the other models are near-random throughout";
        }
        return posterior.aboveChance() > .5 && measured.skill(last) > 0
                ? "hardly there: a little above chance at the largest scale, %s, but by less than counts as present"
                        .formatted(measured.words(last))
                : "absent: near-random up to the largest scale, " + measured.words(last);
    }

    /** The models on a curve of all families that are likely off; empty where there is none. */
    String standsApart() {
        List<Integer> off = posterior.off();
        if (off.isEmpty()) {
            return "";
        }
        String named =
                off.stream()
                        .limit(NAMED)
                        .map(
                                i ->
                                        "%s scores %s"
                                                .formatted(
                                                        measured.words(i),
                                                        Numbers.of(measured.scale(i).share())))
                        .collect(Collectors.joining(", "));
        return "%s; %s apart from the curve (contaminated, tuned, asked otherwise or misread?) and counts little"
                .formatted(
                        off.size() <= NAMED
                                ? named
                                : "%s, and %d others".formatted(named, off.size() - NAMED),
                        off.size() == 1 ? "it stands" : "each stands");
    }

    /** The scales that are further below chance than guessing explains. */
    private String formatFailure() {
        int below = 0;
        int lowest = 0;
        for (int i = 0; i < measured.size(); i++) {
            below += measured.scale(i).share() < FAR_BELOW * measured.chance() ? 1 : 0;
            lowest = measured.skill(i) < measured.skill(lowest) ? i : lowest;
        }
        String scales =
                below == 0
                        ? "some scales are"
                        : below == measured.size()
                                ? "every scale is"
                                : Numbers.count(below, "scale") + (below == 1 ? " is" : " are");
        return "a format failure, or a preference for wrong options: %s far below chance, which guessing cannot be (%s at %s, where guessing gives %s); look at the outputs"
                .formatted(
                        scales,
                        Numbers.of(measured.scale(lowest).share()),
                        measured.words(lowest),
                        Numbers.of(measured.chance()));
    }

    /** What is open: {@code a leap (.69) or a gradual rise (.26)}. */
    String leapOrOther() {
        return "a leap%s (%s) or %s (%s)"
                .formatted(
                        posterior.fromPlateau() ? " from a constant level above chance" : "",
                        probability(posterior.probability()),
                        phrase(),
                        probability(posterior.share(posterior.likeliestOther())));
    }

    private String phrase() {
        return switch (posterior.likeliestOther()) {
            case GRADUAL -> "a gradual rise";
            case ABSENT -> "nothing that counts as present";
            case GROWTH -> "growth without a near-random floor";
            case PLATEAU -> "above chance throughout";
            case FALL -> "a fall";
            case DIP -> "a fall and a rise";
            case HUMP -> "a rise and a fall";
            case BELOW_CHANCE, LEAP, LEAP_FROM_PLATEAU -> "a format failure";
        };
    }

    /** The name of the shape of the largest share, as the aspect {@code headline} has it. */
    String headline() {
        return switch (posterior.likeliestOther()) {
            case GRADUAL -> "present-gradual";
            case ABSENT -> "absent";
            case GROWTH, PLATEAU -> "no-near-random-floor";
            case FALL -> "falling";
            case DIP -> "falling-and-rising";
            case HUMP -> "rising-and-falling";
            case BELOW_CHANCE, LEAP, LEAP_FROM_PLATEAU -> "format-failure";
        };
    }

    /** The form of a curve of that shape. */
    io.saltus.api.verdict.Shape form() {
        return switch (posterior.likeliestOther()) {
            case GRADUAL, GROWTH -> io.saltus.api.verdict.Shape.SMOOTH;
            case ABSENT -> io.saltus.api.verdict.Shape.FLAT;
            case PLATEAU ->
                    lowest() > .75
                            ? io.saltus.api.verdict.Shape.SATURATED
                            : io.saltus.api.verdict.Shape.FLAT;
            case FALL -> io.saltus.api.verdict.Shape.INVERSE;
            case DIP -> io.saltus.api.verdict.Shape.U_SHAPED;
            case HUMP -> io.saltus.api.verdict.Shape.INVERTED_U;
            case BELOW_CHANCE, LEAP, LEAP_FROM_PLATEAU -> io.saltus.api.verdict.Shape.UNKNOWN;
        };
    }

    private double lowest() {
        double least = 1;
        for (int i = 0; i < measured.size(); i++) {
            least = Math.min(least, measured.skill(i));
        }
        return least;
    }
}
