package io.saltus.plugins.emergence.metric;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.metric.GradedEvidence.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the other metrics of a task say of a leap, in words. */
public final class ArtifactVerdict {

    private final Curve curve;
    private final CountedCurve counted;
    private final int cut;
    private final double level;
    private final List<Curve> graded;
    private final State state;
    private final ArtifactNumbers numbers;

    public ArtifactVerdict(Curves context, CountedCurve counted, int cut, double level) {
        this.curve = counted.curve();
        this.counted = counted;
        this.cut = cut;
        this.level = level;
        this.graded = GradedMetrics.all(curve, context);
        this.state = GradedMetrics.said(context, counted, cut, level).state();
        this.numbers =
                new ArtifactNumbers(counted.counts(), cut, TokenAccuracy.best(context, counted));
    }

    public Verdict verdict() {
        Verdict verdict =
                switch (state) {
                    case METRIC_ARTIFACT -> artifact();
                    case ROBUST -> robust();
                    case UNTESTED -> untested();
                };
        Verdict full = verdict.withQuantities(numbers.quantities());
        Optional<Overlay> line = numbers.overlay(curve);
        return line.isPresent() ? full.with(line.get()) : full;
    }

    private Verdict artifact() {
        List<Curve> deciding = saying(State.METRIC_ARTIFACT);
        String composed =
                numbers.tokens()
                        .filter(t -> t.explains(counted.counts(), level))
                        .map(
                                t ->
                                        "; %s gives the scores %s"
                                                .formatted(
                                                        t.power(), t.fit(counted.counts(), level)))
                        .orElse("");
        return Verdict.notEmergent(
                        Shape.SHARP,
                        "%s %s steadily through the leap at %s: the leap is the metric's%s"
                                .formatted(names(deciding), moves(deciding), where(), composed))
                .with(
                        new Aspect(
                                "metric",
                                "metric-artifact",
                                "a graded metric improves steadily through the leap: the leap is the metric's"));
    }

    private Verdict robust() {
        List<Curve> deciding = saying(State.ROBUST);
        return Verdict.emergent(
                        Shape.SHARP,
                        "%s %s too at %s: no all-or-nothing metric makes that leap"
                                .formatted(
                                        names(deciding),
                                        deciding.size() == 1 ? "leaps" : "leap",
                                        where()))
                .from(Onset.between(counted.scale(cut - 1), counted.scale(cut), counted.scale(cut)))
                .with(new Aspect("metric", "robust", "a graded metric of the same task leaps too"));
    }

    private Verdict untested() {
        String reason = notComposed().orElseGet(this::needed);
        return Verdict.undecided(reason).with(new Aspect("metric", "untested", reason));
    }

    /** Tokens that rise steadily, of which the leap is not made. */
    private Optional<String> notComposed() {
        return graded.stream()
                .filter(
                        other ->
                                GradedMetrics.alone(other, counted, cut, level)
                                        .filter(e -> e.state() == State.METRIC_ARTIFACT)
                                        .isPresent())
                .flatMap(other -> TokenAccuracy.of(other, counted).stream())
                .findFirst()
                .map(
                        t ->
                                "'%s' rises steadily through the leap at %s, but its power %s does not give the scores %s, so counting whole answers does not explain the leap: give %s"
                                        .formatted(
                                                t.metric(),
                                                where(),
                                                Numbers.of(t.composition().length()),
                                                t.fit(counted.counts(), level),
                                                "the edit distance or the log likelihood of the answer"));
    }

    private List<Curve> saying(State state) {
        return graded.stream()
                .filter(
                        other ->
                                GradedMetrics.of(other, counted, cut, level)
                                        .filter(e -> e.state() == state)
                                        .isPresent())
                .toList();
    }

    /** What the raw scores do where they improve. */
    private static String moves(List<Curve> deciding) {
        boolean one = deciding.size() == 1;
        if (deciding.stream().allMatch(o -> o.metric().direction() == Direction.HIGHER_IS_BETTER)) {
            return one ? "rises" : "rise";
        }
        return one ? "falls" : "improve";
    }

    /** Exactly what data would test the metric. */
    private String needed() {
        String what =
                counted.counts().chance() > 0
                        ? "the Brier score or the probability of the right choice"
                        : "the share of right tokens, the edit distance or the log likelihood of the answer";
        boolean one = graded.size() == 1;
        if (graded.isEmpty()) {
            return "no graded metric of the same answers: give %s at these %d %s"
                    .formatted(
                            what,
                            counted.size(),
                            counted.pooled() ? "neighbourhoods of models" : "scales");
        }
        if (graded.stream().noneMatch(other -> Arrays.equals(other.scales(), curve.scales()))) {
            return "%s %s at other scales: give it at %s"
                    .formatted(names(graded), one ? "stands" : "stand", lacking(graded.get(0)));
        }
        return cut < 3
                ? "a line through 2 scales below the leap has no error: give %s at a third scale below %s"
                        .formatted(names(graded), where())
                : "%s %s not tell: to improve below the leap at %s and not leap there would make the leap the metric's, to leap there and not improve before would not, and neither is shown; give another graded metric, %s, or more examples"
                        .formatted(names(graded), one ? "does" : "do", where(), what);
    }

    private String lacking(Curve other) {
        List<String> scales =
                Arrays.stream(curve.scales())
                        .filter(s -> Arrays.stream(other.scales()).noneMatch(o -> o == s))
                        .mapToObj(s -> curve.axis().words(s))
                        .toList();
        return scales.isEmpty()
                ? "these %d scales and no others".formatted(curve.size())
                : String.join(", ", scales.subList(0, Math.min(5, scales.size())))
                        + (scales.size() > 5 ? ", ..." : "");
    }

    private String where() {
        return counted.words(cut);
    }

    private static String names(List<Curve> graded) {
        return String.join(
                ", ", graded.stream().map(other -> "'" + other.metric().name() + "'").toList());
    }
}
