package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Outcome;
import io.saltus.app.command.ExitCode;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code saltus calibrate} of the built distribution. */
class CalibrateIT {

    private final Installed saltus = Installed.asBuilt();

    private JsonNode json(String... more) throws IOException {
        String[] arguments =
                Stream.concat(
                                Stream.of("calibrate", "--format", "json", "--curves", "20"),
                                Stream.of(more))
                        .toArray(String[]::new);
        Installed.Run run = saltus.run(arguments);
        assertEquals(0, run.code(), run::toString);
        assertEquals("", run.err());
        return new ObjectMapper().readTree(run.out()).get("calibrations");
    }

    private static List<Finding> findings(Installed.Run run) throws IOException {
        return ReportJson.read(new StringReader(run.out()), "report").findings();
    }

    @Test
    void showsHowOftenTheDefaultVerdictIsRight() {
        Installed.Run run = saltus.run("calibrate", "--curves", "10", "--score", "probability");
        assertEquals(0, run.code(), run::toString);
        assertTrue(
                run.out()
                        .startsWith(
                                "emergence, 10 curves per shape, seed 1: 8 scales, 200 examples, chance"
                                        + " 0.25"),
                run.out());
        for (String row : List.of("absent", "hill", "composed", "all laws")) {
            assertTrue(run.out().contains("\n" + row), row);
        }
        assertTrue(run.out().contains("AUC"));
        assertTrue(!run.out().contains("\nstep"), "the first benchmark is drawn where asked for");
    }

    @Test
    void drawsTheFirstBenchmarkByTheNamesOfItsGroups() throws IOException {
        JsonNode one = json("--shapes", "in-family,out-of-family").get(0);
        assertTrue(one.get("shapes").has("linear"));
        assertTrue(one.get("shapes").has("quadratic"));
        assertTrue(!one.get("shapes").has("hill"));
        assertTrue(!one.get("shapes").has("mirage"), "not at a chance level above 0");
        assertEquals("out-of-family", one.at("/shapes/quadratic/group").asText());
        assertEquals(60, one.at("/in-family/leaps").asInt());
        assertEquals(180, one.at("/in-family/others").asInt());
        assertEquals(180, one.at("/out-of-family/leaps").asInt());
    }

    @Test
    void variesTheDesignFromCurveToCurve() throws IOException {
        JsonNode varied = json("--design", "varied", "--shapes", "probit,absent");
        assertEquals(3, varied.size());
        assertEquals(
                "3 to 8 uneven scales, 50 to 10000 examples, chance 0.5",
                varied.get(2).get("design").asText());
        assertTrue(varied.at("/0/shapes/probit/leaps").asInt() > 2);
        assertTrue(varied.at("/0/shapes/probit/others").asInt() > 2);
        assertEquals(0, varied.at("/0/shapes/absent/leaps").asInt());
        JsonNode asked =
                json(
                        "--design",
                        "varied",
                        "--scales",
                        "3,4",
                        "--examples",
                        "100",
                        "--chance",
                        "0",
                        "--shapes",
                        "probit");
        assertEquals(2, asked.size());
        assertEquals(
                "4 uneven scales, 100 examples, chance 0", asked.get(1).get("design").asText());
    }

    @Test
    void detectsStepsAndNotLines() throws IOException {
        JsonNode one = json("--shapes", "linear,step").get(0);
        assertTrue(one.at("/shapes/step/detection-rate/value").asDouble() > .8, one::toString);
        assertTrue(one.at("/shapes/linear/false-positive-rate/value").asDouble() < .2);
        assertEquals(20, one.at("/shapes/step/detection-rate/curves").asInt());
        assertEquals(0, one.at("/shapes/step/others").asInt());
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() throws IOException {
        JsonNode one = json("--threads", "1", "--seed", "9");
        assertEquals(one, json("--threads", "2", "--seed", "9"));
        assertEquals(one, json("--threads", "7", "--seed", "9"));
        assertNotEquals(one, json("--threads", "7", "--seed", "10"));
    }

    @Test
    void takesEveryCombinationOfDesigns() throws IOException {
        JsonNode all =
                json(
                        "--scales",
                        "5,8",
                        "--examples",
                        "50,200",
                        "--chance",
                        "0,.25",
                        "--shapes",
                        "step,mirage");
        assertEquals(8, all.size());
        assertEquals("5 scales, 50 examples, chance 0", all.get(0).get("design").asText());
        assertTrue(all.get(0).get("shapes").has("mirage"));
        assertEquals("5 scales, 50 examples, chance 0.25", all.get(1).get("design").asText());
        assertTrue(!all.get(1).get("shapes").has("mirage"));
    }

    @Test
    void poolsModelsAndTakesAnyGridAndAnyCriterion() throws IOException {
        JsonNode pooled = json("--design", "pooled", "--models", "30", "--shapes", "step");
        assertTrue(pooled.get(0).get("design").asText().startsWith("30 models pooled"));
        JsonNode grid =
                json(
                        "--at", "1e19,3e20,1e21,5e22,1e24",
                        "--criterion", "change-point:cost=binomial",
                        "--criterion", "emergence-definition",
                        "--shapes", "step,linear");
        assertEquals(2, grid.size());
        assertTrue(grid.get(0).get("design").asText().startsWith("5 scales"));
        assertEquals("emergence-definition", grid.get(1).get("criterion").asText());
    }

    @Test
    void writesTheTablesOfThePage() {
        Installed.Run run =
                saltus.run(
                        "calibrate",
                        "--curves",
                        "5",
                        "--by",
                        "design",
                        "--format",
                        "markdown",
                        "--scales",
                        "6,8");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("| design | shapes | detection | false positives |"));
        // a row in the table of rates and one in that of the probability, for each design
        assertEquals(4, run.out().lines().filter(line -> line.contains("scales, 200")).count());
    }

