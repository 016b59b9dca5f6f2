package io.saltus.api.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The neighbours of a curve in a study. */
class CurvesTest {

    private static Curve curve(String task, String metric, Setup setup, String family) {
        Subject subject =
                new Subject(task, setup, Metric.accuracy(metric), family, Axis.PARAMETERS);
        return new Curve(
                subject,
                List.of(
                        Point.of(
                                1e9,
                                List.of(
                                        new Replicate(
                                                Model.of("m"),
                                                OptionalLong.empty(),
                                                .5,
                                                OptionalLong.empty(),
                                                OptionalDouble.empty())))));
    }

    private static final Setup SHOT = Setup.shots(1);
    private static final Curve HERE = curve("add", "acc", SHOT, "A");
    private static final Curve METRIC = curve("add", "f1", SHOT, "A");
    private static final Curve STRATEGY = curve("add", "acc", SHOT.withStrategy("cot"), "A");
    private static final Curve SHOTS = curve("add", "acc", Setup.shots(5), "A");
    private static final Curve FAMILY = curve("add", "acc", SHOT, "B");
    private static final Curve TASK = curve("mul", "acc", SHOT, "A");
    private static final Curve FAR = curve("mul", "f1", SHOT, "B");
    private static final Curves STUDY = Curves.of(HERE, METRIC, STRATEGY, SHOTS, FAMILY, TASK, FAR);

    @Test
    void differInOneThingAlone() {
        assertEquals(List.of(METRIC), STUDY.otherMetrics(HERE));
        assertEquals(List.of(STRATEGY), STUDY.otherStrategies(HERE));
        assertEquals(List.of(FAMILY), STUDY.otherFamilies(HERE));
        assertEquals(List.of(TASK), STUDY.otherTasks(HERE));
        assertEquals(List.of(), STUDY.otherTasks(FAMILY));
    }

    @Test
    void areFoundByTaskFamilyAndSubject() {
        assertEquals(List.of(TASK, FAR), STUDY.ofTask("mul"));
        assertEquals(List.of(FAMILY, FAR), STUDY.ofFamily("B"));
        assertEquals(List.of(), STUDY.ofFamily("C"));
        assertEquals(HERE, STUDY.find(HERE.subject()).orElseThrow());
    }

    @Test
    void areAllButOne() {
        assertEquals(List.of(HERE, METRIC, STRATEGY, FAMILY, TASK, FAR), STUDY.allBut(SHOTS));
        assertEquals(STUDY.all().subList(1, 7), STUDY.allBut(HERE));
        assertEquals(STUDY.all(), STUDY.allBut(curve("div", "acc", SHOT, "A")));
        assertThrows(IndexOutOfBoundsException.class, () -> STUDY.allBut(HERE).get(6));
    }

    /** Half a million questions of a study of 20,000 curves; searching would take many minutes. */
    @Test
    void areLookedUpNotSearched() {
        List<Curve> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(
                    curve("task", "acc", SHOT, "family " + i)
                            .as(HERE.subject().ofTask("task").ofFamily("family " + i)));
        }
        Curves study = Curves.of(all);
        long found = 0;
        for (int round = 0; round < 10; round++) {
            for (Curve curve : all) {
                found += study.otherMetrics(curve).size() + study.otherTasks(curve).size();
                found += study.ofFamily(curve.subject().family()).size();
                found += study.allBut(curve).size();
            }
        }
        assertEquals(10 * 20_000L * 20_000L, found);
    }
}
