package io.saltus.plugins.emergence;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.statistics.Composition;
import io.saltus.plugins.emergence.statistics.Counts;
import io.saltus.plugins.emergence.statistics.GradedEvidence;
import io.saltus.plugins.emergence.statistics.LawComparison;
import io.saltus.plugins.emergence.statistics.LeapShares;
import io.saltus.plugins.emergence.statistics.Resolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the other metrics of a task say of a leap, in the slots of a verdict. */
final class ArtifactVerdict {

    /** The token accuracy that explains the answers best, with its composition. */
    private record Tokens(String metric, double[] shares, Composition composition) {}

    private final Curve curve;
    private final Curves context;
    private final CountedCurve counted;
    private final Counts counts;
    private final int cut;
    private final double level;
    private final Optional<Tokens> tokens;

    ArtifactVerdict(Curve curve, Curves context, CountedCurve counted, int cut, double level) {
        this.curve = curve;
        this.context = context;
        this.counted = counted;
        this.counts = counted.counts();
        this.cut = cut;
        this.level = level;
        this.tokens = tokens();
    }

    private List<Curve> graded() {
        return context.otherMetrics(curve).stream()
                .filter(other -> other.metric().grain() == Grain.GRADED)
                .sorted(Comparator.comparing(other -> other.metric().name()))
                .toList();
    }

    private Optional<Tokens> tokens() {
        if (counts.chance() > 0) {
            return Optional.empty();
        }
        return graded().stream()
                .filter(other -> isShare(other) && Arrays.equals(other.scales(), curve.scales()))
                .map(
                        other ->
                                new Tokens(
                                        other.metric().name(),
                                        other.scores(),
                                        Composition.of(counts, other.scores())))
                .filter(t -> t.composition().exists())
                .max(Comparator.comparingDouble(t -> t.composition().pValue()));
    }

    /** Whether a graded metric can be a share of right tokens: in [0, 1], up to 1. */
    private static boolean isShare(Curve other) {
        Metric metric = other.metric();
        return metric.direction() == Direction.HIGHER_IS_BETTER
                && metric.best().orElse(1) == 1
                && metric.chance().orElse(0) >= 0
                && Arrays.stream(other.scores()).allMatch(p -> p >= 0 && p <= 1);
    }

    Verdict verdict() {
        Optional<GradedEvidence> evidence = GradedMetrics.beside(curve, context, cut, level);
        GradedEvidence.State state =
                evidence.map(GradedEvidence::state).orElse(GradedEvidence.State.UNTESTED);
        String metrics = deciding(state);
        String where = Scales.words(curve, counted, cut);
        Verdict verdict =
                switch (state) {
                    case METRIC_ARTIFACT ->
                            Verdict.notEmergent(
                                            Shape.SHARP,
                                            "%s rises smoothly through the leap at %s: the leap is the metric's%s"
                                                    .formatted(metrics, where, composed()))
                                    .with(
                                            new Aspect(
                                                    "metric",
                                                    "metric-artifact",
                                                    "a graded metric rises smoothly through the leap: the leap is the metric's"));
                    case ROBUST ->
                            Verdict.emergent(
                                            Shape.SHARP,
                                            "%s leaps too at %s: no all-or-nothing metric makes that leap"
                                                    .formatted(metrics, where))
                                    .from(
                                            Onset.between(
                                                    Scales.scale(curve, counted, cut - 1),
                                                    Scales.scale(curve, counted, cut),
                                                    Scales.scale(curve, counted, cut)))
                                    .with(
                                            new Aspect(
                                                    "metric",
                                                    "robust",
                                                    "a graded metric of the same task leaps too"));
                    case UNTESTED ->
                            Verdict.undecided(needed())
                                    .with(new Aspect("metric", "untested", needed()));
                };
        verdict = verdict.withQuantities(quantities());
        return tokens.isPresent() ? verdict.with(composition(tokens.get())) : verdict;
    }

    /** The graded metrics that say so. */
    private String deciding(GradedEvidence.State state) {
        return String.join(
                ", ",
                graded().stream()
                        .filter(
                                other ->
                                        GradedMetrics.beside(
                                                        curve, Curves.of(curve, other), cut, level)
                                                .filter(e -> e.state() == state)
                                                .isPresent())
                        .map(other -> "'" + other.metric().name() + "'")
                        .toList());
    }

