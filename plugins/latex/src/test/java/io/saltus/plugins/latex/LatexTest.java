package io.saltus.plugins.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.FamilyVerdict;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Extension;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexTest {

    private static final LatexText WORDS = new LatexText(TexEngine.PDFLATEX);

    private static String table(Latex latex, Report report) throws IOException {
        return RenderedFiles.of(latex, report).text();
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertTrue(
                ServiceLoader.load(Extension.class).stream()
                        .anyMatch(f -> f.type().getAnnotation(About.class).id().equals("latex")));
    }

    @Test
    void hasARowForEachEmergentAbility() throws IOException {
        Report report = SampleReports.published();
        long emergent =
                report.findings().stream().filter(f -> f.verdict().onset().isPresent()).count();
        String table = table(new Latex(), report);
        assertEquals(
                emergent,
                table.lines()
                        .filter(line -> line.contains("-shot") || line.contains("solve"))
                        .count());
        assertTrue(table.contains("\\toprule") && table.contains("\\bottomrule"));
    }

    @Test
    void givesFlopsAndParametersOfAnOnset() throws IOException {
        String row =
                table(new Latex(), SampleReports.published())
                        .lines()
                        .filter(line -> line.startsWith("3D+ {\\footnotesize(acc, 50-shot)}"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                row.startsWith(
                        "3D+ {\\footnotesize(acc, 50-shot)} & $8.52\\times10^{22}$ & (175B) & $\\geq$ $2.31\\times10^{22}$ & GPT-3"),
                row);
    }

    @Test
    void showsEveryFindingWhereAsked() throws IOException {
        Report report = SampleReports.published();
        String all = table(new Latex(true, false, TexEngine.PDFLATEX, ""), report);
        assertEquals(
                report.findings().size(),
                all.lines()
                        .filter(line -> line.endsWith("\\\\") && line.contains("footnotesize"))
                        .count());
        assertTrue(all.contains("not emergent") && all.contains("{sample-leap}"));
    }

    @Test
    void saysThatThereIsNothing() throws IOException {
        assertTrue(table(new Latex(), SampleReports.empty()).contains("No ability is emergent."));
    }

    @Test
    void standsFamiliesSideBySide() throws IOException {
        String none = table(new Latex(), SampleReports.published());
        assertFalse(none.contains("tab:families"));
        String table = table(new Latex(), with(comparison(Outcome.EMERGENT, Outcome.UNDECIDED)));
        assertTrue(
                table.contains("GSM8K (acc, 5-shot) & 1 of 2 & A .50; undecided B .50 &  \\\\"),
                table);
        FamilyComparison neither = comparison(Outcome.NOT_EMERGENT, Outcome.NOT_EMERGENT);
        assertFalse(table(new Latex(), with(neither)).contains("tab:families"));
        String all = table(new Latex(true, false, TexEngine.PDFLATEX, ""), with(neither));
        assertTrue(all.contains("0 of 2 & not A .50, B .50 & outcomes agree"), all);
    }

    private static Report with(FamilyComparison comparison) throws IOException {
        Report report = SampleReports.published();
        return new Report(
                report.version(),
                report.command(),
                report.origins(),
                report.plugins(),
                report.issues(),
                report.findings(),
                List.of(comparison));
    }

    private static FamilyComparison comparison(Outcome first, Outcome second) {
        return new FamilyComparison(
                "GSM8K",
                Setup.shots(5),
                "acc",
                Axis.COMPUTE,
                new Configured("any", Map.of()),
                false,
                List.of(family("A", first), family("B", second)),
                Optional.empty());
    }

    private static FamilyVerdict family(String name, Outcome outcome) {
        return new FamilyVerdict(
                name, outcome, OptionalDouble.of(.5), Optional.empty(), 1e20, 1e22);
    }

    @Test
    void escapesWhatLatexWouldObey() {
        Map.of(
                        "100% #1 & $x$ {a}", "100\\% \\#1 \\& \\$x\\$ \\{a\\}",
                        "\\input{x}", "\\textbackslash{}input\\{x\\}",
                        "a_b^c~d", "a\\_b\\textasciicircum{}c\\textasciitilde{}d",
                        "[x]*", "{[}x{]}{*}",
                        "a\nb", "a$\\cdot$b",
                        "<b>", "\\textless{}b\\textgreater{}")
                .forEach((name, latex) -> assertEquals(latex, WORDS.of(name)));
    }

    @Test
    void keepsLettersThatPdflatexCanSet() {
        assertEquals(
                "na\\\"{\\i}ve \\'{e} $\\beta$ \\texttt{U+6F22}\\,\\hspace{0pt}",
                WORDS.of("na\u00efve \u00e9 \u03b2 \u6f22"));
        assertEquals("\u00e9 \u6f22", new LatexText(TexEngine.UNICODE).of("\u00e9 \u6f22"));
        assertEquals("\u00b7", new LatexText(TexEngine.UNICODE).of("\u0007"));
    }

    @Test
    void letsLongWordsBreak() {
        assertTrue(WORDS.of("x".repeat(300)).contains("\\hspace{0pt}"));
        assertTrue(WORDS.of("abstract_algebra_mmlu").contains("\\_\\hspace{0pt}"));
        assertEquals(
                "GPT-3 50-shot", WORDS.of("GPT-3 50-shot"), "short words stay as one edits them");
    }

    @Test
    void keepsLettersApartThatTexWouldJoin() {
        assertEquals("a-{}-{}-b ''".replace("''", "'{}'"), WORDS.of("a---b ''"));
    }

    @Test
    void saysWhatWasDoneInTheCaptionAndNoSettingInARow() throws IOException {
        String table = table(new Latex(), SampleReports.published());
        assertTrue(
                table.contains(
                        "of "
                                + tasks(SampleReports.published())
                                + " tasks, as judged by sample-leap"),
                table);
        assertTrue(
                table.lines()
                        .filter(line -> line.contains("minGain"))
                        .allMatch(line -> line.startsWith("% Judged by ")),
                table);
    }

    private static long tasks(Report report) {
        return report.findings().stream().map(f -> f.curve().subject().task()).distinct().count();
    }

    @Test
    void givesReasonsWhereAsked() throws IOException {
        Report report = SampleReports.published();
        String reason = report.findings().get(0).verdict().reason().split(" ", 2)[0];
        assertFalse(table(new Latex(), report).contains("Evidence"));
        String reasoned = table(new Latex(true, false, TexEngine.PDFLATEX, "", true), report);
        assertTrue(reasoned.contains("& Evidence \\\\") && reasoned.contains(reason), reasoned);
    }

    @Test
    void writesScalesAsPapersDo() {
        assertEquals("13B", LatexNumbers.scale(13e9, Axis.PARAMETERS));
        assertEquals("$2.31\\times10^{22}$", LatexNumbers.scale(2.31e22, Axis.COMPUTE));
        assertEquals("$10^{23}$", LatexNumbers.scale(1e23, Axis.COMPUTE));
        assertEquals("1K", LatexNumbers.scale(1e3, Axis.STEPS));
        assertEquals("1B", LatexNumbers.scale(1e9, Axis.TOKENS));
        assertEquals("300B", LatexNumbers.scale(3e11, Axis.TOKENS));
        assertEquals("1000T", LatexNumbers.scale(Math.nextDown(1e15), Axis.TOKENS));
        assertEquals("999", LatexNumbers.scale(999, Axis.STEPS));
        assertEquals("2.2", LatexNumbers.scale(2.2, Axis.LOSS));
        Onset left = new Onset(2.4, OptionalDouble.empty(), OptionalDouble.of(2.2), Censoring.LEFT);
        assertEquals("$\\geq$ 2.2", LatexNumbers.interval(left, Axis.LOSS));
        assertEquals(
                "1B -- 8B", LatexNumbers.interval(Onset.between(1e9, 2e9, 8e9), Axis.PARAMETERS));
    }

    @Test
    void typesetsTheThreeDigitsOfEveryRenderer() {
        assertEquals("0.0313", LatexNumbers.of(.03125));
        assertEquals("$-$0.5", LatexNumbers.of(-.5));
        assertEquals("$3.12\\times10^{-4}$", LatexNumbers.of(3.12e-4));
        assertEquals("$-4.57\\times10^{-7}$", LatexNumbers.of(-4.56789e-7));
        assertEquals("$\\infty$", LatexNumbers.of(Double.POSITIVE_INFINITY));
        assertEquals("$-\\infty$", LatexNumbers.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void givesTheSameTextInAnyLocale() throws IOException {
        String usual = table(new Latex(), SampleReports.published());
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(usual, table(new Latex(), SampleReports.published()));
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void isTypesetByPdflatex(@TempDir Path folder) throws Exception {
        boolean installed =
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(f -> Files.isExecutable(Path.of(f, "pdflatex")));
        assumeTrue(
                installed,
                "no pdflatex on the path: tables are not typeset (apt-get install texlive-latex-recommended)");
        for (Report report :
                List.of(
                        SampleReports.empty(),
                        SampleReports.published(),
                        SampleReports.hostile(),
                        with(comparison(Outcome.EMERGENT, Outcome.NOT_EMERGENT)),
                        SampleReports.synthetic(300))) {
            Path file = folder.resolve("table.tex");
            Files.writeString(
                    file,
                    table(new Latex(true, true, TexEngine.PDFLATEX, "A & 100% caption"), report));
            Process process =
                    new ProcessBuilder(
                                    "pdflatex",
                                    "-interaction=nonstopmode",
                                    "-halt-on-error",
                                    "-no-shell-escape",
                                    "table.tex")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("said.txt").toFile())
                            .start();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            String said =
                    Files.readString(
                            folder.resolve("said.txt"),
                            java.nio.charset.StandardCharsets.ISO_8859_1);
            assertEquals(0, process.exitValue(), said);
            assertFalse(said.contains("Missing character"), said);
        }
    }
}
