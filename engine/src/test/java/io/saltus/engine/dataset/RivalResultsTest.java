package io.saltus.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.engine.reading.TestData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RivalResultsTest {

    private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2025-01-01T00:00:00Z");

    private static Observation result(String model, double score) {
        return TestData.result("t", TestData.model(model, 1e8), score);
    }

    private static Dataset settled(Observation... results) {
        return TestData.dataset(List.of(results)).withoutRivals();
    }

    private static List<Double> scores(Dataset dataset) {
        Observations rows = new Observations(dataset);
        List<Double> scores = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            scores.add(rows.score(row));
        }
        Collections.sort(scores);
        return scores;
    }

    @Test
    void takesAFullRunForOneOnAPartWhicheverIsNewer() {
        Observation full = result("m", .5).measuredAt(OLD);
        Observation part = result("m", .9).measuredAt(NEW).under(Observation.LIMIT, "10");
        for (Dataset dataset : List.of(settled(full, part), settled(part, full))) {
            assertEquals(List.of(.5), scores(dataset));
            assertEquals(Map.of(RivalResults.LIMITED, 1), dataset.setAside());
            assertEquals(2, dataset.read());
            assertTrue(dataset.issues().get(0).why().contains("(limit 10)"));
        }
    }

    @Test
    void takesAPartWhereNothingElseIsThere() {
        Dataset dataset = settled(result("m", .9).under(Observation.LIMIT, "10"), result("n", .1));
        assertEquals(List.of(.1, .9), scores(dataset));
        assertEquals(Map.of(), dataset.setAside());
        assertTrue(
                dataset.issues().get(0).why().endsWith("counts since no full run is there"),
                dataset.issues().toString());
    }

    @Test
    void takesTheNewestOfTwoOnAPart() {
        Observation part = result("m", .9).under(Observation.LIMIT, "10");
        assertEquals(
                List.of(.8),
                scores(
                        settled(
                                part.measuredAt(OLD),
                                result("m", .8).under(Observation.LIMIT, "10").measuredAt(NEW))));
    }

    @Test
    void takesTheVersionOfATaskThatMostModelsWereAsked() {
        Dataset dataset =
                settled(
                        result("m", .5).under(Observation.VERSION, "1").measuredAt(OLD),
                        result("m", .6).under(Observation.VERSION, "2").measuredAt(NEW),
                        result("n", .7).under(Observation.VERSION, "1"));
        assertEquals(List.of(.5, .7), scores(dataset));
        assertEquals(Map.of(RivalResults.OTHER_VERSION, 1), dataset.setAside());
    }

    @Test
    void namesVersionsThatAreMixedAndKeepsThem() {
        Dataset dataset =
                settled(
                        result("m", .5).under(Observation.VERSION, "1"),
                        result("n", .7).under(Observation.VERSION, "2"));
        assertEquals(2, dataset.size());
        assertEquals(
                "t, acc: models were asked different versions of the task: 1 (1 model, such as m),"
                        + " 2 (1 model, such as n)",
                dataset.issues().get(0).toString());
    }

    @Test
    void keepsSeedsAndOtherConditionsApart() {
        Dataset dataset =
                settled(
                        result("m", .5).measuredAt(OLD).withSeed(1),
                        result("m", .6).measuredAt(NEW).withSeed(2),
                        result("m", .7).measuredAt(NEW).under("chat-template", "true"));
        assertEquals(List.of(.5, .6, .7), scores(dataset));
        assertEquals("chat-template", new Observations(dataset).strategy(2));
    }

    @Test
    void doesNotTakeAModelOfAnotherSizeForTheSame() {
        Observation small = TestData.result("t", Model.of("m").inFamily("F"), .5).measuredAt(OLD);
        assertEquals(2, settled(small, result("m", .6).measuredAt(NEW)).size());
    }
}
