package com.acme;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Interval;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Doubt;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.OnsetDifference;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Secret;
import io.saltus.api.table.Columns;
import io.saltus.api.table.MappedColumn;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A plugin that makes each record of the API by its constructor; beside it, one of each kind that works. */
public final class Everything {

    private Everything() {}

    /** Makes each record of the API by its constructor with all components. */
    public static List<Record> records() {
        OptionalDouble one = OptionalDouble.of(1);
        Axis axis = new Axis("own", "own axis", "", Axis.Spacing.LOGARITHMIC);
        Model model = new Model("m", "f", "r", Map.of(axis, 1e9));
        Metric metric = new Metric("acc", Direction.HIGHER_IS_BETTER, OptionalDouble.of(.25), one, Grain.GRADED);
        Setup setup = new Setup(OptionalInt.of(5), "standard");
        Optional<Outcomes> outcomes = Optional.empty();
        Observation observation =
                new Observation(
                        model,
                        "task",
                        setup,
                        metric,
                        .5,
                        OptionalLong.of(100),
                        OptionalDouble.of(.05),
                        OptionalLong.of(1),
                        Optional.of(Instant.EPOCH),
                        outcomes);
        Replicate replicate =
                new Replicate(model, OptionalLong.of(1), .5, OptionalLong.of(100), OptionalDouble.of(.05), outcomes);
        Point point = new Point(1e9, .5, OptionalLong.of(100), OptionalDouble.of(.05), List.of(replicate));
        Subject subject = new Subject("task", setup, metric, "f", axis);
        Curve curve = new Curve(subject, List.of(point));
        Role role = new Role("measure");
        Quantity quantity = new Quantity("gain", .5, "", "what was gained", role);
        Aspect aspect = new Aspect("kind", "sharp", "what kind");
        Onset onset = new Onset(1e9, OptionalDouble.of(1e8), OptionalDouble.of(1e10), Censoring.NONE);
        Overlay.At at = new Overlay.At(1e9, .5);
        Overlay overlay = new Overlay("line", List.of(at), List.of(), List.of());
        Verdict verdict =
                new Verdict(
                        Outcome.EMERGENT,
                        Shape.SHARP,
                        "it rises",
                        Optional.of(onset),
                        List.of(aspect),
                        List.of(quantity),
                        List.of(overlay));
        Configured configured = new Configured("largest-jump", Map.of("minGain", .3));
        Issue issue = new Issue("file", "line 3 is not a number");
        Origin origin = new Origin("file", "", configured, 1);
        PluginFile plugin = new PluginFile("acme", "1.0.0", "acme.jar", "");
        Finding finding = new Finding(curve, configured, verdict);
        FamilyVerdict own = new FamilyVerdict("own", Outcome.UNDECIDED, one, Optional.empty(), 1, 2);
        SharedOnset shared = new SharedOnset(2, 1, 1, 1, one, one, 0, 0, 1, 0);
        OnsetDifference difference = new OnsetDifference("own", "other", 1, 0, 2);
        FamilyComparison comparison =
                new FamilyComparison(
                        "task", setup, "own", axis, configured, false, List.of(own, own), Optional.of(shared));
        Doubt doubt = new Doubt("few-scales", "it has one point");
        Forecast forecast =
                new Forecast(curve, configured, model, Predictive.of(.5), List.of(quantity), List.of(doubt));
        HindcastScore hindcast = new HindcastScore(configured, 1, .5, 2, 1, 1, 1, 1, 0, 0, 0, 0);
        Report report =
                new Report(
                        "1.0.0",
                        "analyze",
                        List.of(origin),
                        List.of(plugin),
                        List.of(issue),
                        List.of(finding),
                        List.of(comparison),
                        List.of(forecast),
                        List.of(hindcast));
        return List.of(
                axis,
                model,
                metric,
                setup,
                observation,
                replicate,
                point,
                subject,
                curve,
                role,
                quantity,
                aspect,
                onset,
                at,
                overlay,
                verdict,
                configured,
                issue,
                origin,
                plugin,
                finding,
                own,
                shared,
                difference,
                comparison,
                doubt,
                forecast,
                hindcast,
                report,
                columns(),
                new Interval(0, 1),
                new Secret("TOKEN"),
                new MappedColumn("score", "Score", 1),
                new KnownMetrics.Known(List.of("own"), Direction.HIGHER_IS_BETTER, Grain.GRADED, one, false));
    }

    private static Columns columns() {
        return new Columns(
                "task", "metric", "", "chance", "", "", "family", "model", "", "params", "", "", "", "", "", "", "",
                "score", "", "", "", false);
    }

    /** Reads a table, judges its one curve and renders what was found. */
    public static String run(Path table) throws IOException {
        List<Observation> observations = new ArrayList<>();
        new Spaces(columns())
                .read(
                        Location.of(table),
                        new ObservationSink() {
                            @Override
                            public void accept(Observation observation, long line) {
                                observations.add(observation);
                            }

                            @Override
                            public void report(Issue issue) {
                                throw new IllegalStateException(issue.toString());
                            }
                        });
        Observation first = observations.get(0);
        Axis axis = Axis.PARAMETERS;
        Curve curve =
                new Curve(
                        new Subject(
                                first.task(), first.setup(), first.metric(), first.model().family(), axis),
                        observations.stream()
                                .map(o -> Point.of(o.model().scale(axis).orElseThrow(), List.of(Replicate.of(o))))
                                .toList());
        Verdict verdict = new LargestJump(.3, 4).judge(curve, Curves.of(curve));
        Finding finding = new Finding(curve, new Configured("largest-jump", Map.of()), verdict);
        StringBuilder text = new StringBuilder();
        new Names(true)
                .render(
                        new Report("1.0.0", "", List.of(), List.of(), List.of(), List.of(finding)),
                        new Output() {
                            @Override
                            public Appendable text(String fileName) {
                                return text;
                            }

                            @Override
                            public OutputStream file(String fileName) {
                                return new ByteArrayOutputStream();
                            }

                            @Override
                            public boolean isColoured() {
                                return false;
                            }

                            @Override
                            public OptionalInt width() {
                                return OptionalInt.empty();
                            }
                        });
        return verdict.outcome() + " " + verdict.reason() + ": " + text;
    }
}
