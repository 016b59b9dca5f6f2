package io.saltus.engine.calibration;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Issue;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Adds to each verdict how often its criterion is right on curves of the same design: with these
 * scales, examples and chance level. A stage between judging and rendering.
 *
 * <p>Curves of {@linkplain GrowthLaw laws in decades} are simulated once for each criterion and
 * design. A verdict gets the quantities {@value #DETECTION} and {@value #FALSE_POSITIVES}; where it
 * gives the {@linkplain Reliability probability of a leap}, {@value #LEAPS} of the curves that got
 * one like it, too; and the aspect {@value #ASPECT}, which says the latter in short ({@code
 * leapt-41-of-47}), else the former ({@code detects-97-errs-2}, in percent), or why there are none
 * ({@code not-possible}).
 */
public final class ErrorRates {

    /** Share of simulated leaps that the criterion calls emergent. */
    public static final String DETECTION = "calibrated-detection-rate";

    /** Share of simulated curves without a leap that the criterion calls emergent. */
    public static final String FALSE_POSITIVES = "calibrated-false-positive-rate";

    /** Share of leaps among simulated curves that got a probability like the verdict's. */
    public static final String LEAPS = "calibrated-leap-share";

    /** Says the error rates in short, or why there are none. */
    public static final String ASPECT = "calibration";

    /** About so many curves are simulated for a design where nothing else is asked for. */
    public static final int USUAL_CURVES = 1000;

    /**
     * Of a design of all families so many times fewer: a verdict on one takes a hundred times as
     * long.
     */
    private static final int POOLED_FEWER = 4;

    private static final long SEED = 1;

    private ErrorRates() {}

    /**
     * A report with the error rates of each verdict.
     *
     * @param report the report, with what went wrong among its issues
     * @param faults what criteria threw
     * @param pluginFailed whether a criterion broke a promise
     */
    public record Rated(Report report, List<Throwable> faults, boolean pluginFailed) {

        /** Copies the list. */
        public Rated {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Returns {@code report} with the error rates of each verdict.
     *
     * @param criteria those that judged
     * @param curves about how many curves to simulate for a design; at least one of each shape
     */
    public static Rated of(
            Report report,
            List<Criterion> criteria,
            Catalog catalog,
            int curves,
            Effort effort,
            Progress progress) {
        Map<Configured, Map<Design, Performance>> known = new HashMap<>();
        List<Issue> issues = new ArrayList<>(report.issues());
        List<Throwable> faults = new ArrayList<>();
        boolean failed = false;
        for (Criterion criterion : criteria) {
            Configured configured = catalog.configured(criterion);
            Map<Design, Performance> performances = new HashMap<>();
            for (boolean pooled : new boolean[] {false, true}) {
                Calibrating.Calibrated calibrated =
                        Calibrating.run(
                                criterion,
                                catalog,
                                designs(report, configured, pooled),
                                plan(pooled ? curves / POOLED_FEWER : curves),
                                effort.threads(),
                                effort.timeLimit(),
                                progress);
                calibrated.calibrations().forEach(c -> performances.put(c.design(), c.overall()));
                issues.addAll(calibrated.issues());
                faults.addAll(calibrated.faults());
                failed |= !calibrated.issues().isEmpty();
            }
            known.put(configured, performances);
        }
        return new Rated(rated(report, issues, known), faults, failed);
    }

    private static Calibrating.Plan plan(int curves) {
        List<KnownShape> shapes = List.of(GrowthLaw.values());
        int each = Math.max(1, (int) Math.round((double) curves / shapes.size()));
        return new Calibrating.Plan(shapes, each, SEED, "");
    }

    private static List<Design> designs(Report report, Configured criterion, boolean pooled) {
        Set<Design> designs = new LinkedHashSet<>();
        report.findings().stream()
                .filter(finding -> finding.criterion().equals(criterion))
                .map(Finding::curve)
                .filter(curve -> curve.subject().isPooled() == pooled)
                .filter(curve -> OwnDesign.obstacle(curve).isEmpty())
                .forEach(curve -> designs.add(OwnDesign.of(curve)));
        return List.copyOf(designs);
    }

    private static Report rated(
            Report report, List<Issue> issues, Map<Configured, Map<Design, Performance>> known) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            findings.add(
                    new Finding(
                            finding.curve(),
                            finding.criterion(),
                            rated(
                                    finding.verdict(),
                                    finding.curve(),
                                    known.getOrDefault(finding.criterion(), Map.of()))));
        }
        return new Report(
                report.version(),
                report.command(),
                report.origins(),
                report.plugins(),
                issues,
                findings,
                report.comparisons());
    }

    private static Verdict rated(Verdict verdict, Curve curve, Map<Design, Performance> known) {
        Optional<String> obstacle = OwnDesign.obstacle(curve);
        if (obstacle.isPresent()) {
            return notPossible(verdict, obstacle.get());
        }
        Performance performance = known.get(OwnDesign.of(curve));
        if (performance == null || verdict.quantity(DETECTION).isPresent()) {
            return verdict;
        }
        if (performance.detection().isEmpty() || performance.falsePositives().isEmpty()) {
            return verdict; // the criterion failed on all; an issue says so
        }
        if (decidesNothing(performance)) {
            return notPossible(
                    verdict,
                    "the criterion leaves every simulated curve undecided: what it asks for beside a curve, such as another strategy, is not simulated");
        }
        Estimate detection = performance.detection().get();
        Estimate falsePositives = performance.falsePositives().get();
        List<Quantity> rates = new ArrayList<>();
        rates.add(quantity(DETECTION, "leaps", detection));
        rates.add(quantity(FALSE_POSITIVES, "curves without a leap", falsePositives));
        Aspect inShort = inShort(detection.value(), falsePositives.value());
        OptionalDouble probability = verdict.probability();
        if (probability.isPresent() && performance.reliability().isPresent()) {
            ProbabilityBin alike = ProbabilityBin.of(probability.getAsDouble());
            Optional<Estimate> leaps = performance.reliability().get().leapsAmong(alike);
            leaps.ifPresent(share -> rates.add(leaps(alike, share)));
            inShort = inShort(alike, leaps, performance.reliability().get().curves());
        }
        Verdict rated = verdict.withQuantities(rates);
        return verdict.aspect(ASPECT).isPresent() ? rated : rated.with(inShort);
    }

    private static Verdict notPossible(Verdict verdict, String why) {
        return verdict.aspect(ASPECT).isPresent()
                ? verdict
                : verdict.with(new Aspect(ASPECT, "not-possible", why));
    }

    /** Whether it neither decides a curve nor gives a probability: rates would be 0 of nothing. */
    private static boolean decidesNothing(Performance performance) {
        return performance.reliability().isEmpty()
                && performance.undecided().map(Estimate::value).orElse(0.) == 1;
    }

    /** For tables, which show aspects: {@code leapt-41-of-47}. */
    private static Aspect inShort(ProbabilityBin alike, Optional<Estimate> leaps, int curves) {
        String range = words(alike);
        if (leaps.isEmpty()) {
            return new Aspect(
                    ASPECT,
                    "none-alike",
                    "of %d simulated curves with this design, none got a probability like this (%s)"
                            .formatted(curves, range));
        }
        int like = leaps.get().size();
        long leapt = Math.round(leaps.get().value() * like);
        return new Aspect(
                ASPECT,
                "leapt-%d-of-%d".formatted(leapt, like),
                "of %d simulated curves with this design that got a probability like this (%s), %d leapt"
                        .formatted(like, range, leapt));
    }

    private static String words(ProbabilityBin bin) {
        return Numbers.of(bin.lower()) + " to " + Numbers.of(bin.upper());
    }

    private static Quantity leaps(ProbabilityBin alike, Estimate share) {
        return new Quantity(
                LEAPS,
                share.value(),
                "",
                String.format(
                        Locale.ROOT,
                        "share of %d simulated curves with this design and a probability of %s that"
                                + " leap (95%% interval %.3f to %.3f)",
                        share.size(),
                        words(alike),
                        share.lower(),
                        share.upper()));
    }

    /** For tables, which show aspects: {@code detects-97-errs-2}, in percent. */
    private static Aspect inShort(double detection, double falsePositives) {
        return new Aspect(
                ASPECT,
                String.format(
                        Locale.ROOT,
                        "detects-%.0f-errs-%.0f",
                        100 * detection,
                        Math.ceil(100 * falsePositives)),
                String.format(
                        Locale.ROOT,
                        "with this design, %.1f%% of simulated leaps and %.1f%% of other curves are"
                                + " called emergent",
                        100 * detection,
                        100 * falsePositives));
    }

    private static Quantity quantity(String name, String what, Estimate rate) {
        return new Quantity(
                name,
                rate.value(),
                "",
                String.format(
                        Locale.ROOT,
                        "share of %d simulated %s with this design that are called emergent"
                                + " (95%% interval %.3f to %.3f)",
                        rate.size(),
                        what,
                        rate.lower(),
                        rate.upper()));
    }
}
