package io.saltus.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChanceReviewTest {

    private static final Metric ACC = Metric.accuracy("acc");

    private static ChanceCatalogue catalogue(boolean overrides) throws IOException {
        return ChanceCatalogue.read(
                "chances.csv",
                new StringReader("task,chance,best,source\nsiqa,0.3333,1,3 options\n"),
                overrides);
    }

    private static List<Observation> curve(String family, Metric metric, double... scores) {
        List<Observation> rows = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Model model = TestData.model(family + i, 1e8 * Math.pow(4, i)).inFamily(family);
            rows.add(Observation.of(model, "siqa", metric, scores[i]).withExamples(1954));
        }
        return rows;
    }

    private static Dataset reviewed(List<Observation> rows, ChanceCatalogue catalogue) {
        TableSink sink =
                new TableSink(
                        "told.csv",
                        ModelCatalogue.EMPTY,
                        catalogue,
                        () -> {},
                        io.saltus.engine.work.Progress.NONE);
        rows.forEach(row -> sink.accept(row, 1));
        return ChanceReview.of(
                new Dataset(sink.table(), sink.outcomes(), List.of(), sink.issues(), List.of()),
                catalogue);
    }

    private static OptionalDouble chance(Dataset dataset) {
        return new Observations(dataset).metric(0).chance();
    }

    private static String told(Dataset dataset) {
        return String.join("\n", dataset.issues().stream().map(Issue::toString).toList());
    }

    @Test
    void setsAsideALevelThatTheSmallestModelsContradictFlatly() throws IOException {
        Dataset dataset = reviewed(curve("F", ACC, .50, .51, .50, .51), catalogue(false));
        assertEquals(OptionalDouble.empty(), chance(dataset));
        assertEquals("", new Observations(dataset).chanceSource(0));
        assertTrue(
                told(dataset)
                        .startsWith(
                                "siqa, acc: the 3 smallest models sit flatly at 0.503, not at the"
                                        + " catalogue's chance level 0.3333 (3 options)"),
                told(dataset));
        assertTrue(told(dataset).endsWith("a row like siqa,acc,0.5"), told(dataset));
    }

    @Test
    void setsItAsideWhereLargerModelsRiseFromThere() throws IOException {
        assertEquals(
                OptionalDouble.empty(),
                chance(reviewed(curve("F", ACC, .50, .51, .505, .61, .8), catalogue(false))));
    }

    @Test
    void keepsALevelFromWhichTheScoresRise() throws IOException {
        Dataset dataset = reviewed(curve("F", ACC, .40, .45, .52, .6), catalogue(false));
        assertEquals(OptionalDouble.of(.3333), chance(dataset));
        assertEquals("", told(dataset));
    }

    @Test
    void keepsALevelThatModelsOfAnotherFamilyComeDownTo() throws IOException {
        List<Observation> rows = curve("F", ACC, .50, .51, .50, .51);
        rows.addAll(curve("G", ACC, .33, .34, .45));
        assertEquals(OptionalDouble.of(.3333), chance(reviewed(rows, catalogue(false))));
    }

    @Test
    void keepsALevelWhereAllModelsAreAble() throws IOException {
        Dataset dataset = reviewed(curve("F", ACC, .90, .905, .90), catalogue(false));
        assertEquals(OptionalDouble.of(.3333), chance(dataset));
    }

    @Test
    void saysThatModelsSitBelowALevelAndKeepsIt() throws IOException {
        Dataset dataset = reviewed(curve("F", ACC, 0, .001, .002, .6), catalogue(false));
        assertEquals(OptionalDouble.of(.3333), chance(dataset));
        assertTrue(told(dataset).contains("read some answers"), told(dataset));
    }

    @Test
    void neverSetsAsideWhatTheDataOrTheUserState() throws IOException {
        Metric stated = Metric.accuracy("acc", .3333);
        assertEquals(
                OptionalDouble.of(.3333),
                chance(reviewed(curve("F", stated, .50, .51, .50), catalogue(false))));
        assertEquals(
                OptionalDouble.of(.3333),
                chance(reviewed(curve("F", ACC, .50, .51, .50), catalogue(true))));
    }

    @Test
    void saysWhereTheDataStateAnotherLevelThanTheCatalogue() throws IOException {
        Metric stated = Metric.accuracy("acc", 0);
        Dataset dataset = reviewed(curve("F", stated, .1, .3, .5), catalogue(false));
        assertEquals(OptionalDouble.of(0), chance(dataset));
        assertEquals(
                "siqa, acc: the data state the chance level 0, the catalogue 0.3333 (3 options);"
                        + " theirs is taken; for the other give --chances FILE with the columns"
                        + " task,metrics,chance and the row siqa,acc,0.3333",
                told(dataset));
    }
}
