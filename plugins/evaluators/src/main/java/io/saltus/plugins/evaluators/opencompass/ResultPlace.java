package io.saltus.plugins.evaluators.opencompass;

import io.saltus.api.data.Location;
import io.saltus.sources.files.FolderContents;
import io.saltus.sources.files.PathParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a file of OpenCompass stands: {@code outputs/NAME/TIME/results/MODEL/DATASET.json} beside
 * {@code outputs/NAME/TIME/summary/summary_TIME.csv}.
 */
record ResultPlace(Location location, PathParts place) {

    private static final String RESULTS = "results";
    private static final String TIME = "\\d{8}_\\d{6}";
    private static final String[] OF_A_RUN = {"predictions", "summary", "configs", "logs"};

    static ResultPlace of(Location location) {
        return new ResultPlace(location, PathParts.of(location));
    }

    boolean isBelowResults() {
        return place.folder(1).equals(RESULTS);
    }

    /**
     * Whether the folder above the results is called by a time, or holds what OpenCompass writes.
     */
    boolean isOfRun() {
        if (place.folder(2).matches(TIME)) {
            return true;
        }
        Optional<Path> run = above(3);
        for (String folder : OF_A_RUN) {
            if (run.filter(path -> Files.isDirectory(path.resolve(folder))).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is a table of a run whose results are there. */
    boolean isSummary() {
        return place.folder(0).equals("summary")
                && place.file().matches("summary_.*\\.(csv|md|txt)")
                && above(2).filter(run -> FolderContents.holds(run.resolve(RESULTS), "*/*.json"))
                        .isPresent();
    }

    private Optional<Path> above(int levels) {
        Optional<Path> path = location.path().map(Path::toAbsolutePath);
        for (int i = 0; i < levels; i++) {
            path = path.map(Path::getParent);
        }
        return path;
    }

    String model() {
        return place.folder(0);
    }

    String task() {
        return place.stem();
    }

    /** The time that the folder of the run is called by, taken as UTC. */
    Optional<Instant> measured() {
        if (!place.folder(2).matches(TIME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(
                                    place.folder(2),
                                    DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // digits that are no time
        }
    }
}
