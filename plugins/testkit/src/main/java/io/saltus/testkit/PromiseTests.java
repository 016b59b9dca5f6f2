package io.saltus.testkit;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** A test of each promise; declared exceptions are skipped as long as they hold. */
final class PromiseTests {

    private PromiseTests() {}

    static Stream<DynamicTest> of(Conformance conformance, Map<Promise, String> exceptions) {
        Set<Promise> promises = conformance.promises();
        Stream<DynamicTest> strange =
                exceptions.keySet().stream()
                        .filter(promise -> !promises.contains(promise))
                        .sorted()
                        .map(
                                promise ->
                                        DynamicTest.dynamicTest(
                                                promise.name(), () -> refuse(promise)));
        Stream<DynamicTest> tests =
                promises.stream()
                        .map(
                                promise ->
                                        DynamicTest.dynamicTest(
                                                promise.name(),
                                                () -> verify(conformance, promise, exceptions)));
        return Stream.concat(strange, tests);
    }

    private static void refuse(Promise promise) {
        throw new AssertionError(
                promise + " is declared as an exception but is no promise of this extension");
    }

    private static void verify(
            Conformance conformance, Promise promise, Map<Promise, String> exceptions) {
        String reason = exceptions.get(promise);
        if (reason == null) {
            conformance.verify(promise);
            return;
        }
        if (reason.isBlank()) {
            throw new AssertionError("the exception to " + promise + " needs a reason");
        }
        try {
            conformance.verify(promise);
        } catch (BrokenPromise expected) {
            Assumptions.abort("known exception: " + reason + " (" + expected.getMessage() + ")");
        }
        throw new AssertionError(
                "%s is kept, so its exception no longer holds; remove it: %s"
                        .formatted(promise, reason));
    }
}
