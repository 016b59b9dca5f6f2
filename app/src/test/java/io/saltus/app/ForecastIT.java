package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Report;
import io.saltus.app.command.ExitCode;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code saltus forecast}, {@code plan} and {@code signal} of the built distribution. */
class ForecastIT {

    private static final String GPT3 = Installed.HOME.resolve("data/gpt3.csv").toString();
    private static final String ADDITION = "task = '3D+'";

    private final Installed saltus = Installed.asBuilt();

    @TempDir Path folder;

    private Installed.Run forecast(String... more) {
        String[] arguments = new String[more.length + 4];
        List<String> first = List.of("forecast", GPT3, "--where", ADDITION);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < 4 ? first.get(i) : more[i - 4];
        }
        return saltus.run(arguments);
    }

    private static Report report(Installed.Run run) throws IOException {
        return ReportJson.read(new StringReader(run.out()), "report");
    }

    @Test
    void forecastsEachCurveOnALine() {
        Installed.Run run = forecast("--at", "1e25", "--reach", ".5", "--lenient");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("method: blend"), run.out());
        assertTrue(run.out().contains("at: 1e25 FLOPs"), run.out());
        assertTrue(run.out().contains("\n3 forecasts"), run.out());
        assertTrue(
                run.out()
                        .lines()
                        .anyMatch(line -> line.startsWith("0-shot") || line.startsWith("3D+")),
                run.out());
    }

    @Test
    void takesWhatIsKnownOfAModelOrItsName() throws IOException {
        Report report =
                report(
                        forecast(
                                "--at",
                                "params=1T,tokens=3T",
                                "--at",
                                "GPT-3 175B",
                                "--method",
                                "last-value",
                                "--render",
                                "json"));
        assertEquals(6, report.forecasts().size());
        assertEquals(1.8e25, report.forecasts().get(0).scale().orElseThrow(), 1e20);
        assertEquals(0, report.forecasts().get(1).horizon().orElseThrow(), .01);
    }

    @Test
    void writesWhatRendersAsJsonAndDrawsTheFan() throws IOException {
        Installed.Run run = forecast("--at", "1e25", "--render", "json");
        Report report = report(run);
        Forecast forecast = report.forecasts().get(0);
        Predictive predictive = forecast.predictive();
        assertTrue(predictive.interval(.95).contains(predictive.median()));
        assertEquals("blend", forecast.method().id());
        assertTrue(
                report.findings().stream()
                        .allMatch(
                                finding ->
                                        finding.verdict().overlays().stream()
                                                .anyMatch(
                                                        o -> o.name().startsWith("forecast, 95%"))),
                "each curve has a fan");
    }

    @Test
    void isShownByEveryRenderer() throws IOException {
        String[] renderers = {"html", "png", "latex", "csv", "markdown", "table"};
        List<String> arguments = new java.util.ArrayList<>(List.of("--at", "1e25"));
        for (String renderer : renderers) {
            arguments.addAll(List.of("--render", renderer));
        }
        arguments.addAll(List.of("--out", folder.toString(), "--lenient"));
        Installed.Run run = forecast(arguments.toArray(new String[0]));
        assertEquals(0, run.code(), run::toString);
        assertTrue(Files.readString(folder.resolve("report.html")).contains("\"forecasts\":[{"));
        assertTrue(Files.readString(folder.resolve("report.tex")).contains("tab:forecasts"));
        assertEquals(4, Files.readAllLines(folder.resolve("forecasts.csv")).size());
        assertTrue(Files.readString(folder.resolve("report.md")).contains("## Forecasts"));
        assertTrue(Files.size(folder.resolve("figure.png")) > 1000);
    }

    @Test
    void showsHowMethodsFaredAtWhatIsHeldOut() throws IOException {
        Installed.Run run =
                forecast(
                        "--hindcast",
                        "--leave",
                        "1,2",
                        "--method",
                        "curve-posterior",
                        "--method",
                        "last-value",
                        "--lenient");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("Hindcasts"), run.out());
        assertEquals(
                4,
                run.out()
                        .lines()
                        .filter(l -> l.startsWith("curve-posterior") || l.startsWith("last-value"))
                        .count(),
                run.out());
    }

    @Test
    void saysWhatToTypeWhereNothingIsAsked() {
        Installed.Run run = forecast();
        assertEquals(ExitCode.REQUEST, run.code(), run::toString);
        assertTrue(run.err().contains("--at 1e25"), run.err());
        assertTrue(forecast("--at", "soon").err().contains("is neither a scale"));
        assertTrue(forecast("--at", "1e25", "--method", "lst-value").err().contains("last-value"));
    }

    @Test
    void refusesWhatItWouldMisread() {
        Installed.Run size = forecast("--at", "200B");
        assertEquals(ExitCode.REQUEST, size.code(), size::toString);
        assertTrue(size.err().contains("params=200B,tokens=15T"), size.err());
        assertEquals(ExitCode.REQUEST, forecast("--at", "").code());
        assertEquals(ExitCode.REQUEST, forecast("--at", "1e25", "--reach", "NaN").code());
        Installed.Run leave = forecast("--at", "1e25", "--leave", "2");
        assertEquals(ExitCode.REQUEST, leave.code(), leave::toString);
        assertTrue(leave.err().contains("--hindcast --leave 2"), leave.err());
        for (String ofAnalyze : List.of("--calibrate", "--simulations=9", "--only=x", "--top=1")) {
            assertEquals(ExitCode.REQUEST, forecast("--at", "1e25", ofAnalyze).code(), ofAnalyze);
        }
    }

    @Test
    void takesTheNameThatPeopleUseAndDoubtsWhatLiesInside() {
        String[] quick = {"--method", "last-value", "--lenient", "--at"};
        Installed.Run run =
                forecast(quick[0], quick[1], quick[2], quick[3], "Llama 3.1 405B", "--at", "1e22");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("meta-llama/Llama-3.1-405B"), run.out());
        assertTrue(run.out().contains("inside-span"), run.out());
    }

    @Test
    void writesOneTableOfCsvToStandardOutput() {
        String[] csv = {"--at", "1e25", "--method", "last-value", "--render", "csv"};
        Installed.Run run = forecast(csv);
        assertEquals(0, run.code(), run::toString);
        assertEquals(4, run.out().lines().count(), run.out());
        assertTrue(run.out().contains(",median,"), run.out());
        String[] judged = java.util.Arrays.copyOf(csv, 8);
        judged[6] = "--criterion";
        judged[7] = "emergence";
        assertTrue(forecast(judged).err().contains("--out DIR"), run::toString);
    }

    @Test
    void forecastsAlongDatesAndAnAxisOfOnesOwn() throws IOException {
        StringBuilder table =
                new StringBuilder("task,model,family,score,n_examples,released,width\n");
        for (int i = 0; i < 5; i++) {
            table.append(
                    "t,m%d,F,%s,200,20%d-03-01,%d\n".formatted(i, .2 + .1 * i, 19 + i, 64 << i));
        }
        Path file = Files.writeString(folder.resolve("own.csv"), table);
        Installed.Run dates =
                saltus.run(
                        "forecast",
                        file.toString(),
                        "--axis",
                        "date",
                        "--at",
                        "2024-03-01",
                        "--method",
                        "last-value");
        assertEquals(0, dates.code(), dates::toString);
        assertTrue(dates.out().contains("2024-03-01"), dates.out());
        Installed.Run own =
                saltus.run(
                        "forecast",
                        file.toString(),
                        "--axis",
                        "width:log",
                        "--at",
                        "2048",
                        "--method",
                        "last-value");
        assertEquals(0, own.code(), own::toString);
        assertTrue(own.out().contains("2048") || own.out().contains("2050"), own.out());
        Installed.Run none = saltus.run("analyze", file.toString(), "--axis", "depth:linear");
        assertEquals(ExitCode.REQUEST, none.code());
        assertTrue(none.err().contains("the columns of numbers in a table"), none.err());
    }

    @Test
    void plansWhatToMeasureNext() {
        Installed.Run run = saltus.run("plan", GPT3, "--where", "task = '2D+'", "--lenient");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("a model of about"), run.out());
        assertTrue(run.out().contains("would be seen in"), run.out());
        Installed.Run json =
                saltus.run("plan", GPT3, "--where", "task = '2D+'", "--format", "json");
        assertTrue(json.out().contains("\"schema\" : \"saltus-plan/1\""), json::toString);
        assertTrue(json.out().contains("\"measure\" : \"run\""), json::toString);
        Installed.Run wrong = saltus.run("plan", GPT3, "--cost", "gpu=3");
        assertEquals(ExitCode.REQUEST, wrong.code());
        assertTrue(wrong.err().contains("there are flop and example"), wrong.err());
        Installed.Run half = saltus.run("plan", GPT3, "--cost", "example=.002");
        assertEquals(ExitCode.REQUEST, half.code(), half::toString);
        assertTrue(half.err().contains("--cost flop=2e-18,example=0.002"), half.err());
    }

    @Test
    void plansFromProbabilitiesAlone() throws IOException {
        Installed.Run none =
                saltus.run("plan", GPT3, "--where", ADDITION, "--criterion", "above-chance");
        assertEquals(ExitCode.REQUEST, none.code(), none::toString);
        assertTrue(none.err().contains("gives no probability"), none.err());
        StringBuilder table = new StringBuilder("task,model,family,params,score,metric\n");
        for (int i = 0; i < 5; i++) {
            table.append("t,m%d,F,%d,%s,bleu\n".formatted(i, 1000000L << 3 * i, .1 + .1 * i));
        }
        Path file = Files.writeString(folder.resolve("bleu.csv"), table);
        Installed.Run unknown = saltus.run("plan", file.toString(), "--lenient");
        assertTrue(unknown.out().contains("0 without, 1 that cannot be judged"), unknown::toString);
    }

    @Test
    void saysWhichTasksTellAtWhichScale() {
        Installed.Run run = saltus.run("signal", GPT3, "--where", ADDITION, "--lenient");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("signal/noise"), run.out());
        assertFalse(run.out().contains("NaN"), run.out());
    }
}
