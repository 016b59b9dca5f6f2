package io.saltus.api.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of a table that are not all alike; cells are separated by bars. */
class UnlikeColumnsTest implements ObservationSink {

    private final Location place = Location.of(Path.of("runs/results.csv"));
    private final List<Observation> observations = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    @Override
    public void accept(Observation observation, long line) {
        observations.add(observation);
    }

    @Override
    public void report(Issue issue) {
        issues.add(issue);
    }

    private void read(Columns columns, String... lines) {
        observations.clear();
        issues.clear();
        try (TabularResults results =
                TabularResults.of(columns, List.of(lines[0].split("[|]", -1)), place, this)) {
            for (int i = 1; i < lines.length; i++) {
                results.row(i + 1L, List.of(lines[i].split("[|]", -1)));
            }
        }
    }

    private void read(String... lines) {
        read(new Columns(), lines);
    }

    private List<Double> scores() {
        return observations.stream().map(o -> Math.round(o.score() * 1e9) / 1e9).toList();
    }

    private void says(String words) {
        assertTrue(issues.stream().anyMatch(i -> i.why().contains(words)), issues::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "WikiText PPL,WikiText,PPL",
        "Wikitext perplexity,Wikitext,perplexity",
        "wikitext_ppl,wikitext,ppl",
        "wikitext.word_perplexity,wikitext,word_perplexity",
        "WikiText (ppl \u2193),WikiText,ppl",
        "WikiText PPL (test),WikiText (test),PPL",
        "Perplexity on LAMBADA,LAMBADA,Perplexity",
        "WikiText,WikiText,perplexity",
        "Pile BPB,Pile,BPB",
        "val loss,val loss,val loss",
        "Pile loss,Pile,loss"
    })
    void fallAsTheMetricInTheirNameDoes(String name, String task, String metric) {
        read("model|MMLU|" + name, "a|25.1|22.1", "b|26.1|17.2", "c|36.1|9.8");
        assertEquals(List.of(0.251, 22.1, 0.261, 17.2, 0.361, 9.8), scores());
        Observation o = observations.get(1);
        assertEquals(task, o.task());
        assertEquals(metric, o.metric().name());
        assertEquals(Direction.LOWER_IS_BETTER, o.metric().direction());
        assertEquals(Grain.GRADED, o.metric().grain());
    }

    @ParameterizedTest
    @CsvSource({"WMT14 BLEU,WMT14,BLEU", "XSum ROUGE-L,XSum,ROUGE-L", "MT-Bench,MT-Bench,rating"})
    void areNoPercentagesWithoutABestScore(String name, String task, String metric) {
        read("model|MMLU|" + name, "a|25.1|3.1", "b|26.1|4.2", "c|36.1|7.5");
        assertEquals(List.of(0.251, 3.1, 0.261, 4.2, 0.361, 7.5), scores());
        assertEquals(task, observations.get(1).task());
        assertEquals(metric, observations.get(1).metric().name());
        assertTrue(observations.get(1).metric().best().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "CoQA F1,CoQA,F1",
        "MMLU_acc_norm,MMLU,acc_norm",
        "gsm8k.exact_match,gsm8k,exact_match",
        "hellaswag:acc_norm,hellaswag,acc_norm",
        "HumanEval pass@1,HumanEval,pass@1"
    })
    void areSharesInTheMetricOfTheirName(String name, String task, String metric) {
        read("model|" + name, "a|25.1", "b|36.2");
        assertEquals(List.of(0.251, 0.362), scores());
        assertEquals(task, observations.get(0).task());
        assertEquals(metric, observations.get(0).metric().name());
    }

    @Test
    void tellShotsAndThoughtsFromTheTask() {
        read("model|GSM8K 8-shot CoT", "a|0.5");
        assertEquals("GSM8K", observations.get(0).task());
        assertEquals(8, observations.get(0).setup().shots().getAsInt());
        assertEquals("chain-of-thought", observations.get(0).setup().strategy());
    }

    @Test
    void haveAUnitEach() {
        read(
                new Columns().with("scores", "*"),
                "model|arc_acc|arc_acc_norm|wikitext_ppl",
                "a|0.251|0.281|22.1",
                "b|0.271|0.301|17.3");
        assertEquals(List.of(0.251, 0.281, 22.1, 0.271, 0.301, 17.3), scores());
        assertTrue(issues.stream().allMatch(Issue::remark), issues::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Speed (tok/s)",
                "Size (GB)",
                "Contamination (%)",
                "doc_id",
                "task_idx",
                "mmlu - stderr",
                "MMLU \u00b1"
            })
    void areNoBenchmarks(String name) {
        read("model|MMLU|" + name, "a|25.1|2.1", "b|26.1|9.1");
        assertEquals(List.of(0.251, 0.261), scores());
        says("left unread, since their names are not those of benchmarks: '" + name + "'");
    }

    @Test
    void areRawBesideNormalisedOnes() {
        read(
                "Model|fullname|Average \u2b06\ufe0f|BBH Raw|BBH|MUSR Raw|MUSR",
                "<a href=\"x\">lab/elm-1b</a> <a>\ud83d\udcd1</a>|lab/elm-1b|5|0.3113|4.37|0.3448|2.56",
                "<a href=\"y\">lab/elm-7b</a>|lab/elm-7b|9|0.4113|14.37|0.3948|12.56");
        assertEquals(List.of(0.3113, 0.3448, 0.4113, 0.3948), scores());
        assertEquals("lab/elm-1b", observations.get(0).model().name());
        assertEquals("BBH", observations.get(0).task());
        says("normalised and the raw scores stand beside them: 'BBH', 'MUSR'");
        assertEquals(6, issues.stream().mapToLong(Issue::passedOver).sum());
        assertEquals(0, issues.stream().mapToLong(Issue::refused).sum());
    }

