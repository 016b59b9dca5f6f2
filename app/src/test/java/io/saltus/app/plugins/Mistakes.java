package io.saltus.app.plugins;

import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Every mistake that a plugin's author can make, each as a plugin that makes it. */
final class Mistakes {

    /** Builds a plugin in a folder. */
    interface Build {
        Path in(Path folder) throws IOException;
    }

    /** A mistake, in words, and a plugin that makes it. */
    record Mistake(String words, Build build) {}

    private static final String IMPORTS =
            """
            import io.saltus.api.curve.*;
            import io.saltus.api.data.*;
            import io.saltus.api.report.*;
            import io.saltus.api.spi.*;
            import io.saltus.api.verdict.*;
            """;

    private static final String JUDGE =
            "@Override public Verdict judge(Curve curve, Curves context) { return"
                    + " Verdict.undecided(\"who knows\"); }";

    private final List<Mistake> all = new ArrayList<>();

    private Mistakes() {
        packaging();
        registration();
        settings();
        neighbours();
        judging();
        readingAndRendering();
    }

    static List<Mistake> all() {
        return List.copyOf(new Mistakes().all);
    }

    private void packaging() {
        add("The file is no JAR", folder -> Files.writeString(folder.resolve("acme.jar"), "text"));
        jar("The manifest lacks `Plugin-Id`", good().without("Plugin-Id"));
        jar("The manifest lacks `Plugin-Version`", good().without("Plugin-Version"));
        jar("The manifest lacks `Plugin-Requires`", good().without("Plugin-Requires"));
        jar(
                "The id has a space",
                PluginJar.named("acme detectors").extension("Good", criterion("")));
        jar("The version is no version", good().manifest("Plugin-Version", "1.0-final"));
        jar("The requirement is none", good().manifest("Plugin-Requires", "latest"));
        jar("It requires a later API", good().manifest("Plugin-Requires", ">=9.0.0"));
        jar("It bundles the API", good().entry("io/saltus/api/spi/Extension.class", classFile(61)));
        jar("It bundles the engine", good().entry("io/saltus/engine/Saltus.class", classFile(61)));
        jar("Its libraries are inside its JAR", good().entry("lib/numerics-1.0.jar", new byte[9]));
        jar("It is compiled for a later Java", good().entry("Later.class", classFile(99)));
        add(
                "The ZIP has its JAR in a folder",
                folder -> {
                    Path jar = good().in(Files.createTempDirectory("mistake"), "acme.jar");
                    Path zip = folder.resolve("acme.zip");
                    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                        out.putNextEntry(new ZipEntry("acme-1.0/acme.jar"));
                        out.write(Files.readAllBytes(jar));
                    }
                    return zip;
                });
    }

    private void registration() {
        jar("There is no service file", PluginJar.named("acme").type("Good", criterion("")));
        jar(
                "The service file is empty",
                PluginJar.named("acme").type("Good", criterion("")).service("# nothing yet"));
        jar("The service file names a class that is not there", good().service("com.acme.Renamed"));
        jar(
                "The service file names a class that is no extension",
                PluginJar.named("acme")
                        .extension("Good", "public class Good { public Good() {} }"));
        jar("The class is no record", plain("public class Good implements Criterion { %s }"));
        jar("The record is not public", plain("record Good() implements Criterion { %s }"));
        jar(
                "There is no constructor without arguments",
                plain(
                        "public record Good(@Param(\"Level\") double level) implements Criterion { %s }"));
        jar(
                "The constructor without arguments throws",
                plain(
                        "public record Good() implements Criterion { public Good { if (true) throw new"
                                + " IllegalStateException(\"no licence\"); } %s }"));
        jar(
                "There is no `@About`",
                PluginJar.named("acme")
                        .extension(
                                "Good",
                                IMPORTS
                                        + "public record Good() implements Criterion { "
                                        + JUDGE
                                        + " }"));
        jar("The id is not in kebab case", about("Largest_Jump", "Jumps"));
        jar("The summary is empty", about("good", ""));
        jar("The summary runs over several lines", about("good", "Jumps\\nand falls"));
    }

    private void settings() {
        jar("A setting has no `@Param`", setting("double level", "0.5"));
        jar("A setting has no meaning", setting("@Param(\"\") double level", "0.5"));
        jar(
                "A setting is a map",
                setting(
                        "@Param(\"Levels\") java.util.Map<String, Double> levels",
                        "java.util.Map.of()"));
        jar("A default is null", setting("@Param(\"Name\") String name", "null"));
        jar(
                "A default is outside its bounds",
                setting("@Param(value = \"Level\", min = 0, max = 1) double level", "1.5"));
        jar(
                "Two settings differ in case only",
                setting("@Param(\"A\") double minGain, @Param(\"B\") double mingain", "1, 2"));
        jar(
                "A value within the bounds is refused",
                plain(
                        "public record Good(@Param(value = \"Level\", min = 0, max = 1) double level)"
                                + " implements Criterion { public Good { if (level == 0) throw new"
                                + " IllegalArgumentException(\"level must not be 0\"); } public Good() {"
                                + " this(.5); } %s }"));
        jar(
                "A value within the bounds makes it throw",
                PluginJar.named("acme")
                        .extension(
                                "Good",
                                criterion(
                                        "if (level == 0) throw new ArithmeticException(\"1 / 0\");")));
    }

    private void neighbours() {
        jar(
                "Its id is taken by another plugin",
                PluginJar.named("acme")
                        .extension(
                                "Good", PluginJar.criterion("Good", "neighbour", "return null;")));
        jar(
                "It builds on a plugin that is not installed",
                good().manifest("Plugin-Dependencies", "acme-numerics@>=1.0.0"));
        jar(
                "It builds on another version of an installed plugin",
                good().manifest("Plugin-Dependencies", "neighbour@>=2.0.0"));
        jar(
                "A library it needs is not in `lib/`",
                PluginJar.named("acme")
                        .extension("Good", criterion("new Numerics();"))
                        .type("Numerics", "public class Numerics {}")
                        .dropped("Numerics.class"));
        jar(
                "It uses the engine's classes",
                PluginJar.named("acme")
                        .extension(
                                "Good",
                                criterion("io.saltus.engine.catalog.Catalog.onClassPath();")));
    }

    private void judging() {
        judge("A criterion throws on a curve it did not expect", "curve.point(3);");
        jar(
                "A criterion gives no verdict",
                PluginJar.named("acme")
                        .extension("Good", PluginJar.criterion("Good", "good", "return null;")));
        judge("A criterion prints", "System.out.println(curve.size());");
        judge(
                "A criterion leaves threads behind",
                "Thread t = new Thread(() -> { try { Thread.sleep(5000); } catch (InterruptedException e)"
                        + " { } }, \"pool-1\"); t.setDaemon(true); t.start();");
        judge(
                "A criterion writes numbers in the user's locale",
                "if (curve.size() > 0) return Verdict.undecided(String.format(\"%.2f\","
                        + " curve.scores()[0]));");
        judge(
                "A criterion draws lots",
                "if (curve.size() > 0) return Verdict.undecided(\"\" + Math.random());");
        judge(
                "A criterion exhausts the stack",
                "java.util.function.Supplier<?>[] s = new java.util.function.Supplier<?>[1]; s[0] = () ->"
                        + " s[0].get(); s[0].get();");
        judge(
                "A criterion places the onset beyond the largest scale",
                "double far = curve.axis().scale(curve.positions()[curve.size() - 1] + 2); if"
                        + " (curve.size() > 4) return Verdict.emergent(Shape.SHARP,"
                        + " \"soon\").from(Onset.between(far, far, far));");
        judge(
                "A criterion calls a single point emergent",
                "if (curve.size() == 1) return Verdict.emergent(Shape.SHARP, \"there it is\");");
        judge(
                "A criterion knows one unit of scale",
                "if (curve.point(0).scale() > 1e18) return Verdict.notEmergent(Shape.FLAT, \"large\");");
    }

    private void readingAndRendering() {
        jar(
                "A source accepts everything",
                plain(
                        "public record Good() implements Source { public boolean accepts(Location l) {"
                                + " return true; } public void read(Location l, ObservationSink s) throws"
                                + " java.io.IOException { l.open().close(); } }"));
        jar(
                "A source says nothing of a missing file",
                plain(
                        "public record Good() implements Source { public boolean accepts(Location l) {"
                                + " return false; } public void read(Location l, ObservationSink s) { } }"));
        render(
                "A renderer writes names as they are",
                "for (Finding f : report.findings()) output.text(\"a.html\").append(f.curve().subject().task()); output.text(\"a.html\").append(\".\");");
        render(
                "A renderer hides that a write failed",
                "try { output.text(\"a.txt\").append(\"a\"); } catch (java.io.IOException e) { }");
        render("A renderer leaves a file open", "output.file(\"a.bin\").write(1);");
        render("A renderer writes outside the folder", "output.text(\"../a.txt\").append(\"a\");");
        render(
                "A renderer counts on a finding",
                "output.text(\"a.txt\").append(report.findings().get(0).verdict().reason());");
    }

    private void add(String words, Build build) {
        all.add(new Mistake(words, build));
    }

    private void jar(String words, PluginJar jar) {
        add(words, folder -> jar.in(folder, "acme.jar"));
    }

    private void judge(String words, String body) {
        jar(words, PluginJar.named("acme").extension("Good", criterion(body)));
    }

    private void render(String words, String body) {
        jar(
                words,
                plain(
                        "public record Good() implements Renderer { public void render(Report report,"
                                + " Output output) throws java.io.IOException { "
                                + body
                                + " } }"));
    }

    private static PluginJar good() {
        return PluginJar.named("acme").extension("Good", criterion(""));
    }

    private static String criterion(String body) {
        return PluginJar.criterion(
                "Good", "good", body + " return Verdict.undecided(\"who knows\");");
    }

    private static PluginJar about(String id, String summary) {
        return PluginJar.named("acme")
                .extension(
                        "Good",
                        IMPORTS
                                + "@About(id = \"%s\", summary = \"%s\") public record Good() implements Criterion { %s }"
                                        .formatted(id, summary, JUDGE));
    }

    private static PluginJar plain(String source) {
        return PluginJar.named("acme")
                .extension(
                        "Good",
                        IMPORTS
                                + "@About(id = \"good\", summary = \"Says what it was told to\") "
                                + source.replace("%s", JUDGE));
    }

    private static PluginJar setting(String components, String defaults) {
        return plain(
                "public record Good("
                        + components
                        + ") implements Criterion { public Good() { this("
                        + defaults
                        + "); } %s }");
    }

    private static byte[] classFile(int version) {
        return new byte[] {
            (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) version
        };
    }

    /** The plugin that was there before. */
    static void installNeighbour(Path folder) throws IOException {
        PluginJar.named("neighbour")
                .extension(
                        "Neighbour",
                        PluginJar.criterion(
                                "Neighbour", "neighbour", "return Verdict.undecided(\"mine\");"))
                .entry("note.txt", "here first".getBytes(StandardCharsets.UTF_8))
                .in(folder, "neighbour.jar");
    }
}
