package io.saltus.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.table.Columns;
import io.saltus.api.verdict.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {

    /** What a setting of each type looks like. */
    public enum Mode {
        PLAIN,
        VERY_FANCY
    }

    @About(id = "every-type", summary = "Has a setting of every type", references = "none")
    public record EveryType(
            @Param(value = "A share", min = 0, max = 1) double minGain,
            @Param(value = "A count", min = 3, max = 1000) int minPoints,
            @Param(value = "A seed") long seed,
            @Param("A switch") boolean strict,
            @Param("A name") String name,
            @Param("A way") Mode mode)
            implements Criterion {
        public EveryType() {
            this(0.3, 4, 7, false, "x", Mode.PLAIN);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "grouped", summary = "Has a group of settings")
    public record Grouped(Columns columns, @Param("A delimiter") String delimiter)
            implements Criterion {
        public Grouped() {
            this(new Columns(), ",");
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "Bad Id", summary = "x")
    public record BadId() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    public record NoAbout() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "not-a-record", summary = "x")
    public static final class NotARecord implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "out-of-bounds", summary = "x")
    public record OutOfBounds(@Param(value = "A share", min = 0, max = 1) double share)
            implements Criterion {
        public OutOfBounds() {
            this(7);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "no-meaning", summary = "x")
    public record NoMeaning(double share) implements Criterion {
        public NoMeaning() {
            this(1);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    @About(id = "no-defaults", summary = "x")
    public record NoDefaults(@Param("A share") double share) implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("never asked");
        }
    }

    private static EveryType bind(Map<String, String> settings) {
        return (EveryType)
                Binder.bind(Description.of(EveryType.class), EveryType.class, settings, true);
    }

    @Test
    void takesTheDefaultsFromTheConstructorWithoutArguments() {
        assertEquals(new EveryType(), bind(Map.of()));
    }

    @Test
    void setsEveryType() {
        assertEquals(
                new EveryType(0.25, 6, -3, true, "a, b", Mode.VERY_FANCY),
                bind(
                        Map.of(
                                "minGain", "0.25",
                                "min-points", "6",
                                "SEED", "-3",
                                "strict", "true",
                                "name", "a, b",
                                "mode", "very-fancy")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minGain|7|'every-type' setting 'minGain' must be a number in [0, 1], got '7'",
                "minGain|x|'every-type' setting 'minGain' must be a number in [0, 1], got 'x'",
                "minGain|NaN|'every-type' setting 'minGain' must be a number in [0, 1], got 'NaN'",
                "minPoints|2|'every-type' setting 'minPoints' must be a whole number in [3, 1000], got '2'",
                "minPoints|4.5|'every-type' setting 'minPoints' must be a whole number in [3, 1000], got '4.5'",
                "strict|yes|'every-type' setting 'strict' must be true or false, got 'yes'",
                "mode|odd|'every-type' setting 'mode' must be one of plain, very-fancy, got 'odd'",
                "minGian|1|'every-type' has no setting 'minGian' (did you mean 'minGain'?); it has minGain,"
                        + " minPoints, seed, strict, name, mode"
            })
    void saysWhatIsAllowed(String name, String value, String message) {
        String expected = message.startsWith("'") ? message : "'" + message;
        RequestException e = assertThrows(RequestException.class, () -> bind(Map.of(name, value)));
        assertEquals(expected.replace("''", "'"), e.getMessage());
    }

    @Test
    void flattensAGroupOfSettings() {
        Description description = Description.of(Grouped.class);
        assertTrue(description.isTabular());
        assertEquals(
                new Columns().getClass().getRecordComponents().length + 1,
                description.settings().size());
        Grouped set =
                (Grouped)
                        Binder.bind(
                                description,
                                Grouped.class,
                                Map.of("train_flops", "FLOPs", "delimiter", ";"),
                                true);
        assertEquals("FLOPs", set.columns().trainFlops());
        assertEquals(";", set.delimiter());
        assertEquals("task", set.columns().task());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BadId|an id is in kebab case",
                "NoAbout|has no @About",
                "NotARecord|is not a record",
                "OutOfBounds|'out-of-bounds' setting 'share' is 7 by default, outside its own bounds [0, 1]",
                "NoMeaning|'no-meaning' setting 'share' has no meaning",
                "NoDefaults|has no public constructor without arguments"
            })
    void saysWhichPromiseAClassBreaks(String type, String message) throws ClassNotFoundException {
        Class<?> broken = Class.forName(DescriptionTest.class.getName() + "$" + type);
        PluginException e = assertThrows(PluginException.class, () -> Description.of(broken));
        assertTrue(e.getMessage().contains(message.replaceFirst("^out", "'out")), e.getMessage());
    }
}
