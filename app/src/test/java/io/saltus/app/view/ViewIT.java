package io.saltus.app.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.app.Installed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a page that is served what a browser asks, and what it ought not to be asked. */
class ViewIT {

    private static final Path GPT3 = Installed.HOME.resolve("data/gpt3.csv");

    @TempDir static Path folder;

    private static RunningView view;

    private final Installed saltus = Installed.asBuilt();

    @BeforeAll
    static void start() throws IOException {
        view = RunningView.of(folder, GPT3.toString(), "--where", "shots >= 1");
    }

    @AfterAll
    static void end() throws IOException {
        view.close();
    }

    private static int status(String method, URI address) throws Exception {
        return view.ask(method, address).statusCode();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void listensOnThisMachineAloneWithASecretInItsAddress() {
        assertEquals("127.0.0.1", view.address().getHost());
        assertTrue(
                view.address().getPath().matches("/[A-Za-z0-9_-]{27}/"), view.address()::toString);
    }

    @Test
    void answersNobodyWithoutTheSecret() throws Exception {
        for (String path : List.of("/", "/choices", "/wrong/", "/wrong/choices", "/favicon.ico")) {
            assertEquals(404, status("GET", view.address().resolve(path)), path);
        }
        String secret = view.address().getPath();
        String almost = secret.substring(0, secret.length() - 2) + "/choices";
        assertEquals(404, status("GET", view.address().resolve(almost)));
        assertEquals(404, status("GET", view.at("../etc/passwd")));
        assertEquals(404, status("GET", view.at("%2e%2e/view.js")));
    }

    @Test
    void answersToItsOwnNamesAlone() throws IOException {
        assertTrue(view.statusFor("localhost:99").contains(" 200 "));
        for (String host :
                List.of(
                        "evil.example",
                        "127.0.0.1.evil.example",
                        "",
                        "localhost\r\nHost: evil.example")) {
            assertTrue(view.statusFor(host).matches("HTTP/1.1 (403|400) .*"), host);
        }
    }

    @Test
    void isAskedAndNeverTold() throws Exception {
        HttpResponse<byte[]> head = view.ask("HEAD", view.at("choices"));
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertNotEquals("0", header(head, "Content-Length"));
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            assertEquals(405, status(method, view.at("choices")), method);
        }
    }

