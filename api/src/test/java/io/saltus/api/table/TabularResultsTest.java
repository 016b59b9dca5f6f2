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
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabularResultsTest implements ObservationSink {

    private static final Location TABLE = Location.of(Path.of("t.csv"));

    private final List<Observation> observations = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();

    @Override
    public void accept(Observation observation, long line) {
        observations.add(observation);
    }

    @Override
    public void report(Issue issue) {
        issues.add(issue.toString());
    }

    /** The columns of the schema but for these. */
    private static Columns columns(Map<String, Object> changes) {
        try {
            RecordComponent[] components = Columns.class.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] =
                        changes.getOrDefault(
                                components[i].getName(),
                                components[i].getAccessor().invoke(new Columns()));
            }
            return Columns.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Columns", e);
        }
    }

    private void read(Columns columns, String header, String... rows) {
        try (TabularResults results =
                TabularResults.of(columns, List.of(header.split(",", -1)), TABLE, this)) {
            for (int i = 0; i < rows.length; i++) {
                results.row(i + 2, List.of(rows[i].split(",", -1)));
            }
        }
    }

    private Observation only() {
        assertEquals(List.of(), issues);
        assertEquals(1, observations.size());
        return observations.get(0);
    }

    @Test
    void readsEveryFieldOfTheSchema() {
        read(
                new Columns(),
                "task,metric,higher_is_better,chance,best,grain,family,model,run,params,train_tokens,"
                        + "train_flops,loss,step,shots,strategy,seed,score,stderr,n_examples",
                "t,brier,false,0.75,0,graded,F,m,r,1e9,2e10,1.2e20,2.5,100,5,chain-of-thought,7,0.5,0.01,200");
        Observation o = only();
        assertEquals("t", o.task());
        assertEquals(Direction.LOWER_IS_BETTER, o.metric().direction());
        assertEquals(0.75, o.metric().chance().getAsDouble());
        assertEquals(Grain.GRADED, o.metric().grain());
        assertEquals("F", o.model().family());
        assertEquals("r", o.model().run());
        assertEquals(
                Map.of(
                        Axis.PARAMETERS, 1e9,
                        Axis.TOKENS, 2e10,
                        Axis.COMPUTE, 1.2e20,
                        Axis.LOSS, 2.5,
                        Axis.STEPS, 100.0),
                o.model().scales());
        assertEquals(5, o.setup().shots().getAsInt());
        assertEquals("chain-of-thought", o.setup().strategy());
        assertEquals(7, o.seed().getAsLong());
        assertEquals(0.01, o.standardError().getAsDouble());
        assertEquals(200, o.examples().getAsLong());
    }

    @Test
    void readsSeedsThatNoDoubleHoldsToTheLastDigit() {
        read(
                new Columns(),
                "task,model,score,seed",
                "a,m-1b,0.5,9007199254740993",
                "a,m-1b,0.5,-9007199254740993",
                "a,m-1b,0.5,9.007199254740993e15");
        assertEquals(
                List.of(9007199254740993L, -9007199254740993L),
                observations.stream().map(o -> o.seed().getAsLong()).toList());
        assertEquals(1, issues.size());
        assertTrue(issues.get(0).contains("beyond 2^53 must be written in digits"), issues.get(0));
    }

    @Test
    void refusesStepsThatNoRunHas() {
        read(
                new Columns(),
                "task,model,score,step",
                "a,m-1b,0.5,9007199254740992",
                "a,m-1b,0.5,1764547200000000000");
        assertEquals(1, observations.size());
        assertEquals(1, issues.size());
        assertTrue(issues.get(0).contains("'step' must be at most 2^53"), issues.get(0));
    }

    @Test
    void statesADefaultForWhatIsMissing() {
        read(new Columns(), "task,model,score", "t,m,0.5");
        Observation o = only();
        assertEquals("accuracy", o.metric().name());
        assertEquals(Grain.ALL_OR_NOTHING, o.metric().grain());
        assertEquals(1, o.metric().best().getAsDouble());
        assertTrue(o.metric().chance().isEmpty());
        assertEquals("unspecified", o.model().family());
        assertEquals("m", o.model().run());
        assertTrue(o.setup().shots().isEmpty());
        assertEquals("standard", o.setup().strategy());
    }

    @Test
    void takesABlankCellForUnknown() {
        read(new Columns(), "task,model,score,chance,shots,n_examples,params", "t,m,0.5,,,,");
        assertTrue(only().metric().chance().isEmpty());
        assertTrue(only().examples().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "acc,ALL_OR_NOTHING,HIGHER_IS_BETTER",
        "exact_match,ALL_OR_NOTHING,HIGHER_IS_BETTER",
        "'exact_match [strict]',ALL_OR_NOTHING,HIGHER_IS_BETTER",
        "f1,GRADED,HIGHER_IS_BETTER",
        "bleu,GRADED,HIGHER_IS_BETTER",
        "ppl,GRADED,LOWER_IS_BETTER",
        "word_perplexity,GRADED,LOWER_IS_BETTER",
        "brier_score,GRADED,LOWER_IS_BETTER"
    })
    void knowsTheUsualMetrics(String metric, Grain grain, Direction direction) {
        read(new Columns(), "task,model,score,metric", "t,m,0.5," + metric);
        assertEquals(grain, only().metric().grain());
        assertEquals(direction, only().metric().direction());
    }

    @Test
    void findsColumnsInAnyCaseAndSpelling() {
        read(new Columns(), "Task,MODEL,Score, N-Examples ", "t,m,0.5,9");
        assertEquals(9, only().examples().getAsLong());
    }

    @Test
    void mapsColumnsConstantsAndFactors() {
        read(
                columns(
                        Map.of(
                                "task", "Benchmark",
                                "score", "acc",
                                "family", "=Mine",
                                "chance", "= 0.25",
                                "params", "Size (B)*1e9")),
                "Benchmark,model,acc,Size (B)",
                "t,m,0.5,7");
        assertEquals("Mine", only().model().family());
        assertEquals(0.25, only().metric().chance().getAsDouble());
        assertEquals(7e9, only().model().scale(Axis.PARAMETERS).getAsDouble());
    }

    @Test
    void readsPercentagesWhenTold() {
        read(
                columns(Map.of("percent", true, "chance", "=0.25")),
                "task,model,score,stderr",
                "t,m,45.5%,1.5");
        assertEquals(0.455, only().score(), 1e-12);
        assertEquals(0.015, only().standardError().getAsDouble(), 1e-12);
        assertEquals(0.25, only().metric().chance().getAsDouble());
    }

    @Test
    void readsAColumnPerTask() {
        read(columns(Map.of("scores", "A;B")), "model,A,B,note", "m,0.1,0.2,x", "n,,0.3,y");
        assertEquals(List.of(), issues);
        assertEquals(
                List.of("A 0.1", "B 0.2", "B 0.3"),
                observations.stream().map(o -> o.task() + " " + o.score()).toList());
    }

    @Test
    void readsAColumnPerMetricWhereThereIsATask() {
        read(columns(Map.of("scores", "*")), "task,model,acc,f1", "t,m,0.1,0.2");
        assertEquals(
                List.of("t acc 0.1", "t f1 0.2"),
                observations.stream()
                        .map(o -> o.task() + " " + o.metric().name() + " " + o.score())
                        .toList());
    }

    @Test
    void namesAModelByItsFamilyAndScale() {
        read(new Columns(), "task,family,params,score", "t,F,1.25e8,0.5");
        assertEquals("F 1.25e8 parameters", only().model().name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model,score|no column 'task'; it has model, score",
                "task,model|no column 'score'",
                "task,score|no column 'model'"
            })
    void saysWhichColumnIsMissing(String header, String message) {
        RequestException e =
                assertThrows(RequestException.class, () -> read(new Columns(), header));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void saysWhichColumnWasAskedForInVain() {
        RequestException e =
                assertThrows(
                        RequestException.class,
                        () ->
                                read(
                                        columns(Map.of("chance", "guess")),
                                        "task,model,score",
                                        "t,m,0"));
        assertEquals(
                "t.csv has no column 'guess' (asked for as chance); it has task, model, score",
                e.getMessage());
        assertThrows(
                RequestException.class,
                () -> read(columns(Map.of("scores", "A;C")), "model,A", "m,0"));
        assertThrows(
                RequestException.class,
                () -> read(columns(Map.of("params", "A*x")), "task,model,score,A", "t,m,0,1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t,m,0.5,maybe,0.2,1|'higher_is_better' must be true or false, got 'maybe'",
                "t,m,0.5,true,x,1|'chance' must be a number, got 'x'",
                "t,m,0.5,true,1,1|chance level 1 and best score 1",
                "t,m,0.5,false,0,1|but lower is better",
                "t,,0.5,true,0,1|'model' is blank",
                "t,m,1e999,true,0,1|'score' must be a finite number, got '1e999'"
            })
    void saysWhatIsWrongWithARow(String row, String message) {
        read(new Columns(), "task,model,score,higher_is_better,chance,best", row);
        assertEquals(List.of(), observations);
        assertEquals(1, issues.size());
        assertTrue(issues.get(0).startsWith("t.csv:2: "), issues::toString);
        assertTrue(issues.get(0).contains(message), issues::toString);
    }

    @Test
    void reportsManyBadRowsOfAKindTogether() {
        String[] rows = new String[1000];
        java.util.Arrays.fill(rows, "t,m,x");
        rows[500] = ",m,0.5";
        read(new Columns(), "task,model,score", rows);
        assertEquals(5, issues.size(), issues::toString);
        assertEquals(
                "t.csv:5: 'score' must be a number, got 'x'; and 995 more of this kind up to line 1001",
                issues.get(4));
    }
}
