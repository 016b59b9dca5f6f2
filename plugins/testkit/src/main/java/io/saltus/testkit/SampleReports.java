package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Reports to try a renderer on; the same on every call.
 *
 * <p>The verdicts in them are made up to fill every slot: they are for pictures, not for judging.
 */
public final class SampleReports {

    /** Names that break careless formats. */
    public static final List<String> HOSTILE =
            List.of(
                    "<script>alert('task')</script>",
                    "</script><img src=x onerror=alert(1)>",
                    "quotes \" and ' and `",
                    "a | pipe & ampersand",
                    "back\\slash \\input{x} 100% #1 $x$ _y_ ^z~ {brace}",
                    "line one\nline two\ttabbed",
                    "\u05e9\u05dc\u05d5\u05dd \u202egnitirw\u202c \u0645\u0631\u062d\u0628\u0627",
                    "emoji \ud83d\ude80 \ud83d\udc69\u200d\ud83d\udd2c \u6f22\u5b57 \ud800",
                    "{{data}} ${x} {a|b} {b}: {c}",
                    "long ".repeat(60).strip());

    private static final Configured LEAP =
            new Configured("sample-leap", settings("minGain", .3, "minPoints", 4, "strict", false));

    private static final Configured TREND =
            new Configured("sample-trend", settings("confidence", .95));

    private static final Predictive SPREAD = Predictive.of(.4, .5, .55, .6, .62, .7).withLeap(.6);

    private static final List<Quantity> CHANCES =
            List.of(
                    new Quantity("above-chance", 1, "", "a score above chance", Role.PROBABILITY),
                    new Quantity("leap", .6, "", "a leap by then", Role.PROBABILITY));

    private static final List<Doubt> DOUBTS =
            List.of(new Doubt("untried", "it lies farther than these data can try"));

    private SampleReports() {}

    /** Returns reports of every kind that a renderer must survive. */
    public static List<Report> all() {
        return List.of(
                empty(),
                published(),
                hostile(),
                families(4, 3),
                synthetic(40),
                forecast(),
                extreme());
    }

    /** Returns a report of nothing. */
    public static Report empty() {
        return new Report("0.1.0", "", List.of(), List.of(), List.of(), List.of());
    }

    /** Returns a report on published results by two made-up criteria. */
    public static Report published() {
        return of(SampleCurves.published());
    }

    /** Returns a report on losses as far from each other, and from 0, as numbers can be. */
    public static Report extreme() {
        Subject subject =
                new Subject(
                        "extremes",
                        Setup.UNKNOWN,
                        Metric.graded("loss", Direction.LOWER_IS_BETTER),
                        "F",
                        Axis.COMPUTE);
        double most = Double.MAX_VALUE;
        return of(
                List.of(
                        SampleCurves.curve(subject, 0, most, most / 2, 1e307, 1),
                        SampleCurves.curve(subject.ofTask("either sign"), 0, most, 1, -1, -most),
                        SampleCurves.curve(
                                subject.ofTask("nearly nothing"), 0, Double.MIN_VALUE, 0, 1e-300)));
    }

    /** Returns a report of forecasts and hindcasts, some of them on judged curves, as drawn. */
    public static Report forecast() {
        Report judged = of(SampleCurves.published().subList(0, 2));
        Configured method = new Configured("sample-line", settings("part", ".5"));
        List<Forecast> forecasts = new ArrayList<>();
        for (Curve curve : SampleCurves.published().subList(0, 3)) {
            double last = curve.point(curve.size() - 1).scale();
            for (double factor : new double[] {10, 1000}) {
                Model target = Model.of(factor + " times").at(curve.axis(), last * factor);
                forecasts.add(new Forecast(curve, method, target, SPREAD, CHANCES, DOUBTS));
            }
        }
        return judged.withForecasts(
                forecasts,
                List.of(
                        new HindcastScore(method, 1, .7, 12, 12, .5, .75, 1, .03, .02, 1.5, .05),
                        new HindcastScore(method, 2, 1.4, 9, 8, .25, .5, .75, .1, .08, -.2, .09)));
    }

