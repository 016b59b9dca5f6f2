package io.saltus.app.compare;

import io.saltus.api.data.RequestException;
import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a comparison is written, and where. */
final class WritingOptions {

    @Option(
            names = "--format",
            paramLabel = "text|markdown|html|json|csv|junit|github",
            defaultValue = "text",
            description = "How to write it (default: ${DEFAULT-VALUE}).")
    private ComparisonFormat format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write to; without it standard output.")
    private Path out;

    @Option(
            names = "--write",
            paramLabel = "FORMAT=FILE",
            description =
                    "Write it to a file in a further format; may be given several times"
                            + " (markdown=comment.md).")
    private List<String> writes = new ArrayList<>();

    @Option(
            names = "--examples-changed",
            paramLabel = "FILE",
            description = "CSV to write the examples to that score otherwise after.")
    private Path changed;

    /** Returns where it is written. */
    Writing writing() {
        return Writing.of(format, Optional.ofNullable(out), writes);
    }

    /**
     * Makes sure that nothing is written over what is read, or over what is written beside it.
     *
     * @param read the files that are read
     * @throws RequestException if one would be
     */
    void requireApart(List<Path> read) {
        List<Path> places = new ArrayList<>(writing().more().keySet());
        Optional.ofNullable(out).ifPresent(places::add);
        changed().ifPresent(places::add);
        for (int i = 0; i < places.size(); i++) {
            Path place = places.get(i);
            if (read.stream().anyMatch(file -> isSame(file, place))) {
                throw new RequestException(
                        "'%s' is read and would be written over; name another file"
                                .formatted(place));
            }
            if (places.subList(0, i).stream().anyMatch(other -> isSame(other, place))) {
                throw new RequestException(
                        "'%s' would be written twice; give each its own file".formatted(place));
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return WholeFiles.isOnePlace(one, other);
        } catch (IOException e) {
            return false; // what cannot be looked at cannot be written either
        }
    }

    /** Returns where the examples go that changed, if they are asked for. */
    Optional<Path> changed() {
        return Optional.ofNullable(changed);
    }
}