    @Test
    void keepsThePageAndItsAddressFromOthers() throws Exception {
        for (String path : List.of("", "view.js", "view.css", "choices", "report.html")) {
            HttpResponse<byte[]> answer = view.get(path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals("no-referrer", header(answer, "Referrer-Policy"), path);
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"), path);
            assertEquals("no-store", header(answer, "Cache-Control"), path);
            String policy = header(answer, "Content-Security-Policy");
            assertTrue(policy.startsWith("default-src 'none'"), path);
            assertFalse(policy.contains("http"), path);
        }
    }

    @Test
    void beginsWithWhatTheCommandLineAsksFor() throws Exception {
        assertEquals("where=shots+%3E%3D+1", view.address().getRawQuery());
    }

    @Test
    void offersWhatIsInTheResultsAndInstalled() throws Exception {
        JsonNode choices = view.json("choices");
        assertEquals(52, choices.path("picks").path("task").size());
        assertEquals("GPT-3", choices.path("picks").path("family").path(0).path(0).asText());
        List<String> criteria = new ArrayList<>();
        choices.path("criteria").forEach(c -> criteria.add(c.path("id").asText()));
        assertTrue(
                criteria.containsAll(List.of("emergence", "breakthroughness")), criteria::toString);
        JsonNode setting = choices.path("criteria").path(criteria.indexOf("emergence"));
        assertEquals("0.9", setting.path("settings").path(0).path("usual").asText());
    }

    @Test
    void judgesWhatIsChosenAndLeavesTheRestOut() throws Exception {
        JsonNode all = view.analysis();
        JsonNode one = view.analysis("task", "2D+");
        assertEquals(189, all.path("findings").asInt());
        assertEquals(1, one.path("tasks").asInt());
        JsonNode two = view.analysis("task", "2D+", "task", "3D+", "where", "shots >= 1");
        assertEquals(4, two.path("findings").asInt());
        assertEquals(
                "saltus analyze "
                        + GPT3
                        + " --where 'task in ('\\''2D+'\\'', '\\''3D+'\\'') and (shots >= 1)'",
                two.path("command").asText());
    }

    @Test
    void changesAxisCriterionSettingsAndWhatIsShown() throws Exception {
        assertEquals("training compute", view.analysis().path("axis").asText());
        assertEquals("parameters", view.analysis("axis", "parameters").path("axis").asText());
        JsonNode both = view.analysis("criterion", "emergence", "criterion", "breakthroughness");
        assertEquals(378, both.path("findings").asInt());
        int usual = view.analysis().path("outcomes").path("emergent").asInt();
        JsonNode strict = view.analysis("criterion", "emergence:emergent=0.9999");
        assertTrue(strict.path("outcomes").path("emergent").asInt() < usual);
        assertEquals(3, view.analysis("top", "3").path("findings").asInt());
        JsonNode only = view.analysis("only", "emergent", "only", "undecided");
        assertEquals(0, only.path("outcomes").path("not-emergent").asInt());
    }

    @Test
    void saysWhatIsWrongInTheWordsOfAnalyze() throws Exception {
        Installed.Run run = saltus.run("analyze", GPT3.toString(), "--where", "zzz = 1");
        JsonNode fault = view.analysis("where", "zzz = 1");
        assertEquals("saltus: " + fault.path("fault").asText(), run.err().strip());
        assertEquals("where", fault.path("field").asText());
        assertEquals(
                "where", view.analysis("where", "shots = 1) or (shots = 2").path("field").asText());
        assertEquals("where", view.analysis("where", "task = 'nobody'").path("field").asText());
        assertEquals(
                fault.path("fault"),
                view.analysis("task", "2D+", "where", "zzz = 1").path("fault"));
        assertEquals("axis", view.analysis("axis", "year:linear").path("field").asText());
        assertEquals("axis", view.analysis("axis", "flops").path("field").asText());
        assertEquals("axis", view.analysis("axis", "--help").path("field").asText());
        assertEquals("top", view.analysis("top", "none").path("field").asText());
        assertEquals("only", view.analysis("only", "sharp").path("field").asText());
        assertEquals("criterion", view.analysis("criterion", "emergnce").path("field").asText());
        String unknown = view.analysis("out", "/tmp").path("fault").asText();
        assertTrue(unknown.startsWith("the address asks for 'out'; it may ask for"), unknown);
        assertFalse(view.analysis().has("fault"), "a fault ends nothing");
    }

    @Test
    void givesAlongWhatAnalyzeWrites() throws Exception {
        String condition = "family = 'GPT-3' and shots >= 1";
        for (String format : List.of("json", "csv", "html", "table", "latex", "markdown")) {
            Path out = folder.resolve(format);
            saltus.run(
                    "analyze",
                    GPT3.toString(),
                    "--axis",
                    "parameters",
                    "--where",
                    condition,
                    "--only",
                    "emergent",
                    "--render",
                    format,
                    "--out",
                    out.toString());
            HttpResponse<byte[]> answer =
                    view.get(
                            "download?render="
                                    + format
                                    + RunningView.query(
                                            "where",
                                            condition,
                                            "axis",
                                            "parameters",
                                            "only",
                                            "emergent"));
            String name = header(answer, "Content-Disposition").replaceAll(".*\"(.*)\"", "$1");
            byte[] written = Files.readAllBytes(out.resolve(name));
            // the report quotes its command, which differs in the folder alone
            String expected =
                    new String(written, StandardCharsets.UTF_8)
                            .replace("--out " + out, "--out report");
            assertEquals(expected, new String(answer.body(), StandardCharsets.UTF_8), format);
        }
    }

    @Test
    void givesSeveralFilesAsOneArchive() throws Exception {
        HttpResponse<byte[]> answer = view.get("download?render=svg&where=shots%3E%3D1");
        assertTrue(header(answer, "Content-Disposition").endsWith("\"saltus-svg.zip\""));
        int files = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertTrue(entry.getName().endsWith(".svg"), entry::getName);
                files++;
            }
        }
        assertTrue(files > 1);
        HttpResponse<byte[]> refused = view.get("download?render=nonsense");
        assertEquals(422, refused.statusCode());
        String words = new String(refused.body(), StandardCharsets.UTF_8);
        assertTrue(words.startsWith("there is no renderer 'nonsense'"), words);
    }

    @Test
    void endsAnAnalysisThatItsPageNoLongerWaitsFor() throws Exception {
        var slow =
                java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return view.json("analysis?page=p&calibrate=1&simulations=100000");
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        Thread.sleep(500);
        assertEquals(1, view.json("analysis?page=p&task=2D%2B").path("tasks").asInt());
        assertTrue(
                slow.get(20, java.util.concurrent.TimeUnit.SECONDS).path("superseded").asBoolean());
    }

    @Test
    void followsTheFolderAndKeepsWhatItHadWhereAFileBreaks(@TempDir Path runs) throws Exception {
        List<String> lines = Files.readAllLines(GPT3);
        Path results = Files.createDirectory(runs.resolve("results"));
        List<String> some = lines.subList(0, 200);
        Files.write(results.resolve("a.csv"), some);
        List<String> more = new ArrayList<>(List.of(lines.get(0)));
        more.addAll(lines.subList(200, 400));
        try (RunningView watching = RunningView.of(runs, "results")) {
            assertEquals(199, watching.json("choices").path("results").asInt());
            Files.write(results.resolve("b.csv"), more);
            watching.awaitReading(2);
            JsonNode state = watching.state();
            assertTrue(state.path("news").asText().startsWith("200 new results"), state::toString);
            assertEquals("", state.path("trouble").asText());
            assertEquals(399, watching.json("choices").path("results").asInt());

            byte[] whole = Files.readAllBytes(results.resolve("b.csv"));
            Files.write(results.resolve("b.csv"), new byte[] {0, 1, 2, 3, (byte) 0xff});
            for (int i = 0; i < 100 && watching.state().path("trouble").asText().isEmpty(); i++) {
                Thread.sleep(100);
            }
            JsonNode broken = watching.state();
            assertTrue(broken.path("trouble").asText().contains("b.csv"), broken::toString);
            assertTrue(broken.path("loss").asBoolean());
            assertEquals(2, broken.path("reading").asInt());
            assertEquals(399, watching.json("choices").path("results").asInt());

            JsonNode without = watching.json("read?reading=less");
            assertEquals(3, without.path("reading").asInt(), without::toString);
            assertEquals(199, watching.json("choices").path("results").asInt());

            Files.write(results.resolve("b.csv"), whole);
            watching.awaitReading(4);
            assertEquals(399, watching.json("choices").path("results").asInt());
        }
    }

    @Test
    void waitsForTheFirstResults(@TempDir Path runs) throws Exception {
        try (RunningView waiting = RunningView.of(runs, ".")) {
            assertEquals(0, waiting.json("choices").path("reading").asInt());
            assertTrue(waiting.analysis().has("fault"));
            Files.copy(GPT3, runs.resolve("gpt3.csv"));
            waiting.awaitReading(1);
            assertEquals(189, waiting.analysis().path("findings").asInt());
        }
    }

    @Test
    void readsAColumnOfOnesOwnWhenItIsTheAxis(@TempDir Path runs) throws Exception {
        Files.writeString(
                runs.resolve("t.csv"),
                "task,model,score,chance,width\nt,a,0,0,1\nt,b,0,0,10\nt,c,0,0,100\nt,d,0.9,0,1000\n");
        try (RunningView own = RunningView.of(runs, "t.csv", "--axis", "width:log")) {
            assertEquals("axis=width%3Alog", own.address().getRawQuery());
            assertEquals("width", own.analysis("axis", "width:log").path("axis").asText());
        }
    }

    @Test
    void refusesWhatAnalyzeRefusesBeforeThereIsAPage() throws IOException {
        Installed.Run missing = saltus.run("view", "nothing.csv");
        assertEquals(2, missing.code());
        assertEquals("saltus: there is no file or folder 'nothing.csv'", missing.err().strip());
        assertEquals(2, saltus.run("view", GPT3.toString(), "--axis", "flops").code());
        assertEquals(2, saltus.run("view", GPT3.toString(), "--port", "99999").code());
        Installed.Run unknown = saltus.run("view", GPT3.toString(), "--where", "zzz = 1");
        assertEquals(2, unknown.code());
        assertTrue(unknown.isClear() && unknown.err().contains("no column 'zzz'"), unknown::err);
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            Installed.Run run = saltus.run("view", GPT3.toString(), "--port", port);
            assertEquals(2, run.code(), run::toString);
            assertTrue(run.err().contains("--port " + port + " cannot be used"), run::err);
        }
    }

    @Test
    void givesTheSameBytesTwice() throws Exception {
        assertArrayEquals(view.get("report.html").body(), view.get("report.html").body());
    }
}