    @Test
    void writesCurvesThatAnalyzeJudgesAsItDoes(@TempDir Path folder) throws IOException {
        String[] design = {"--shapes", "step,linear", "--scales", "6"};
        JsonNode counted = json(design).get(0);
        Path simulated = folder.resolve("a/b");
        Installed.Run written =
                saltus.run(
                        Stream.concat(
                                        Stream.of(
                                                "calibrate",
                                                "--curves",
                                                "20",
                                                "--write",
                                                simulated.toString()),
                                        Stream.of(design))
                                .toArray(String[]::new));
        assertEquals(0, written.code(), written::toString);
        assertTrue(written.out().startsWith("40 curves written to "), written.out());
        Installed.Run run =
                saltus.run(
                        "analyze", simulated.resolve("curves.csv").toString(), "--render", "json");
        assertEquals(0, run.code(), run::toString);
        int emergent = 0;
        for (Finding finding : findings(run)) {
            boolean step = finding.curve().subject().task().startsWith("step-1-");
            emergent += step && finding.verdict().outcome() == Outcome.EMERGENT ? 1 : 0;
        }
        double detection = counted.at("/shapes/step/detection-rate/value").asDouble();
        assertEquals(Math.round(20 * detection), emergent);
        assertEquals(41, Files.readAllLines(simulated.resolve("truth.csv")).size());
    }

    @Test
    void saysWithEachVerdictHowOftenItIsRight() throws IOException {
        Installed.Run run =
                saltus.run("demo", "--calibrate", "--simulations", "60", "--render", "json");
        assertTrue(run.code() <= ExitCode.ISSUES, run::toString);
        int rated = 0;
        for (Finding finding : findings(run)) {
            String verdict = finding.toString();
            boolean counted = finding.curve().point(0).examples().isPresent();
            assertEquals(counted, verdict.contains("calibrated-detection-rate"), verdict);
            assertEquals(counted, verdict.contains("calibrated-false-positive-rate"), verdict);
            assertEquals(!counted, verdict.contains("not-possible"), verdict);
            rated += counted ? 1 : 0;
        }
        assertTrue(rated > 5);
    }

    @Test
    void simulatesNothingUnlessAskedTo() {
        Installed.Run run = saltus.run("demo", "--simulations", "60");
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(run.err().contains("--simulations goes with --calibrate only"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--shapes steep | there is no shape 'steep' (did you mean 'step'?); there are laws, in-family,",
                "--shapes mirage | drawn at chance level 0 only",
                "--scales 1 | --scales must be in [2, 10000], got 1",
                "--scales many | --scales",
                "--chance 1 | --chance must be in [0, 1), got 1",
                "--overdispersion -1 | --overdispersion must be in [0, 5], got -1",
                "--examples 0 | --examples must be in [1, 1000000000], got 0",
                "--curves 0 | --curves must be in [1, 1000000], got 0",
                "--threads 0 | --threads must be at least 1, got 0",
                "--at 1e20,1e19 | --at must hold two scales or more, each above the last",
                "--at 1e19,1e20 --scales 3 | give --scales or --at, not both",
                "--design pooled --scales 3 | takes --models, not --scales",
                "--design varied --at 1e19,1e20,1e21 | a varied design takes --scales, not --at",
                "--models 40 | --models goes with --design pooled only",
                "--from 1e20 --to 1e19 | --from and --to must be positive and rise",
                "--criterion emergency | there is no criterion 'emergency'",
                "--write folder --score lambda | --write judges no curve",
                "--write /dev/null --curves 1 | cannot write to '/dev/null': it is not a folder",
                "--curves 2 --score lamda | has a quantity 'lamda'"
            })
    void refusesWhatCannotBeDone(String arguments, String message) {
        Installed.Run run = saltus.shell("saltus calibrate " + arguments);
        assertEquals(ExitCode.REQUEST, run.code(), run::toString);
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.err().lines().count() <= 2, run.err());
        assertEquals("", run.out());
    }
}
