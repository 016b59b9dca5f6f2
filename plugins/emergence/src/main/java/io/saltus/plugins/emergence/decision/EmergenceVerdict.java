package io.saltus.plugins.emergence.decision;

import io.saltus.api.curve.Curve;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.forecast.ForecastOverlay;
import io.saltus.plugins.emergence.laws.FitOverlay;
import io.saltus.plugins.emergence.metric.GradedEvidence;
import io.saltus.plugins.emergence.onset.OnsetEstimate;
import io.saltus.plugins.emergence.presence.EmergenceSettings;
import io.saltus.plugins.emergence.presence.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decision on one curve in the slots of a verdict: words, aspects, numbers, lines. */
public final class EmergenceVerdict {

    private final Curve curve;
    private final CountedCurve counted;
    private final EmergenceDecision decision;
    private final Optional<GradedEvidence> graded;
    private final List<Integer> decisive;
    private final EmergenceSettings settings;
    private final Presence presence;
    private final EmergenceReason reason;

    public EmergenceVerdict(
            CountedCurve counted,
            EmergenceDecision decision,
            Optional<GradedEvidence> graded,
            List<Integer> decisive,
            EmergenceSettings settings) {
        this.settings = settings;
        this.curve = counted.curve();
        this.decisive = decisive;
        this.counted = counted;
        this.decision = decision;
        this.graded = graded;
        this.presence = decision.presence();
        this.reason = new EmergenceReason(counted, decision, decisive, settings.level());
    }

    /**
     * @param trend form of the curve where it shows no leap
     */
    public Verdict verdict(Shape trend) {
        Headline headline = !decisive.isEmpty() ? Headline.INCONCLUSIVE : decision.headline(graded);
        Verdict verdict =
                switch (headline) {
                    case EMERGENT -> emergent();
                    case EMERGENT_PER_DEFINITION ->
                            Verdict.notEmergent(
                                    Shape.SMOOTH,
                                    reason.leap() + ", but a smooth law explains it as well");
                    case EMERGENT_UNDER_METRIC ->
                            Verdict.notEmergent(
                                    Shape.SHARP,
                                    reason.leap()
                                            + ", but a graded metric of the same task rises smoothly through it");
                    case NOT_EMERGENT -> Verdict.notEmergent(trend, reason.absence());
                    case INCONCLUSIVE -> Verdict.undecided(reason.inconclusive());
                };
        verdict =
                verdict.with(
                                new Aspect(
                                        "headline",
                                        Names.word(headline),
                                        "the three axes in a word"))
                        .with(
                                new Aspect(
                                        "presence",
                                        Names.word(presence.state()),
                                        presenceMeaning()))
                        .with(
                                new Aspect(
                                        "predictability",
                                        predictability(),
                                        "whether the larger scales could have been forecast from the"
                                                + " smaller"))
                        .with(metric())
                        .with(counted.evidence())
                        .withQuantities(quantities());
        return overlaid(verdict);
    }

    private Verdict emergent() {
        Verdict verdict = Verdict.emergent(Shape.SHARP, reason.emergent());
        return decision.onset().map(onset -> verdict.from(onset(onset))).orElse(verdict);
    }

    private Onset onset(OnsetEstimate onset) {
        return Onset.between(
                curve.axis().scale(Math.min(onset.interval().lower(), onset.position())),
                curve.axis().scale(onset.position()),
                curve.axis().scale(Math.max(onset.interval().upper(), onset.position())));
    }

    private String predictability() {
        return switch (decision.predictability()) {
            case UNPREDICTED -> "unpredicted";
            case SMOOTH_COMPATIBLE -> "smooth-compatible";
            case RESOLUTION_LIMITED, RESOLUTION_LIMITED_SMOOTH, RESOLUTION_LIMITED_UNPREDICTED ->
                    "resolution-limited";
            case TOO_FEW_FLOOR_SCALES -> "too-few-floor-scales";
            case NOT_APPLICABLE -> "not-applicable";
        };
    }

