package io.saltus.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FamilyComparisonTest {

    private static final FamilyVerdict EARLY = emergent("Early", 1e21, 2e21, 4e21);
    private static final FamilyVerdict LATE = emergent("Late", 4e21, 8e21, 1.6e22);
    private static final FamilyVerdict ACROSS = not("Across", 1e20, 1e23);
    private static final FamilyVerdict UNCLEAR = undecided("Unclear", .4);

    private static FamilyVerdict emergent(String family, double lower, double at, double upper) {
        return new FamilyVerdict(
                family,
                Outcome.EMERGENT,
                OptionalDouble.of(.97),
                Optional.of(Onset.between(lower, at, upper)),
                1e20,
                1e23);
    }

    private static FamilyVerdict not(String family, double smallest, double largest) {
        return new FamilyVerdict(
                family,
                Outcome.NOT_EMERGENT,
                OptionalDouble.of(.001),
                Optional.empty(),
                smallest,
                largest);
    }

    private static FamilyVerdict undecided(String family, double probability) {
        return new FamilyVerdict(
                family,
                Outcome.UNDECIDED,
                OptionalDouble.of(probability),
                Optional.empty(),
                1e20,
                1e21);
    }

    private static SharedOnset shared(double scatter, double pValue) {
        return new SharedOnset(
                3,
                4e21,
                1e21,
                1.6e22,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                scatter,
                3,
                pValue,
                .5);
    }

    private static FamilyComparison of(Optional<SharedOnset> onset, FamilyVerdict... families) {
        return new FamilyComparison(
                "GSM8K",
                Setup.shots(5),
                "exact_match",
                Axis.COMPUTE,
                new Configured("any", Map.of()),
                false,
                List.of(families),
                onset);
    }

    private static FamilyComparison of(FamilyVerdict... families) {
        return of(Optional.empty(), families);
    }

    @Test
    void saysInHowManyFromWhereOnAndThatOutcomesDiffer() {
        FamilyComparison families = of(Optional.of(shared(.3, .01)), EARLY, ACROSS, LATE, UNCLEAR);
        assertEquals("GSM8K (exact_match, 5-shot)", families.ability());
        assertEquals(
                "emergent in 2 of 4 families (Early .97, Late .97; not Across <.01; undecided Unclear .40);"
                        + " from 4e21 FLOPs on [1e21, 1.6e22], scatter 0.3 decades, more than their"
                        + " intervals explain (p = 0.01); outcomes differ: not in Across, measured on"
                        + " both sides of these onsets",
                families.words());
        assertEquals(Optional.of(false), families.outcomesAgree());
        assertEquals(Optional.of(false), families.onsetsAgree());
    }

    @Test
    void doesNotHoldAgainstTheOthersWhatEndsBeforeOrBeginsAfter() {
        FamilyVerdict small = not("Small", 1e19, 1e22); // beyond the early onset, not the late
        FamilyVerdict large = not("Large", 2e21, 1e24);
        FamilyComparison families = of(Optional.of(shared(0, .5)), EARLY, LATE, small, large);
        assertEquals(List.of(), families.contrary());
        assertEquals(Optional.of(true), families.outcomesAgree());
        assertEquals(Optional.of(true), families.onsetsAgree());
        assertEquals(
                "emergent in 2 of 4 families (Early .97, Late .97; not Small <.01, Large <.01); from 4e21"
                        + " FLOPs on [1e21, 1.6e22], no scatter beyond their intervals (p = 0.5);"
                        + " outcomes agree, Small, Large not measured on both sides of these onsets",
                families.words());
    }

    /** Intervals of .6 decades each: their difference has one of .6 sqrt(2). */
    @Test
    void saysOfTwoOnsetsHowFarTheyAreApartAndNoScatter() {
        FamilyComparison two = of(LATE, EARLY, ACROSS);
        assertEquals(
                Optional.of(
                        "from 8e21 [4e21, 1.6e22], 2e21 [1e21, 4e21] FLOPs on, Late 0.6 decades after"
                                + " Early [0.18, 1], more than their intervals explain; two onsets do"
                                + " not tell how far families scatter"),
                two.onsetWords());
        assertEquals(Optional.of(false), two.onsetsAgree());
        assertEquals(Optional.empty(), of(EARLY, ACROSS).difference());
        assertEquals(Optional.empty(), of(EARLY, LATE, LATE).difference());
        assertEquals(Optional.of(true), of(EARLY, EARLY).onsetsAgree());
        assertThrows(
                IllegalArgumentException.class, () -> new OnsetDifference("a", "b", -.1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OnsetDifference("a", "b", 2, -1, 1));
    }

    @Test
    void comparesNothingWhereOneIsEmergentAndNoneIsMeasuredAcross() {
        FamilyComparison one = of(EARLY, not("Small", 1e19, 1e20));
        assertEquals(Optional.empty(), one.outcomesAgree());
        assertEquals(
                "emergent in 1 of 2 families (Early .97; not Small <.01); from 2e21 [1e21, 4e21] FLOPs on",
                one.words());
        assertEquals(Optional.empty(), of(ACROSS, UNCLEAR).outcomesAgree());
        assertEquals(Optional.empty(), of(UNCLEAR, UNCLEAR).outcomesAgree());
        assertEquals(Optional.of(false), of(EARLY, ACROSS).outcomesAgree());
        assertEquals(Optional.of(true), of(ACROSS, ACROSS).outcomesAgree());
        assertEquals(Optional.of(true), of(EARLY, LATE).outcomesAgree());
    }

    /** As where the leap is one of the metric, which a graded one of the same outputs shows. */
    @Test
    void saysThatOutcomesDifferForAnotherReasonThanTheProbability() {
        FamilyVerdict probable =
                new FamilyVerdict(
                        "Probable",
                        Outcome.NOT_EMERGENT,
                        OptionalDouble.of(.99),
                        Optional.empty(),
                        1e20,
                        1e23);
        assertEquals(
                Optional.of(
                        "outcomes differ for another reason than the probability: not in Probable,"
                                + " measured on both sides of that onset"),
                of(EARLY, probable).agreementWords());
        assertEquals(
                Optional.of(
                        "outcomes differ: not in Probable, Across, measured on both sides of that onset"),
                of(EARLY, probable, ACROSS).agreementWords());
    }

    /** An onset without a bound on one side is taken at its scale there. */
    @Test
    void takesAnOpenOnsetAtItsScale() {
        FamilyVerdict open =
                new FamilyVerdict(
                        "Open",
                        Outcome.EMERGENT,
                        OptionalDouble.empty(),
                        Optional.of(
                                new Onset(
                                        1e22,
                                        OptionalDouble.of(1e21),
                                        OptionalDouble.empty(),
                                        Censoring.RIGHT)),
                        1e20,
                        1e22);
        assertEquals(List.of(ACROSS), of(open, ACROSS).contrary());
        assertEquals(List.of(), of(open, not("Ends", 1e20, 1e22)).contrary());
        assertEquals("Open", open.words());
    }

    @Test
    void knowsThatALossFallsAsModelsGrow() {
        FamilyVerdict leaps =
                new FamilyVerdict(
                        "Leaps",
                        Outcome.EMERGENT,
                        OptionalDouble.of(1),
                        Optional.of(Onset.between(2.5, 2.4, 2.3)),
                        3,
                        2);
        FamilyVerdict across = not("Across", 3, 2);
        FamilyComparison families =
                new FamilyComparison(
                        "t",
                        Setup.UNKNOWN,
                        "acc",
                        Axis.LOSS,
                        new Configured("any", Map.of()),
                        true,
                        List.of(leaps, across, not("Worse", 3, 2.4)),
                        Optional.of(shared(.04, .2)));
        assertEquals(List.of(across), families.contrary());
        assertEquals(
                "emergent in 1 of 3 training runs (Leaps >.99; not Across <.01, Worse <.01)",
                families.words().substring(0, families.words().indexOf(';', 60)));
        assertEquals("t (acc)", families.ability());
        assertEquals(true, families.words().contains("scatter 0.04 nats per token, not certain"));
    }

    @Test
    void countsNamesThatAreTooMany() {
        FamilyVerdict[] many =
                IntStream.range(0, 9)
                        .mapToObj(i -> undecided("F" + i, .5))
                        .toArray(FamilyVerdict[]::new);
        assertEquals(
                "emergent in none of 9 families (undecided F0 .50, F1 .50, F2 .50, F3 .50, F4 .50 and 4 more)",
                of(many).words());
    }

    @Test
    void refusesWhatIsNoComparison() {
        assertThrows(IllegalArgumentException.class, () -> of(EARLY));
        assertThrows(IllegalArgumentException.class, () -> undecided("F", 1.1));
        assertThrows(IllegalArgumentException.class, () -> undecided(" ", .5));
        assertThrows(IllegalArgumentException.class, () -> shared(-1, .5));
        assertThrows(IllegalArgumentException.class, () -> shared(1, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new FamilyVerdict(
                                "F",
                                Outcome.UNDECIDED,
                                OptionalDouble.empty(),
                                EARLY.onset(),
                                1,
                                2));
    }
}
