package io.saltus.app.compare;

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

    /** Returns where the examples go that changed, if they are asked for. */
    Optional<Path> changed() {
        return Optional.ofNullable(changed);
    }
}
