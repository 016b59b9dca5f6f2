package io.saltus.plugins.emergence.decision;

import io.saltus.api.curve.Replicate;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.presence.Presence;
import java.util.List;

/** Why a curve is emergent or not, in a sentence. */
final class EmergenceReason {

    private final CountedCurve counted;
    private final EmergenceDecision decision;
    private final List<Integer> decisive;
    private final double level;
    private final Presence presence;

    /**
     * @param decisive models, as indices, without any one of which the curve is not emergent
     * @param level of the test of the forecast
     */
    EmergenceReason(
            CountedCurve counted,
            EmergenceDecision decision,
            List<Integer> decisive,
            double level) {
        this.counted = counted;
        this.decision = decision;
        this.decisive = decisive;
        this.level = level;
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
        return decision.forecast().pValue() < level
                ? ", more than the smaller scales let expect"
                : ", in a way that no smooth law explains";
    }

    private String rightAnswers() {
        return Numbers.count(presence.floorHits(), "right answer");
    }

    private String fewer() {
        return decision.share() < 1
                ? "; %s of the examples show it, and more at these scores shall not take it back"
                        .formatted(Numbers.of(decision.share()))
                : "";
    }

    String leap() {
        int cut = presence.cut();
        if (cut < 1 || cut >= counted.size()) {
            return "above chance at the largest scale";
        }
        String substantial = counted.words(cut);
        int critical = presence.criticalIndex();
        return critical < cut
                ? "above chance from %s on, substantially so from %s on"
                        .formatted(counted.words(critical), substantial)
                : "near-random up to %s, above chance from %s on"
                        .formatted(counted.words(cut - 1), substantial);
    }

    String absence() {
        return switch (presence.state()) {
            case ABSENT -> "not above chance " + counted.atTop();
            case TOP_TOO_LOW ->
                    "above chance " + counted.atTop() + ", but not shown to be substantially so";
            case NO_FLOOR ->
                    presence.criticalIndex() == 0
                            ? "above chance from the smallest scale on, " + counted.words(0)
                            : "only one scale lies below the rise: no floor to rise from";
            case FLOOR_NOT_RANDOM, PRESENT ->
                    "the scales below %s are not near-random: together up to %s of the way from chance to perfect"
                            .formatted(
                                    counted.words(Math.min(presence.cut(), counted.size() - 1)),
                                    Numbers.of(
                                            Math.max(
                                                    0,
                                                    counted.counts()
                                                            .normalise(presence.floorUpper()))));
        };
    }

    String inconclusive() {
        if (!decisive.isEmpty()) {
            List<Replicate> models =
                    counted.curve().points().stream()
                            .flatMap(p -> p.replicates().stream())
                            .toList();
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
                    Numbers.count(counted.size(), counted.pooled() ? "neighbourhood" : "scale")
                            + (counted.size() == 1 ? " is" : " are")
                            + " too few; at least 4, better 6 over two decades, are needed";
        };
    }
}
