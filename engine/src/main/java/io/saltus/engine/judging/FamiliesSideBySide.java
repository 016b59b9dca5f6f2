package io.saltus.engine.judging;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Onset;
import io.saltus.statistics.synthesis.RandomEffects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Families side by side: what a criterion says of one ability in several, whether that is
 * consistent, and the onset they share.
 *
 * <p>A criterion takes part by a {@linkplain io.saltus.api.verdict.Verdict#probability()
 * probability}: its outcomes are then levels of one number, and the interval of its onset is taken
 * for one of 95%. An onset's error is the width of that interval on the analysis axis over that of
 * a normal distribution of deviation 1; one with an open end is left out. An onset is shared by
 * three or more.
 */
final class FamiliesSideBySide {

    private static final double CONFIDENCE = .95;

    /** Onsets that tell a scatter: of two, Student's t has one degree of freedom. */
    private static final int FEWEST = 3;

    /** What families must have in common; what is known of a metric's ends may differ. */
    private record Ability(
            Configured criterion, String task, Setup setup, String metric, Axis axis) {

        static Ability of(Finding finding) {
            Subject subject = finding.curve().subject();
            return new Ability(
                    finding.criterion(),
                    subject.task(),
                    subject.setup(),
                    subject.metric().name(),
                    subject.axis());
        }
    }

    private FamiliesSideBySide() {}

    /** Returns the abilities of several families, in the order of the findings. */
    static List<FamilyComparison> of(List<Finding> findings) {
        Map<Ability, List<Finding>> abilities = new LinkedHashMap<>();
        for (Finding finding : findings) {
            abilities.computeIfAbsent(Ability.of(finding), a -> new ArrayList<>()).add(finding);
        }
        List<FamilyComparison> comparisons = new ArrayList<>();
        abilities.forEach(
                (ability, those) -> {
                    if (those.size() > 1
                            && those.stream()
                                    .anyMatch(f -> f.verdict().probability().isPresent())) {
                        comparisons.add(comparison(ability, those));
                    }
                });
        return comparisons;
    }

    private static FamilyComparison comparison(Ability ability, List<Finding> findings) {
        return new FamilyComparison(
                ability.task(),
                ability.setup(),
                ability.metric(),
                ability.axis(),
                ability.criterion(),
                findings.stream().allMatch(finding -> isOfRun(finding.curve())),
                findings.stream().map(FamiliesSideBySide::verdict).toList(),
                shared(ability.axis(), findings));
    }

    private static FamilyVerdict verdict(Finding finding) {
        Curve curve = finding.curve();
        return new FamilyVerdict(
                curve.subject().family(),
                finding.verdict().outcome(),
                finding.verdict().probability(),
                finding.verdict().onset(),
                curve.point(0).scale(),
                curve.point(curve.size() - 1).scale());
    }

    /** Whether a curve bears the name of a training run, and its models a family of another. */
    private static boolean isOfRun(Curve curve) {
        String name = curve.subject().family();
        return curve.points().stream()
                .flatMap(point -> point.replicates().stream())
                .allMatch(
                        replicate ->
                                replicate.model().run().equals(name)
                                        && !replicate.model().family().equals(name));
    }

    private static Optional<SharedOnset> shared(Axis axis, List<Finding> findings) {
        List<double[]> onsets =
                findings.stream()
                        .flatMap(finding -> finding.verdict().onset().stream())
                        .flatMap(onset -> estimate(onset, axis).stream())
                        .toList();
        if (onsets.size() < FEWEST) {
            return Optional.empty();
        }
        RandomEffects effects =
                RandomEffects.of(
                        onsets.stream().mapToDouble(onset -> onset[0]).toArray(),
                        onsets.stream().mapToDouble(onset -> onset[1]).toArray());
        Interval interval = effects.interval(CONFIDENCE);
        Interval next = effects.prediction(CONFIDENCE);
        return Optional.of(
                new SharedOnset(
                        onsets.size(),
                        axis.scale(effects.mean()),
                        axis.scale(interval.lower()),
                        axis.scale(interval.upper()),
                        OptionalDouble.of(axis.scale(next.lower())),
                        OptionalDouble.of(axis.scale(next.upper())),
                        effects.scatter(),
                        effects.heterogeneity(),
                        effects.pValue(),
                        effects.iSquared()));
    }

    /** An onset's position and its error. */
    private static Optional<double[]> estimate(Onset onset, Axis axis) {
        if (onset.lower().isEmpty() || onset.upper().isEmpty()) {
            return Optional.empty();
        }
        double width =
                axis.position(onset.upper().getAsDouble())
                        - axis.position(onset.lower().getAsDouble());
        return width > 0
                ? Optional.of(
                        new double[] {axis.position(onset.scale()), width / (2 * Interval.Z_95)})
                : Optional.empty();
    }
}
