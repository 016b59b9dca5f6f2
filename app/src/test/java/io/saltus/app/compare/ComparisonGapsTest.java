package io.saltus.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Verdict;
import io.saltus.app.InProcess;
import io.saltus.app.Installed;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.comparing.ComparisonRules;
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison says of what is not there, does not fit, or is not used. */
class ComparisonGapsTest {

    private static final Metric ACC = Metric.accuracy("acc");

    @TempDir private Path folder;

    private static Finding finding(String task, String model, int shots, double score) {
        return finding(task, model, shots, score, Optional.empty());
    }

    private static Finding finding(
            String task, String model, int shots, double score, Optional<Outcomes> outcomes) {
        Replicate one =
                new Replicate(
                        Model.of(model).at(Axis.PARAMETERS, 7e9),
                        OptionalLong.empty(),
                        score,
                        OptionalLong.of(outcomes.isPresent() ? 40 : 5000),
                        OptionalDouble.empty(),
                        outcomes);
        Subject subject = new Subject(task, Setup.shots(shots), ACC, model, Axis.PARAMETERS);
        return new Finding(
                new Curve(subject, List.of(Point.of(7e9, List.of(one)))),
                new Configured("any", Map.of()),
                Verdict.undecided("one scale"));
    }

    private String report(String name, Finding... findings) throws IOException {
        StringBuilder json = new StringBuilder();
        ReportJson.writeWithExamples(
                new Report("0.1.0", "", List.of(), List.of(), List.of(), List.of(findings)), json);
        return Files.writeString(folder.resolve(name + ".json"), json).toString();
    }

    private String table(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Installed.Run run(String before, String after, String... options) {
        List<String> arguments = new ArrayList<>(List.of("compare", before, after));
        arguments.addAll(List.of(options));
        return InProcess.run(arguments.toArray(String[]::new));
    }

    @Test
    void passesNoGateOfATaskWhoseScoreAfterIsMissing() throws IOException {
        String before = report("a", finding("lambada", "m", 0, .5), finding("gsm8k", "m", 0, .4));
        String after = report("b", finding("lambada", "m", 0, .7));
        for (String gate : List.of("worse", "worse:gsm8k", "lower:gsm*")) {
            Installed.Run run = run(before, after, "--fail-on", gate);
            assertEquals(4, run.code(), run::toString);
            assertTrue(
                    run.err()
                            .contains("not enough data to say:\n  gsm8k, 0-shot, acc, m: no score"),
                    run.err());
        }
        String rows = table("t.csv", "task,fail_on\ngsm8k,worse\n");
        assertEquals(4, run(before, after, "--thresholds", rows).code());
        String never = table("n.csv", "task,fail_on\ngsm8k,never\n");
        assertEquals(0, run(before, after, "--fail-on", "worse", "--thresholds", never).code());
        String junit = run(before, after, "--fail-on", "worse", "--format", "junit").out();
        assertTrue(junit.contains("tests=\"2\" failures=\"0\" skipped=\"1\""), junit);
        assertTrue(junit.contains("name=\"gsm8k, 0-shot, acc, m\"><skipped"), junit);
        String github = run(before, after, "--fail-on", "worse", "--format", "github").out();
        assertTrue(github.contains("::warning title=Saltus::gsm8k, 0-shot, acc, m"), github);
        String markdown = run(before, after, "--fail-on", "worse", "--format", "markdown").out();
        assertTrue(markdown.contains("### Not enough data: 1 higher"), markdown);
        assertTrue(markdown.contains("* gsm8k, 0-shot, acc, m: no score after"), markdown);
        String csv = run(before, after, "--fail-on", "worse", "--format", "csv").out();
        assertTrue(
                csv.endsWith("gsm8k,0,standard,acc,m,m,0.4,,,,,,,,,,,,not enough data,,\n"), csv);
        String json = run(before, after, "--fail-on", "worse", "--format", "json").out();
        assertTrue(json.contains("\"answer\" : \"not-enough-data\""), json);
    }

    @Test
    void namesTheNearestTaskWhereAGateOrAThresholdIsAboutNone() throws IOException {
        String before = report("a", finding("gsm8k", "m", 0, .4));
        String after = report("b", finding("gsm8k", "m", 0, .6));
        Installed.Run gate = run(before, after, "--fail-on", "worse:gsm9k");
        assertEquals(4, gate.code(), gate::toString);
        assertTrue(gate.err().contains("such a task (did you mean 'gsm8k'?)"), gate.err());
        String asks = table("t.csv", "task,fail_on\ngsm9k,worse\n");
        Installed.Run asked = run(before, after, "--thresholds", asks, "--format", "markdown");
        assertEquals(4, asked.code(), asked::toString);
        assertTrue(asked.out().contains("Not enough data"), asked.out());
        assertTrue(asked.err().contains("is of 'gsm9k' (did you mean 'gsm8k'?)"), asked.err());
        String wide = table("w.csv", "task,margin\nGSM8K,.1\n");
        Installed.Run idle = run(before, after, "--thresholds", wide);
        assertEquals(0, idle.code(), idle::toString);
        assertTrue(idle.err().contains("is of 'GSM8K' (did you mean 'gsm8k'?)"), idle.err());
        Installed.Run empty = run(before, after, "--thresholds", table("e.csv", ""));
        assertEquals(2, empty.code(), empty::toString);
        assertTrue(empty.err().contains("have no row"), empty.err());
    }

    private static Optional<Outcomes> kept() {
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            scores.put("e" + i, i % 2 * 1.0);
        }
        return Optional.of(Outcomes.of(scores));
    }

