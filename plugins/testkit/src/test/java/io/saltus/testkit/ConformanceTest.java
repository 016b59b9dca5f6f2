package io.saltus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** For each promise there is an extension that breaks it, and the kit says so and nothing else. */
class ConformanceTest {

    @TempDir static Path folder;

    private static Location sample() {
        try {
            return Location.of(
                    Files.writeString(
                            folder.resolve("good.scores"),
                            "a .1\nb .2\nc .3\nlonger .44\nlongest .55\nlast .666\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> tellsWhichPromiseIsBroken() {
        List<DynamicTest> tests = new ArrayList<>();
        BrokenCriteria.ALL.forEach(
                (promise, broken) -> tests.add(breaksOnly(promise, Conformance.of(broken.get()))));
        BrokenSources.ALL.forEach(
                (promise, broken) ->
                        tests.add(
                                breaksOnly(
                                        promise, Conformance.of(broken.get(), List.of(sample())))));
        BrokenRenderers.ALL.forEach(
                (promise, broken) -> tests.add(breaksOnly(promise, Conformance.of(broken.get()))));
        BrokenForecasters.ALL.forEach(
                (promise, broken) -> tests.add(breaksOnly(promise, Conformance.of(broken.get()))));
        return tests.stream();
    }

    private static DynamicTest breaksOnly(Promise promise, Conformance conformance) {
        return DynamicTest.dynamicTest(
                promise.name(),
                () ->
                        assertEquals(
                                List.of(promise),
                                conformance.broken().stream().map(BrokenPromise::promise).toList(),
                                () -> conformance.broken().toString()));
    }

    @Test
    void hasABreakerForEveryPromiseButTheOneTheEngineKeeps() {
        Set<Promise> covered = EnumSet.noneOf(Promise.class);
        covered.addAll(BrokenCriteria.ALL.keySet());
        covered.addAll(BrokenSources.ALL.keySet());
        covered.addAll(BrokenRenderers.ALL.keySet());
        covered.addAll(BrokenForecasters.ALL.keySet());
        // The engine's binder refuses bad settings for everybody; an extension cannot undo that.
        covered.add(Promise.REFUSES_BAD_SETTINGS);
        assertEquals(EnumSet.allOf(Promise.class), covered);
    }

    @Test
    void skipsAKnownExceptionAndFailsOnceItHoldsNoMore() throws Throwable {
        Conformance chatty = Conformance.of(new BrokenCriteria.Chatty());
        assertThrows(
                TestAbortedException.class,
                () -> run(chatty, Promise.KEEPS_QUIET, Map.of(Promise.KEEPS_QUIET, "it must")));
        AssertionError kept =
                assertThrows(
                        AssertionError.class,
                        () ->
                                run(
                                        chatty,
                                        Promise.GIVES_A_REASON,
                                        Map.of(Promise.GIVES_A_REASON, "it once did not")));
        assertTrue(kept.getMessage().contains("no longer holds"), kept.getMessage());
        assertThrows(
                AssertionError.class,
                () -> run(chatty, Promise.KEEPS_QUIET, Map.of(Promise.KEEPS_QUIET, " ")));
        assertThrows(
                AssertionError.class,
                () ->
                        run(
                                chatty,
                                Promise.ACCEPTS_ITS_FORMAT,
                                Map.of(Promise.ACCEPTS_ITS_FORMAT, "it is no source")));
    }

    private static void run(
            Conformance conformance, Promise promise, Map<Promise, String> exceptions)
            throws Throwable {
        for (DynamicTest test : PromiseTests.of(conformance, exceptions).toList()) {
            if (test.getDisplayName().equals(promise.name())) {
                test.getExecutable().execute();
                return;
            }
        }
        throw new AssertionError("there is no test of " + promise);
    }

    @Test
    void refusesToTryAPromiseOfAnotherKind() {
        Conformance chatty = Conformance.of(new BrokenCriteria.Chatty());
        assertThrows(
                IllegalArgumentException.class, () -> chatty.verify(Promise.ACCEPTS_ITS_FORMAT));
    }
}
