package io.saltus.testkit;

import io.saltus.api.report.Report;
import io.saltus.api.spi.Renderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The promises of renderers. */
final class RendererChecks {

    /**
     * What would run a script or command a terminal if a name of the hostile report got through.
     */
    private static final List<String> LIVE = List.of("<script>alert(", "<img src=x onerror");

    private static final char ESCAPE = 0x1b;

    private final Renderer renderer;
    private final List<Report> reports = SampleReports.all();
    private final SideEffects<RenderedFiles> effects =
            new SideEffects<>(this::renderAll, RendererChecks::requireSame);

    RendererChecks(Renderer renderer) {
        this.renderer = renderer;
    }

    Map<Promise, Check> all() {
        Map<Promise, Check> checks = effects.checks();
        checks.put(Promise.RENDERS_ANY_REPORT, () -> rendersAnyReport(renderer));
        checks.put(
                Promise.RENDERS_WITH_ANY_SETTING,
                () -> ExtensionChecks.withEachSetting(renderer, this::rendersAnyReport));
        checks.put(Promise.RENDERS_THE_SAME_TWICE, effects::sameTwice);
        checks.put(Promise.WRITES_SOMETHING, this::writesSomething);
        checks.put(Promise.ESCAPES_NAMES, this::escapesNames);
        checks.put(Promise.STAYS_IN_ITS_FOLDER, this::staysInItsFolder);
        checks.put(Promise.CLOSES_ITS_FILES, this::closesItsFiles);
        checks.put(Promise.PASSES_ON_FAILED_WRITES, this::passesOnFailedWrites);
        return checks;
    }

    private List<RenderedFiles> renderAll() throws IOException {
        List<RenderedFiles> all = new ArrayList<>();
        for (Report report : reports) {
            try {
                all.add(RenderedFiles.of(renderer, report));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                // the business of one promise, not of all
            }
        }
        return all;
    }

    private static void requireSame(int sample, RenderedFiles before, RenderedFiles now) {
        Map<String, byte[]> one = before.files();
        Map<String, byte[]> other = now.files();
        Check.that(
                one.keySet().equals(other.keySet()),
                "of sample report %d it writes %s, and then %s",
                sample,
                one.keySet(),
                other.keySet());
        one.forEach(
                (name, bytes) -> {
                    int at = Arrays.mismatch(bytes, other.getOrDefault(name, new byte[0]));
                    Check.that(at < 0, "%s differs from byte %d on", name, at);
                });
    }

    private void rendersAnyReport(Renderer renderer) {
        for (int i = 0; i < reports.size(); i++) {
            try {
                RenderedFiles.of(renderer, reports.get(i));
            } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
                throw new AssertionError(
                        "%s on sample report %d throws %s".formatted(renderer, i, e), e);
            }
        }
    }

    private void writesSomething() throws IOException {
        for (RenderedFiles rendered : renderAll()) {
            Check.that(!rendered.files().isEmpty(), "it writes no file");
            rendered.files()
                    .forEach((name, bytes) -> Check.that(bytes.length > 0, "%s is empty", name));
        }
    }

    private void escapesNames() throws IOException {
        RenderedFiles rendered = RenderedFiles.of(renderer, SampleReports.hostile());
        for (Map.Entry<String, byte[]> file : rendered.files().entrySet()) {
            String name = file.getKey();
            if (name.matches(".*\\.(pdf|png|xlsx|zip|gz|parquet)")) {
                continue; // bytes that are neither markup nor shown by a terminal
            }
            String text = new String(file.getValue(), StandardCharsets.UTF_8);
            Check.that(text.indexOf(ESCAPE) < 0, "%s holds an escape sequence of a terminal", name);
            if (name.matches(".*\\.(html?|svg|xml|md|xhtml)")) {
                for (String live : LIVE) {
                    Check.that(!text.contains(live), "%s holds the markup %s", name, live);
                }
            }
        }
    }

    private void staysInItsFolder() throws IOException {
        for (RenderedFiles rendered : renderAll()) {
            for (String name : rendered.files().keySet()) {
                Check.that(
                        name.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"),
                        "it writes a file named '%s'",
                        name);
            }
        }
    }

    private void closesItsFiles() throws IOException {
        for (RenderedFiles rendered : renderAll()) {
            Check.that(rendered.areClosed(), "it leaves one of %s open", rendered.files().keySet());
        }
    }

    private void passesOnFailedWrites() {
        for (boolean opens : new boolean[] {true, false}) {
            try {
                renderer.render(SampleReports.published(), new RenderedFiles.FullDisk(opens));
                throw new AssertionError("the disk is full, and it does not say so");
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage());
                Check.that(
                        message.contains(RenderedFiles.FullDisk.MESSAGE),
                        "the message hides what happened: %s",
                        message);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "a full disk must end in an IOException, it throws " + e, e);
            }
        }
    }
}