    @Test
    void saysWhichTablesOfExamplesFitNothing() throws IOException {
        String before = report("a", finding("t1", "m", 0, .5, kept()));
        String after = report("b", finding("t1", "m", 0, .5, kept()));
        String[][] faults = {
            {"--clusters", "task,example,cluster\nT1,e0,p\n", "'T1' (did you mean 't1'?)"},
            {"--clusters", "task,example,cluster\nt1,x0,p\n", "such an id: 'x0', where"},
            {"--clusters", "task,example,cluster\nt1,e0,p\nt1,e0,q\n", "in 'p', this one in 'q'"},
            {"--clusters", "task,example,cluster\n", "have no row"},
            {"--examples", "task,model,example,correct\nt1,mm,e0,1\n", "(did you mean 'm'?)"}
        };
        for (String[] fault : faults) {
            Installed.Run run = run(before, after, fault[0], table("x.csv", fault[1]));
            assertEquals(2, run.code(), run::toString);
            assertTrue(run.err().contains(fault[2]), run.err());
        }
        String part = table("p.csv", "task,example,cluster\nt1,e0,p\nt1,e1,p\n");
        Installed.Run partly = run(before, after, "--clusters", part);
        assertEquals(0, partly.code(), partly::toString);
        assertTrue(partly.err().contains("38 of 40 examples of 't1' are in no"), partly.err());
        String contrary = table("c.csv", "task,model,example,correct\nt1,m,e0,0\n");
        Installed.Run run = run(before, after, "--examples", contrary);
        assertTrue(run.err().contains("(examples 0.000, result 0.500)"), run.err());
    }

    @Test
    void refusesWhatItWouldNotUse() throws IOException {
        String before = report("a", finding("t", "m", 0, .5));
        String after = report("b", finding("t", "m", 0, .5));
        Installed.Run reference = run(before, after, "--reference", "m");
        assertEquals(2, reference.code(), reference::toString);
        assertTrue(reference.err().contains("--each model --reference m"), reference.err());
        for (String[] option :
                new String[][] {{"--axis", "compute"}, {"--source", "csv"}, {"--curves", "run"}}) {
            Installed.Run run = run(before, after, option);
            assertEquals(2, run.code(), run::toString);
            assertTrue(run.err().contains(option[0] + " goes with results"), run.err());
        }
        Installed.Run criterion = run(before, after, "--criterion", "emergence");
        assertTrue(criterion.err().contains("--criterion goes with results"), criterion.err());
        Installed.Run each =
                InProcess.run("compare", before, "--each", "model", "--examples-changed", "x.csv");
        assertEquals(2, each.code(), each::toString);
        assertTrue(each.err().contains("--each goes with no --examples-changed"), each.err());
        Installed.Run axis =
                InProcess.run("compare", before, "--each", "model", "--axis", "compute");
        assertTrue(axis.err().contains("--each goes with no --axis"), axis.err());
    }

