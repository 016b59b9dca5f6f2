package io.saltus.testkit;

import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Observation;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that a source, where the name is all that its format says of a metric, takes the direction
 * of every metric from {@link KnownMetrics}.
 *
 * <pre>{@code
 * class DirectionsTest implements KnownDirectionsContract {
 *     @TempDir Path folder;
 *
 *     @Override
 *     public Observation read(String metric) throws IOException {
 *         return new SourceUnderTest(new Spaces(), folder, "a.spaces").only("t " + metric + " 0");
 *     }
 * }
 * }</pre>
 */
public interface KnownDirectionsContract {

    /**
     * Writes a result of a metric and reads it.
     *
     * @param metric name of the metric; its score is to be 0, which any metric may have
     */
    Observation read(String metric) throws IOException;

    /** Returns a test for each name of the list. */
    @TestFactory
    default Stream<DynamicTest> directionsOfKnownMetrics() {
        return KnownMetrics.all().stream()
                .flatMap(known -> known.names().stream())
                .map(name -> DynamicTest.dynamicTest(name, () -> verify(name)));
    }

    private void verify(String name) throws IOException {
        var expected = KnownMetrics.metric(name).direction();
        var found = read(name).metric().direction();
        if (found != expected) {
            throw new AssertionError(
                    "%s is read as %s, the list of metrics says %s"
                            .formatted(name, found, expected));
        }
    }
}
