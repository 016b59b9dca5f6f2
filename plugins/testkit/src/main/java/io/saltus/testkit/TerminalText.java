package io.saltus.testkit;

import io.saltus.api.report.Report;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;

/** What a renderer writes as text to a terminal; into a folder see {@link RenderedFiles}. */
public final class TerminalText {

    private TerminalText() {}

    /**
     * Renders a report to a terminal.
     *
     * @param width columns of the terminal; 0 if it does not say
     * @param coloured whether it shows colours
     * @throws IOException if the renderer says that writing failed
     * @throws AssertionError if it writes a file
     */
    public static String of(Renderer renderer, Report report, int width, boolean coloured)
            throws IOException {
        StringBuilder text = new StringBuilder();
        renderer.render(
                report,
                new Output() {
                    @Override
                    public Appendable text(String fileName) {
                        return text;
                    }

                    @Override
                    public OutputStream file(String fileName) {
                        throw new AssertionError("expected text alone, it writes " + fileName);
                    }

                    @Override
                    public boolean isColoured() {
                        return coloured;
                    }

                    @Override
                    public OptionalInt width() {
                        return width == 0 ? OptionalInt.empty() : OptionalInt.of(width);
                    }
                });
        return text.toString();
    }
}
