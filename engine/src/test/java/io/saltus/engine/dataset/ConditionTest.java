package io.saltus.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.engine.reading.TestData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final List<Observation> ROWS =
            List.of(
                    Observation.of(TestData.model("a", 1e8), "it's", TestData.ACCURACY, 0.1),
                    TestData.result("arc easy", TestData.model("b", 1e9), 0.2),
                    TestData.result("arc hard", Model.of("c").inFamily("G").at(Axis.TOKENS, 5), 0.3)
                            .in(Setup.shots(5)));

    private static String select(String condition) {
        Dataset dataset = TestData.dataset(ROWS).where(new Condition(condition));
        return String.join("", dataset.table().stringColumn("model").asList());
    }

    @Test
    void leavesOutTheIssuesOfTasksAndModelsThatAreNotSelected() {
        List<Issue> issues =
                List.of(
                        new Issue("arc easy", "questioned"),
                        new Issue("arc easy, acc", "its chance level is questioned"),
                        new Issue("arc hard, acc", "its chance level is questioned"),
                        new Issue("b", "has two sizes").asRemark(),
                        new Issue("c", "has two sizes").asRemark(),
                        new Issue("F", "is a family of names").asRemark(),
                        new Issue("arc easy", "is read; and 3 more of this kind up to arc hard"),
                        new Issue("a", "is unreadable").refusing(1),
                        new Issue("told.csv:3", "is unreadable"));
        Dataset all = TestData.dataset(ROWS);
        Dataset with =
                new Dataset(all.table(), all.outcomes(), all.origins(), issues, all.faults());
        assertEquals(
                List.of("arc hard, acc", "c", "arc easy", "a", "told.csv:3"),
                with.where(new Condition("task = 'arc hard'")).issues().stream()
                        .map(Issue::where)
                        .toList());
        assertEquals(issues, with.where(new Condition("score > 0")).issues());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "family = F|ab",
                "family != 'F'|c",
                "shots >= 0|bc",
                "shots is missing|a",
                "not shots is missing|bc",
                "params > 1e8|b",
                "params <= 1e8|a",
                "task ~ '^arc'|bc",
                "task = \"it's\"|a",
                "task = 'it\\'s'|a",
                "task in ('arc easy', 'arc hard')|bc",
                "score in (0.1, 0.30)|ac",
                "family = F and score < 0.15 or shots = 5|ac",
                "family = F and (score < 0.15 or shots = 5)|a",
                "NOT (family = F AND score < 0.15)|bc",
                "higher_is_better = true|abc",
                "MODEL == b|b",
            })
    void selectsRows(String condition, String models) {
        assertEquals(models, select(condition));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "famly = F|there is no column 'famly' (did you mean 'family'?)",
                "family|expected a comparison at the end",
                "family =|expected a value at the end",
                "family = F score < 1|expected 'and', 'or' or the end before 'score'",
                "(family = F|expected ')' at the end",
                "score > high|'score' holds numbers, got 'high'",
                "task ~ '('|is not a regular expression",
                "family like F|after 'family' expected",
                "family = 'F|is not understood",
            })
    void saysWhatItDoesNotUnderstand(String condition, String message) {
        RequestException e = assertThrows(RequestException.class, () -> select(condition));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().contains(condition), e.getMessage());
    }

    @Test
    void neverMeetsAnUnknownCell() {
        assertEquals("a", select("loss < 5 or loss >= 5 or model = a"));
    }

    @Test
    void saysWhatMayBeMeantByAValueThatNobodyHas() {
        RequestException e =
                assertThrows(RequestException.class, () -> select("task = 'ARC Easy'"));
        assertTrue(
                e.getMessage()
                        .endsWith(
                                "selects no result of 3: no task is 'ARC Easy' (did you mean 'arc easy'?)"),
                e.getMessage());
    }

    @Test
    void saysThatAMisspeltNameLeavesNothingOut() {
        Dataset dataset = TestData.dataset(ROWS).where(new Condition("task != 'arc herd'"));
        assertEquals(3, dataset.size());
        assertTrue(
                dataset.issues()
                        .toString()
                        .contains("no task is 'arc herd' (did you mean 'arc hard'?)"),
                dataset.issues().toString());
    }

    @Test
    void saysOfOneOfSeveralValuesThatNobodyHasIt() {
        Dataset dataset =
                TestData.dataset(ROWS).where(new Condition("task in ('arc easy', 'arc herd')"));
        assertEquals(1, dataset.size());
        assertTrue(
                dataset.issues()
                        .toString()
                        .contains("no task is 'arc herd' (did you mean 'arc hard'?)"),
                dataset.issues().toString());
    }
}
