package io.saltus.api.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.ObservationSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnColumnsTest {

    private final List<Observation> observations = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    private void read(Columns columns, String header, String... rows) {
        ObservationSink sink =
                new ObservationSink() {
                    @Override
                    public void accept(Observation observation, long line) {
                        observations.add(observation);
                    }

                    @Override
                    public void report(Issue issue) {
                        issues.add(issue);
                    }
                };
        Location location = new Location("t.csv", URI.create("file:///t.csv"));
        try (TabularResults results =
                TabularResults.of(columns, List.of(header.split(",")), location, sink)) {
            for (int i = 0; i < rows.length; i++) {
                results.row(i + 2, List.of(rows[i].split(",", -1)));
            }
        }
    }

    private double scale(int row, String axis) {
        return observations.get(row).model().scale(Axis.of(axis)).orElse(Double.NaN);
    }

    @Test
    void readsTheScalesThatAreAskedFor() {
        read(
                new Columns().with("scales", "Layer Width; year"),
                "task,model,score,Layer width,year,other",
                "t,a,.5,64,-3,7",
                "t,b,.5,128,,7");
        assertEquals(64, scale(0, "layer-width"));
        assertEquals(-3, scale(0, "year"));
        assertEquals(128, scale(1, "layer-width"));
        assertEquals(Double.NaN, scale(1, "year"));
        assertEquals(Double.NaN, scale(0, "other"));
    }

    @Test
    void takesAScaleForNoScoreOfAWideTable() {
        read(
                new Columns().with("scales", "year"),
                "model,year,mmlu,arc",
                "a,2021,.5,.6",
                "b,2022,.6,.7");
        assertEquals(4, observations.size());
        assertEquals(2022, scale(3, "year"));
    }

    @Test
    void refusesARowWhoseScaleIsNoNumber() {
        read(new Columns().with("scales", "year"), "task,model,score,year", "t,a,.5,soon");
        assertEquals(0, observations.size());
        assertTrue(issues.get(0).why().contains("year"), issues.get(0).why());
        assertTrue(issues.get(0).why().contains("a date is written 2024-09-18"));
    }

    @Test
    void readsWhenAModelWasReleased() {
        read(
                new Columns(),
                "task,model,score,Release_Date",
                "t,a,.5,2024-09-18",
                "t,b,.5,some day");
        assertEquals(Optional.of("2024-09-18"), observations.get(0).model().trait(Model.RELEASED));
        assertEquals(Optional.empty(), observations.get(1).model().trait(Model.RELEASED));
    }

    @Test
    void namesTheCellOfADateThatCannotBeRead() {
        read(
                new Columns(),
                "task,model,score,Release date",
                "t,a,.5,not known",
                "u,a,.5,not known",
                "t,b,.5,2024-13-40",
                "t,c,.5,unknown",
                "t,d,.5,");
        assertEquals(5, observations.size());
        assertEquals(
                List.of("t.csv:2", "t.csv:4"),
                issues.stream()
                        .filter(issue -> issue.code().equals("bad-date"))
                        .map(Issue::where)
                        .toList());
        assertEquals(
                "'Release date' must be a date such as 2024-09-18 or 2024-09, or blank, got"
                        + " 'not known'; the model is read without it",
                issues.get(0).why());
    }
}
