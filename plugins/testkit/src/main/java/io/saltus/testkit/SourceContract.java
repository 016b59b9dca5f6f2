package io.saltus.testkit;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import java.util.List;

/**
 * Tests every promise of a source, on samples of its format: whole, cut short, damaged, and not
 * there at all.
 *
 * <pre>{@code
 * class SpacesTest implements SourceContract {
 *     @Override
 *     public Source extension() {
 *         return new Spaces();
 *     }
 *
 *     @Override
 *     public List<Location> samples() {
 *         return List.of(Location.of(Path.of("src/test/resources/results.spaces")));
 *     }
 * }
 * }</pre>
 */
public interface SourceContract extends ExtensionContract<Source> {

    /** Returns files, or folders where the source reads those, of its format; at least one. */
    List<Location> samples();

    @Override
    default Conformance conformance() {
        return Conformance.of(extension(), samples());
    }
}
