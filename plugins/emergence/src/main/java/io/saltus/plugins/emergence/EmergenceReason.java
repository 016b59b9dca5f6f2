package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Replicate;
import io.saltus.plugins.emergence.statistics.EmergenceDecision;
import io.saltus.plugins.emergence.statistics.Presence;
import java.util.List;

/** Why a curve is emergent or not, in a sentence. */
final class EmergenceReason {

    private final Curve curve;
    private final CountedCurve counted;
    private final EmergenceDecision decision;
    private final List<Integer> decisive;
    private final Presence presence;

    /**
     * @param decisive models, as indices, without any one of which the curve is not emergent
     */
    EmergenceReason(
            Curve curve, CountedCurve counted, EmergenceDecision decision, List<Integer> decisive) {
        this.curve = curve;
        this.counted = counted;
        this.decision = decision;
        this.decisive = decisive;
        this.presence = decision.presence();
    }

    /** Of an emergent curve. */
    String emergent() {
        return leap() + unpredicted() + fewer();
    }

    private String unpredicted() {
        if (decision.predictability().resolutionLimited()) {
            return ", in a way that no smooth law explains; resolution-limited: with %s below it no forecast could be tested"
                    .formatted(rightAnswers());
        }
        return decision.forecast().pValue() < 0.05
                ? ", more than the smaller scales let expect"
                : ", in a way that no smooth law explains";
    }

    private String rightAnswers() {
        return Scales.count(presence.floorHits(), "right answer");
    }

    private String fewer() {
        return decision.share() < 1
                ? "; %s of the examples show it, and more at these scores shall not take it back"
                        .formatted(Scales.number(decision.share()))
                : "";
    }

    String leap() {
        int cut = presence.cut();
        if (cut < 1 || cut >= counted.size()) {
            return "above chance at the largest scale";
        }
        String substantial = Scales.words(curve, counted, cut);
        int critical = presence.criticalIndex();
        return critical < cut
                ? "above chance from %s on, substantially so from %s on"
                        .formatted(Scales.words(curve, counted, critical), substantial)
                : "near-random up to %s, above chance from %s on"
                        .formatted(Scales.words(curve, counted, cut - 1), substantial);
    }

    String absence() {
        return switch (presence.state()) {
            case ABSENT -> "not above chance at the largest scale, " + last();
            case TOP_TOO_LOW ->
                    "above chance at the largest scale, "
                            + last()
                            + ", but not shown to be substantially so";
            case NO_FLOOR ->
                    presence.criticalIndex() == 0
                            ? "above chance from the smallest scale on, "
                                    + Scales.words(curve, counted, 0)
                            : "only one scale lies below the rise: no floor to rise from";
            case FLOOR_NOT_RANDOM, PRESENT ->
                    "the scales below %s are not near-random: together up to %s of the way from chance to perfect"
                            .formatted(
                                    Scales.words(
                                            curve,
                                            counted,
                                            Math.min(presence.cut(), counted.size() - 1)),
                                    Scales.number(
                                            Math.max(
                                                    0,
                                                    counted.counts()
                                                            .normalise(presence.floorUpper()))));
        };
    }

    String inconclusive() {
        if (!decisive.isEmpty()) {
            List<Replicate> models =
                    curve.points().stream().flatMap(p -> p.replicates().stream()).toList();
            String one = models.get(decisive.get(decisive.size() - 1)).model().name();
            return leap()
                    + ", but it hangs on single models: not emergent without "
                    + (decisive.size() == 1
                            ? one
                            : "any one of %d, such as %s".formatted(decisive.size(), one));
        }
        return switch (decision.predictability()) {
            case RESOLUTION_LIMITED ->
                    leap()
                            + ", but with "
                            + rightAnswers()
                            + " below it nothing tells a leap from a steady rise too small to"
                            + " see; more examples there, or a graded metric, would";
            case TOO_FEW_FLOOR_SCALES ->
                    leap() + ", but fewer than 3 scales below it: too few to forecast from";
            default ->
                    Scales.count(counted.size(), counted.pooled() ? "neighbourhood" : "scale")
                            + (counted.size() == 1 ? " is" : " are")
                            + " too few; at least 4, better 6 over two decades, are needed";
        };
    }

    private String last() {
        return Scales.words(curve, counted, counted.size() - 1);
    }
}
