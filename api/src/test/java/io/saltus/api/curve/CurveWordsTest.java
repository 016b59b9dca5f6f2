package io.saltus.api.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every renderer says of a curve. */
class CurveWordsTest {

    private static final Metric ACC = Metric.accuracy("acc", 0);

    private static Point point(double scale, Model model) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                model,
                                OptionalLong.empty(),
                                .5,
                                OptionalLong.empty(),
                                OptionalDouble.empty())));
    }

    private static Subject subject(Setup setup, String family) {
        return new Subject("task", setup, ACC, family, Axis.COMPUTE);
    }

    @Test
    void tellWhereAScaleLiesAlongAnotherAxis() {
        Curve curve =
                new Curve(
                        subject(Setup.UNKNOWN, "F"),
                        List.of(
                                point(1e20, Model.of("a").at(Axis.PARAMETERS, 1e8)),
                                point(1e21, Model.of("b")),
                                point(1e22, Model.of("c").at(Axis.PARAMETERS, 1e10))));
        assertEquals(OptionalDouble.of(5e20), curve.scaleAlong(Axis.COMPUTE, 5e20));
        assertEquals(OptionalDouble.of(1e8), curve.scaleAlong(Axis.PARAMETERS, 1e20));
        assertEquals(OptionalDouble.of(1e10), curve.scaleAlong(Axis.PARAMETERS, 5e20));
        assertEquals(OptionalDouble.empty(), curve.scaleAlong(Axis.TOKENS, 1e20));
        assertEquals(OptionalDouble.empty(), curve.scaleAlong(Axis.PARAMETERS, 1e23));
    }

    @Test
    void tellHowItWasAsked() {
        Setup chain = Setup.shots(8).withStrategy("chain-of-thought");
        assertEquals("acc, chain-of-thought, 8-shot", subject(chain, "F").setting());
        assertEquals("acc", subject(Setup.UNKNOWN, "F").setting());
        assertEquals("task, acc, F, along compute", subject(Setup.UNKNOWN, "F").toString());
        assertTrue(subject(chain, Subject.POOLED).isPooled());
        assertFalse(subject(chain, "F").isPooled());
    }

    @Test
    void headAnAxis() {
        assertEquals("Training compute (FLOPs)", Axis.COMPUTE.heading());
        assertEquals("Parameters", Axis.PARAMETERS.heading());
        assertEquals("Own", Axis.of("own").heading());
    }

    @Test
    void makeNamesWordsAndAddresses() {
        assertEquals("chain of thought", Names.spaced("chain-of-thought"));
        assertEquals("3-digit-add", Names.slug(" 3-digit / Add! ", 60));
        assertEquals("abc", Names.slug("abcdef", 3));
        assertEquals("", Names.slug("\u6f22", 60));
    }

    @Test
    void tellNumbersApartByMoreDigits() {
        assertEquals("1005", Numbers.of(1005, 4));
        assertEquals("1.235e5", Numbers.of(123456, 4));
        assertEquals("0.1", Numbers.of(.1, 4));
    }
}
