package io.saltus.app.compare;

import io.saltus.api.data.RequestException;
import io.saltus.engine.comparing.ModelRanking;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a comparison can be written. */
enum ComparisonFormat {
    /** For a terminal: a line for each task. */
    TEXT,
    /** For the comment on a pull request. */
    MARKDOWN,
    /** One page with its pictures, no network, light and dark. */
    HTML,
    /** For programs. */
    JSON,
    /** A row for each task. */
    CSV,
    /** XML that continuous integration shows as tests. */
    JUNIT,
    /** Annotations of a GitHub workflow. */
    GITHUB;

    String of(ComparisonReport report) {
        return switch (this) {
            case TEXT -> PlainScores.of(report);
            case MARKDOWN -> MarkdownScores.of(report);
            case HTML -> PageScores.of(report);
            case JSON -> JsonScores.of(report);
            case CSV -> TableScores.of(report);
            case JUNIT -> PipelineScores.junit(report);
            case GITHUB -> PipelineScores.github(report);
        };
    }

    /**
     * Writes many models in order.
     *
     * @throws RequestException if this format cannot
     */
    String of(List<ModelRanking> models) {
        return switch (this) {
            case TEXT -> Rankings.of(models, false);
            case MARKDOWN -> Rankings.of(models, true);
            case JSON -> JsonScores.of(models);
            case CSV -> TableScores.of(models);
            default ->
                    throw new RequestException(
                            "--each is written as text, markdown, json or csv, not as " + word());
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the format of this name.
     *
     * @throws RequestException if there is none
     */
    static ComparisonFormat named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "a format must be one of %s, got '%s'"
                                                .formatted(
                                                        String.join(
                                                                ", ",
                                                                Arrays.stream(values())
                                                                        .map(ComparisonFormat::word)
                                                                        .toList()),
                                                        word)));
    }
}
