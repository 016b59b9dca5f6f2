package io.saltus.plugins.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Numbers;
import io.saltus.testkit.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final String HOSTILE =
            "<script>alert(1)</script> | `x` *b* _i_ [l](u) \\ # & \u001b[31m\n\u202e end";

    private static Finding finding(String task, String family, Verdict verdict) {
        Replicate replicate =
                new Replicate(
                        Model.of("m"),
                        OptionalLong.empty(),
                        0.5,
                        OptionalLong.empty(),
                        OptionalDouble.empty());
        Curve curve =
                new Curve(
                        new Subject(
                                task,
                                Setup.shots(5),
                                Metric.accuracy("acc", 0.25),
                                family,
                                Axis.COMPUTE),
                        List.of(Point.of(1e20, List.of(replicate))));
        return new Finding(curve, new Configured("any", Map.of()), verdict);
    }

    private static Verdict emergent() {
        return Verdict.emergent(Shape.SHARP, "leaps at the end of the range that was measured here")
                .from(Onset.between(6.41e21, 1.2e22, 2.38e22))
                .with(new Aspect("evidence", "full", "all is known"));
    }

    private static Report report(Finding... findings) {
        return new Report("0.1.0", "saltus x", List.of(), List.of(), List.of(), List.of(findings));
    }

    private static final Report THREE =
            report(
                    finding("flat one", "F", Verdict.notEmergent(Shape.FLAT, "stays at chance")),
                    finding("unclear", "F", Verdict.undecided("one scale")),
                    finding("leaping", "F", emergent()));

    @Test
    void alignsColumnsAndPutsTheEmergentFirst() throws IOException {
        assertEquals(
                """
                1 emergent, 1 not emergent, 1 undecided
                setup: 5-shot   metric: acc   family: F   axis: training compute   criterion: any

                emergent (1)
                  leaping   \u2583  from about 1.2e22 FLOPs; leaps at the end of the range that was measured here

                undecided (1)
                  unclear   \u2583  one scale

                not emergent (1)
                  flat one  \u2583  stays at chance

                1 emergent, 1 not emergent, 1 undecided
                """,
                TerminalText.of(new Table(), THREE, 0, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 132})
    void fitsTheTerminal(int width) throws IOException {
        String text = TerminalText.of(new Table(), THREE, width, false);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= width, line));
        assertTrue(text.contains("not emergent"), text);
        assertTrue(text.contains("from about 1.2e22 FLOPs"), text);
        String told = text.replaceAll("\\s+", " ");
        assertTrue(told.contains("leaps at the end of the range that was measured here"), text);
    }

    @Test
    void coloursOnlyOnATerminalOrWhenTold() throws IOException {
        assertFalse(TerminalText.of(new Table(), THREE, 80, false).contains("\u001b"));
        assertTrue(
                TerminalText.of(new Table(), THREE, 80, true)
                        .contains("\u001b[1;32memergent (1)\u001b[0m"));
        assertTrue(
                TerminalText.of(
                                new Table(0, Table.Colour.ALWAYS, 5, 60, Table.Reasons.AUTO),
                                THREE,
                                80,
                                false)
                        .contains("\u001b["));
        assertFalse(
                TerminalText.of(
                                new Table(0, Table.Colour.NEVER, 5, 60, Table.Reasons.AUTO),
                                THREE,
                                80,
                                true)
                        .contains("\u001b"));
    }

    @Test
    void keepsNamesFromSteeringTheTerminal() throws IOException {
        Report hostile = report(finding(HOSTILE, HOSTILE, Verdict.undecided(HOSTILE)));
        String text =
                TerminalText.of(new Table(), hostile, 80, true).replaceAll("\u001b\\[(0|33)m", "");
        assertFalse(text.contains("\u001b") || text.contains("\u202e"), text);
    }

    /** The one-letter control sequence introducer, and a tag beyond the basic plane. */
    @ParameterizedTest
    @ValueSource(strings = {"\u009b", "\udb40\udc41", "\u2028"})
    void keepsEveryCharacterThatSteersFromBothFormats(String steering) throws IOException {
        String name = "a" + steering + "b";
        Verdict verdict = Verdict.undecided(name).with(new Aspect(name, name, name));
        Report hostile =
                new Report(
                        "1",
                        name,
                        List.of(),
                        List.of(),
                        List.of(new Issue(name, name)),
                        List.of(finding(name, name, verdict), finding("other", "F", verdict)));
        for (Renderer renderer :
                List.of(
                        new Table(),
                        new Table(20, Table.Colour.NEVER, 1, 60, Table.Reasons.AUTO))) {
            String text = TerminalText.of(renderer, hostile, 0, false);
            assertFalse(text.contains(steering), text);
            assertTrue(text.contains("a\u00b7b"), text);
        }
        assertFalse(TerminalText.of(new Markdown(), hostile, 0, false).contains(steering));
    }

    @Test
    void alignsWideAndCombiningCharacters() throws IOException {
        String text =
                TerminalText.of(
                        new Table(),
                        report(
                                finding("\u52a0\u7b97", "F", Verdict.undecided("x")),
                                finding("e\u0301te", "F", Verdict.undecided("x"))),
                        0,
                        false);
        assertTrue(text.contains("\u52a0\u7b97  \u2583  x"), text);
        assertTrue(text.contains("e\u0301te   \u2583  x"), text);
    }

    @Test
    void showsTheFirstIssuesAndHowToSeeTheRest() throws IOException {
        List<Issue> issues = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            issues.add(new Issue("a.csv:" + i, "is wrong"));
        }
        Report report = new Report("1", "", List.of(), List.of(), issues, THREE.findings());
        String text = TerminalText.of(new Table(), report, 0, false);
        assertTrue(text.contains("1 undecided; 7 issues:\n  a.csv:1: is wrong\n"), text);
        assertTrue(text.contains("and 2 more: --render table:issues=7 shows them"), text);
    }

    private static Report many(int findings) {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            all.add(
                    finding(
                            "task " + i,
                            "F",
                            i % 10 == 0
                                    ? emergent()
                                    : Verdict.notEmergent(Shape.FLAT, "stays at chance")
                                            .with(new Aspect("headline", "absent", "in a word"))));
        }
        return report(all.toArray(Finding[]::new));
    }

    @Test
    void showsAThousandFindingsOnAScreenAndSaysHowManyItLeavesOut() throws IOException {
        String text = TerminalText.of(new Table(), many(1000), 80, false);
        assertTrue(text.lines().count() < 65, text);
        assertTrue(text.contains("and 70 more (--all shows them)"), text);
        assertTrue(text.contains("and 885 more: 885 absent (--all shows them)"), text);
        Table whole = new Table(80, Table.Colour.NEVER, 5, 0, Table.Reasons.AUTO);
        assertTrue(TerminalText.of(whole, many(1000), 0, false).lines().count() > 1000);
        assertTrue(TerminalText.of(new Table(), many(1000), 0, false).lines().count() > 1000);
    }

    @Test
    void saysWhenReasonsAreCut() throws IOException {
        String text = TerminalText.of(new Table(), many(20), 60, false);
        assertTrue(text.contains("whole: --render table:reasons=whole"), text);
        Table whole = new Table(60, Table.Colour.NEVER, 5, 60, Table.Reasons.WHOLE);
        String told = TerminalText.of(whole, many(20), 0, false).replaceAll("\\s+", " ");
        assertTrue(told.contains("leaps at the end of the range that was measured here"), told);
        assertFalse(told.contains("table:reasons"), told);
    }

    private static FamilyComparison comparison(Outcome first, Outcome second) {
        return new FamilyComparison(
                "GSM8K",
                Setup.shots(5),
                "acc",
                Axis.COMPUTE,
                new Configured("any", Map.of()),
                false,
                List.of(family("A|B", first), family("C", second)),
                Optional.empty());
    }

    private static FamilyVerdict family(String name, Outcome outcome) {
        return new FamilyVerdict(
                name, outcome, OptionalDouble.of(.5), Optional.empty(), 1e20, 1e22);
    }

    @Test
    void putsFamiliesSideBySideAndCountsThoseWithoutALeap() throws IOException {
        Report report =
                new Report(
                        "1",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        THREE.findings(),
                        List.of(
                                comparison(Outcome.EMERGENT, Outcome.NOT_EMERGENT),
                                comparison(Outcome.UNDECIDED, Outcome.UNDECIDED),
                                comparison(Outcome.UNDECIDED, Outcome.NOT_EMERGENT)));
        String text = TerminalText.of(new Table(), report, 0, false);
        assertTrue(
                text.endsWith(
                        """

                        Families side by side, each with its probability:
                          GSM8K (acc, 5-shot): emergent in 1 of 2 families (A|B .50; not C .50); \
                        outcomes differ for another reason than the probability: not in C, measured on both sides of that onset
                          2 more are emergent in no family, 1 of them undecided in all

                        1 emergent, 1 not emergent, 1 undecided
                        """),
                text);
        String markdown = TerminalText.of(new Markdown(), report, 0, false);
        assertTrue(
                markdown.contains(
                        """

                        ## Families side by side, each with its probability

                        * GSM8K (acc, 5-shot): emergent in 1 of 2 families (A\\|B .50; not C .50);"""),
                markdown);
        assertFalse(TerminalText.of(new Table(), THREE, 0, false).contains("side by side"));
    }

    @Test
    void saysThatThereAreNoFindings() throws IOException {
        assertEquals("\nno findings\n", TerminalText.of(new Table(), report(), 80, false));
        assertTrue(TerminalText.of(new Markdown(), report(), 80, false).contains("no findings"));
    }

    @Test
    void escapesMarkdown() throws IOException {
        Report hostile =
                new Report(
                        "1",
                        HOSTILE,
                        List.of(),
                        List.of(),
                        List.of(new Issue(HOSTILE, HOSTILE)),
                        List.of(finding(HOSTILE, HOSTILE, Verdict.undecided(HOSTILE))));
        String text = TerminalText.of(new Markdown(), hostile, 80, false);
        assertFalse(text.contains("<script>"), text);
        String row =
                text.lines()
                        .filter(line -> line.startsWith("| &lt;script"))
                        .findFirst()
                        .orElseThrow();
        long bars = row.replace("\\|", "").chars().filter(c -> c == '|').count();
        long header =
                text.lines()
                        .filter(l -> l.startsWith("| task"))
                        .findFirst()
                        .orElseThrow()
                        .chars()
                        .filter(c -> c == '|')
                        .count();
        assertEquals(header, bars);
        assertTrue(row.contains("\\`x\\` \\*b\\* \\_i\\_ \\[l\\](u) \\\\ \\# &amp;"), row);
    }

    @Test
    void writesTheEmergentAbilitiesInTheMannerOfTable1() throws IOException {
        String text = TerminalText.of(new Markdown(), THREE, 80, false);
        assertTrue(
                text.contains(
                        "| leaping | acc, 5-shot | 1.2e22 |  | \\[6.41e21, 2.38e22\\] FLOPs | F | any | leaps"),
                text);
        assertTrue(text.indexOf("## Emergent abilities") < text.indexOf("## All findings"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        "0.03125, 0.0313",
        "12345, 12300",
        "2.314e22, 2.31e22",
        "1e22, 1e22",
        "-4.56789e-7, -4.57e-7",
        "0.001, 0.001",
        "123456, 1.23e5",
        "3.12e-4, 3.12e-4",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void writesThreeSignificantDigits(double value, String text) {
        assertEquals(text, Numbers.of(value));
    }
}
