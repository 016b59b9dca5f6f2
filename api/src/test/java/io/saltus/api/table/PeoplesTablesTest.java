package io.saltus.api.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
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

/** Tables as people have them; cells are separated by bars. */
class PeoplesTablesTest implements ObservationSink {

    private Location place = Location.of(Path.of("runs/demo-1.4b.csv"));
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
                TabularResults.of(columns, List.of(lines[0].split("\\|", -1)), place, this)) {
            for (int i = 1; i < lines.length; i++) {
                results.row(i + 1L, List.of(lines[i].split("\\|", -1)));
            }
        }
    }

    private void read(String... lines) {
        read(new Columns(), lines);
    }

    private List<Double> scores() {
        return observations.stream().map(o -> Math.round(o.score() * 1e9) / 1e9).toList();
    }

    private List<Double> sizes() {
        return observations.stream().map(o -> o.model().scale(Axis.PARAMETERS).orElse(-1)).toList();
    }

    private long refused() {
        return issues.stream().mapToLong(Issue::refused).sum();
    }

    private void says(String words) {
        assertTrue(issues.stream().anyMatch(i -> i.why().contains(words)), issues::toString);
    }

    private String refusal(Columns columns, String... lines) {
        return String.valueOf(
                assertThrows(RequestException.class, () -> read(columns, lines)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "111M,1.11e8",
        "1.3B,1.3e9",
        "0.5b,5e8",
        "7 billion,7e9",
        "350 million,3.5e8",
        "1T,1e12",
        "'1,000,000,000',1e9",
        "1 000 000 000,1e9",
        "1'000'000'000,1e9",
        "1.3B params,1.3e9"
    })
    void readsSizesWithUnits(String size, double parameters) {
        read("task|model|params|score", "t|m|" + size + "|0.5");
        assertEquals(List.of(parameters), sizes());
        assertEquals(0, refused());
        says("'" + size + "' in 'params' is ");
    }

    @ParameterizedTest
    @CsvSource({
        "Size (B),1e9",
        "size_b,1e9",
        "Params (M),1e6",
        "#Params (B),1e9",
        "Parameters [in billions],1e9",
        "params (1e9),1e9",
        "params (10^6),1e6"
    })
    void readsTheUnitInTheNameOfAColumn(String name, double unit) {
        read("task|model|" + name + "|score", "t|m|2|0.5");
        assertEquals(List.of(2 * unit), sizes());
        says("'" + name + "' is params x ");
    }

    @Test
    void takesMinusOneAndZeroForAnUnknownSizeAndCountsThem() {
        read("task|model|#Params (B)|score", "t|a|-1|0.2", "t|b|0|0.3", "t|c|-1.0|.3", "t|d|7|0.4");
        assertEquals(4, observations.size());
        assertTrue(observations.get(0).model().scale(Axis.PARAMETERS).isEmpty());
        assertTrue(observations.get(1).model().scale(Axis.PARAMETERS).isEmpty());
        assertEquals(7e9, observations.get(3).model().scale(Axis.PARAMETERS).getAsDouble());
        says("-1 or 0 in '#Params (B)' is taken for an unknown size (3 rows)");
        read("task|model|params|score", "t|a|-7|0.2", "t|d|7|0.4");
        assertEquals(1, refused());
    }

    @Test
    void refusesAChanceThatIsNoneAndLeavesTheOthersFractions() {
        read(
                "task|model|score|chance",
                "a|m|0.5|0.25",
                "b|m|0.5|1.5",
                "c|m|0.5|-3",
                "d|m|0.5|0.5",
                "e|m|0.5|0.125");
        assertEquals(
                List.of(.25, .5, .125),
                observations.stream().map(o -> o.metric().chance().getAsDouble()).toList());
        assertEquals(2, refused());
        String told = issues.toString();
        assertTrue(told.contains(":3: 'chance' of 'accuracy' must be in [0, 1]"), told);
        assertTrue(told.contains("got '-3'; for percentages say chance=chance*0.01"), told);
        assertFalse(issues.toString().contains("'chance' is taken for percentages"));
    }

    @Test
    void takesChancesForPercentagesWhereAllAreOrMostAreWholeNumbersAboveOne() {
        read("task|model|score|chance", "a|m|0.5|33.3", "b|m|0.5|12.5", "c|m|.5|0");
        assertEquals(.333, observations.get(0).metric().chance().getAsDouble(), 1e-12);
        says("'chance' is taken for percentages");
        read("task|model|score|chance", "a|m|0.5|25", "b|m|0.5|50", "c|m|.5|0.5");
        assertEquals(.005, observations.get(2).metric().chance().getAsDouble(), 1e-12);
        says("'chance' is taken for percentages");
    }

    @Test
    void takesSmallSizesForBillionsAndSaysSo() {
        read("task|model|params|score", "t|a|0.5|0.2", "t|b|7|0.3", "t|c|70|0.4");
        assertEquals(List.of(0.5e9, 7e9, 70e9), sizes());
        says("'params' holds 0.5 to 70: taken for billions");
    }

    @Test
    void believesTheNamesOfModelsAboutTheUnit() {
        read("task|model|size|score", "t|p-14m|14|0.2", "t|p-70m|70|0.3", "t|p-410m|410|0.4");
        assertEquals(List.of(14e6, 70e6, 410e6), sizes());
        says("taken for millions, as in the models' names");
        read("task|model|size|score", "t|q-14B|14|0.2", "t|q-70B|70.0|0.3");
        assertEquals(List.of(14e9, 70e9), sizes());
    }

    @Test
    void leavesASizeUnknownWhoseUnitNothingShows() {
        read("task|model|size|score", "t|a|125|0.2", "t|b|760|0.3");
        assertEquals(List.of(-1.0, -1.0), sizes());
        says("nothing shows in which unit");
        says("params=size*1e9");
        read(new Columns().with("params", "size*1e6"), "task|model|size|score", "t|a|125|0.2");
        assertEquals(List.of(125e6), sizes());
    }

    @Test
    void takesOneNameWithSeveralSizesForAFamily() {
        read("Model|Params|Lambada", "Demo|111M|0.2", "Demo|1.3B|0.4");
        assertEquals(
                List.of("Demo", "Demo"),
                observations.stream().map(o -> o.model().family()).toList());
        assertEquals(2, observations.stream().map(o -> o.model().name()).distinct().count());
    }

    @Test
    void givesAColumnOneUnit() {
        read("task|model|score", "g|a|0.3", "g|b|0.9", "g|c|4.1", "g|d|24.0", "g|e|80");
        assertEquals(List.of(0.003, 0.009, 0.041, 0.24, 0.8), scores());
        says("taken for percentages");
        says("'score' (0.3)");
        read("task|model|score", "g|a|.3", "g|b|25", "g|c|80");
        assertEquals(List.of(0.003, 0.25, 0.8), scores());
    }

    @Test
    void givesAWideTableOfPercentagesOneUnit() {
        read("model|MMLU|GSM8K", "a|25.1|0.3", "b|45.3|0.5");
        assertEquals(List.of(0.251, 0.003, 0.453, 0.005), scores());
    }

    @Test
    void takesAFractionAmongPercentagesForNeither() {
        read("task|model|score", "t|a|0.317", "t|b|25.1", "t|c|45.3");
        assertEquals(List.of(0.251, 0.453), scores());
        assertEquals(1, refused());
        says("may be a percentage or a fraction");
        read("model|MMLU|HumanEval", "a|25.1|0.317", "b|45.3|0.442");
        assertEquals(List.of(0.251, 0.317, 0.453, 0.442), scores());
        says("taken for fractions");
        says("'HumanEval' (0.317)");
        read(
                new Columns().with("scores", "MMLU*0.01;HumanEval*1"),
                "model|MMLU|HumanEval",
                "a|25.1|0.317");
        assertEquals(List.of(0.251, 0.317), scores());
    }

    @Test
    void refusesTheOnlyPercentageAmongFractions() {
        read("task|model|score", "t|a|0.251", "t|b|0.262", "t|c|58.9");
        assertEquals(List.of(0.251, 0.262), scores());
        assertEquals(1, refused());
        says("set percent=true");
    }

    @Test
    void leavesMetricsWithoutBoundsAsTheyAre() {
        read("task|model|metric|score", "t|a|bleu|27.3", "t|a|accuracy|0.4", "t|a|ppl|12.5");
        assertEquals(List.of(27.3, 0.4, 12.5), scores());
        assertEquals(List.of(), issues);
    }

    @Test
    void readsPercentSignsAndErrors() {
        read("task|model|score", "t|a|25.1%", "t|b|0.9 %");
        assertEquals(List.of(0.251, 0.009), scores());
        read("task|model|score", "t|a|25.1 ± 0.4", "t|b|30.2 +/- 0.5", "t|c|40.0 (±0.6)");
        assertEquals(List.of(0.251, 0.302, 0.4), scores());
        assertEquals(0.004, observations.get(0).standardError().getAsDouble(), 1e-12);
        assertEquals(0.006, observations.get(2).standardError().getAsDouble(), 1e-12);
        says("± in 'score' is taken for the standard error");
        read("task|model|score", "t|a|25.1 (0.4)", "t|b|**26.4**", "t|c|30.2*", "t|d|<b>31</b>");
        assertEquals(List.of(0.251, 0.264, 0.302, 0.31), scores());
        assertTrue(observations.get(0).standardError().isEmpty());
        says("'25.1 (0.4)' in 'score' is 0.251");
    }

    @Test
    void readsPercentagesBesideTheirStandardErrors() {
        read("task|model|score|stderr|chance", "t|a|25.1|0.4|25", "t|b|30.2|0.5|25");
        assertEquals(0.004, observations.get(0).standardError().getAsDouble(), 1e-12);
        assertEquals(0.25, observations.get(0).metric().chance().getAsDouble());
        read("task|model|score|stderr|chance", "t|a|25.1|0.0041|0.25", "t|b|30.2|0.0052|0.25");
        assertTrue(observations.get(0).standardError().isEmpty());
        assertEquals(0.25, observations.get(0).metric().chance().getAsDouble());
        says("stderr=stderr*1");
    }

    @Test
    void readsDecimalsAfterACommaWhereCellsShowThem() {
        read("task|model|params|score", "t|a|1.000.000.000|0,251", "t|b|3.000.000.000|0,5");
        assertEquals(List.of(0.251, 0.5), scores());
        assertEquals(List.of(1e9, 3e9), sizes());
        says("'0,251' in 'score' is 0.251");
        read("task|model|score|n_examples", "t|a|25,1|14.042", "t|b|30,2|14.042");
        assertEquals(List.of(0.251, 0.302), scores());
        assertEquals(14042, observations.get(0).examples().getAsLong());
    }

    @Test
    void readsCommasBetweenThousandsWhereCellsShowThem() {
        read("task|model|score|n_examples", "t|a|0.251|14,042");
        assertEquals(14042, observations.get(0).examples().getAsLong());
    }

    @Test
    void asksWhatACommaIsWhereNothingShowsIt() {
        read("task|model|score|n_examples", "t|a|1|1,000");
        assertEquals(1, refused());
        says("say decimal=comma or decimal=point");
        read(new Columns().with("decimal", "point"), "task|model|score|n_examples", "t|a|1|1,000");
        assertEquals(1000, observations.get(0).examples().getAsLong());
        read("task|model|score", "t|a|0,251", "t|b|0.3");
        assertEquals(List.of(0.3), scores());
        says("say decimal=comma or decimal=point");
        assertThrows(
                IllegalArgumentException.class, () -> new Columns().with("decimal", "semicolon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "-", "\u2013", "nan", "#N/A", "", "?"})
    void takesForUnknownWhatSaysSo(String cell) {
        read("model|params|A|B", "m|" + cell + "|" + cell + "|0.5");
        assertEquals(List.of(0.5), scores());
        assertEquals(List.of(-1.0), sizes());
        assertEquals(0, refused());
        read("task|model|score", "t|m|" + cell, "t|n|0.5");
        assertEquals(1, refused());
    }

    @ParameterizedTest
    @CsvSource({
        "25-shot,25,standard",
        "5 shot,5,standard",
        "zero-shot,0,standard",
        "0,0,standard",
        "8-shot CoT,8,chain-of-thought",
        "Few-shot,-1,standard",
        "CoT,-1,chain-of-thought"
    })
    void readsShotsInWords(String shots, int number, String strategy) {
        read("task|model|shots|score", "t|m|" + shots + "|0.5");
        if (!shots.equals("CoT")) {
            assertEquals(number, observations.get(0).setup().shots().orElse(-1));
            assertEquals(strategy, observations.get(0).setup().strategy());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "step64000,64000",
        "64k,64000",
        "step-64k,64000",
        "checkpoint-500,500",
        "iter_0001000,1000"
    })
    void readsStepsInWords(String step, double steps) {
        read("task|model|step|score", "t|m|" + step + "|0.5");
        assertEquals(steps, observations.get(0).model().scale(Axis.STEPS).getAsDouble());
    }

    @Test
    void readsTaskAndMetricFromTheHeader() {
        read(
                "Model|Mean win rate|OpenbookQA - EM|MATH - Equivalent (CoT)|WMT 2014 - BLEU-4",
                "m|0.9|0.1|0.2|0.3");
        assertEquals(
                List.of("OpenbookQA EM", "MATH Equivalent (CoT)", "WMT 2014 BLEU-4"),
                observations.stream().map(o -> o.task() + " " + o.metric().name()).toList());
        says("sums up others: 'Mean win rate'");
    }

    @ParameterizedTest
    @CsvSource({
        "MMLU (5-shot),MMLU,accuracy,5,standard",
        "GSM8K (8-shot; CoT),GSM8K,accuracy,8,chain-of-thought",
        "ARC-C 25-shot,ARC-C,accuracy,25,standard",
        "HellaSwag (acc_norm),HellaSwag,acc_norm,-1,standard",
        "NaturalQuestions (open),NaturalQuestions (open),accuracy,-1,standard",
        "MMLU (%),MMLU,accuracy,-1,standard",
        "mmlu/acc,mmlu,acc,-1,standard",
        "MMLU - Anatomy,MMLU - Anatomy,accuracy,-1,standard"
    })
    void readsWhatTheNameOfAColumnSays(
            String name, String task, String metric, int shots, String strategy) {
        read("model|" + name, "m|0.5");
        Observation o = observations.get(0);
        assertEquals(task, o.task());
        assertEquals(metric, o.metric().name());
        assertEquals(shots, o.setup().shots().orElse(-1));
        assertEquals(strategy, o.setup().strategy());
        assertEquals(name.contains("%") ? 0.005 : 0.5, o.score());
    }

    @Test
    void readsAnArrowAsTheDirection() {
        read("model|Wiki (ppl) ↓", "m|12.5");
        assertEquals(Direction.LOWER_IS_BETTER, observations.get(0).metric().direction());
    }

    @Test
    void readsAColumnPerModel() {
        read("Benchmark|Metric|a-1B|b-7B|Notes", "MMLU|acc|25.1|45.2|x", "GSM8K|em|0.9|-|y");
        assertEquals(
                List.of("a-1B MMLU acc", "b-7B MMLU acc", "a-1B GSM8K em"),
                observations.stream()
                        .map(o -> o.model().name() + " " + o.task() + " " + o.metric().name())
                        .toList());
        assertEquals(List.of(0.251, 0.452, 0.009), scores());
        says("holds no scores: 'Notes'");
    }

    @Test
    void doesNotReadATableWhoseRowsItCannotTellApart() {
        assertTrue(
                refusal(new Columns(), "subset|model|quality", "x|m|0.5", "y|m|0.6")
                        .contains("no column 'task'"));
    }

    @Test
    void passesOverNotesAndAverages() {
        read(
                "model|size (B)|A|B",
                "m-1B|1|25.1|0.9",
                "Average||38.3|16.7",
                "Note: still training.|||",
                "|||");
        assertEquals(List.of(0.251, 0.009), scores());
        says("'Average' is no model");
        says("nothing but 'Note: still training.'");
        assertEquals(0, refused());
    }

    @Test
    void countsWhatIsRefused() {
        read("task|model|score", "t|m|high", "t|m", "|m|0.5", "t|n|0.5");
        assertEquals(3, refused());
        read(new Columns().with("scores", "A;B"), "model|A|B", "m|x|y");
        assertEquals(2, refused());
    }

    @Test
    void takesTheModelFromTheNameOfTheFileOrFolder() {
        place = Location.of(Path.of("results/demo-70b/demo-1.4b.csv.gz"));
        Columns columns = new Columns().with("task", "=t");
        assertTrue(refusal(columns, "index|correct", "0|1").contains("model=@file"));
        read(columns.with("model", "@file"), "index|correct", "0|1", "1|0");
        assertEquals("demo-1.4b", observations.get(0).model().name());
        assertEquals("the file's name", observations.get(0).model().provenance().get(Model.NAME));
        assertEquals(2, observations.get(0).examples().getAsLong());
        read(columns.with("model", "@folder"), "index|correct", "0|1", "1|0");
        assertEquals("demo-70b", observations.get(0).model().name());
        assertTrue(refusal(columns.with("model", "@path"), "index|correct", "0|1").contains("@"));
    }

    @Test
    void bringsExamplesTogether() {
        List<String> lines = new ArrayList<>(List.of("index|task|model|chance|correct"));
        for (int i = 0; i < 20; i++) {
            lines.add(i + "|t|a|0.5|" + i % 2);
            lines.add(i + "|t|b|0.5|" + (i % 4 == 0 ? "false" : "true"));
        }
        read(lines.toArray(String[]::new));
        assertEquals(List.of(0.5, 0.75), scores());
        assertEquals(20, observations.get(0).examples().getAsLong());
        assertEquals("accuracy", observations.get(0).metric().name());
        assertEquals(Grain.ALL_OR_NOTHING, observations.get(0).metric().grain());
        says("40 rows make 2 results");
        lines.addAll(lines.subList(1, 21));
        read(lines.toArray(String[]::new));
        assertEquals(List.of(0.5, 0.75), scores());
        says("20 rows repeat an id");
    }

    @Test
    void bringsGradedExamplesTogether() {
        read("doc_id|task|model|score", "0|t|a|0.2", "1|t|a|0.4");
        assertEquals(List.of(0.3), scores());
        assertEquals(Grain.GRADED, observations.get(0).metric().grain());
        assertEquals(0.1, observations.get(0).standardError().getAsDouble(), 1e-12);
    }

    @Test
    void takesNumberedResultsForResults() {
        read("index|task|model|score", "0|t|a|0.25", "1|t|b|1");
        assertEquals(2, observations.size());
        assertEquals(List.of(), issues);
        read("id|task|model|score", "0|t|a|0", "1|t|b|1", "2|u|a|0");
        assertEquals(3, observations.size());
    }

    @Test
    void decidesWithinBoundedMemory() {
        Columns columns = new Columns();
        try (TabularResults results =
                TabularResults.of(columns, List.of("task", "model", "score"), place, this)) {
            for (int i = 0; i < 200_000; i++) {
                results.row(i + 2L, List.of("t" + i % 100, "m", i < 190_000 ? "0.25" : "25"));
            }
        }
        assertEquals(190_000, observations.size());
        assertEquals(10_000, refused());
    }

    @Test
    void keepsWhatTheUserSays() {
        read(new Columns().with("percent", "true"), "task|model|score", "t|a|0.25");
        assertEquals(List.of(0.0025), scores());
        read(new Columns().with("score", "score*1"), "task|model|score", "t|a|0.2", "t|b|25.1");
        assertEquals(List.of(0.2), scores());
        assertFalse(issues.isEmpty());
    }
}
