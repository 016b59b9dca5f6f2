package io.saltus.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saltus.app.Installed;
import io.saltus.plugins.html.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses the page in headless Chromium as a reader does; skipped where there is none. */
class ViewInBrowserIT {

    private static final String REPORT = "document.getElementById('report-frame')?.contentDocument";

    private static final String SHOWN =
            "document.getElementById('progress')?.hidden && "
                    + REPORT
                    + " && "
                    + REPORT
                    + ".querySelector('main h1')";

    @TempDir static Path folder;

    private static Browser browser;
    private static RunningView view;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(
                program.isPresent(),
                "no chromium on the path: the page is not tried in a browser (apt-get install chromium)");
        List<String> lines = Files.readAllLines(Installed.HOME.resolve("data/gpt3.csv"));
        Files.createDirectory(folder.resolve("runs"));
        Files.write(folder.resolve("runs/gpt3.csv"), lines);
        view = RunningView.of(folder, "runs");
        browser = Browser.open(program.get());
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (view != null) {
            view.close();
        }
    }

    @AfterEach
    void staysSilentAndAtHome() {
        assertEquals(
                List.of(),
                browser.errors().stream()
                        .filter(error -> !error.contains("willReadFrequently"))
                        .toList());
        String home = view.address().toString();
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(url -> !url.startsWith(home))
                        .filter(url -> !url.matches("(?s)(data:.*|blob:.*|about:blank)"))
                        .toList());
    }

    private static void visit(String rest) {
        browser.visit(view.address() + rest, SHOWN);
    }

    private static String heading() {
        return browser.run(REPORT + ".querySelector('main h1').textContent").asText();
    }

    private static void awaitHeading(String words) {
        browser.await(
                SHOWN
                        + " && "
                        + REPORT
                        + ".querySelector('main h1').textContent.includes('"
                        + words
                        + "')");
    }

    private static void click(String selector) {
        browser.run("document.querySelector(\"" + selector + "\").click()");
    }

    private static void type(String id, String text) {
        browser.run("byId('" + id + "').value = ''; byId('" + id + "').focus()");
        browser.ask("Input.insertText", Map.of("text", text));
    }

    private static String address() {
        return browser.run("location.search + location.hash").asText();
    }

    private static void size(int width, boolean dark) {
        browser.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", false));
        browser.ask(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
    }

    @Test
    void showsTheFindingsAndSaysWhatTheyAreOf() {
        visit("");
        assertTrue(heading().endsWith("of 52 tasks show an emergent ability"), heading());
        String status = browser.run("byId('status').textContent").asText();
        assertTrue(status.contains("emergent") && status.contains("52 tasks"), status);
        assertEquals("saltus analyze runs", browser.run("byId('command').textContent").asText());
    }

    @Test
    void analysesAsTheReaderPicksAndGoesBack() {
        visit("");
        click(".pick[data-pick=task] summary");
        click(".pick[data-pick=task] input[value='2D+']");
        awaitHeading("of 1 task");
        assertEquals("?task=2D%2B", address());
        click(".pick[data-pick=task] input[value='3D+']");
        awaitHeading("of 2 tasks");
        browser.run("history.back()");
        awaitHeading("of 1 task");
        assertEquals("?task=2D%2B", address());
        browser.run("history.forward()");
        awaitHeading("of 2 tasks");
        visit(address());
        awaitHeading("of 2 tasks");
    }

    @Test
    void keepsTheAbilityOneLooksAtInTheAddress() {
        visit("");
        browser.run(REPORT + ".querySelector('.panels a').click()");
        browser.await("location.hash.startsWith('#/ability/')");
        String at = address();
        visit(at);
        browser.await(REPORT + ".querySelector('.ability')");
        assertEquals(at, address());
    }

    @Test
    void saysWhatIsWrongWithAConditionBesideItAndKeepsWhatIsShown() {
        visit("");
        type("where", "tusk = '2D+'");
        browser.await("!byId('e-where').hidden");
        String words = browser.run("byId('e-where').textContent").asText();
        assertTrue(words.contains("there is no column 'tusk' (did you mean 'task'?)"), words);
        assertEquals("true", browser.run("byId('where').getAttribute('aria-invalid')").asText());
        assertTrue(heading().contains("of 52 tasks"), heading());
        type("where", "task = '2D+'");
        awaitHeading("of 1 task");
        assertTrue(browser.run("byId('e-where').hidden").asBoolean());
    }

    @Test
    void changesAxisCriterionAndSettings() {
        visit("");
        browser.run(
                "byId('axis').value = 'parameters'; byId('axis').dispatchEvent(new Event('change'))");
        browser.await(SHOWN + " && byId('status').textContent.includes('along parameters')");
        click(".criterion summary");
        browser.run("document.querySelector('.criterion details').open = true");
        String before = browser.run("byId('status').textContent").asText();
        browser.run(
                "byId('set-0-emergent').value = '0.9999'; byId('set-0-emergent').dispatchEvent(new Event('change'))");
        browser.await(SHOWN + " && byId('command').textContent.includes('emergent=0.9999')");
        browser.await("!byId('status').textContent.startsWith('" + before.split(",")[0] + "')");
        browser.run(
                "byId('add').value = 'breakthroughness'; byId('add').dispatchEvent(new Event('change'))");
        browser.await(SHOWN + " && document.querySelectorAll('.criterion').length === 2");
        assertEquals(
                "?axis=parameters&criterion=emergence%3Aemergent%3D0.9999&criterion=breakthroughness",
                address());
    }

    @Test
    void showsWhatComesIntoTheFolder() throws IOException {
        visit("?task=2D%2B");
        Files.writeString(
                folder.resolve("runs/more.csv"),
                "task,model,family,params,train_tokens,metric,shots,score,chance\n"
                        + "2D+,Later 1B,Later,1e9,3e11,acc,50,0.01,0\n");
        browser.await("!byId('news').hidden");
        String news = browser.run("byId('news').textContent").asText();
        assertTrue(news.contains("1 new result, 1 new model (Later 1B)"), news);
        browser.await(SHOWN + " && byId('status').textContent.includes('findings')");
        assertEquals("?task=2D%2B", address());
        Files.delete(folder.resolve("runs/more.csv"));
        browser.await("byId('news').textContent.includes('1 result gone')");
    }

    @Test
    void keepsTheRulesOfAccessibility() throws IOException {
        for (int width : new int[] {1440, 390}) {
            for (boolean dark : new boolean[] {false, true}) {
                size(width, dark);
                visit("?criterion=emergence&criterion=breakthroughness");
                browser.run("byId('unfold').click()");
                browser.run(
                        "document.querySelectorAll('details').forEach(d => { d.open = true; })");
                type("where", "tusk = 1");
                browser.await("!byId('e-where').hidden");
                assertEquals(List.of(), browser.violations(), width + (dark ? " dark" : " light"));
                assertFalse(
                        browser.run("document.documentElement.scrollWidth > innerWidth")
                                .asBoolean(),
                        width + " is too narrow");
            }
        }
        size(1280, false);
    }

    @Test
    void isWorkedByKeys() {
        visit("");
        browser.run("byId('where').focus()");
        browser.press("Tab");
        assertEquals("axis", browser.run("document.activeElement.id").asText());
    }
}
