package io.saltus.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
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
import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The elements of a report's lists from their members; the reverse of {@link ReportWriter}. */
final class FindingReader {

    private FindingReader() {}

    static Origin origin(JsonMembers json) {
        Configured source = configured(json.object("source"));
        return json.made(
                () ->
                        new Origin(
                                json.text("location"),
                                json.optionalText("sha256").orElse(""),
                                source,
                                json.whole("observations", 0)));
    }

    static PluginFile plugin(JsonMembers json) {
        return json.made(
                () ->
                        new PluginFile(
                                json.text("id"),
                                json.text("version"),
                                json.optionalText("file").orElse(""),
                                json.optionalText("sha256").orElse("")));
    }

    static Issue issue(JsonMembers json) {
        return json.made(
                () -> {
                    Issue issue =
                            new Issue(json.text("where"), json.text("why"))
                                    .refusing(
                                            json.optionalWhole("refused", 0, Long.MAX_VALUE)
                                                    .orElse(0))
                                    .coded(json.optionalText("code").orElse(Issue.OTHER));
                    return json.optionalText("kind").filter(ReportWriter.REMARK::equals).isPresent()
                            ? issue.asRemark()
                            : issue;
                });
    }

    static Finding finding(JsonMembers json, ExampleSets sets) {
        Curve curve = curve(json, sets);
        Configured criterion = configured(json.object("criterion"));
        return json.made(() -> new Finding(curve, criterion, verdict(json)));
    }

    static Curve curve(JsonMembers json, ExampleSets sets) {
        Subject subject = subject(json.object("subject"));
        List<Point> points = json.list("points", point -> point(point, subject.axis(), sets));
        return json.made(
                () -> {
                    points.forEach(point -> requireScores(point, subject.metric()));
                    return new Curve(subject, points);
                });
    }

    /** What no metric gives is no score, whoever wrote it into the report. */
    private static void requireScores(Point point, Metric metric) {
        for (Replicate run : point.replicates()) {
            metric.refusal(run.score())
                    .ifPresent(
                            allowed -> {
                                throw new IllegalArgumentException(
                                        "the score of '%s' must be %s, got %s"
                                                .formatted(
                                                        metric.name(),
                                                        allowed,
                                                        Numbers.exact(run.score())));
                            });
        }
    }

    static Configured configured(JsonMembers json) {
        Map<String, Object> settings = json.object("settings").settings();
        return json.made(() -> new Configured(json.text("id"), settings));
    }

    static FamilyComparison comparison(JsonMembers json) {
        Configured criterion = configured(json.object("criterion"));
        List<FamilyVerdict> families = json.list("families", FindingReader::family);
        Optional<SharedOnset> shared =
                json.optionalObject("sharedOnset").map(FindingReader::sharedOnset);
        return json.made(
                () ->
                        new FamilyComparison(
                                json.text("task"),
                                setup(json),
                                json.text("metric"),
                                axis(json),
                                criterion,
                                json.word("of", ReportWriter.Compared.values())
                                        == ReportWriter.Compared.TRAINING_RUNS,
                                families,
                                shared));
    }

    private static FamilyVerdict family(JsonMembers json) {
        Optional<Onset> onset = json.optionalObject("onset").map(FindingReader::onset);
        return json.made(
                () ->
                        new FamilyVerdict(
                                json.text("family"),
                                json.word("outcome", Outcome.values()),
                                json.optionalNumber("probability"),
                                onset,
                                json.number("smallest"),
                                json.number("largest")));
    }

    private static SharedOnset sharedOnset(JsonMembers json) {
        return json.made(
                () ->
                        new SharedOnset(
                                (int) json.whole("families", 2),
                                json.numberOrInfinity("scale"),
                                json.numberOrInfinity("lower"),
                                json.numberOrInfinity("upper"),
                                json.optionalNumberOrInfinity("nextLower"),
                                json.optionalNumberOrInfinity("nextUpper"),
                                json.number("scatter"),
                                json.number("heterogeneity"),
                                json.number("pValue"),
                                json.number("iSquared")));
    }

