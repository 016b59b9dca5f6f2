package io.saltus.app.plugins;

import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Plugins that are hostile, broken or slow, by kind, and what is to be said of each. */
final class HostileKinds {

    /**
     * A plugin that misbehaves.
     *
     * @param id of the plugin and its extension
     * @param says what is said of it on the line that names it; empty if it does no harm
     */
    record Kind(String id, String says, PluginJar jar) {

        String file() {
            return id + ".jar";
        }
    }

    private HostileKinds() {}

    private static final String FINE = "return Verdict.undecided(\"fine\");";

    /** Of a criterion: the body of its verdict. */
    private static Kind judges(String id, String says, String body) {
        return criterion(id, says, body, "", "");
    }

    /** Of a criterion: its constructor. */
    private static Kind made(String id, String says, String constructor) {
        return criterion(id, says, FINE, "", constructor);
    }

    /** Of a criterion: members, such as a static initialiser. */
    private static Kind holds(String id, String says, String members) {
        return criterion(id, says, FINE, members, "");
    }

    private static Kind criterion(
            String id, String says, String body, String members, String constructor) {
        String name = name(id);
        String source =
                PluginJar.criterion(name, id, body)
                        .replace(
                                "public %s() { this(0.5); }".formatted(name),
                                "%s public %s() { this(0.5); %s }"
                                        .formatted(members, name, constructor));
        return new Kind(id, says, PluginJar.named(id).extension(name, source));
    }

