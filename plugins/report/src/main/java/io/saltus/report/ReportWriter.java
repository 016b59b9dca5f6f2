package io.saltus.report;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.OnsetDifference;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes a report, value by value, in the order of docs/report-schema.md. */
final class ReportWriter {

    /** Kind of an issue that only says what something was taken for. */
    static final String REMARK = "remark";

    /** What stands side by side in a comparison. */
    enum Compared {
        FAMILIES,
        TRAINING_RUNS
    }

    private ReportWriter() {}

    static void write(Report report, ExampleSets sets, Appendable target) throws IOException {
        try (JsonText json = new JsonText(target)) {
            json.object();
            json.text("schema", ReportJson.SCHEMA);
            json.text("version", report.version());
            json.text("command", report.command());
            json.array("origins");
            for (Origin origin : report.origins()) {
                origin(json, origin);
            }
            json.end();
            json.array("plugins");
            for (PluginFile plugin : report.plugins()) {
                plugin(json, plugin);
            }
            json.end();
            json.array("issues");
            for (Issue issue : report.issues()) {
                json.line();
                json.text("where", issue.where());
                json.text("why", issue.why());
                if (issue.remark()) {
                    json.text("kind", REMARK);
                }
                json.word("severity", issue.severity());
                json.text("code", issue.code());
                if (issue.refused() > 0) {
                    json.number("refused", issue.refused());
                }
                json.end();
            }
            json.end();
            sets.write(json);
            json.array("findings");
            for (Finding finding : report.findings()) {
                finding(json, finding, sets);
            }
            json.end();
            if (!report.comparisons().isEmpty()) {
                json.array("comparisons");
                for (FamilyComparison comparison : report.comparisons()) {
                    comparison(json, comparison);
                }
                json.end();
            }
            ForecastWriter.write(json, report.forecasts(), report.hindcasts());
            json.end();
        }
    }

    private static void comparison(JsonText json, FamilyComparison comparison) throws IOException {
        json.object();
        json.text("task", comparison.task());
        setup(json, comparison.setup());
        json.text("metric", comparison.metric());
        axis(json, comparison.axis());
        configured(json, "criterion", comparison.criterion());
        json.word("of", comparison.runs() ? Compared.TRAINING_RUNS : Compared.FAMILIES);
        json.number("emergent", comparison.with(Outcome.EMERGENT).size());
        truth(json, "outcomesAgree", comparison.outcomesAgree());
        truth(json, "onsetsAgree", comparison.onsetsAgree());
        json.text("words", comparison.words());
        json.array("families");
        for (FamilyVerdict family : comparison.families()) {
            json.line();
            json.text("family", family.family());
            json.word("outcome", family.outcome());
            optional(json, "probability", family.probability());
            if (family.onset().isPresent()) {
                onset(json, family.onset().get());
            }
            json.number("smallest", family.smallest());
            json.number("largest", family.largest());
            json.end();
        }
        json.end();
        if (comparison.onset().isPresent()) {
            SharedOnset shared = comparison.onset().get();
            json.line("sharedOnset");
            json.number("families", shared.families());
            json.number("scale", shared.scale());
            json.number("lower", shared.lower());
            json.number("upper", shared.upper());
            optional(json, "nextLower", shared.nextLower());
            optional(json, "nextUpper", shared.nextUpper());
            json.number("scatter", shared.scatter());
            json.number("heterogeneity", shared.heterogeneity());
            json.number("pValue", shared.pValue());
            json.number("iSquared", shared.iSquared());
            json.end();
        }
        if (comparison.difference().isPresent()) {
            OnsetDifference two = comparison.difference().get();
            json.line("onsetDifference");
            json.text("earlier", two.earlier());
            json.text("later", two.later());
            json.number("difference", two.difference());
            json.number("lower", two.lower());
            json.number("upper", two.upper());
            json.end();
        }
        json.end();
    }

    private static void origin(JsonText json, Origin origin) throws IOException {
        json.line();
        json.text("location", origin.location());
        if (!origin.sha256().isEmpty()) {
            json.text("sha256", origin.sha256());
        }
        configured(json, "source", origin.source());
        json.number("observations", origin.observations());
        json.end();
    }

    private static void plugin(JsonText json, PluginFile plugin) throws IOException {
        json.line();
        json.text("id", plugin.id());
        json.text("version", plugin.version());
        if (!plugin.file().isEmpty()) {
            json.text("file", plugin.file());
        }
        if (!plugin.sha256().isEmpty()) {
            json.text("sha256", plugin.sha256());
        }
        json.end();
    }

    static void configured(JsonText json, String name, Configured configured) throws IOException {
        json.line(name);
        json.text("id", configured.id());
        json.line("settings");
        for (var setting : configured.settings().entrySet()) {
            json.value(setting.getKey(), setting.getValue());
        }
        json.end();
        json.end();
    }

