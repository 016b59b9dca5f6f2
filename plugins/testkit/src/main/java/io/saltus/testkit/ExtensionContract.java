package io.saltus.testkit;

import io.saltus.api.spi.Extension;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests the promises of an extension, each by its name.
 *
 * @param <E> kind of extension
 */
public interface ExtensionContract<E extends Extension> {

    /** Returns the extension to test. */
    E extension();

    /**
     * Returns the promises that are knowingly not kept, each with the reason; none by default. Such
     * a promise is reported as skipped, and fails once it is kept after all.
     */
    default Map<Promise, String> exceptions() {
        return Map.of();
    }

    /** Returns the promises of the extension. */
    default Conformance conformance() {
        return Conformance.of(extension());
    }

    /** Returns a test of each promise. */
    @TestFactory
    default Stream<DynamicTest> promises() {
        return PromiseTests.of(conformance(), exceptions());
    }
}
