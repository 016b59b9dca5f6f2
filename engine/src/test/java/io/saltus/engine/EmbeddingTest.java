package io.saltus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.PluginException;
import io.saltus.engine.catalog.PluginJar;
import io.saltus.engine.reading.TestData;
import io.saltus.engine.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that embeds the engine may rely on. */
class EmbeddingTest {

    private static final int TASKS = 100;
    private static final long PATIENCE = 10;

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static CountDownLatch begun;
    private static CountDownLatch read;

    /** Gives one result for each of many tasks. */
    @About(id = "many", summary = "Gives many tasks")
    public record Many() implements Source {
        @Override
        public boolean accepts(Location location) {
            return true;
        }

        @Override
        public void read(Location location, ObservationSink sink) {
            for (int task = 0; task < TASKS; task++) {
                sink.accept(
                        TestData.result("task " + task, TestData.model("m", 1e8), .5), task + 1);
            }
        }
    }

    /** Never comes to an end by itself, as a source of an endless stream would. */
    @About(id = "endless", summary = "Gives results without end")
    public record Endless() implements Source {
        @Override
        public boolean accepts(Location location) {
            return true;
        }

        @Override
        public void read(Location location, ObservationSink sink) {
            begun.countDown();
            try {
                while (true) {
                    sink.accept(TestData.result("t", TestData.model("m", 1e8), .5), 1);
                }
            } finally {
                read.countDown();
            }
        }
    }

    /** Computes for a while, and does not care about interrupts. */
    @About(id = "patient", summary = "Takes its time")
    public record Patient() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            ASKED.incrementAndGet();
            begun.countDown();
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return Verdict.undecided("at last");
        }
    }

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        ASKED.set(0);
        begun = new CountDownLatch(1);
        read = new CountDownLatch(1);
        file = Files.writeString(folder.resolve("a.data"), "data");
    }

    private Study study() {
        return Study.of(file).readBy(new Many()).by(new Patient()).onThreads(2);
    }

    private static Analysis analyze(Study study, Progress progress) {
        return Saltus.analyze(study, Catalog.onClassPath(), "", progress);
    }

    /** Runs a study aside, interrupts it once it works, and returns what it ends with. */
    private static Throwable interrupted(Study study) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> still = new AtomicReference<>(false);
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                analyze(study, Progress.NONE);
                            } catch (RuntimeException e) {
                                thrown.set(e);
                                still.set(Thread.currentThread().isInterrupted());
                            }
                        });
        caller.start();
        assertTrue(begun.await(PATIENCE, TimeUnit.SECONDS));
        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        assertTrue(still.get(), "the thread stays interrupted");
        return thrown.get();
    }

    @Test
    void stopsAllWorkersWhereTheCallerIsInterrupted() throws InterruptedException {
        Throwable thrown = interrupted(study());
        assertTrue(thrown instanceof CancellationException, String.valueOf(thrown));
        int asked = ASKED.get();
        Thread.sleep(300);
        assertEquals(asked, ASKED.get(), "nothing more is judged");
        assertTrue(asked < TASKS / 2, "asked " + asked);
    }

    @Test
    void stopsASourceInTheMiddleOfAFile() throws InterruptedException {
        Throwable thrown = interrupted(study().readBy(new Endless()));
        assertTrue(thrown instanceof CancellationException, String.valueOf(thrown));
        assertTrue(read.await(PATIENCE, TimeUnit.SECONDS), "the source is still reading");
    }

    @Test
    void stopsAtOnceWhereProgressThrows() throws InterruptedException {
        IllegalStateException own = new IllegalStateException("the window was closed");
        IllegalStateException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                analyze(
                                        study(),
                                        (what, done, total) -> {
                                            if (what.equals("judging")) {
                                                throw own;
                                            }
                                        }));
        assertSame(own, thrown);
        int asked = ASKED.get();
        assertTrue(asked <= 4, "asked " + asked);
        Thread.sleep(300);
        assertTrue(ASKED.get() <= asked + 1, "nothing more is judged");
    }

    @Test
    void judgesByTheUsualCriterionWhereNoneIsGiven() throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Usual",
                        PluginJar.criterion(
                                "Usual",
                                Study.USUAL_CRITERION,
                                "return Verdict.undecided(\"as usual\");"))
                .in(folder, "acme.jar");
        Catalog catalog = Catalog.of(List.of(folder));
        Analysis analysis = Saltus.analyze(study().by(), catalog, "", Progress.NONE);
        assertEquals(TASKS, analysis.report().findings().size());
        assertEquals("as usual", analysis.report().findings().get(0).verdict().reason());
        assertEquals("acme", analysis.report().plugins().get(0).id());
    }

    @Test
    void saysThatTheUsualCriterionIsNotThere() {
        RequestException refused =
                assertThrows(RequestException.class, () -> analyze(study().by(), Progress.NONE));
        assertTrue(
                refused.getMessage().startsWith("there is no criterion 'emergence'"),
                refused.getMessage());
    }

    /** A source or criterion that was compiled against an API with one function more. */
    private Catalog compiledAgainstAnotherApi(PluginJar plugin) throws IOException {
        plugin.type(
                        "io.saltus.api.words.Numbers",
                        "package io.saltus.api.words; public final class Numbers {"
                                + " public static String roman(int number) { return \"\"; } }")
                .dropped("Numbers.class")
                .in(folder, "acme.jar");
        return Catalog.of(List.of(folder));
    }

    private static String source(String accepts, String read) {
        return """
               import io.saltus.api.data.*;
               import io.saltus.api.spi.*;
               import io.saltus.api.words.Numbers;
               @About(id = "old", summary = "Was compiled long ago")
               public record Old() implements Source {
                   @Override public boolean accepts(Location location) { %s }
                   @Override public void read(Location location, ObservationSink sink) { %s }
               }
               """
                .formatted(accepts, read);
    }

    private static void assertSaysWhoseFaultItIs(String message) {
        assertTrue(message.contains("acme (acme.jar)"), message);
        assertTrue(message.contains("failed with NoSuchMethodError"), message);
        assertTrue(
                message.contains("compiled against another version of the API (this is 0.1.0)"),
                message);
    }

    @Test
    void callsAnOldSourceAFailureOfThePlugin() throws IOException {
        for (String old :
                List.of(
                        source("return true;", "Numbers.roman(4);"),
                        source("return Numbers.roman(4).isEmpty();", ""))) {
            Catalog catalog =
                    compiledAgainstAnotherApi(PluginJar.named("acme").extension("Old", old));
            PluginException failed =
                    assertThrows(
                            PluginException.class,
                            () ->
                                    Saltus.analyze(
                                            Study.of(file).by(new Patient()),
                                            catalog,
                                            "",
                                            Progress.NONE));
            assertSaysWhoseFaultItIs(failed.getMessage());
        }
    }

    @Test
    void callsAnOldCriterionAFailureOfThePlugin() throws IOException {
        Catalog catalog =
                compiledAgainstAnotherApi(
                        PluginJar.named("acme")
                                .extension(
                                        "Old",
                                        PluginJar.criterion(
                                                "Old",
                                                "old",
                                                "return Verdict.undecided("
                                                        + "io.saltus.api.words.Numbers.roman(4));")));
        Criterion old = (Criterion) catalog.bind(Kind.CRITERION, "old");
        Analysis analysis = Saltus.analyze(study().by(old), catalog, "", Progress.NONE);
        assertTrue(analysis.pluginFailed());
        assertSaysWhoseFaultItIs(analysis.report().issues().get(0).toString());
    }
}