    private static Setup setup(JsonMembers json) {
        OptionalLong shots = json.optionalWhole("shots", 0, Integer.MAX_VALUE);
        return new Setup(
                shots.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) shots.getAsLong()),
                json.text("strategy"));
    }

    private static Subject subject(JsonMembers json) {
        return json.made(
                () ->
                        new Subject(
                                json.text("task"),
                                setup(json),
                                metric(json),
                                json.text("family"),
                                axis(json)));
    }

    private static Metric metric(JsonMembers json) {
        return new Metric(
                json.text("metric"),
                json.word("direction", Direction.values(), Direction.HIGHER_IS_BETTER),
                json.optionalNumber("chance"),
                json.optionalNumber("best"),
                json.word("grain", Grain.values(), Grain.GRADED));
    }

    /** An axis that Saltus knows is told by its id alone. */
    private static Axis axis(JsonMembers json) {
        Axis named = Axis.of(json.text("axis"));
        return new Axis(
                named.id(),
                json.optionalText("title").orElse(named.title()),
                json.optionalText("unit").orElse(named.unit()),
                json.word("spacing", Axis.Spacing.values(), named.spacing()));
    }

    private static Point point(JsonMembers json, Axis axis, ExampleSets sets) {
        double scale = json.number("scale");
        List<Replicate> replicates =
                json.has("replicates")
                        ? json.list(
                                "replicates",
                                one -> replicate(one, one.text("model"), axis, scale, sets))
                        : json.texts("models").stream()
                                .map(model -> replicate(json, model, axis, scale, sets))
                                .toList();
        return json.made(
                () ->
                        new Point(
                                scale,
                                json.number("score"),
                                json.optionalWhole("examples", 1, Long.MAX_VALUE),
                                json.optionalNumber("standardError", 0),
                                replicates));
    }

    private static Replicate replicate(
            JsonMembers json, String model, Axis axis, double scale, ExampleSets sets) {
        return json.made(
                () ->
                        new Replicate(
                                Model.of(model).at(axis, scale),
                                json.optionalWhole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                                json.number("score"),
                                json.optionalWhole("examples", 1, Long.MAX_VALUE),
                                json.optionalNumber("standardError", 0),
                                sets.read(json)));
    }

    private static Verdict verdict(JsonMembers json) {
        Optional<Onset> onset = json.optionalObject("onset").map(FindingReader::onset);
        return new Verdict(
                json.word("outcome", Outcome.values()),
                json.word("shape", Shape.values()),
                json.text("reason"),
                onset,
                json.list("aspects", FindingReader::aspect),
                json.list("quantities", FindingReader::quantity),
                json.list("overlays", FindingReader::overlay));
    }

    private static Onset onset(JsonMembers json) {
        OptionalDouble lower = json.optionalNumber("lower");
        OptionalDouble upper = json.optionalNumber("upper");
        Censoring censoring = json.word("censoring", Censoring.values());
        return json.made(() -> new Onset(json.number("scale"), lower, upper, censoring));
    }

    private static Aspect aspect(JsonMembers json) {
        return json.made(
                () -> new Aspect(json.text("name"), json.text("value"), json.text("meaning")));
    }

    static Quantity quantity(JsonMembers json) {
        return json.made(
                () ->
                        new Quantity(
                                json.text("name"),
                                json.numberOrInfinity("value"),
                                json.text("unit"),
                                json.text("meaning"),
                                json.optionalText("role").map(Role::new).orElse(Role.MEASURE)));
    }

    private static Overlay overlay(JsonMembers json) {
        return json.made(
                () ->
                        new Overlay(
                                json.text("name"),
                                places(json, "points"),
                                places(json, "lower"),
                                places(json, "upper"),
                                json.truth("baseline")));
    }

    private static List<Overlay.At> places(JsonMembers json, String name) {
        return json.pairs(name).stream().map(pair -> new Overlay.At(pair[0], pair[1])).toList();
    }
}