    /** Returns a report on {@code curves} by two made-up criteria. */
    public static Report of(List<Curve> curves) {
        List<Finding> findings = new ArrayList<>();
        for (Curve curve : curves) {
            findings.add(new Finding(curve, LEAP, SampleVerdicts.leap(curve)));
            findings.add(new Finding(curve, TREND, SampleVerdicts.trend(curve)));
        }
        return new Report(
                "0.1.0",
                "saltus analyze results.csv --axis compute --criterion sample-leap --render html",
                List.of(
                        new Origin(
                                "results.csv",
                                "3b1f".repeat(16),
                                new Configured("csv", settings("delimiter", ",")),
                                curves.size() * 8L)),
                List.of(
                        new PluginFile(
                                "saltus-csv", "0.1.0", "saltus-csv-0.1.0.zip", "a7".repeat(32))),
                List.of(
                        new Issue("results.csv:17", "score must be in [0, 1], got 'n/a'"),
                        new Issue(
                                "Codex",
                                "has no scale in compute: give its parameters and tokens")),
                findings);
    }

    /**
     * Returns a report of {@code count} findings on made-up curves of eight points, one criterion.
     */
    public static Report synthetic(int count) {
        Random random = new Random(7);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Subject subject =
                    new Subject(
                            "synthetic task " + i / 4,
                            Setup.shots(i % 2 * 5),
                            Metric.accuracy("acc", i % 3 == 0 ? .25 : 0),
                            i / 2 % 2 == 0 ? "Alpha" : "Beta",
                            Axis.COMPUTE);
            double[] scores = new double[8];
            double rise = random.nextInt(9);
            for (int k = 0; k < scores.length; k++) {
                double z = i % 5 == 0 ? k / 9. : 1 / (1 + Math.exp(-2.5 * (k - rise)));
                double chance = subject.metric().chance().orElse(0);
                scores[k] =
                        Math.min(
                                1,
                                Math.max(
                                        0,
                                        chance + (1 - chance) * z + random.nextGaussian() * .01));
            }
            Curve curve = SampleCurves.curve(subject, 200, scores);
            findings.add(new Finding(curve, LEAP, SampleVerdicts.leap(curve)));
        }
        return empty().withFindings(findings);
    }

    /**
     * Returns a report of {@code tasks} panels with {@code families} lines each, with intervals.
     */
    public static Report families(int tasks, int families) {
        Random random = new Random(11);
        List<Finding> findings = new ArrayList<>();
        for (int t = 0; t < tasks; t++) {
            String task =
                    t % 3 == 2
                            ? "A task with a rather long descriptive name, number " + (t + 1)
                            : "Task " + (t + 1);
            Metric metric = Metric.accuracy("accuracy", t % 2 == 0 ? .25 : 0);
            for (int f = 0; f < families; f++) {
                Subject subject =
                        new Subject(
                                task,
                                Setup.UNKNOWN,
                                metric,
                                "Family " + (char) ('A' + f),
                                Axis.COMPUTE);
                double[] scores = new double[7];
                double middle = 2 + random.nextDouble() * 6;
                for (int k = 0; k < scores.length; k++) {
                    double chance = metric.chance().orElse(0);
                    double z = .9 / (1 + Math.exp(-3 * (k - middle)));
                    scores[k] =
                            Math.min(
                                    1,
                                    Math.max(
                                            0,
                                            chance
                                                    + (1 - chance) * z
                                                    + random.nextGaussian() * .012));
                }
                Curve curve = SampleCurves.curve(subject, 300, scores);
                findings.add(new Finding(curve, LEAP, SampleVerdicts.leap(curve)));
            }
        }
        return empty().withFindings(findings);
    }

    /** Returns a report in which every name is hostile and every kind of verdict occurs. */
    public static Report hostile() {
        List<Finding> findings = new ArrayList<>();
        int i = 0;
        for (String name : HOSTILE) {
            Subject subject =
                    new Subject(
                            name,
                            Setup.shots(i).withStrategy(name),
                            new Metric(
                                    name,
                                    i % 2 == 0
                                            ? Direction.HIGHER_IS_BETTER
                                            : Direction.LOWER_IS_BETTER,
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty(),
                                    io.saltus.api.data.Grain.GRADED),
                            name,
                            i % 3 == 0 ? Axis.LOSS : Axis.of("own-axis"));
            Curve curve = SampleCurves.curve(subject, 0, .1, .1, .12, .5, .9);
            findings.add(
                    new Finding(
                            curve,
                            new Configured(name, Map.of(name, name)),
                            hostileVerdict(name, curve, i++)));
        }
        return new Report(
                HOSTILE.get(0),
                HOSTILE.get(1),
                List.of(
                        new Origin(
                                HOSTILE.get(1), "", new Configured(HOSTILE.get(2), Map.of()), 0)),
                List.of(new PluginFile(HOSTILE.get(3), HOSTILE.get(4), HOSTILE.get(5), "")),
                List.of(
                        new Issue(HOSTILE.get(1), HOSTILE.get(9)),
                        new Issue(HOSTILE.get(6), HOSTILE.get(7))),
                findings,
                HOSTILE.stream().map(SampleReports::hostileComparison).toList(),
                HOSTILE.stream().map(SampleReports::hostileForecast).toList(),
                List.of(
                        new HindcastScore(
                                new Configured(HOSTILE.get(0), Map.of()),
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                0,
                                0,
                                0,
                                0)));
    }

    private static Forecast hostileForecast(String name) {
        Subject subject =
                new Subject(name, Setup.UNKNOWN, Metric.accuracy(name), name, Axis.of("own-axis"));
        return new Forecast(
                SampleCurves.curve(subject, 0, .1, .1, .12, .5, .9),
                new Configured(name, Map.of(name, name)),
                new Model(name, name, name, Map.of()),
                SPREAD,
                List.of(new Quantity(name, Double.POSITIVE_INFINITY, name, name)),
                List.of(new Doubt("hostile", name)));
    }

    private static FamilyComparison hostileComparison(String name) {
        Onset onset = Onset.between(.5, 1, 2);
        return new FamilyComparison(
                name,
                Setup.UNKNOWN.withStrategy(name),
                name,
                Axis.of("own-axis"),
                new Configured(name, Map.of(name, name)),
                false,
                List.of(
                        new FamilyVerdict(
                                name,
                                Outcome.EMERGENT,
                                OptionalDouble.of(.99),
                                Optional.of(onset),
                                .1,
                                10),
                        new FamilyVerdict(
                                name + " too",
                                Outcome.EMERGENT,
                                OptionalDouble.empty(),
                                Optional.of(onset),
                                .1,
                                10),
                        new FamilyVerdict(
                                name + " not",
                                Outcome.NOT_EMERGENT,
                                OptionalDouble.of(0),
                                Optional.empty(),
                                .1,
                                10)),
                Optional.of(
                        new SharedOnset(
                                2,
                                1,
                                0,
                                Double.POSITIVE_INFINITY,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                0,
                                0,
                                1,
                                0)));
    }

    private static Verdict hostileVerdict(String name, Curve curve, int i) {
        double scale = curve.point(3).scale();
        OptionalDouble lower = OptionalDouble.of(curve.point(2).scale());
        OptionalDouble upper = OptionalDouble.of(curve.point(4).scale());
        Onset onset =
                switch (i % 3) {
                    case 0 -> new Onset(scale, lower, upper, Censoring.NONE);
                    case 1 -> new Onset(scale, OptionalDouble.empty(), upper, Censoring.LEFT);
                    default -> new Onset(scale, lower, OptionalDouble.empty(), Censoring.RIGHT);
                };
        List<Overlay.At> line = SampleVerdicts.places(curve, 0);
        List<Shape> shapes = List.of(Shape.values());
        return Verdict.emergent(shapes.get(i % shapes.size()), name)
                .from(onset)
                .with(new Aspect(name, name, name))
                .with(
                        new Quantity(name, Double.POSITIVE_INFINITY, name, name),
                        new Quantity("falls", Double.NEGATIVE_INFINITY, "", ""),
                        new Quantity("tiny", -1.25e-300, "", "smaller than most"))
                .with(
                        new Overlay(
                                name,
                                line,
                                SampleVerdicts.places(curve, -.1),
                                SampleVerdicts.places(curve, .1)));
    }

    private static Map<String, Object> settings(Object... pairs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], pairs[i + 1]);
        }
        return settings;
    }
}