    @Test
    void nameModelsWithoutLinks() {
        read(
                "model|MMLU",
                "<a target=\"_blank\" href=\"x\">lab/elm-1b</a> \ud83d\udcd1|25.1",
                "[lab/elm-7b](y)|36.1",
                "**elm-9b**|37.1");
        assertEquals(
                List.of("lab/elm-1b", "lab/elm-7b", "elm-9b"),
                observations.stream().map(o -> o.model().name()).toList());
    }

    @Test
    void areNoModelsWhereTheyCountSomething() {
        RequestException refusal =
                assertThrows(
                        RequestException.class,
                        () -> read("task_name|task_idx|primary", "arc|0|x", "piqa|1|x"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("score=COLUMN"));
        assertThrows(
                RequestException.class,
                () -> read("model|order", "a|0", "b|1", "c|2", "d|3", "e|4"));
    }

    @Test
    void holdRatingsOfQuestions() {
        read(
                "question_id|model|task|score",
                "0|a|chat|3",
                "1|a|chat|3",
                "2|a|chat|9",
                "0|b|chat|5",
                "1|b|chat|7",
                "2|b|chat|9");
        assertEquals(List.of(5.0, 7.0), scores());
        assertEquals("rating", observations.get(0).metric().name());
        assertEquals(Grain.GRADED, observations.get(0).metric().grain());
        assertEquals(3, observations.get(0).examples().getAsLong());
        says("taken for ratings");
        read(
                "task|model|score",
                "mt_bench|a|6.31",
                "mt_bench|b|7.02",
                "mmlu|a|61.2",
                "mmlu|b|70.1");
        assertEquals(List.of(6.31, 7.02, 0.612, 0.701), scores());
    }

    @Test
    void countEachProblemOnce() {
        List<String> lines = new ArrayList<>(List.of("problem_id|sample|task|model|correct"));
        for (int i = 0; i < 12; i++) {
            lines.add(i / 4 + "|" + i % 4 + "|t|a|" + i % 2);
        }
        read(lines.toArray(String[]::new));
        assertEquals(3, observations.get(0).examples().getAsLong());
        assertEquals(List.of(0.5), scores());
    }

    @Test
    void shareTheUnitOfTheirModel() {
        read(
                "dataset|version|metric|mode|elm-1b|elm-7b",
                "mmlu|-|naive_average|ppl|47.51|60.22",
                "gsm8k|1d7|accuracy|gen|35.10|62.40",
                "humaneval|8e3|humaneval_pass@1|gen|30.49|37.20",
                "TheoremQA|6f0|score|gen|15.25|26.62");
        assertEquals(
                List.of(0.4751, 0.6022, 0.351, 0.624, 0.3049, 0.372, 0.1525, 0.2662), scores());
    }

    @Test
    void passOverAverages() {
        read("Benchmark|a-1B|b-7B", "MMLU|25.1|45.2", "GSM8K|0.9|4.2", "Average|13.0|24.7");
        assertEquals(4, observations.size());
        says("'Average' sums up other tasks");
        assertEquals(2, issues.stream().mapToLong(Issue::passedOver).sum());
        read("model|MMLU|GSM8K|Global average|Open LLM Avg", "a|25.1|1.2|13|13");
        assertEquals(List.of(0.251, 0.012), scores());
        assertEquals(2, issues.stream().mapToLong(Issue::passedOver).sum());
        read("task|model|score", "Average|a|0.4", "Average|b|0.5");
        assertEquals(2, observations.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Std. Error", "acc_stderr", "score_stderr", "std err"})
    void holdTheStandardError(String name) {
        read("task|model|score|" + name, "t|a|0.251|0.0194");
        assertEquals(0.0194, observations.get(0).standardError().getAsDouble());
    }

    @Test
    void areLeftUnreadWithAWordWhereTheyMayBeOtherSpreads() {
        read("task|model|score|95% CI", "t|a|0.251|0.0194");
        assertTrue(observations.get(0).standardError().isEmpty());
        says("stderr=95% CI*0.51");
    }

    @Test
    void areTheActiveParameters() {
        read("Model|Total params|Active params|MMLU", "a|47B|13B|25", "b|140B|39B|26.1");
        assertEquals(13e9, observations.get(0).model().scale(Axis.PARAMETERS).getAsDouble());
        assertEquals(2, observations.size());
        says("'Active params' is params");
        says("'Total params'");
    }

    @Test
    void sayThatLowerIsBetter() {
        read("task|model|score|lower_is_better|metric", "q|a|25.1|true|foo", "r|a|2|false|foo");
        assertEquals(Direction.LOWER_IS_BETTER, observations.get(0).metric().direction());
        assertEquals(Direction.HIGHER_IS_BETTER, observations.get(1).metric().direction());
    }

    @Test
    void holdShotsForMetrics() {
        read("task|metric|model|score", "MMLU|5-shot|a|0.4");
        assertEquals("accuracy", observations.get(0).metric().name());
        assertEquals(5, observations.get(0).setup().shots().getAsInt());
    }
}
