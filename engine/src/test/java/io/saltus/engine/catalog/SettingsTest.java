package io.saltus.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Secret;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are more than one number: lists, paths, secrets, required and renamed ones. */
class SettingsTest {

    /** A variable that every system has. */
    private static final String SET = "PATH";

    @About(id = "warehouse", summary = "Has a setting of every further type")
    public record Warehouse(
            @Param(value = "The table", required = true, formerly = "relation") String table,
            @Param("Its columns") List<String> columns,
            @Param(value = "Quantiles", min = 0, max = 1) List<Double> quantiles,
            @Param("Shapes") List<Shape> shapes,
            @Param("A file of marks") Path marks,
            @Param("A key") Secret token)
            implements Criterion {
        public Warehouse() {
            this("", List.of(), List.of(.5), List.of(), Path.of(""), Secret.NONE);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "twice", summary = "Has two settings of one name")
    public record Twice(@Param("One") int one, @Param(value = "Other", formerly = "ONE") int other)
            implements Criterion {
        public Twice() {
            this(1, 2);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "of-objects", summary = "Has a list of what is no setting")
    public record OfObjects(@Param("Things") List<Object> things) implements Criterion {
        public OfObjects() {
            this(List.of());
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    private static final Entry ENTRY =
            new Entry(
                    Description.of(Warehouse.class),
                    Warehouse.class,
                    new Plugin(
                            "test",
                            "1.0.0",
                            "*",
                            Optional.empty(),
                            SettingsTest.class.getClassLoader()));

    private static Warehouse bind(Map<String, String> settings) {
        return (Warehouse) ENTRY.bind(settings);
    }

    private static String refusal(Map<String, String> settings) {
        return String.valueOf(
                assertThrows(RequestException.class, () -> bind(settings)).getMessage());
    }

    @Test
    void readsEachTypeAndWritesItBack() {
        Map<String, String> given =
                Map.of(
                        "table", "runs",
                        "columns", "task; model",
                        "quantiles", "0;0.25;1",
                        "shapes", "U_shaped;sharp",
                        "marks", "marks.csv",
                        "token", SET);
        Warehouse bound = bind(given);
        assertEquals(List.of("task", "model"), bound.columns());
        assertEquals(List.of(0.0, 0.25, 1.0), bound.quantiles());
        assertEquals(List.of(Shape.U_SHAPED, Shape.SHARP), bound.shapes());
        assertEquals(Path.of("marks.csv"), bound.marks());
        assertEquals(System.getenv(SET), bound.token().value().orElseThrow());
        assertEquals(bound, bind(Binder.given(bound)));
        assertEquals(
                "{table=runs, columns=task;model, quantiles=0;0.25;1, shapes=u-shaped;sharp,"
                        + " marks=marks.csv, token=***}",
                Binder.configured(ENTRY.description(), bound).settings().toString());
    }

    @Test
    void showsASecretNowhere() {
        Warehouse bound = bind(Map.of("table", "runs", "token", SET));
        assertFalse(bound.toString().contains(SET), bound::toString);
        assertTrue(bound.toString().contains("token=***"), bound::toString);
        String typed = "hunter2-is-no-name";
        assertFalse(refusal(Map.of("table", "x", "token", typed)).contains(typed));
        String unset = "SALTUS_SURELY_NOT_SET";
        String refused = refusal(Map.of("table", "x", "token", unset));
        assertFalse(refused.contains(unset), refused);
        assertTrue(refused.contains("environment variable that is set"), refused);
    }

    @Test
    void asksForWhatIsRequired() {
        assertEquals(
                "'warehouse' needs the setting 'table' (The table): text; write warehouse:table=...",
                refusal(Map.of()));
        assertTrue(refusal(Map.of("table", " ")).contains("needs the setting"));
        assertEquals(new Warehouse(), ENTRY.sample(Map.of()));
    }

    @Test
    void takesAFormerName() {
        assertEquals("runs", bind(Map.of("Relation", "runs")).table());
        assertTrue(refusal(Map.of("relation", "runs", "table", "runs")).contains("set twice"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantiles | 0;2 | must be a list of which each is a number in [0, 1], as a;b, got '0;2'",
                "quantiles | 0;;1 | must be a list of which each is a number in [0, 1]",
                "quantiles | a | must be a list of which each is a number in [0, 1]",
                "shapes | round | must be a list of which each is one of flat, smooth",
            })
    void refusesWhatAListMayNotHold(String name, String value, String words) {
        assertTrue(refusal(Map.of("table", "x", name, value)).contains(words));
    }

    @Test
    void refusesNamesThatMeanTwoSettingsAndListsOfAnything() {
        assertEquals(
                "'twice' has two settings named 'one'",
                assertThrows(PluginException.class, () -> Description.of(Twice.class))
                        .getMessage());
        assertTrue(
                assertThrows(PluginException.class, () -> Description.of(OfObjects.class))
                        .getMessage()
                        .startsWith(
                                "'of-objects' setting 'things' is a List<Object>; a setting is"));
    }
}
