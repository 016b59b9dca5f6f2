package io.saltus.sources.identity;

import io.saltus.sources.files.PathParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the name of a file and of the folders that it is in, from the inside out, until one names a
 * model; those before it tell its state of training.
 */
final class PlaceReading {

    private static final String EVALUATION =
            "(?:results?|res|evals?|evaluations?|metrics|outputs?|out|summary|scores?|harness"
                    + "|lm[-_]?eval(?:[-_]harness)?)";

    /** Words around a name that say what the file is. */
    private static final Pattern AROUND =
            Pattern.compile("(?i)^(?:%1$s[_-]+)+(?=.)|(?:[_-]+%1$s)+$".formatted(EVALUATION));

    /** Names that say nothing of the model. */
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(?i)" + EVALUATION + "|\\d{2,8}[-_.:T][-\\d_.:TZ]*");

    /**
     * What GPT-NeoX puts behind a name, or calls a file: {@code eval_results_11-25-2022-03-57-52}.
     */
    private static final Pattern NEOX_RESULTS =
            Pattern.compile("(?i)(?:^|[_-]+)eval_results_\\d{2}-\\d{2}-\\d{4}(?:-\\d{2}){3}$");

    private static final Pattern DATED =
            Pattern.compile("(?:results|samples)_.*\\d{4}-\\d{2}-\\d{2}T.*");
    private static final Pattern SHOTS =
            Pattern.compile("(?i)[_-]?(?:\\d{1,3}|zero|one|two|three|four|five)[_-]?shot");

    private final List<String> parts = new ArrayList<>();
    private final String stem;
    private String state = "";

    private PlaceReading(PathParts place, Predicate<String> isTask) {
        stem = NEOX_RESULTS.matcher(place.stem()).replaceFirst("");
        if (!DATED.matcher(stem).matches() && !isTask.test(stem)) {
            String shotless = SHOTS.matcher(stem).replaceAll("");
            String model = withoutTask(shotless, isTask);
            parts.add(model.equals(shotless) ? stem : model);
        }
        for (int above = 0; above < place.folders().size(); above++) {
            parts.add(place.folder(above));
        }
    }

    static ModelName of(PathParts place, Predicate<String> isTask) {
        PlaceReading reading = new PlaceReading(place, isTask);
        String name = reading.name();
        return ModelName.of(reading.state.isEmpty() ? name : name + "@" + reading.state);
    }

    /** The model's part of a name that holds a task's, too: {@code m-1b_arc}, {@code arc_m-1b}. */
    private static String withoutTask(String stem, Predicate<String> isTask) {
        String behind = stem;
        for (int at = 1; at < stem.length() - 1; at++) {
            String before = stem.substring(0, at);
            String after = stem.substring(at + 1);
            if ("-_".indexOf(stem.charAt(at)) < 0) {
                continue;
            }
            if (isTask.test(after) && ModelName.of(before).parameters().isPresent()) {
                return before;
            }
            if (isTask.test(before) && ModelName.of(after).parameters().isPresent()) {
                behind = after; // of several the longest task counts
            }
        }
        return behind;
    }

    /** A name without shots and without words that say what is kept there. */
    private static String plain(String part) {
        String plain = SHOTS.matcher(part).replaceAll("").replaceAll("^[_-]+|[_-]+$", "");
        return plain.contains("__") ? plain : AROUND.matcher(plain).replaceAll("");
    }

    private String name() {
        for (int at = 0; at < parts.size(); at++) {
            String part = plain(parts.get(at));
            if (part.isEmpty() || SAYS_NOTHING.matcher(part).matches()) {
                continue;
            }
            ModelName said = ModelName.of(part);
            boolean number = part.matches("\\d{1,9}");
            if (number || !said.namesModel() && said.parameters().isEmpty()) {
                state = (part + " " + state).strip();
                continue;
            }
            if (!said.isCheckpoint() && state.isEmpty()) {
                state = above(at);
            }
            return said.namesModel() ? part : ofSize(part, said.parameters(), at).orElse(part);
        }
        return stem.isEmpty() ? "eval_results" : stem;
    }

    /** The state that a folder holds above one that names the model: {@code step3000/m-1b.json}. */
    private String above(int at) {
        for (String folder : parts.subList(at + 1, parts.size())) {
            ModelName said = ModelName.of(folder);
            if (!said.namesModel() && said.parameters().isEmpty() && said.isCheckpoint()) {
                return folder;
            }
        }
        return "";
    }

    /**
     * The folder {@code pythia-6.9b} above a file {@code 6.9b_step3000}, which says only the size.
     */
    private Optional<String> ofSize(String part, OptionalDouble size, int at) {
        for (String folder : parts.subList(at + 1, parts.size())) {
            ModelName said = ModelName.of(folder);
            if (said.namesModel() && said.parameters().equals(size)) {
                state = ModelName.of(part).stateWords() + (state.isEmpty() ? "" : " " + state);
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