    @Test
    void saysWhatIsComparedAndWhyNothingIs() throws IOException {
        String before = report("a", finding("t", "m", 0, .5));
        String after = report("b", finding("t", "m", 5, .6));
        Installed.Run run = run(before, after);
        assertTrue(run.out().startsWith("before: " + before + " (m)\n"), run.out());
        assertTrue(run.out().contains("setups differ: 0-shot before, 5-shot after."), run.out());
        assertTrue(run.out().contains("--before 'shots = 0' --after 'shots = 5'"), run.out());
        String other = report("c", finding("u", "m", 0, .6));
        assertTrue(run(before, other).out().contains("no task is on both sides"));
    }

    @Test
    void comparesAcrossSetupsWhereEachSideHasOne() {
        ComparedResults zero = side("zero", 0);
        ComparedResults five = side("five", 5);
        ScoreComparison apart = ScoreComparison.of(zero, five, ComparisonRules.USUAL);
        assertTrue(new SetupsApart(apart).areThey());
        List<ComparedResults> across = SetupsApart.across(List.of(zero, five)).orElseThrow();
        assertEquals(
                1,
                ScoreComparison.of(across.get(0), across.get(1), ComparisonRules.USUAL)
                        .changes()
                        .size());
        assertTrue(SetupsApart.areAskedFor("shots = 0", "shots = 5"));
        assertFalse(SetupsApart.areAskedFor("step = 0", "shots = 5"));
        List<Observation> both = new ArrayList<>(zero.results());
        both.addAll(five.results());
        assertTrue(SetupsApart.across(List.of(zero, new ComparedResults("both", both))).isEmpty());
    }

    private static ComparedResults side(String label, int shots) {
        return new ComparedResults(
                label,
                List.of(
                        Observation.of(Model.of("m"), "t", ACC, .5)
                                .withExamples(100)
                                .in(Setup.shots(shots))));
    }

    @Test
    void saysWhoIsLeftOutOfAGroupAndTakesNoTaskForOne() throws IOException {
        Finding[] all = {
            finding("g_a", "M1", 0, .5), finding("g_a", "M2", 0, .5), finding("g_b", "M2", 0, .5)
        };
        String before = report("a", all);
        String after = report("b", all);
        Installed.Run run = run(before, after, "--together", "g=g_*");
        assertTrue(run.err().contains("': M1, 0-shot, acc: lacks g_b"), run.err());
        assertTrue(run.out().contains("\ng, 0-shot, M2 "), run.out());
        Installed.Run taken = run(before, after, "--together", "g_a=g_*");
        assertEquals(2, taken.code(), taken::toString);
        assertTrue(taken.err().contains("'g_a' is the name of a task"), taken.err());
    }

    @Test
    void asksNothingOfAbilitiesWhereNoneWasJudged() {
        ScoreComparison none =
                ScoreComparison.of(side("a", 0), side("b", 0), ComparisonRules.USUAL);
        ComparisonReport report =
                new ComparisonReport(
                        none,
                        Optional.of(new Comparison(List.of())),
                        Asked.of(List.of("emergent")));
        assertEquals(Gate.Answer.NOT_ENOUGH_DATA, report.answer());
        assertTrue(GateReasons.of(report).contains("nothing was judged on either side"));
        String github = PipelineScores.github(report);
        assertTrue(github.contains("::warning title=Saltus::abilities, emerged"), github);
    }

    @Test
    void callsNobodyInAComment() throws IOException {
        String before = report("a", finding("@octocat", "@team/m", 0, .5));
        String after = report("b", finding("@octocat", "@team/m", 0, .7));
        String text = run(before, after, "--format", "markdown").out();
        assertFalse(text.matches("(?s).*@[a-z].*"), text);
    }
}
