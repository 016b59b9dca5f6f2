package io.saltus.app.compare;

import io.saltus.api.data.RequestException;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.comparing.ModelRanking;
import io.saltus.engine.files.WholeFiles;
import io.saltus.engine.rendering.Rendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a comparison is written, and how.
 *
 * @param format of what goes to {@code out}, or to standard output
 * @param out a file; none: standard output
 * @param more further files, each in its format
 */
record Writing(ComparisonFormat format, Optional<Path> out, Map<Path, ComparisonFormat> more) {

    /**
     * Reads {@code --write FORMAT=FILE}.
     *
     * @throws RequestException if one is not of this form
     */
    static Writing of(ComparisonFormat format, Optional<Path> out, List<String> texts) {
        Map<Path, ComparisonFormat> more = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new RequestException(
                        "--write must be FORMAT=FILE, such as markdown=comment.md, got '%s'"
                                .formatted(text));
            }
            more.put(
                    Path.of(text.substring(equals + 1)),
                    ComparisonFormat.named(text.substring(0, equals)));
        }
        return new Writing(format, out, more);
    }

    void write(ComparisonReport report, Terminal terminal) throws IOException {
        write(one -> one.of(report), terminal);
    }

    void write(List<ModelRanking> rankings, Terminal terminal) throws IOException {
        write(one -> one.of(rankings), terminal);
    }

    private void write(Function<ComparisonFormat, String> text, Terminal terminal)
            throws IOException {
        // files first: whoever reads standard output may have seen enough
        for (Map.Entry<Path, ComparisonFormat> file : more.entrySet()) {
            write(file.getKey(), text.apply(file.getValue()));
        }
        if (out.isPresent()) {
            write(out.get(), text.apply(format));
        } else {
            terminal.text(text.apply(format));
        }
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, String text) {
        try {
            WholeFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Rendering.unwritable(file, e);
        }
    }
}
