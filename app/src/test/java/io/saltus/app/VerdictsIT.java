package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Point;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.report.ReportJson;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the default verdict says of results that one once went wrong on. */
class VerdictsIT {

    private static final Path SAMPLES = Path.of("src", "test", "samples", "verdicts");

    private final Installed saltus = Installed.asBuilt();

    private Report report(String file) throws IOException {
        Installed.Run run =
                saltus.run(
                        "analyze",
                        "--lenient",
                        SAMPLES.resolve(file).toString(),
                        "--render",
                        "json");
        assertEquals(0, run.code(), run::toString);
        return ReportJson.read(new StringReader(run.out()), file);
    }

    private static Verdict verdict(Report report, String task, String metric, String strategy) {
        List<Finding> found =
                report.findings().stream()
                        .filter(f -> f.curve().subject().task().equals(task))
                        .filter(f -> f.curve().subject().metric().name().equals(metric))
                        .filter(f -> f.curve().subject().setup().strategy().equals(strategy))
                        .toList();
        assertEquals(1, found.size(), () -> task + " " + metric + " " + strategy);
        return found.get(0).verdict();
    }

    private static double probability(Finding finding) {
        return finding.verdict().quantity("probability").orElseThrow();
    }

    private void answerAlike(String one, String other) throws IOException {
        List<Finding> there = report(other).findings();
        for (Finding here : report(one).findings()) {
            Finding twin =
                    there.stream()
                            .filter(
                                    f ->
                                            f.curve()
                                                    .subject()
                                                    .task()
                                                    .equals(here.curve().subject().task()))
                            .findFirst()
                            .orElseThrow();
            assertEquals(here.verdict().outcome(), twin.verdict().outcome(), here::toString);
            assertEquals(probability(here), probability(twin), .02, here::toString);
        }
    }

    @Test
    void answerAlikeWhereTheNumberOfExamplesCanBeKnown() throws IOException {
        answerAlike("gpt3_no_n.csv", "gpt3_real_n.csv");
        answerAlike("leader_num.csv", "leader_long_n.csv");
    }

    @Test
    void answerAlikeOfTwins() throws IOException {
        List<Finding> twins = report("gpt3_4D_1shot.csv").findings();
        assertEquals(2, twins.size());
        twins.forEach(twin -> assertEquals(Outcome.EMERGENT, twin.verdict().outcome()));
        assertEquals(probability(twins.get(0)), probability(twins.get(1)), .05);
    }

    /** At chance .25, a scale that scores .453 is not near-random. */
    @Test
    void callNoScaleNearRandomThatIsFarAboveChance() throws IOException {
        for (Finding finding : report("openlm_hellaswag_zeroshot.csv").findings()) {
            String reason = finding.verdict().reason();
            for (Point point : finding.curve().points()) {
                boolean floor =
                        point.models().stream()
                                .anyMatch(m -> reason.startsWith("near-random up to " + m + " ("));
                assertTrue(!floor || point.score() < .3, reason);
            }
        }
    }

    @Test
    void putFamiliesSideBySide() throws IOException {
        Report report = report("openlm_hellaswag_zeroshot.csv");
        assertEquals(1, report.comparisons().size());
        FamilyComparison families = report.comparisons().get(0);
        assertEquals(3, families.with(Outcome.EMERGENT).size());
        assertEquals(Optional.of(true), families.outcomesAgree());
        SharedOnset onset = families.onset().orElseThrow();
        assertTrue(onset.scatter() < .5, onset::toString);
        report.findings()
                .forEach(
                        finding -> {
                            double own = finding.verdict().onset().orElseThrow().scale();
                            assertTrue(onset.lower() < own && own < onset.upper(), onset::toString);
                        });
        assertEquals(List.of(), report("obs_qwen_filters.csv").comparisons());
    }

    @Test
    void sayWhereTheDataAndTheCatalogueDifferInTheChanceLevel() throws IOException {
        Report report = report("openlm_pubmed_qa_labeled.csv");
        assertTrue(
                report.issues().stream()
                        .anyMatch(i -> i.why().contains("chance level 0, the catalogue 0.552")),
                () -> report.issues().toString());
    }

    @Test
    void takeNoF1OfTheSameChoicesForAGradedMetric() throws IOException {
        Verdict verdict = verdict(report("gpt3_CB_0shot.csv"), "CB", "acc", "standard");
        assertEquals("untested", verdict.aspect("metric").orElseThrow());
    }

    /** Flexible-extract of the same outputs was there from the smallest model on. */
    @Test
    void askTheOtherFilterOfTheSameOutputs() throws IOException {
        Report report = report("obs_qwen_filters.csv");
        String zeroShot = "zero-shot-chain-of-thought";
        Verdict strict = verdict(report, "gsm8k", "exact_match(strict-match)", zeroShot);
        assertEquals(Outcome.NOT_EMERGENT, strict.outcome());
        assertEquals("filter-artifact", strict.aspect("metric").orElseThrow());
        Verdict flexible = verdict(report, "gsm8k", "exact_match(flexible-extract)", zeroShot);
        assertEquals(Outcome.NOT_EMERGENT, flexible.outcome());
    }

    /** 0 of answers where guessing gives half: a filter that finds nothing takes nothing back. */
    @Test
    void askNoFilterThatFindsNoAnswers() throws IOException {
        Report report = report("obs_qwen_filters.csv");
        String task = "bbh_web_of_lies";
        String cot = "chain-of-thought";
        Verdict strict = verdict(report, task, "exact_match(strict-match)", cot);
        assertEquals("format-failure", strict.aspect("headline").orElseThrow());
        Verdict flexible = verdict(report, task, "exact_match(flexible-extract)", cot);
        assertEquals("untested", flexible.aspect("metric").orElseThrow());
        assertFalse(flexible.reason().contains("the filter's"), flexible.reason());
    }

    @Test
    void nameAFormatFailure() throws IOException {
        Verdict verdict =
                verdict(
                        report("cot_sports_GPT.csv"),
                        "sports_understanding",
                        "solve_rate",
                        "chain-of-thought");
        assertNotEquals(Outcome.EMERGENT, verdict.outcome());
        assertEquals("format-failure", verdict.aspect("headline").orElseThrow());
        assertFalse(verdict.reason().contains("near-random"), verdict.reason());
    }

    @Test
    void sayThatSeedsScatterAndNotThatExamplesAreFew() throws IOException {
        Verdict verdict = verdict(report("dup_rows.csv"), "MMLU", "accuracy", "standard");
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("seeds of one scale scatter"), verdict.reason());
        assertFalse(verdict.reason().contains("examples at both"), verdict.reason());
        assertFalse(verdict.reason().contains("too few"), verdict.reason());
    }
}
