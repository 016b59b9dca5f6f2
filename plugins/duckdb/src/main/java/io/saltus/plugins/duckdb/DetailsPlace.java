package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.TaskNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the place of a file of LightEval's details says: {@code
 * details/MODEL/DATE/details_TASK_DATE.parquet}.
 *
 * @param parts where it stands
 */
record DetailsPlace(PathParts parts) {

    private static final Pattern NAME =
            Pattern.compile("details_(.+)_(\\d{4}-\\d{2}-\\d{2}T[^/]*)\\.parquet");
    private static final String DETAILS = "details";

    static DetailsPlace of(Location location) {
        return new DetailsPlace(PathParts.of(location));
    }

    /** Returns whether a file is named as LightEval names its details. */
    static boolean isOne(Location location) {
        return location.path().filter(Files::isRegularFile).isPresent()
                && isNamedSo(PathParts.of(location).file());
    }

    static boolean isNamedSo(String file) {
        return NAME.matcher(file).matches();
    }

    /** Returns the task, its shots and its strategy; nothing if the name says no task. */
    Optional<TaskNames.Named> task() {
        Matcher name = NAME.matcher(parts.file());
        return name.matches() ? TaskNames.of(name.group(1)) : Optional.empty();
    }

    /** Returns the model, with its maker: the folders between {@code details} and the date's. */
    Optional<String> model() {
        int details = parts.folders().lastIndexOf(DETAILS);
        int date = parts.folders().size() - 1;
        return details >= 0 && date > details + 1
                ? Optional.of(String.join("/", parts.folders().subList(details + 1, date)))
                : Optional.empty();
    }

    /** Returns whether the results of the same run are where LightEval puts them. */
    boolean hasResults(Path file) {
        Matcher name = NAME.matcher(parts.file());
        Optional<String> model = model();
        if (!name.matches() || model.isEmpty()) {
            return false;
        }
        Path above = file.toAbsolutePath().normalize();
        int levels = parts.folders().size() - parts.folders().lastIndexOf(DETAILS);
        for (int i = 0; i <= levels && above.getParent() != null; i++) {
            above = above.getParent();
        }
        String results = "results_" + name.group(2) + ".json";
        return List.of(
                        above.resolve("results").resolve(model.get()).resolve(results),
                        file.resolveSibling(results))
                .stream()
                .anyMatch(Files::isRegularFile);
    }
}
