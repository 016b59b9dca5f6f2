package io.saltus.plugins.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.forecast.Predictive;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in headless Chromium and uses them as a reader does; skipped where there is none. */
class PageInBrowserTest {

    private static final String TASKS =
            "[...document.querySelectorAll('.abilities tbody th bdi.clamp')].map(b => b.textContent)";

    @TempDir static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openBrowser() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(
                program.isPresent(),
                "no chromium on the path: pages are not tried in a browser (apt-get install chromium)");
        browser = Browser.open(program.get());
        write("published", SampleReports.published());
        write("hostile", SampleReports.hostile());
        write("empty", SampleReports.empty());
        write("many", SampleReports.synthetic(10_000));
        write("families", SampleReports.families(30, 34));
        write("undecided", undecided());
        write("strategies", strategies());
        write("forecast", forecast());
    }

    private static void write(String name, Report report) throws IOException {
        String page = RenderedFiles.of(new Html(), report).text();
        Files.writeString(folder.resolve(name + ".html"), page);
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void staysSilentAndAtHome() {
        // how axe-core looks at letters, and no fault of the page
        assertEquals(
                List.of(),
                browser.errors().stream()
                        .filter(error -> !error.contains("willReadFrequently"))
                        .toList());
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(url -> !url.matches("(?s)(file:///.*|data:.*|blob:.*|about:blank)"))
                        .toList());
        assertTrue(
                browser.requests().stream()
                                .filter(url -> url.startsWith("file:"))
                                .distinct()
                                .count()
                        <= 1,
                "nothing but the page itself: " + browser.requests());
    }

    private static void visit(String name, String view) {
        browser.visit(folder.resolve(name + ".html").toUri() + view);
    }

    private static List<String> texts(String expression) {
        List<String> texts = new java.util.ArrayList<>();
        browser.run(expression).forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static String text(String expression) {
        return browser.run(expression).asText();
    }

    private static int number(String expression) {
        return browser.run(expression).asInt();
    }

    @Test
    void countsTasksAndCurvesByOutcome() {
        visit("published", "");
        int tasks =
                number(
                        "new Set(JSON.parse(document.getElementById('report').textContent).curves.map(c => c.task)).size");
        String heading = text("document.querySelector('h1').textContent");
        assertTrue(heading.contains("of " + tasks + " tasks"), heading);
        assertEquals(
                tasks,
                number(
                        "[...document.querySelectorAll('.counts .n')].reduce((sum, n) => sum + Number(n.textContent), 0)"));
        assertEquals(
                76,
                number(
                        "[...document.querySelectorAll('.counts .soft')].reduce((sum, n) => sum + parseInt(n.textContent), 0)"));
    }

    @Test
    void namesTheDataInTheHeadingAndTheTitle() {
        visit("published", "");
        assertEquals("results.csv", text("document.querySelector('.brand span').textContent"));
        assertTrue(text("document.title").endsWith("results.csv"));
        assertTrue(
                text("document.querySelector('.headline .lead').textContent")
                        .contains("results.csv (608 results)"));
    }

    @Test
    void showsTheCurvesOfWhatIsEmergentBeforeAnyClick() {
        visit("published", "");
        browser.await("document.querySelector('.panel-chart svg .line')");
        assertEquals(
                "Emergent",
                text("document.querySelector('.block h2').textContent.trim().split(':')[0]"));
        assertTrue(number("document.querySelectorAll('.panel-chart svg .onset-line').length") > 0);
        List<String> tops =
                texts(
                        "[...new Set([...document.querySelectorAll('.panel-chart svg')].map(s => s.querySelector('text').textContent))]");
        assertTrue(tops.size() <= 2, "one scale for all proportions: " + tops);
    }

    @Test
    void marksEachOfThirtyFourFamiliesInAWayOfItsOwn() {
        visit("families", "");
        browser.await("document.querySelector('.grid')");
        List<String> marks =
                texts("[...document.querySelectorAll('.grid thead svg')].map(s => s.innerHTML)");
        assertEquals(34, marks.size());
        assertEquals(34, marks.stream().distinct().count());
        assertEquals(
                34, number("document.querySelectorAll('.grid tbody tr:first-child td').length"));
    }

    @Test
    void cutsNamesInTheMiddleAndNeverWhereTheyDiffer() throws IOException {
        String program = resource("page/labels.js");
        visit("empty", "");
        String names =
                "['a rather long name of a task, part one, easy', 'a rather long name of a task, part two, easy', 'short']";
        List<String> labels =
                texts(
                        "(() => {"
                                + program
                                + "return [...labelsApart("
                                + names
                                + ", 20).values()];})()");
        assertEquals(3, labels.stream().distinct().count(), labels.toString());
        assertTrue(
                labels.get(0).contains("one") && labels.get(1).contains("two"), labels.toString());
        assertTrue(labels.stream().allMatch(label -> label.length() <= 20), labels.toString());
        assertEquals(
                "abcdefghijkl\u2026stuvwxyz",
                text(
                        "(() => {"
                                + program
                                + "return cutMiddle('abcdefghijklmnopqrstuvwxyz', 21);})()"));
        assertEquals(
                "c4,rpj GPT-3,GPT-4",
                text(
                        "(() => {"
                                + program
                                + "const short = (...all) => [...withoutCommon(all).values()].join();"
                                + "return short('open_lm/c4_original', 'open_lm/rpj_original') + ' '"
                                + " + short('GPT-3', 'GPT-4');})()"));
    }

    @Test
    void saysOnceWhyManyAreUndecided() {
        visit("undecided", "");
        assertEquals(
                List.of(
                        "The chance level of 'a', 'b', 'c' is not known \u2013 3 tasks",
                        "Each for a reason of its own \u2013 1 task"),
                texts("[...document.querySelectorAll('.why h3')].map(h => h.textContent)"));
        assertEquals(
                List.of("A leap with probability .5; what would tell more: a model of about 47B"),
                texts(
                        "[...document.querySelectorAll('.why:last-child .panel-words bdi')].map(b => b.textContent)"));
    }

    @Test
    void ordersNumbersByTheirRoleAndFoldsTheRest() {
        visit("undecided", "#/abilities?q=task-d");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.quantities')");
        assertEquals(
                List.of("probability", "first", "second"),
                texts(
                        "[...document.querySelectorAll('.measures > div > .quantities dt')].map(t => t.textContent)"));
        assertEquals(
                "3 more numbers", text("document.querySelector('.measures summary').textContent"));
    }

    /** Three curves that lack a chance level and one that lacks a model. */
    private static Report undecided() {
        List<Finding> findings = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            Subject subject =
                    new Subject(
                            "task-" + name,
                            Setup.UNKNOWN,
                            Metric.accuracy(name, 0),
                            "F",
                            Axis.COMPUTE);
            Curve curve = new Curve(subject, List.of(point(1e20, .1), point(1e21, .2)));
            Verdict verdict =
                    name.equals("d")
                            ? Verdict.undecided(
                                            "a leap with probability .5; what would tell more: a model of about 47B")
                                    .with(
                                            new Quantity("first", 1, "", ""),
                                            new Quantity("second", 2, "", ""),
                                            new Quantity("third", 3, "", ""),
                                            new Quantity("fourth", 4, "", ""),
                                            new Quantity("fifth", 5, "", ""),
                                            new Quantity(
                                                    "probability",
                                                    .5,
                                                    "",
                                                    "of a leap",
                                                    Role.PROBABILITY))
                            : Verdict.undecided("the chance level of '" + name + "' is not known");
            findings.add(new Finding(curve, new Configured("any", Map.of()), verdict));
        }
        return SampleReports.empty().withFindings(findings);
    }

    /** Two families under a strategy on two tasks, and the row over both tasks. */
    private static Report strategies() {
        List<Finding> findings = new ArrayList<>();
        for (String task : List.of("a", "b", "all tasks")) {
            for (String family : List.of("lab/Fern_x", "lab/Gorse_x")) {
                Subject subject =
                        new Subject(
                                task,
                                Setup.UNKNOWN.withStrategy("chain-of-thought"),
                                Metric.accuracy("acc", 0),
                                family,
                                Axis.COMPUTE);
                Verdict verdict =
                        (task.equals("b")
                                        ? Verdict.undecided("more examples would show it")
                                        : Verdict.emergent(Shape.UNKNOWN, "it helps"))
                                .with(
                                        Overlay.ofBaseline(
                                                "standard",
                                                List.of(
                                                        new Overlay.At(1e20, .1),
                                                        new Overlay.At(1e21, .12))));
                if (task.equals("all tasks")) {
                    verdict = verdict.with(new Aspect("comparison", "tasks", "a mean"));
                }
                Curve curve = new Curve(subject, List.of(point(1e20, .1), point(1e21, .8)));
                findings.add(new Finding(curve, new Configured("any", Map.of()), verdict));
            }
        }
        return SampleReports.empty().withFindings(findings);
    }

    @Test
    void saysInHowManyTasksAStrategyBeginsToHelpAndDrawsWhatItIsComparedWith() {
        visit("strategies", "");
        assertEquals(
                "Chain of thought begins to help in 1 of 2 tasks",
                text("document.querySelector('h1').textContent"));
        visit("strategies", "#/ability/" + linkOfSecond());
        String legend = text("document.querySelector('.plot .legend').textContent");
        assertTrue(legend.contains("compared with standard"), legend);
    }

    private static String linkOfSecond() {
        return text("JSON.parse(document.getElementById('report').textContent).curves[1].link");
    }

    @Test
    void aFamilyHasOneColourOnTheWholePage() {
        visit("strategies", "");
        String fill = ".querySelector('svg [style]').style.fill";
        String inLegend = text("document.querySelectorAll('.legend li')[1]" + fill);
        assertEquals(
                inLegend, text("document.querySelectorAll('.panel-families > span')[1]" + fill));
        assertNotEquals(inLegend, text("document.querySelector('.legend li')" + fill));
        assertEquals(
                List.of("Fern", "Gorse"),
                texts(
                        "[...document.querySelectorAll('.panel-families')[0].children].map(s => s.textContent.trim())"));
        visit("strategies", "#/ability/" + linkOfSecond());
        assertEquals(inLegend, text("document.querySelector('.plot .legend li')" + fill));
    }

    /** One curve that two methods forecast, each with its fan. */
    private static Report forecast() {
        Subject subject =
                new Subject("sums", Setup.UNKNOWN, Metric.accuracy("acc", 0), "F", Axis.COMPUTE);
        Curve curve = new Curve(subject, List.of(point(1e20, .1), point(1e21, .2)));
        List<Overlay> fans = new ArrayList<>();
        List<Forecast> forecasts = new ArrayList<>();
        for (String method : List.of("blend", "line")) {
            for (int mass : new int[] {95, 80, 50}) {
                List<Overlay.At> median = mass == 95 ? flat(.9) : List.of();
                fans.add(
                        new Overlay(
                                "forecast, %d%% (%s)".formatted(mass, method),
                                median,
                                flat(.9 - mass / 1000.0),
                                flat(.9 + mass / 1000.0)));
            }
            forecasts.add(
                    new Forecast(
                            curve,
                            new Configured(method, Map.of()),
                            Model.of("next").at(Axis.COMPUTE, 1e22),
                            Predictive.of(.8, .9, .95),
                            List.of(),
                            List.of()));
        }
        Verdict verdict = Verdict.undecided("two points");
        for (Overlay fan : fans) {
            verdict = verdict.with(fan);
        }
        return SampleReports.empty()
                .withFindings(List.of(new Finding(curve, new Configured("any", Map.of()), verdict)))
                .withForecasts(forecasts, List.of());
    }

    private static List<Overlay.At> flat(double score) {
        return List.of(new Overlay.At(1e21, score), new Overlay.At(1e22, score));
    }

    @Test
    void opensAForecastOnItsForecastsAndDrawsOneFan() {
        visit("forecast", "");
        assertEquals("Forecasts", text("document.querySelector('h1').textContent"));
        assertEquals(1, number("document.querySelectorAll('.forecast-panels li').length"));
        assertEquals(3, number("document.querySelectorAll('.forecast-panels .fan').length"));
        assertEquals(1, number("document.querySelectorAll('.forecasts tbody tr').length"));
        visit("forecast", "#/");
        assertTrue(text("document.querySelector('h1').textContent").contains("of 1 task"));
        visit("forecast", "#/abilities");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.ability .chart svg path')");
        String legend =
                "[...document.querySelectorAll('.legend li')].map(li => li.textContent.trim())";
        assertTrue(
                texts(legend)
                        .containsAll(
                                List.of(
                                        "forecast (blend): median, 50, 80 and 95%",
                                        "median (line)")),
                texts(legend).toString());
        browser.run(
                "(() => { const fan = document.getElementById('fan'); fan.value = 1; fan.dispatchEvent(new Event('change')); })()");
        assertTrue(
                texts(legend)
                        .containsAll(
                                List.of(
                                        "median (blend)",
                                        "forecast (line): median, 50, 80 and 95%")),
                texts(legend).toString());
    }

    private static Point point(double scale, double score) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                Model.of("m" + scale),
                                OptionalLong.empty(),
                                score,
                                OptionalLong.of(100),
                                OptionalDouble.empty())));
    }

    @Test
    void givesNoTwoFiltersOneName() {
        for (String page : List.of("published", "hostile", "families", "many")) {
            visit(page, "#/abilities");
            List<String> titles =
                    texts(
                            "[...document.querySelectorAll('.fields .field > span')].map(s => s.textContent.toLowerCase())");
            assertEquals(titles.stream().distinct().count(), titles.size(), titles.toString());
        }
    }

    @Test
    void keepsTheRulesOfAccessibility() throws IOException {
        for (String page : List.of("published", "hostile", "empty", "families")) {
            for (String view : List.of("", "#/", "#/abilities", "#/abilities?show=charts")) {
                visit(page, view);
                accessible(page + view);
            }
        }
        visit("published", "#/abilities?q=lambada");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.ability .chart svg path')");
        accessible("an ability");
        dark(true);
        visit("published", "");
        accessible("the overview in the dark");
        dark(false);
    }

    /** Any task's name may be long and in any tongue; what is broken is the page's fault alone. */
    private static void accessible(String what) throws IOException {
        assertEquals(List.of(), browser.violations(), what);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void sortsByAColumnBothWays() {
        visit("published", "#/abilities");
        browser.run("document.querySelector('[data-sort=task]').click()");
        List<String> up = texts(TASKS);
        browser.run("document.querySelector('[data-sort=task]').click()");
        List<String> down = texts(TASKS);
        assertEquals("1DC", up.get(0));
        assertEquals("WiC", down.get(0));
        assertEquals(
                "descending",
                browser.run("document.querySelector('th.col-task').getAttribute('aria-sort')")
                        .asText());
    }

    @Test
    void filtersBySearchAndByFacetAndKeepsBothInTheAddress() {
        visit("published", "#/abilities");
        browser.run(
                "(() => { const s = document.getElementById('search'); s.value = 'lambada'; s.dispatchEvent(new Event('input')); })()");
        browser.await("document.querySelector('.total').textContent.startsWith('6 of')");
        browser.run(
                "(() => { const s = document.querySelector('[data-facet=metric]'); s.value = [...s.options].find(o => o.textContent === 'ppl').value; s.dispatchEvent(new Event('change')); })()");
        browser.await("document.querySelector('.total').textContent.startsWith('3 of')");
        String hash = browser.run("location.hash").asText();
        visit("published", hash);
        assertEquals(List.of("LAMBADA", "LAMBADA", "LAMBADA"), texts(TASKS));
    }

    @Test
    void opensAnAbilityAndItsAddressOpensItAgain() {
        visit("published", "#/abilities?q=gsm8k");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await(
                "document.querySelector('.ability h1') && document.querySelector('.ability .chart svg path')");
        assertEquals("gsm8k", browser.run("document.querySelector('h1').textContent").asText());
        String hash = browser.run("location.hash").asText();
        visit("published", hash);
        assertEquals("gsm8k", browser.run("document.querySelector('h1').textContent").asText());
        assertTrue(
                browser.run("document.querySelector('.reason').textContent.length > 10")
                        .asBoolean());
    }

    @Test
    void drawsAnotherCurveBesideAndOpensItInOneClick() {
        visit("published", "#/abilities?q=lambada&metric=ppl");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.relatives .add')");
        int before = browser.run("document.querySelectorAll('.plot > .legend li').length").asInt();
        browser.run("document.querySelector('.relatives .add').click()");
        assertEquals(
                before + 1,
                browser.run("document.querySelectorAll('.plot > .legend li').length").asInt());
        browser.run("document.querySelector('.relatives a').click()");
        browser.await("document.querySelector('.ability .lead').textContent.startsWith('acc')");
    }

    @Test
    void savesTheChartAsSvgAndAsPng() throws Exception {
        Path saved = Files.createDirectory(folder.resolve("saved"));
        browser.ask(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", saved.toString()));
        visit("published", "#/abilities?q=gsm8k");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.ability .chart svg path')");
        browser.run(
                "[...document.querySelectorAll('.tool')].filter(b => b.textContent === 'SVG')[0].click()");
        Path svg = await(saved, ".svg");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        String picture = Files.readString(svg);
        assertTrue(picture.contains("gsm8k") && picture.contains("10\u00b9\u00b9"), picture);
        browser.run(
                "[...document.querySelectorAll('.tool')].filter(b => b.textContent === 'PNG')[0].click()");
        byte[] png = Files.readAllBytes(await(saved, ".png"));
        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
        assertTrue(png.length > 20_000, png.length + " bytes");
    }

    private static Path await(Path folder, String ending) throws IOException {
        for (int i = 0; i < 200; i++) {
            try (var files = Files.list(folder)) {
                Optional<Path> file = files.filter(f -> f.toString().endsWith(ending)).findFirst();
                if (file.isPresent() && Files.size(file.get()) > 0) {
                    Browser.pause(100);
                    return file.get();
                }
            }
            Browser.pause(50);
        }
        throw new AssertionError("nothing saved with the ending " + ending);
    }

    @Test
    void isDarkWhereTheSystemIsAndCanBeChanged() {
        visit("published", "");
        String colour = "getComputedStyle(document.body).backgroundColor";
        String light = browser.run(colour).asText();
        dark(true);
        browser.await("document.documentElement.dataset.shade === 'dark'");
        String dark = browser.run(colour).asText();
        assertNotEquals(light, dark);
        browser.run("document.getElementById('theme').click()");
        browser.run("document.getElementById('theme').click()");
        assertEquals(
                light.equals(browser.run(colour).asText()),
                browser.run("document.documentElement.dataset.shade").asText().equals("light"));
        browser.run("localStorage.clear()");
        dark(false);
    }

    private static void dark(boolean on) {
        browser.ask(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        on ? "dark" : "light"))));
    }

    @Test
    void fitsANarrowScreen() {
        browser.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        for (String page : List.of("published", "hostile", "empty")) {
            for (String view : List.of("", "#/abilities", "#/abilities?show=charts")) {
                visit(page, view);
                fits(page + view);
            }
        }
        visit("hostile", "#/abilities");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.ability .chart svg path')");
        fits("an ability");
        browser.ask("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private static void fits(String what) {
        assertTrue(
                browser.run("document.documentElement.scrollWidth").asInt() <= 390,
                what + " is " + browser.run("document.documentElement.scrollWidth") + " wide");
    }

    @Test
    void goesThroughPointsAndAbilitiesByKeys() {
        visit("published", "#/abilities?q=lambada");
        browser.run("document.querySelector('.abilities tbody a').click()");
        browser.await("document.querySelector('.ability .chart svg path')");
        browser.run("document.querySelector('.ability .chart').focus()");
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        browser.await("document.getElementById('live').textContent.startsWith('Point 2 of 8')");
        browser.await("document.querySelector('.tip')");
        browser.run("window.drawn = document.querySelector('.ability')");
        browser.run("document.activeElement.blur()");
        browser.press("j");
        // the next ability is drawn only after the address has changed, and takes the focus along
        browser.await("document.querySelector('.ability') !== window.drawn");
        browser.await("document.querySelector('.ability .chart svg path')");
        browser.press("/");
        browser.await("document.activeElement.id === 'search'");
    }

    @Test
    void showsHostileNamesAsText() {
        for (int i = 0; i < SampleReports.HOSTILE.size(); i++) {
            visit("hostile", "#/abilities?criterion=*&sort=task");
            assertEquals(
                    SampleReports.HOSTILE.size(),
                    browser.run("document.querySelectorAll('.abilities tbody tr').length").asInt());
            browser.run(
                    "location.hash = '#/ability/' + Array.from(JSON.parse(document.getElementById('report').textContent).curves)["
                            + i
                            + "].link");
            browser.await("document.querySelector('.ability .chart svg path')");
            assertEquals(1, browser.run("document.querySelectorAll('h1 bdi').length").asInt());
            assertEquals(
                    0,
                    browser.run("document.querySelectorAll('main img, main script').length")
                            .asInt());
        }
    }

    /** The page writes numbers by itself: digit by digit those of every other renderer. */
    @Test
    void writesNumbersAsEveryRenderer() throws IOException {
        double[] values = {
            0,
            1,
            .5,
            .03125,
            12345,
            99999,
            2.314e22,
            1e23,
            -4.56789e-7,
            .001,
            9.99e-4,
            123456,
            3.12e-4,
            -1.005,
            999.5,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        String program = resource("page/text.js");
        visit("empty", "");
        for (double value : values) {
            String written =
                    browser.run("(() => {" + program + "return number(" + value + ");})()")
                            .asText();
            assertEquals(Numbers.of(value), plain(written));
        }
    }

    /** Takes back what is only typography: the true minus, the raised power, the infinity sign. */
    private static String plain(String written) {
        String raised = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
        StringBuilder plain = new StringBuilder();
        for (char sign :
                written.replaceAll("(^|\u2212)10(?=[\u207b" + raised + "])", "$11\u00d710")
                        .toCharArray()) {
            plain.append(raised.indexOf(sign) >= 0 ? (char) ('0' + raised.indexOf(sign)) : sign);
        }
        return plain.toString()
                .replace("\u00d710", "e")
                .replace('\u207b', '-')
                .replace('\u2212', '-')
                .replace("\u221e", "inf");
    }

    @Test
    void staysSmoothWithTenThousandFindings() {
        visit("many", "");
        assertTrue(
                number("document.querySelectorAll('.panel-chart svg').length") < 60,
                "draws what is near the window");
        long start = System.nanoTime();
        visit("many", "#/abilities");
        long opened = (System.nanoTime() - start) / 1_000_000;
        int drawn = browser.run("document.querySelectorAll('.abilities .spark').length").asInt();
        assertTrue(drawn < 100, "draws what is seen, not " + drawn);
        double sorting =
                browser.run(
                                "(() => { const t = performance.now(); document.querySelector('[data-sort=gain]').click(); return performance.now() - t; })()")
                        .asDouble();
        double paint =
                browser.run(
                                "(performance.getEntriesByName('first-contentful-paint')[0] || {startTime: -1}).startTime")
                        .asDouble();
        System.out.printf(
                "html: 10,000 findings: opened in %d ms, first paint after %.0f ms, sorted in %.0f ms%n",
                opened, paint, sorting);
        assertTrue(opened < 20_000 && sorting < 5_000, opened + " ms, " + sorting + " ms");
    }

    @Test
    void saysThatAReportIsEmpty() {
        visit("empty", "");
        assertEquals(
                "No findings", browser.run("document.querySelector('h1').textContent").asText());
        visit("empty", "#/abilities");
        assertTrue(
                browser.run("document.querySelector('.note').textContent")
                        .asText()
                        .contains("no findings"));
        visit("empty", "#/ability/nothing");
        assertEquals(
                "Not in this report",
                browser.run("document.querySelector('h1').textContent").asText());
    }

    @Test
    void printsEveryRowOnWhite() {
        visit("many", "#/abilities");
        browser.run("window.dispatchEvent(new Event('beforeprint'))");
        assertEquals(
                10_000,
                browser.run("document.querySelectorAll('.abilities tbody tr').length").asInt());
        assertEquals("light", browser.run("document.documentElement.dataset.shade").asText());
        browser.run("window.dispatchEvent(new Event('afterprint'))");
    }
}