    private static void finding(JsonText json, Finding finding, ExampleSets sets)
            throws IOException {
        Verdict verdict = finding.verdict();
        json.object();
        curve(json, finding.curve(), sets);
        configured(json, "criterion", finding.criterion());
        json.word("outcome", verdict.outcome());
        json.word("shape", verdict.shape());
        json.text("reason", verdict.reason());
        if (verdict.onset().isPresent()) {
            onset(json, verdict.onset().get());
        }
        json.array("aspects");
        for (Aspect aspect : verdict.aspects()) {
            json.line();
            json.text("name", aspect.name());
            json.text("value", aspect.value());
            json.text("meaning", aspect.meaning());
            json.end();
        }
        json.end();
        quantities(json, verdict.quantities());
        json.array("overlays");
        for (Overlay overlay : verdict.overlays()) {
            json.line();
            json.text("name", overlay.name());
            places(json, "points", overlay.points());
            places(json, "lower", overlay.lower());
            places(json, "upper", overlay.upper());
            if (overlay.baseline()) {
                json.truth("baseline", true);
            }
            json.end();
        }
        json.end();
        json.end();
    }

    static void curve(JsonText json, Curve curve, ExampleSets sets) throws IOException {
        subject(json, curve.subject());
        points(json, curve, sets);
    }

    static void quantities(JsonText json, List<Quantity> quantities) throws IOException {
        json.array("quantities");
        for (Quantity quantity : quantities) {
            json.line();
            json.text("name", quantity.name());
            json.number("value", quantity.value());
            json.text("unit", quantity.unit());
            json.text("meaning", quantity.meaning());
            if (!quantity.role().equals(Role.MEASURE)) {
                json.text("role", quantity.role().id());
            }
            json.end();
        }
        json.end();
    }

    private static void subject(JsonText json, Subject subject) throws IOException {
        json.line("subject");
        json.text("task", subject.task());
        setup(json, subject.setup());
        json.text("metric", subject.metric().name());
        json.text("family", subject.family());
        axis(json, subject.axis());
        json.word("direction", subject.metric().direction());
        json.word("grain", subject.metric().grain());
        optional(json, "chance", subject.metric().chance());
        optional(json, "best", subject.metric().best());
        json.end();
    }

    private static void setup(JsonText json, Setup setup) throws IOException {
        if (setup.shots().isPresent()) {
            json.number("shots", setup.shots().getAsInt());
        }
        json.text("strategy", setup.strategy());
    }

    private static void axis(JsonText json, Axis axis) throws IOException {
        json.text("axis", axis.id());
        json.text("unit", axis.unit());
        if (!Axis.KNOWN.contains(axis)) {
            json.text("title", axis.title());
            json.word("spacing", axis.spacing());
        }
    }

    private static void points(JsonText json, Curve curve, ExampleSets sets) throws IOException {
        json.array("points");
        for (Point point : curve.points()) {
            json.line();
            json.number("scale", point.scale());
            json.number("score", point.score());
            precision(json, point.examples(), point.standardError());
            json.texts("models", point.models());
            if (!isToldByItsPoint(point) || point.replicates().stream().anyMatch(sets::hold)) {
                replicates(json, point.replicates(), sets);
            }
            json.end();
        }
        json.end();
    }

    /**
     * Whether one result is behind a point, and all that is known of it are the point's numbers.
     */
    private static boolean isToldByItsPoint(Point point) {
        Replicate first = point.replicates().get(0);
        return point.replicates().size() == 1
                && first.seed().isEmpty()
                && first.score() == point.score()
                && first.examples().equals(point.examples())
                && first.standardError().equals(point.standardError());
    }

    private static void replicates(JsonText json, List<Replicate> replicates, ExampleSets sets)
            throws IOException {
        json.array("replicates");
        for (Replicate replicate : replicates) {
            json.line();
            json.text("model", replicate.model().name());
            if (replicate.seed().isPresent()) {
                json.number("seed", replicate.seed().getAsLong());
            }
            json.number("score", replicate.score());
            precision(json, replicate.examples(), replicate.standardError());
            if (sets.hold(replicate)) {
                sets.outcomes(json, replicate.outcomes().orElseThrow());
            }
            json.end();
        }
        json.end();
    }

    private static void precision(JsonText json, OptionalLong examples, OptionalDouble error)
            throws IOException {
        if (examples.isPresent()) {
            json.number("examples", examples.getAsLong());
        }
        optional(json, "standardError", error);
    }

    private static void onset(JsonText json, Onset onset) throws IOException {
        json.line("onset");
        json.number("scale", onset.scale());
        optional(json, "lower", onset.lower());
        optional(json, "upper", onset.upper());
        json.word("censoring", onset.censoring());
        json.end();
    }

    private static void truth(JsonText json, String name, Optional<Boolean> value)
            throws IOException {
        if (value.isPresent()) {
            json.truth(name, value.get());
        }
    }

    private static void optional(JsonText json, String name, OptionalDouble value)
            throws IOException {
        if (value.isPresent()) {
            json.number(name, value.getAsDouble());
        }
    }

    private static void places(JsonText json, String name, List<Overlay.At> places)
            throws IOException {
        json.pairs(name, places.stream().map(at -> new double[] {at.scale(), at.score()}).toList());
    }
}