    private static String name(String id) {
        StringBuilder name = new StringBuilder("X");
        for (String word : id.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    /** Criteria that fail one way or the other, in one run, beside one that is good. */
    static List<Kind> criteria() {
        return List.of(
                judges(
                        "throws",
                        "IllegalStateException: oh no",
                        "throw new IllegalStateException(\"oh no\");"),
                judges("overflows", "StackOverflowError", "return judge(curve, context);"),
                judges("asserts", "AssertionError: oh no", "throw new AssertionError(\"oh no\");"),
                judges(
                        "lacks-class",
                        "NoClassDefFoundError",
                        "throw new NoClassDefFoundError(\"com/acme/Gone\");"),
                judges("internal", "InternalError", "throw new InternalError(\"oh no\");"),
                judges("own-error", "Error: mine", "throw new Error(\"mine\");"),
                judges(
                        "anonymous",
                        "XAnonymous$1: nameless",
                        "throw new RuntimeException(\"nameless\") {};"),
                judges("native", "UnsatisfiedLinkError", "System.loadLibrary(\"absent\"); " + FINE),
                judges(
                        "mute",
                        "whose message cannot be had",
                        "throw new RuntimeException() { public String getMessage() { throw new IllegalStateException(); } };"),
                judges(
                        "endless-message",
                        "(1000000 characters)",
                        "throw new IllegalStateException(\"x\".repeat(1000000));"),
                judges(
                        "many-lines",
                        "IllegalStateException: one",
                        "throw new IllegalStateException(\"one\\n\\tat two\\n\\u001b[31mthree\");"),
                judges("null-verdict", "gave no verdict (null)", "return null;"),
                judges("null-reason", "failed with", "return Verdict.undecided(null);"),
                judges(
                        "sneaks",
                        "IOException: hidden",
                        "throw XSneaks.<RuntimeException>sneak(new java.io.IOException(\"hidden\")); } static <E extends Throwable> E sneak(Throwable t) throws E { throw (E) t;"),
                judges("interrupts", "", "Thread.currentThread().interrupt(); " + FINE),
                judges(
                        "sleeps",
                        "gave no verdict within 3 s",
                        "try { Thread.sleep(100000); } catch (InterruptedException e) { } return null;"),
                judges(
                        "loops",
                        "gave no verdict within 3 s",
                        "int n = 0; while (curve.size() > 0) n++; return null;"),
                judges(
                        "deadlocks",
                        "gave no verdict within 3 s",
                        "Object one = new Object(); Thread t = new Thread(() -> { synchronized (one) { while (true) Thread.onSpinWait(); } }); t.setDaemon(true); t.start(); try { Thread.sleep(100); } catch (InterruptedException e) { } synchronized (one) { return null; }"
                                .replace(
                                        "while (true) Thread.onSpinWait();",
                                        "try { Thread.sleep(100000); } catch (InterruptedException e) { }")),
                judges(
                        "waits",
                        "gave no verdict within 3 s",
                        "try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { } return null;"),
                judges(
                        "leaves-thread",
                        "left a thread running: pool",
                        "Thread t = new Thread(() -> { try { Thread.sleep(1000000); } catch (InterruptedException e) { } }, \"pool\"); t.start(); "
                                + FINE),
                judges(
                        "thread-dies",
                        "its thread 'doomed' died of java.lang.IllegalStateException: oh no",
                        "Thread t = new Thread(() -> { throw new IllegalStateException(\"oh no\"); }, \"doomed\"); t.start(); try { t.join(); } catch (InterruptedException e) { } "
                                + FINE),
                judges(
                        "moves-locale",
                        "changed the default locale (to 'tr_TR')",
                        "java.util.Locale.setDefault(new java.util.Locale(\"tr\", \"TR\")); "
                                + FINE),
                judges(
                        "moves-zone",
                        "changed the default time zone (to 'Asia/Tokyo')",
                        "java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"Asia/Tokyo\")); "
                                + FINE),
                judges(
                        "moves-folder",
                        "changed the system property 'user.dir'",
                        "System.setProperty(\"user.dir\", \"/\"); " + FINE),
                judges(
                        "drops-properties",
                        "changed the system property 'line.separator'",
                        "System.clearProperty(\"line.separator\"); " + FINE),
                judges(
                        "takes-output",
                        "changed standard output",
                        "System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream())); "
                                + FINE),
                judges(
                        "takes-handler",
                        "changed the handler of uncaught exceptions",
                        "Thread.setDefaultUncaughtExceptionHandler((t, e) -> { }); " + FINE),
                judges("closes-streams", "", "System.out.close(); System.err.close(); " + FINE),
                criterion(
                        "chooses-badly",
                        "choosing what to judge, failed with Error: oh no",
                        FINE,
                        "@Override public java.util.List<Curve> toJudge(Curves study) { throw new Error(\"oh no\"); }",
                        ""),
                criterion(
                        "chooses-null",
                        "choosing what to judge, failed with NullPointerException",
                        FINE,
                        "@Override public java.util.List<Curve> toJudge(Curves study) { return null; }",
                        ""),
                criterion(
                        "chooses-forever",
                        "did not choose what to judge within 3 s",
                        FINE,
                        "@Override public java.util.List<Curve> toJudge(Curves study) { while (true) try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
                        ""),
                holds(
                        "static-throws",
                        "its static initialiser failed: java.lang.IllegalStateException: own words",
                        "static final int N = go(); static int go() { throw new IllegalStateException(\"own words\"); }"),
                holds(
                        "static-error",
                        "java.lang.AssertionError: oh no",
                        "static final int N = go(); static int go() { throw new AssertionError(\"oh no\"); }"),
                holds(
                        "static-loops",
                        "was not made within 2 s",
                        "static int n; static { while (n >= 0) try { Thread.sleep(1000); } catch (InterruptedException e) { } }"),
                made(
                        "constructor-throws",
                        "java.lang.IllegalStateException: oh no",
                        "throw new IllegalStateException(\"oh no\");"),
                criterion(
                        "constructor-overflows",
                        "StackOverflowError",
                        FINE,
                        "static void go() { go(); }",
                        "go();"),
                made(
                        "constructor-waits",
                        "was not made within 2 s",
                        "try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { while (true) { try { Thread.sleep(1000); } catch (InterruptedException f) { } } }"));
    }

    /** Criteria that end the process, each in a run of its own. */
    static List<Kind> ends() {
        return List.of(
                judges("exits-judging", "ended Saltus", "System.exit(0); return null;"),
                made("exits-made", "ended Saltus", "System.exit(0);"),
                holds("exits-static", "ended Saltus", "static { System.exit(0); }"),
                judges(
                        "exits-aside",
                        "ended Saltus",
                        "new Thread(() -> Runtime.getRuntime().exit(0)).start(); try { Thread.sleep(60000); } catch (InterruptedException e) { } return null;"),
                judges(
                        "hooks",
                        "held up the end of Saltus",
                        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) try { Thread.sleep(1000); } catch (InterruptedException e) { } })); "
                                + FINE));
    }

    private static Kind source(
            String id, String says, String members, String accepts, String read) {
        return new Kind(
                id,
                says,
                PluginJar.named(id)
                        .extension(
                                name(id),
                                """
                                import io.saltus.api.data.*;
                                import io.saltus.api.spi.*;
                                @About(id = "%s", summary = "Misbehaves")
                                public record %s() implements Source {
                                    %s
                                    @Override public boolean accepts(Location location) { %s return location.hasEnding(".%s"); }
                                    @Override public void read(Location location, ObservationSink sink) throws java.io.IOException { %s }
                                }
                                """
                                        .formatted(id, name(id), members, accepts, id, read)));
    }

    private static final String MODEL =
            "Observation.of(Model.of(\"m\" + i).inFamily(\"Kept\").at(Axis.COMPUTE, 1e20 * (i + 1)), \"kept\", Metric.accuracy(\"acc\", 0), 0.1)";

    /** Sources that fail one way or the other, each with a file of its own. */
    static List<Kind> sources() {
        return List.of(
                source(
                        "accept-throws",
                        "failed with IllegalStateException: oh no",
                        "",
                        "if (true) throw new IllegalStateException(\"oh no\");",
                        ""),
                source(
                        "accept-error",
                        "failed with Error: oh no",
                        "",
                        "if (true) throw new Error(\"oh no\");",
                        ""),
                source(
                        "accept-waits",
                        "did not say within 3 s whether it takes",
                        "",
                        "while (System.nanoTime() != 0) try { Thread.sleep(1000); } catch (InterruptedException e) { }",
                        ""),
                source(
                        "source-broken",
                        "oh no",
                        "static final int N = go(); static int go() { throw new IllegalStateException(\"oh no\"); }",
                        "",
                        ""),
                source(
                        "read-throws",
                        "failed with IllegalStateException: oh no",
                        "",
                        "",
                        "throw new IllegalStateException(\"oh no\");"),
                source(
                        "read-error",
                        "failed with InternalError",
                        "",
                        "",
                        "throw new InternalError(\"oh no\");"),
                source(
                        "read-null",
                        "failed with NullPointerException",
                        "",
                        "",
                        "sink.accept(null);"),
                source(
                        "read-negative",
                        "failed with",
                        "",
                        "",
                        "int i = 0; sink.accept(" + MODEL + ".withExamples(-1));"),
                source(
                        "read-nan",
                        "failed with",
                        "",
                        "",
                        "int i = 0; sink.accept(Observation.of(Model.of(\"m\"), \"t\", Metric.accuracy(\"acc\", 0), Double.NaN));"),
                source(
                        "read-silent",
                        "gave nothing for 3 s; see",
                        "",
                        "",
                        "try { Thread.sleep(100000); } catch (InterruptedException e) { }"),
                source(
                        "read-stops",
                        "gave nothing for 3 s after 5 results, which are kept",
                        "",
                        "",
                        "for (int i = 0; i < 5; i++) sink.accept("
                                + MODEL
                                + "); while (true) try { Thread.sleep(100000); } catch (InterruptedException e) { }"),
                source(
                        "read-slowly",
                        "",
                        "",
                        "",
                        "for (int i = 0; i < 5; i++) { try { Thread.sleep(1000); } catch (InterruptedException e) { return; } sink.accept("
                                + MODEL.replace("kept", "slow").replace("Kept", "Slow")
                                + "); }"));
    }

    private static Kind renderer(String id, String says, String body) {
        return new Kind(
                id,
                says,
                PluginJar.named(id)
                        .extension(
                                name(id),
                                """
                                import io.saltus.api.report.*;
                                import io.saltus.api.spi.*;
                                @About(id = "%s", summary = "Misbehaves")
                                public record %s() implements Renderer {
                                    @Override public void render(Report report, Output output) throws java.io.IOException { %s }
                                }
                                """
                                        .formatted(id, name(id), body)));
    }

    /** Renderers that fail one way or the other. */
    static List<Kind> renderers() {
        return List.of(
                renderer(
                        "render-throws",
                        "failed with IllegalStateException: oh no",
                        "throw new IllegalStateException(\"oh no\");"),
                renderer(
                        "render-error",
                        "failed with InternalError",
                        "throw new InternalError(\"oh no\");"),
                renderer(
                        "render-half",
                        "failed with IllegalStateException",
                        "output.text(\"half.txt\").append(\"begun\"); throw new IllegalStateException(\"oh no\");"),
                renderer("render-null", "failed with", "output.text(null);"),
                renderer(
                        "render-away",
                        "failed with",
                        "output.text(\"../away.txt\").append(\"x\");"),
                renderer(
                        "render-waits",
                        "did not end within 3 s",
                        "while (true) try { Thread.sleep(1000); } catch (InterruptedException e) { }"));
    }

    private static PluginJar good(String id) {
        return judges(id, "", FINE).jar();
    }

    /** Plugins that cannot be loaded, or not all of them: all lie in one folder. */
    static List<Kind> inAFolder() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(
                new Kind(
                        "no-id", "no manifest with Plugin-Id", good("no-id").without("Plugin-Id")));
        kinds.add(
                new Kind(
                        "no-version",
                        "states no Plugin-Version",
                        good("no-version").without("Plugin-Version")));
        kinds.add(
                new Kind(
                        "no-requires",
                        "states no Plugin-Requires",
                        good("no-requires").without("Plugin-Requires")));
        kinds.add(
                new Kind(
                        "odd-version",
                        "a version that is none",
                        good("odd-version").manifest("Plugin-Version", "newest")));
        kinds.add(
                new Kind(
                        "odd-requires",
                        "Plugin-Requires is '>>1'",
                        good("odd-requires").manifest("Plugin-Requires", ">>1")));
        kinds.add(
                new Kind(
                        "future-api",
                        "requires the API in version >=99.0.0",
                        good("future-api").manifest("Plugin-Requires", ">=99.0.0")));
        kinds.add(
                new Kind(
                        "needs-absent",
                        "which is not installed",
                        good("needs-absent").manifest("Plugin-Dependencies", "absent")));
        kinds.add(
                new Kind(
                        "needs-itself",
                        "as it needs itself: needs-itself needs needs-itself",
                        good("needs-itself").manifest("Plugin-Dependencies", "needs-itself")));
        kinds.add(
                new Kind(
                        "circle-a",
                        "circle-a needs circle-b needs circle-a",
                        good("circle-a").manifest("Plugin-Dependencies", "circle-b")));
        kinds.add(
                new Kind(
                        "circle-b",
                        "circle-b needs circle-a needs circle-b",
                        good("circle-b").manifest("Plugin-Dependencies", "circle-a")));
        kinds.add(
                new Kind(
                        "thief",
                        "the plugin 'saltus-csv' is there already",
                        good("thief").manifest("Plugin-Id", "saltus-csv")));
        kinds.add(
                new Kind(
                        "poacher",
                        "the criterion 'emergence' of the plugin 'poacher' is left aside",
                        PluginJar.named("poacher")
                                .extension(
                                        "XPoacher",
                                        PluginJar.criterion("XPoacher", "emergence", FINE))));
        kinds.add(
                new Kind(
                        "absent-class",
                        "is not in the JAR",
                        good("absent-class").service("com.acme.Absent")));
        kinds.add(
                new Kind(
                        "no-extension",
                        "neither Source, Criterion, Forecaster nor Renderer",
                        PluginJar.named("no-extension")
                                .extension("Plain", "public class Plain {}")));
        kinds.add(
                new Kind(
                        "no-record",
                        "is not a record",
                        PluginJar.named("no-record")
                                .extension(
                                        "XNoRecord",
                                        PluginJar.criterion("XNoRecord", "no-record", FINE)
                                                .replace(
                                                        "record XNoRecord(@Param(value = \"A number\", min = 0, max = 1) double level)",
                                                        "class XNoRecord")
                                                .replace("this(0.5);", ""))));
        kinds.add(
                new Kind(
                        "no-about",
                        "has no @About",
                        PluginJar.named("no-about")
                                .extension(
                                        "XNoAbout",
                                        PluginJar.criterion("XNoAbout", "no-about", FINE)
                                                .replaceFirst("@About.*", ""))));
        kinds.add(
                new Kind(
                        "bundles-api",
                        "bundles its own copy of saltus-api",
                        good("bundles-api")
                                .entry("io/saltus/api/spi/Extension.class", new byte[] {1})));
        kinds.add(
                new Kind(
                        "future-java",
                        "UnsupportedClassVersionError",
                        PluginJar.named("future-java")
                                .service("Future")
                                .entry(
                                        "Future.class",
                                        new byte[] {
                                            (byte) 0xca,
                                            (byte) 0xfe,
                                            (byte) 0xba,
                                            (byte) 0xbe,
                                            0,
                                            0,
                                            0,
                                            (byte) 200,
                                            0,
                                            1,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0
                                        })));
        kinds.add(
                new Kind(
                        "no-class",
                        "ClassFormatError",
                        PluginJar.named("no-class")
                                .service("Garbage")
                                .entry(
                                        "Garbage.class",
                                        "garbage".getBytes(StandardCharsets.UTF_8))));
        kinds.add(
                new Kind(
                        "lists-nonsense",
                        "Illegal configuration-file syntax",
                        PluginJar.named("lists-nonsense").service("not a class name !")));
        kinds.add(
                new Kind(
                        "idle",
                        "",
                        holds(
                                        "idle",
                                        "",
                                        "static { System.out.println(\"here I am\"); System.exit(0); }")
                                .jar()));
        return kinds;
    }

    /** Files that are no plugins, by name, with what is said of each. */
    static List<String> filesIn(Path folder) throws IOException {
        Files.writeString(folder.resolve("text.jar"), "this is no JAR");
        Files.write(folder.resolve("empty.jar"), new byte[0]);
        Path whole = good("whole").in(Files.createTempDirectory("whole"), "whole.jar");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("cut.jar"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        zip(folder.resolve("slip.zip"), "../slip.jar", bytes, 1);
        zip(folder.resolve("absolute.zip"), "/tmp/absolute.jar", bytes, 1);
        zip(folder.resolve("backslash.zip"), "..\\back.jar", bytes, 1);
        zip(folder.resolve("clash.zip"), "a.jar", bytes, 1, "a.jar/b.jar");
        zip(folder.resolve("bomb.zip"), "bomb.jar", new byte[1 << 20], 200);
        zip(folder.resolve("crowd.zip"), "", new byte[0], 0, crowd());
        Files.createSymbolicLink(folder.resolve("dangling.jar"), folder.resolve("nowhere.jar"));
        Files.createDirectories(folder.resolve("hollow"));
        return List.of(
                "text.jar: not loaded: not a readable JAR",
                "empty.jar: not loaded: not a readable JAR",
                "cut.jar: not loaded: not a readable JAR",
                "slip.zip: not loaded: the entry '../slip.jar' leaves the ZIP",
                "absolute.zip: not loaded: the entry '/tmp/absolute.jar' leaves the ZIP",
                "backslash.zip: not loaded: the entry",
                "clash.zip: not loaded: the entry",
                "bomb.zip: not loaded: the ZIP unpacks to more than",
                "crowd.zip: not loaded: the ZIP has 10001 entries",
                "dangling.jar: not loaded: not a readable JAR",
                "hollow: not loaded: no manifest");
    }

    private static String[] crowd() {
        String[] names = new String[10_001];
        for (int i = 0; i < names.length; i++) {
            names[i] = "f" + i;
        }
        return names;
    }

    /** Writes a ZIP of one entry, of so many blocks, and others that are empty. */
    static Path zip(Path file, String name, byte[] block, int blocks, String... others)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (!name.isEmpty()) {
                zip.putNextEntry(new ZipEntry(name));
                for (int i = 0; i < blocks; i++) {
                    zip.write(block);
                }
            }
            for (String other : others) {
                zip.putNextEntry(new ZipEntry(other));
            }
        }
        return file;
    }
}
