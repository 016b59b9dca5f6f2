package io.saltus.testkit;

import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Renderers each of which breaks one promise and no other. */
public final class BrokenRenderers {

    private BrokenRenderers() {}

    static final Map<Promise, Supplier<Renderer>> ALL =
            Map.ofEntries(
                    Map.entry(Promise.RENDERS_ANY_REPORT, Thrower::new),
                    Map.entry(Promise.RENDERS_WITH_ANY_SETTING, Fixed::new),
                    Map.entry(Promise.RENDERS_THE_SAME_TWICE, Numbered::new),
                    Map.entry(Promise.WRITES_SOMETHING, Mute::new),
                    Map.entry(Promise.ESCAPES_NAMES, Raw::new),
                    Map.entry(Promise.STAYS_IN_ITS_FOLDER, Wanderer::new),
                    Map.entry(Promise.CLOSES_ITS_FILES, Open::new),
                    Map.entry(Promise.PASSES_ON_FAILED_WRITES, Wrapping::new));

    static void write(Report report, Output output) throws IOException {
        output.text("names.txt").append(report.findings().size() + " findings\n");
    }

    @About(id = "thrower-of-reports", summary = "Throws on reports it did not expect")
    public record Thrower() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            if (report.findings().size() == 40) {
                throw new IllegalStateException("forty");
            }
            write(report, output);
        }
    }

    @About(id = "fixed", summary = "Works with its default only")
    public record Fixed(@Param(value = "Digits", min = 1, max = 9) int digits) implements Renderer {
        public Fixed() {
            this(3);
        }

        @Override
        public void render(Report report, Output output) throws IOException {
            if (digits != 3) {
                throw new IllegalStateException("three, please");
            }
            write(report, output);
        }
    }

    @About(id = "numbered", summary = "Numbers its reports")
    public record Numbered() implements Renderer {
        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public void render(Report report, Output output) throws IOException {
            write(report, output);
            output.text("names.txt").append("report " + COUNT.incrementAndGet());
        }
    }

    @About(id = "mute", summary = "Writes nothing about nothing")
    public record Mute() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            if (!report.findings().isEmpty()) {
                write(report, output);
            }
        }
    }

    @About(id = "raw", summary = "Writes names as they are")
    public record Raw() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            Appendable text = output.text("report.html");
            text.append("<title>names</title>\n");
            for (Finding finding : report.findings()) {
                text.append(finding.curve().subject().task()).append('\n');
            }
        }
    }

    @About(id = "wanderer", summary = "Leaves its folder")
    public record Wanderer() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            output.text("../names.txt").append("names\n");
        }
    }

    @About(id = "open", summary = "Closes nothing")
    public record Open() implements Renderer {
        @Override
        public void render(Report report, Output output) throws IOException {
            output.file("names.bin").write(1);
        }
    }

    @About(id = "wrapping", summary = "Wraps what went wrong")
    public record Wrapping() implements Renderer {
        @Override
        public void render(Report report, Output output) {
            try (OutputStream out = output.file("names.bin")) {
                out.write(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
