package io.saltus.plugins.harness;

import io.saltus.api.data.Setup;
import io.saltus.api.words.Numbers;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.TaskNames;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the model was asked on each task: {@code n-shot}, the task's own configuration, {@code
 * num_fewshot} of the run, which is a number, a text or a list in the order of the tasks, else the
 * file's place.
 */
final class RunSetups {

    private final JsonTree file;
    private final RunSettings settings;
    private final OptionalInt byPlace;
    private final List<String> tasks;
    private final boolean ordered;
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> doubts = new LinkedHashSet<>();

    RunSetups(JsonTree file, RunSettings settings, OptionalInt byPlace) {
        this.file = file;
        this.settings = settings;
        this.byPlace = byPlace;
        List<String> stated = Shots.list(file.at("config", "tasks"));
        this.ordered = !stated.isEmpty();
        this.tasks = ordered ? stated : List.copyOf(file.at("results").members().keySet());
    }

    Setup of(String key, TaskNames.Named named) {
        OptionalInt shots = named.shots();
        for (JsonTree stated :
                List.of(file.at("n-shot", key), file.at("configs", key, "num_fewshot"))) {
            shots = shots.isPresent() ? shots : ofTask(stated, key);
        }
        shots = shots.isPresent() ? shots : ofRun(key);
        shots = shots.isPresent() ? shots : byPlace;
        if (shots.isEmpty()) {
            unknown.add(key);
        }
        return settings.setup(shots, named.strategy());
    }

    /** Files of GPT-NeoX called 5-shot hold 0 shots, and the scores of 0 shots: see pythia-v0. */
    private OptionalInt ofRun(String key) {
        JsonTree stated = file.at("config", "num_fewshot");
        OptionalInt shots = Shots.of(stated, key, tasks);
        boolean neox = file.at("config", "model").text().filter("neox"::equals).isPresent();
        if (!neox || byPlace.isEmpty() || shots.isEmpty() || shots.equals(byPlace)) {
            return shots;
        }
        doubts.add(
                "'num_fewshot' is %s and the file's place says %d-shot; what the file states is taken"
                        .formatted(stated, byPlace.getAsInt()));
        return shots;
    }

    private OptionalInt ofTask(JsonTree stated, String key) {
        OptionalInt shots = Shots.of(stated, key, tasks);
        if (shots.isEmpty() && stated.isThere() && settings.shots() < 0) {
            doubts.add(
                    "the shots of '%s' must be a whole number of at least 0, got %s; they are not taken from there"
                            .formatted(key, stated));
        }
        return shots;
    }

    /** Returns what is stated as the shots of a task and is no number of them. */
    Set<String> doubts() {
        return doubts;
    }

    /**
     * Returns what to say of the shots that the run states: of a list whose order was taken, or
     * that it fits no tasks; that they are stated and not known.
     */
    Optional<String> untold() {
        Optional<String> ofList = ofList();
        JsonTree config = file.at("config");
        if (ofList.isPresent()
                || unknown.isEmpty()
                || settings.shots() >= 0
                || !config.members().containsKey("num_fewshot")) {
            return ofList;
        }
        JsonTree stated = config.at("num_fewshot");
        return Optional.of(
                "'num_fewshot' is %s, so the shots of %s are unknown, which makes curves of their own;"
                                .formatted(
                                        stated.isThere() ? stated : "null",
                                        Numbers.count(unknown.size(), "task"))
                        + " say them with the setting 'shots'");
    }

    private Optional<String> ofList() {
        List<String> numbers = Shots.list(file.at("config", "num_fewshot"));
        boolean needed =
                numbers.size() > 1
                        && settings.shots() < 0
                        && (!unknown.isEmpty()
                                || !file.at("n-shot").isObject() && !file.at("configs").isObject());
        if (!needed || ordered && numbers.size() == tasks.size()) {
            return Optional.empty();
        }
        String list = "'num_fewshot' is the list " + String.join(", ", numbers);
        return Optional.of(
                numbers.size() == tasks.size()
                        ? list + ", taken in the order of the tasks in 'results'"
                        : "%s for %d tasks, so the shots are unknown; it must have one for each, or say"
                                        .formatted(list, tasks.size())
                                + " them with the setting 'shots'");
    }
}