    private String composed() {
        return tokens.filter(t -> t.composition().pValue() > level)
                .map(
                        t ->
                                "; '%s' to the power of %s gives the scores"
                                        .formatted(
                                                t.metric(),
                                                Scales.number(t.composition().length())))
                .orElse("");
    }

    /** Exactly what data would test the metric. */
    private String needed() {
        String what =
                counts.chance() > 0
                        ? "the Brier score or the probability of the right choice"
                        : "the share of right tokens, the edit distance or the log likelihood of the answer";
        List<Curve> graded = graded();
        if (graded.isEmpty()) {
            return "no graded metric of the same answers: give %s at these %d scales"
                    .formatted(what, curve.size());
        }
        for (Curve other : graded) {
            if (Arrays.equals(other.scales(), curve.scales())) {
                return cut < 3
                        ? "a line through 2 scales below the leap has no error: give %s at a third scale below %s"
                                .formatted(names(graded), Scales.words(curve, counted, cut))
                        : "%s neither rises below the leap at %s nor leaps there: give another graded metric, %s, or more examples"
                                .formatted(names(graded), Scales.words(curve, counted, cut), what);
            }
        }
        return "%s at other scales: give it at %s"
                .formatted(
                        names(graded) + (graded.size() > 1 ? " stand" : " stands"),
                        lacking(graded.get(0)));
    }

    private String lacking(Curve other) {
        List<String> scales =
                Arrays.stream(curve.scales())
                        .filter(s -> Arrays.stream(other.scales()).noneMatch(o -> o == s))
                        .mapToObj(s -> Scales.words(curve, s))
                        .toList();
        return scales.isEmpty()
                ? "no more than these %d scales".formatted(curve.size())
                : String.join(", ", scales.subList(0, Math.min(5, scales.size())))
                        + (scales.size() > 5 ? ", ..." : "");
    }

    private static String names(List<Curve> graded) {
        return String.join(
                ", ", graded.stream().map(other -> "'" + other.metric().name() + "'").toList());
    }

    private List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        tokens.ifPresent(
                t -> {
                    LeapShares shares = LeapShares.of(counts, t.shares(), t.composition(), cut);
                    quantities.add(
                            new Quantity(
                                    "share-composition",
                                    shares.composition(),
                                    "",
                                    "share of the leap that comes of counting whole answers"));
                    quantities.add(
                            new Quantity(
                                    "share-resolution",
                                    shares.resolution(),
                                    "",
                                    "share of the leap that hides below one right answer"));
                    quantities.add(
                            new Quantity(
                                    "share-residual",
                                    shares.residual(),
                                    "",
                                    "share of the leap that neither explains"));
                    quantities.add(
                            new Quantity(
                                    "effective-length",
                                    t.composition().length(),
                                    "tokens",
                                    "length of answers that fits '" + t.metric() + "' best"));
                    quantities.add(
                            new Quantity(
                                    "composition-p",
                                    t.composition().pValue(),
                                    "",
                                    "p-value of the scores under the composition"));
                });
        if (counts.chance() == 0) {
            quantities.addAll(resolution());
        }
        return quantities;
    }

    /** At the scales of the floor, from the composition, or else the best smooth law. */
    private List<Quantity> resolution() {
        double[] expected =
                tokens.map(t -> t.composition().expected())
                        .orElseGet(() -> LawComparison.of(counts, 0).best(false).fitted());
        double[] needed = new double[cut];
        double[] noHit = new double[cut];
        for (int i = 0; i < cut; i++) {
            double q = Math.max(0, Math.min(1, expected[i]));
            needed[i] = Resolution.examplesNeeded(q);
            noHit[i] = Resolution.noHit(q, counts.trials(i));
        }
        String by =
                tokens.isPresent() ? "expected by composition" : "expected by the best smooth law";
        List<Quantity> quantities =
                new ArrayList<>(
                        Scales.perScale(
                                "examples-needed",
                                needed,
                                "examples that see a right answer with 95% probability, " + by));
        quantities.addAll(
                Scales.perScale(
                        "probability-no-hit", noHit, "probability of no right answer, " + by));
        return quantities;
    }

    private Overlay composition(Tokens of) {
        double[] q = of.composition().expected();
        List<Overlay.At> line = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            line.add(new Overlay.At(curve.point(i).scale(), q[i]));
        }
        return Overlay.line(
                "'%s' to the power of %s"
                        .formatted(of.metric(), Scales.number(of.composition().length())),
                line);
    }
}
