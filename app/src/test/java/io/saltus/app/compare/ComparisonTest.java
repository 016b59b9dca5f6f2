package io.saltus.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.app.InProcess;
import io.saltus.app.Installed;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final String HOSTILE = "<script>alert(1)</script> | `x`\u001b[31m\u202e";

    @TempDir private Path folder;

    private int files;

    private static Finding finding(String task, Verdict verdict, List<Point> points) {
        return finding(task, verdict, points, 0.05);
    }

    private static Finding finding(String task, Verdict verdict, List<Point> points, double alpha) {
        Subject subject =
                new Subject(task, Setup.shots(5), Metric.accuracy("acc"), "F", Axis.COMPUTE);
        return new Finding(
                new Curve(subject, points), new Configured("any", Map.of("alpha", alpha)), verdict);
    }

    /** By another criterion, or the same one set otherwise. */
    private static Finding by(Finding finding, String criterion, Map<String, Object> settings) {
        return new Finding(finding.curve(), new Configured(criterion, settings), finding.verdict());
    }

    private static Verdict emergent(double lower, double scale, double upper) {
        return Verdict.emergent(Shape.UNKNOWN, "as told").from(Onset.between(lower, scale, upper));
    }

    private static Verdict notEmergent() {
        return Verdict.notEmergent(Shape.UNKNOWN, "as told");
    }

    private static Verdict undecided() {
        return Verdict.undecided("as told");
    }

    /** Points of 200 examples each at 1e20, 1e21, ... */
    private static List<Point> points(double... scores) {
        return points(OptionalLong.of(200), scores);
    }

    private static List<Point> points(OptionalLong examples, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            points.add(point("m", i, examples, scores[i]));
        }
        return points;
    }

    private static Point point(String model, int place, OptionalLong examples, double score) {
        return Point.of(
                Axis.COMPUTE.scale(20 + place),
                List.of(replicate(model, OptionalLong.empty(), examples, score)));
    }

    private static Replicate replicate(
            String model, OptionalLong seed, OptionalLong examples, double score) {
        return new Replicate(Model.of(model), seed, score, examples, OptionalDouble.empty());
    }

    private static Report report(Finding... findings) {
        return new Report("0.1.0", "", List.of(), List.of(), List.of(), List.of(findings));
    }

    private static Comparison compare(Finding before, Finding after) {
        return Comparison.of(report(before), report(after), Examples.NONE, 0.05);
    }

    /** Runs the command on two reports. */
    private Installed.Run command(Finding before, Finding after, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        for (Finding finding : List.of(before, after)) {
            Path file = folder.resolve("report-" + files++ + ".json");
            StringBuilder json = new StringBuilder();
            ReportJson.write(report(finding), json);
            arguments.add(Files.writeString(file, json).toString());
        }
        arguments.addAll(List.of(options));
        return InProcess.run(arguments.toArray(String[]::new));
    }

    private static Change only(Comparison comparison) {
        assertEquals(1, comparison.changes().size());
        return comparison.changes().get(0);
    }

    @Test
    void tellsThatAnAbilityEmergedAtANewScale() {
        Comparison comparison =
                compare(
                        finding("add", notEmergent(), points(.01, .01, .02)),
                        finding("add", emergent(1e22, 1e23, 1e23), points(.01, .01, .02, .6)));
        assertEquals(Change.Kind.EMERGED, only(comparison).kind());
        assertEquals(Comparison.State.FAILED, comparison.state(Change.Kind.EMERGED));
        assertEquals(Comparison.State.PASSED, comparison.state(Change.Kind.VANISHED));
    }

    @Test
    void doesNotTellOfNoise() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", notEmergent(), points(.01, .01, .10)),
                        finding("add", emergent(1e21, 1e22, 1e22), points(.01, .01, .12)));
        assertEquals(Change.Kind.UNCERTAIN, only(comparison).kind());
        assertEquals(Comparison.State.NOT_ENOUGH_DATA, comparison.state(Change.Kind.EMERGED));
    }

    @Test
    void asksMoreOfEachChangeWhereThereAreMany() throws IOException {
        // One-sided p = .043 (R 4.2.2: phyper(19, 30, 370, 200, lower.tail = FALSE)):
        // clear alone, not among ten.
        List<Finding> before = new ArrayList<>();
        List<Finding> after = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            before.add(finding("t" + i, notEmergent(), points(.01, .05)));
            after.add(finding("t" + i, emergent(1e21, 1e22, 1e22), points(.01, .05, .10)));
        }
        Comparison alone =
                Comparison.of(report(before.get(0)), report(after.get(0)), Examples.NONE, 0.05);
        assertEquals(Change.Kind.EMERGED, only(alone).kind());
        Comparison many =
                Comparison.of(
                        report(before.toArray(Finding[]::new)),
                        report(after.toArray(Finding[]::new)),
                        Examples.NONE,
                        0.05);
        assertTrue(many.changes().stream().allMatch(c -> c.kind() == Change.Kind.UNCERTAIN));
    }

    /** R 4.2.2: pbinom(9, 12, .5, lower.tail = FALSE) = 0.01928711 for 10 gained, 2 lost. */
    @Test
    void comparesPairByPairWhereExamplesAreShared() throws IOException {
        StringBuilder table = new StringBuilder("task,model,example,correct\n");
        for (int i = 0; i < 200; i++) {
            boolean before = i < 20;
            boolean after = i < 18 || i >= 20 && i < 30;
            table.append("add,m0,e").append(i).append(before ? ",1\n" : ",0\n");
            table.append("add,m1,e").append(i).append(after ? ",true\n" : ",false\n");
        }
        Path file = Files.writeString(folder.resolve("examples.csv"), table);
        Examples examples = Examples.read(List.of(file));
        Point low = point("m0", 0, OptionalLong.of(200), .10);
        Point high = point("m1", 1, OptionalLong.of(200), .14);
        assertEquals(0.01928711, examples.paired("add", low, high).getAsDouble(), 1e-8);
        assertTrue(examples.paired("other", low, high).isEmpty());

        Report before = report(finding("add", notEmergent(), List.of(low)));
        Report after = report(finding("add", emergent(1e20, 1e21, 1e21), List.of(low, high)));
        assertEquals(
                Change.Kind.EMERGED, only(Comparison.of(before, after, examples, 0.05)).kind());
        assertEquals(
                Change.Kind.UNCERTAIN,
                only(Comparison.of(before, after, Examples.NONE, 0.05)).kind());
    }

    @Test
    void refusesExamplesItCannotRead() throws IOException {
        for (String[] bad :
                new String[][] {
                    {"task,model,example\nadd,m,1\n", ":2: a table of examples needs the columns"},
                    {"task,model,example,correct\nadd,m,1,maybe\n", "'correct' must be 1 or 0"},
                    {"task,model,example,correct\nadd,m,1,1\nadd,m,1,0\n", ":3 contradicts"}
                }) {
            Path file = Files.writeString(folder.resolve("bad.csv"), bad[0]);
            RequestException e =
                    assertThrows(RequestException.class, () -> Examples.read(List.of(file)));
            assertTrue(e.getMessage().contains(bad[1]), e.getMessage());
        }
    }

    @Test
    void doesNotTellWithoutKnownExamples() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", notEmergent(), points(OptionalLong.empty(), .01, .01)),
                        finding(
                                "add",
                                emergent(1e21, 1e22, 1e22),
                                points(OptionalLong.empty(), .01, .01, .9)));
        assertEquals(Change.Kind.UNCERTAIN, only(comparison).kind());
    }

    @Test
    void doesNotTellOfACriterionThatWasSetOtherwise() throws IOException {
        Finding after = finding("add", emergent(1e21, 1e22, 1e22), points(.01, .01, .6), 0.2);
        Comparison comparison = compare(finding("add", notEmergent(), points(.01, .01)), after);
        assertEquals("the criterion was set otherwise", only(comparison).why());
    }

    /** Each setting of one criterion is a finding of its own, in whatever order they stand. */
    @Test
    void comparesEachSettingOfACriterionWithItself() {
        Finding[] before = {
            finding("add", notEmergent(), points(.01, .01), 0.05),
            finding("add", notEmergent(), points(.01, .01), 1e-9)
        };
        Finding[] after = {
            finding("add", emergent(1e21, 1e22, 1e22), points(.01, .01, .6), 0.05),
            finding("add", notEmergent(), points(.01, .01, .6), 1e-9)
        };
        for (Report now : List.of(report(after), report(after[1], after[0]))) {
            Comparison comparison = Comparison.of(report(before), now, Examples.NONE, 0.05);
            assertEquals(
                    List.of(Change.Kind.EMERGED, Change.Kind.SAME),
                    comparison.changes().stream().map(Change::kind).toList());
            assertEquals(Comparison.State.FAILED, comparison.state(Change.Kind.EMERGED));
            String text = ComparisonText.TEXT.of(comparison);
            assertTrue(text.contains("add, 5-shot, acc, F, by any:alpha=0.05: not"), text);
        }
    }

    @Test
    void comparesWhatIsLeftOfACriterionThoughItWasSetOtherwise() {
        Finding kept = finding("add", notEmergent(), points(.01, .01), 0.05);
        Finding before = finding("add", notEmergent(), points(.01, .01), 0.1);
        Finding after = finding("add", emergent(1e21, 1e22, 1e22), points(.01, .01, .6), 0.2);
        Comparison comparison =
                Comparison.of(report(before, kept), report(kept, after), Examples.NONE, 0.05);
        assertEquals(
                List.of("the criterion was set otherwise", "as told"),
                comparison.changes().stream().map(Change::why).toList());
        Finding third = finding("add", undecided(), points(.01, .01), 0.3);
        assertEquals(
                List.of(Change.Kind.ADDED, Change.Kind.ADDED, Change.Kind.REMOVED),
                Comparison.of(report(before), report(after, third), Examples.NONE, 0.05)
                        .changes()
                        .stream()
                        .map(Change::kind)
                        .toList());
    }

    @Test
    void losesNoFindingOfWhichThereAreTwo() {
        Finding first = finding("add", notEmergent(), points(.01, .01));
        Finding second = finding("add", undecided(), points(.01, .01));
        assertEquals(
                List.of(Change.Kind.ADDED, Change.Kind.SAME),
                Comparison.of(report(first), report(first, second), Examples.NONE, 0.05)
                        .changes()
                        .stream()
                        .map(Change::kind)
                        .toList());
    }

    @Test
    void keepsApartNamesThatReadAlike() {
        List<Finding> findings = new ArrayList<>();
        for (String[] names : new String[][] {{"acc", "F, G"}, {"acc, F", "G"}}) {
            Subject subject =
                    new Subject(
                            "add",
                            Setup.shots(5),
                            Metric.accuracy(names[0]),
                            names[1],
                            Axis.COMPUTE);
            findings.add(
                    new Finding(
                            new Curve(subject, points(.1)),
                            new Configured("any", Map.of()),
                            undecided()));
        }
        Report report = report(findings.toArray(Finding[]::new));
        assertEquals(2, Comparison.of(report, report(), Examples.NONE, 0.05).changes().size());
    }

    @Test
    void keepsApartShotsAndAStrategyThatReadsLikeThem() {
        Finding shots = finding("add", undecided(), points(.1));
        Subject named =
                new Subject(
                        "add",
                        Setup.UNKNOWN.withStrategy("5-shot"),
                        shots.curve().metric(),
                        "F",
                        Axis.COMPUTE);
        Finding strategy =
                new Finding(
                        new Curve(named, shots.curve().points()), shots.criterion(), notEmergent());
        Comparison comparison =
                Comparison.of(
                        report(shots, strategy), report(strategy, shots), Examples.NONE, 0.05);
        assertEquals(
                List.of(Change.Kind.SAME, Change.Kind.SAME),
                comparison.changes().stream().map(Change::kind).toList());
    }

    @Test
    void doesNotTellThatAnOnsetMovedUnderACriterionThatWasSetOtherwise() {
        Finding before = finding("add", emergent(1e21, 2e21, 3e21), points(.01, .6), 0.05);
        Finding after = finding("add", emergent(4e21, 5e21, 6e21), points(.01, .6), 0.2);
        Comparison comparison = compare(before, after);
        assertEquals("the criterion was set otherwise", only(comparison).why());
        assertEquals(Comparison.State.NOT_ENOUGH_DATA, comparison.state(Change.Kind.MOVED));
    }

    @Test
    void namesAxisAndCriterionWhereThereAreSeveral() {
        Finding plain = finding("add", undecided(), points(.1));
        Finding loss =
                by(
                        alongLoss(Onset.between(3.2, 3.1, 3)),
                        "other",
                        Map.of("alpha", 0.05, "reach", 0.1));
        Comparison alone = Comparison.of(report(plain), report(), Examples.NONE, 0.05);
        Comparison several =
                Comparison.of(
                        report(plain, by(plain, "other", Map.of("alpha", 0.05)), loss),
                        report(),
                        Examples.NONE,
                        0.05);
        for (ComparisonText format : ComparisonText.values()) {
            String text = format.of(alone);
            assertTrue(text.contains("add, 5-shot, acc, F"), text);
            assertFalse(text.contains("along") || text.contains(", by"), text);
            String more = format.of(several);
            assertTrue(more.contains("add, 5-shot, acc, F, along compute, by any"), more);
            assertTrue(more.contains("add, 5-shot, acc, F, along compute, by other"), more);
            assertTrue(more.contains("add, 5-shot, acc, F, along loss, by other"), more);
            assertFalse(more.contains("alpha"), more);
        }
    }

    @Test
    void namesOfTheSettingsThoseThatDiffer() {
        Finding plain = finding("add", undecided(), points(.1));
        Finding one = by(plain, "any", Map.of("alpha", 0.05, "reach", 0.1));
        Finding two = by(plain, "any", Map.of("alpha", 0.01, "reach", 0.1));
        Comparison comparison = Comparison.of(report(one, two), report(), Examples.NONE, 0.05);
        for (ComparisonText format : ComparisonText.values()) {
            String text = format.of(comparison);
            assertTrue(text.contains("acc, F, by any:alpha=0.05"), text);
            assertTrue(text.contains("acc, F, by any:alpha=0.01"), text);
            assertFalse(text.contains("reach"), text);
        }
    }

    /** The score changed, and clearly; what it did not do is rise, or fall. */
    @Test
    void saysOfScoresThatChangedTheOtherWayWhatIsTrue() {
        Comparison fell =
                compare(
                        finding("add", notEmergent(), points(.01, .60)),
                        finding("add", emergent(1e20, 1e21, 1e21), points(.01, .25)));
        assertEquals(
                "no new or changed score is better than the earlier best beyond noise",
                only(fell).why());
        Comparison rose =
                compare(
                        finding("add", emergent(1e20, 1e21, 1e21), points(.01, .25)),
                        finding("add", notEmergent(), points(.40, .60)));
        assertEquals(
                "the score of the largest model is not worse than the earlier best beyond noise",
                only(rose).why());
    }

    @Test
    void tellsThatAnAbilityVanished() throws IOException {
        Comparison comparison =
                compare(
                        finding("add", emergent(1e21, 1e22, 1e22), points(.01, .01, .6)),
                        finding("add", notEmergent(), points(.01, .01, .02)));
        assertEquals(Change.Kind.VANISHED, only(comparison).kind());
    }

    @Test
    void tellsThatAnOnsetMovedIfItsIntervalDid() throws IOException {
        Finding before = finding("add", emergent(1e21, 2e21, 3e21), points(.01, .6));
        Finding within = finding("add", emergent(1e21, 2.5e21, 3e21), points(.01, .6));
        Finding beyond = finding("add", emergent(4e21, 5e21, 6e21), points(.6));
        assertEquals(Change.Kind.SAME, only(compare(before, within)).kind());
        assertEquals(Change.Kind.MOVED, only(compare(before, beyond)).kind());
    }

    @Test
    void tellsThatAnOnsetMovedOnAnAxisThatFalls() throws IOException {
        Onset early =
                new Onset(3.2, OptionalDouble.empty(), OptionalDouble.of(3.1), Censoring.LEFT);
        Onset late =
                new Onset(2.2, OptionalDouble.of(2.3), OptionalDouble.empty(), Censoring.RIGHT);
        Installed.Run run = command(alongLoss(early), alongLoss(late), "--fail-on", "moved");
        assertEquals(1, run.code(), run::toString);
        assertTrue(run.out().contains("the two intervals share no scale"), run.out());
        assertTrue(run.out().contains("at 3.2 nats per token -> emergent at 2.2 nats"), run.out());
        Installed.Run same = command(alongLoss(early), alongLoss(early), "--fail-on", "moved");
        assertEquals(0, same.code(), same::toString);
    }

    private static Finding alongLoss(Onset onset) {
        Subject subject =
                new Subject("add", Setup.shots(5), Metric.accuracy("acc"), "F", Axis.LOSS);
        Replicate result = replicate("m", OptionalLong.empty(), OptionalLong.of(200), .5);
        return new Finding(
                new Curve(subject, List.of(Point.of(2.5, List.of(result)))),
                new Configured("any", Map.of()),
                Verdict.emergent(Shape.SHARP, "as told").from(onset));
    }

    /**
     * R 4.2.2, as one run counts: phyper(5, 8, 192, 100, lower.tail = FALSE) = 0.1397; as five do:
     * phyper(29, 40, 960, 500, lower.tail = FALSE) = 0.0009.
     */
    @Test
    void countsTheExamplesOfOneRunHoweverManySeeds() throws IOException {
        Finding before = finding("add", notEmergent(), seeds(1, .02));
        Finding one = finding("add", emergent(1e20, 1e21, 1e21), seeds(1, .02, .06));
        Finding five = finding("add", emergent(1e20, 1e21, 1e21), seeds(5, .02, .06));
        Finding fiveBefore = finding("add", notEmergent(), seeds(5, .02));
        for (Installed.Run run :
                List.of(
                        command(before, one, "--fail-on", "emergent"),
                        command(fiveBefore, five, "--fail-on", "emergent"))) {
            assertEquals(4, run.code(), run::toString);
            assertTrue(run.out().contains("no new or changed score is better than"), run.out());
        }
    }

    /** Each score from a number of seeds of 100 examples. */
    private static List<Point> seeds(int number, double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            List<Replicate> seeds = new ArrayList<>();
            for (int seed = 0; seed < number; seed++) {
                OptionalLong named = number == 1 ? OptionalLong.empty() : OptionalLong.of(seed);
                seeds.add(replicate("m" + i, named, OptionalLong.of(100), scores[i]));
            }
            points.add(Point.of(Axis.COMPUTE.scale(20 + i), seeds));
        }
        return points;
    }

    @Test
    void tellsWhatIsOnlyInOneReport() throws IOException {
        Comparison comparison =
                compare(
                        finding("old", undecided(), points(.1)),
                        finding("new", undecided(), points(.1)));
        assertEquals(
                List.of(Change.Kind.ADDED, Change.Kind.REMOVED),
                comparison.changes().stream().map(Change::kind).toList());
        assertEquals(Comparison.State.PASSED, comparison.state(Change.Kind.EMERGED));
    }

    @Test
    void keepsNamesInert() throws IOException {
        Comparison comparison =
                compare(
                        finding(HOSTILE, undecided(), points(.1)),
                        finding(HOSTILE + "2", undecided(), points(.1)));
        for (ComparisonText format : ComparisonText.values()) {
            String text = format.of(comparison);
            assertFalse(text.contains("\u001b") || text.contains("\u202e"), text);
            assertFalse(format != ComparisonText.TEXT && text.contains("<script>"), text);
        }
        assertTrue(ComparisonText.MARKDOWN.of(comparison).contains("\\| \\`x\\`"));
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        Path report = folder.resolve("whole.json");
        StringBuilder json = new StringBuilder();
        ReportJson.write(report(), json);
        Files.writeString(report, json);
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"schema\": \"other/1\"}");
        for (String[] asked :
                new String[][] {
                    {bad.toString(), "no source reads '" + bad + "'"},
                    {folder.resolve("absent.json").toString(), "there is no"}
                }) {
            Installed.Run run = InProcess.run("compare", report.toString(), asked[0]);
            assertEquals(2, run.code(), run::toString);
            assertTrue(run.isClear() && run.err().contains(asked[1]), run.err());
        }
    }
}
