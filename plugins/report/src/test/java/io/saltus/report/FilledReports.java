package io.saltus.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A report in which every slot is filled, with names that try to break out of the format. */
final class FilledReports {

    static final String HOSTILE =
            "</script>\"'\\ \n\t\u0000\u001b[31m | & % \u202e \ud83e\udd95 = {}[],:";

    private static final Configured ANY = new Configured("any", Map.of());

    private FilledReports() {}

    static Report empty() {
        return new Report("0.1.0", "", List.of(), List.of(), List.of(), List.of());
    }

    static Report full() {
        Configured criterion =
                new Configured(
                        "any", Map.of("text", HOSTILE, "share", 0.5, "count", 3L, "switch", true));
        return new Report(
                "0.1.0",
                "saltus analyze " + HOSTILE,
                List.of(
                        new Origin("a.csv", "ab".repeat(32), new Configured("csv", Map.of()), 3),
                        new Origin("db:x", "", new Configured("db", Map.of()), 0)),
                List.of(
                        new PluginFile("p", "1.0", "p.jar", "cd".repeat(32)),
                        new PluginFile("q", "1.0", "", "")),
                List.of(new Issue("a.csv:3", HOSTILE)),
                List.of(
                        new Finding(curve(HOSTILE), criterion, emergent()),
                        new Finding(
                                curve("plain"), criterion, Verdict.undecided("too few scales"))),
                List.of(comparison(criterion)),
                List.of(forecast(criterion)),
                List.of(new HindcastScore(criterion, 2, .5, 9, 8, .5, .75, 1, .1, .08, -.3, .2)));
    }

    private static Forecast forecast(Configured method) {
        return new Forecast(
                curve(HOSTILE),
                method,
                new Model(HOSTILE, HOSTILE, HOSTILE, Map.of(Axis.COMPUTE, 1e25, Axis.LOSS, 1.75)),
                Predictive.of(.25, .5, .75).withLeap(.125),
                List.of(new Quantity("leap", .125, "", HOSTILE, Role.PROBABILITY)),
                List.of(new Doubt("untried", HOSTILE)));
    }

    private static FamilyComparison comparison(Configured criterion) {
        return new FamilyComparison(
                HOSTILE,
                Setup.shots(5),
                HOSTILE,
                Axis.COMPUTE,
                criterion,
                true,
                List.of(
                        new FamilyVerdict(
                                HOSTILE,
                                Outcome.EMERGENT,
                                OptionalDouble.of(.98),
                                emergent().onset(),
                                1e20,
                                1e22),
                        new FamilyVerdict(
                                "b",
                                Outcome.UNDECIDED,
                                OptionalDouble.empty(),
                                Optional.empty(),
                                1e20,
                                1e21)),
                Optional.of(
                        new SharedOnset(
                                2,
                                1e21,
                                0.25,
                                Double.POSITIVE_INFINITY,
                                OptionalDouble.of(0.5),
                                OptionalDouble.of(Double.POSITIVE_INFINITY),
                                .3,
                                5.5,
                                .02,
                                .8)));
    }

    /** On an axis that falls as models grow and has no place among the known ones. */
    static Report onOwnAxis() {
        Axis axis = new Axis("perplexity", "validation perplexity", "", Axis.Spacing.NEGATED);
        Subject subject =
                new Subject("task", Setup.UNKNOWN, Metric.accuracy("acc"), "family", axis);
        Verdict verdict =
                Verdict.emergent(Shape.SHARP, "leaps")
                        .from(
                                new Onset(
                                        12.5,
                                        OptionalDouble.of(20),
                                        OptionalDouble.empty(),
                                        Censoring.RIGHT));
        return of(new Finding(new Curve(subject, List.of(point(20), point(12.5))), ANY, verdict));
    }

    /** On one point. */
    static Report of(Point point) {
        Subject subject =
                new Subject("task", Setup.UNKNOWN, Metric.accuracy("acc"), "family", Axis.COMPUTE);
        return of(new Finding(new Curve(subject, List.of(point)), ANY, Verdict.undecided("few")));
    }

    private static Report of(Finding finding) {
        return empty().withFindings(List.of(finding));
    }

    private static Point point(double scale) {
        Replicate replicate =
                new Replicate(
                        Model.of("m" + scale),
                        OptionalLong.empty(),
                        0.5,
                        OptionalLong.of(10),
                        OptionalDouble.empty());
        return Point.of(scale, List.of(replicate));
    }

    private static Verdict emergent() {
        return Verdict.emergent(Shape.SHARP, HOSTILE)
                .from(
                        new Onset(
                                1.5e21,
                                OptionalDouble.empty(),
                                OptionalDouble.of(2.5e22),
                                Censoring.LEFT))
                .with(new Aspect("evidence", "full", HOSTILE))
                .with(
                        new Quantity("small", 1e-300, "", "a small number"),
                        new Quantity("up", Double.POSITIVE_INFINITY, "x", "without bound"),
                        Quantity.pValue("p", 0.01, "of no leap"),
                        new Quantity("own", 1, "", "of a role").as(new Role("a-role-of-later")),
                        new Quantity("down", Double.NEGATIVE_INFINITY, "", "without bound"))
                .with(
                        new Overlay(
                                "fit",
                                List.of(new Overlay.At(1e20, 0.1), new Overlay.At(1e22, 0.9)),
                                List.of(new Overlay.At(1e20, 0.05)),
                                List.of(new Overlay.At(1e20, 0.2))))
                .with(Overlay.ofBaseline("standard", List.of(new Overlay.At(1e20, 0.1))));
    }

    private static Curve curve(String task) {
        Replicate counted =
                new Replicate(
                        Model.of(HOSTILE),
                        OptionalLong.of(1),
                        0.1,
                        OptionalLong.of(200),
                        OptionalDouble.of(0.02));
        Replicate bare =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.empty(),
                        0.9,
                        OptionalLong.empty(),
                        OptionalDouble.empty());
        return new Curve(
                new Subject(
                        task, Setup.shots(5), Metric.accuracy("acc", 0.25), "family", Axis.COMPUTE),
                List.of(Point.of(1e20, List.of(counted)), Point.of(1e22, List.of(bare))));
    }
}
