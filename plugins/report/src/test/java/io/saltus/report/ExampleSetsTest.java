package io.saltus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExampleSetsTest {

    private static final Outcomes ANSWERS =
            Outcomes.of(Map.of("a", 1.0, "b", 0.0, "c", 1.0))
                    .withClusters(Map.of("a", "p", "b", "p"))
                    .withTexts(Map.of("c", "what is <c>?"));

    private static final Outcomes SCORES = Outcomes.of(Map.of("a", .25, "b", 1.0));

    private static Report report(Outcomes... kept) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            double scale = Axis.COMPUTE.scale(20 + i);
            points.add(
                    Point.of(
                            scale,
                            List.of(
                                    new Replicate(
                                            Model.of("m" + i).at(Axis.COMPUTE, scale),
                                            OptionalLong.empty(),
                                            kept[i].mean(),
                                            OptionalLong.of(kept[i].size()),
                                            OptionalDouble.empty(),
                                            Optional.of(kept[i])))));
        }
        Subject subject =
                new Subject("t", Setup.UNKNOWN, Metric.accuracy("acc"), "F", Axis.COMPUTE);
        return new Report(
                "0.1.0",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Finding(
                                new Curve(subject, points),
                                new Configured("any", Map.of()),
                                Verdict.undecided("as told"))));
    }

    private static String written(Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        ReportJson.writeWithExamples(report, text);
        return text.toString();
    }

    private static Report read(String text) throws IOException {
        return ReportJson.read(new StringReader(text), "r.json");
    }

    @Test
    void readsBackWhatWasKept() throws IOException {
        String json = written(report(ANSWERS, SCORES));
        List<Optional<Outcomes>> kept =
                read(json).findings().get(0).curve().points().stream()
                        .map(point -> point.replicates().get(0).outcomes())
                        .toList();
        assertEquals(List.of(Optional.of(ANSWERS), Optional.of(SCORES)), kept);
        assertEquals(List.of(), ReportJsonTest.violations(json));
    }

    @Test
    void writesTheIdsOfSharedExamplesOnce() throws IOException {
        String json = written(report(ANSWERS, ANSWERS));
        assertEquals(1, json.split("\"examples\": \\[", -1).length - 1, json);
        assertTrue(json.contains("\"answers\": \"101\""), json);
    }

    @Test
    void keepsNothingUnlessItIsAsked() throws IOException {
        StringBuilder text = new StringBuilder();
        ReportJson.write(report(ANSWERS), text);
        assertFalse(text.toString().contains("exampleSets"), text.toString());
        assertFalse(text.toString().contains("outcomes"), text.toString());
    }

    @Test
    void refusesWhatDoesNotFitItsSet() throws IOException {
        String json = written(report(ANSWERS));
        for (String[] broken :
                new String[][] {
                    {"\"101\"", "\"10\"", "holds 2 scores of 3 examples"},
                    {"\"101\"", "\"1x1\"", "must be a text of 1 and 0"},
                    {"\"set\": 0", "\"set\": 1", "set 1 is not among the 1 of 'exampleSets'"}
                }) {
            RequestException e =
                    assertThrows(
                            RequestException.class, () -> read(json.replace(broken[0], broken[1])));
            assertTrue(e.getMessage().contains(broken[2]), e.getMessage());
        }
    }
}