    private String presenceMeaning() {
        return switch (presence.state()) {
            case PRESENT -> "near-random on the floor and substantially above chance beyond";
            case ABSENT -> "the largest scale is not above chance";
            case TOP_TOO_LOW -> "the largest scale is not shown to be substantially above chance";
            case NO_FLOOR -> "fewer than two scales lie below the rise";
            case FLOOR_NOT_RANDOM -> "the scales below the rise are not shown to be near-random";
        };
    }

    private Aspect metric() {
        String value = graded.map(g -> Names.word(g.state())).orElse("untested");
        String meaning =
                switch (value) {
                    case "metric-artifact" ->
                            "a graded metric rises smoothly through the leap: the leap is the metric's";
                    case "robust" -> "a graded metric of the same task leaps too";
                    default ->
                            "no graded metric of the same task at the same scales tells; give one (log"
                                    + " likelihood, Brier score, edit distance) to test it";
                };
        return new Aspect("metric", value, meaning);
    }

    private List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        String unit = curve.axis().unit();
        int critical = presence.criticalIndex();
        if (critical < counted.size()) {
            quantities.add(
                    new Quantity(
                            "critical-index",
                            critical,
                            "",
                            "index of the smallest scale from which on all are above chance"));
        }
        if (presence.cut() > 0 && presence.cut() < counted.size()) {
            quantities.add(
                    new Quantity(
                            "bracket-lower",
                            counted.scale(presence.cut() - 1),
                            unit,
                            "largest scale of the floor"));
            quantities.add(
                    new Quantity(
                            "bracket-upper",
                            counted.scale(presence.cut()),
                            unit,
                            "smallest scale above the floor"));
            quantities.add(
                    new Quantity(
                            "floor-upper-normalised",
                            counted.counts().normalise(presence.floorUpper()),
                            "",
                            "one-sided upper bound of the floor, from chance (0) to perfect (1)"));
        }
        quantities.add(
                new Quantity(
                        "top-lower-normalised",
                        counted.counts().normalise(presence.topLower()),
                        "",
                        "one-sided lower bound of the largest scale, from chance (0) to perfect (1)"));
        quantities.add(
                Quantity.pValue(
                        "p-forecast",
                        decision.forecast().pValue(),
                        "p-value that the smaller scales forecast the larger; 1 where they are too few"));
        quantities.add(
                new Quantity(
                        "lambda",
                        decision.lambda(),
                        "",
                        "QAIC of the best smooth law less that of the best emergent one: above 0 for a"
                                + " leap"));
        quantities.add(
                new Quantity(
                        "examples-share",
                        decision.share(),
                        "",
                        "share of the examples that the verdict and its numbers rest on; 1 unless fewer"
                                + " show a leap and all do not"));
        quantities.add(
                new Quantity(
                        "leap-evidence",
                        decision.evidence(settings),
                        "",
                        "lambda less %s log10 of p-forecast less %s, or lambda less %s where nothing can be forecast: above 0 for an unpredicted rise"
                                .formatted(
                                        Numbers.exact(settings.forecastWeight()),
                                        Numbers.exact(settings.evidenceLeast()),
                                        Numbers.exact(settings.lambdaAlone())),
                        Role.RANKING));
        decision.comparison()
                .ifPresent(
                        laws ->
                                quantities.add(
                                        new Quantity(
                                                "dispersion",
                                                laws.dispersion(),
                                                "",
                                                "variance of the scores about the best law, in units of the"
                                                        + " binomial's")));
        decision.onset()
                .ifPresent(
                        onset ->
                                quantities.add(
                                        new Quantity(
                                                "onset-log10",
                                                onset.position(),
                                                "decades",
                                                "where the fitted score leaves the floor")));
        return quantities;
    }

    private Verdict overlaid(Verdict verdict) {
        if (decision.comparison().isEmpty() || counted.size() < EmergenceDecision.FEWEST_SCALES) {
            return verdict;
        }
        var laws = decision.comparison().get();
        Verdict drawn =
                verdict.with(
                        FitOverlay.of(
                                counted, laws.best(presence.present() && decision.emergent())));
        int cut = presence.cut();
        return cut >= 3 && cut < counted.size()
                ? drawn.with(ForecastOverlay.of(counted, decision.forecast(), cut))
                : drawn;
    }
}
