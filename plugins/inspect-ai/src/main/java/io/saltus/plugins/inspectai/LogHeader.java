package io.saltus.plugins.inspectai;

import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Numbers;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.settings.RunSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log's header says of the model, the task and the run. */
final class LogHeader {

    /** How tasks of which there is one for each number of shots end: {@code mmlu_5_shot}. */
    private static final String SHOTS = "_(\\d{1,2})_?shot$";

    private static final int LONGEST_ARGUMENT = 60;

    private final InspectLog log;
    private final String name;
    private final OptionalNumbers numbers;

    /**
     * @param name what the log is called in a message
     * @param numbers is told of numbers that cannot be
     */
    LogHeader(InspectLog log, String name, OptionalNumbers numbers) {
        this.log = log;
        this.name = name;
        this.numbers = numbers;
    }

    /** Returns the model, with what the user says of it. */
    Model model(RunSettings settings) {
        return new ServedModel(required("model"), log.part("eval", "model_args")).model(settings);
    }

    /**
     * Returns the task: its name without the package and the shots, and those of its arguments that
     * choose what is asked, {@code mmlu[subject=anatomy]}.
     *
     * @param arguments names of such arguments
     */
    String task(Set<String> arguments) {
        String task = required("task");
        String plain = task.substring(task.lastIndexOf('/') + 1).replaceFirst(SHOTS, "");
        List<String> chosen = new ArrayList<>();
        for (Map.Entry<String, JsonTree> given :
                log.part("eval", "task_args").members().entrySet()) {
            if (arguments.contains(given.getKey()) || arguments.contains("*")) {
                value(given.getValue())
                        .ifPresent(value -> chosen.add(given.getKey() + "=" + value));
            }
        }
        chosen.sort(String::compareTo);
        return (plain.isBlank() ? task : plain)
                + (chosen.isEmpty() ? "" : "[" + String.join(",", chosen) + "]");
    }

    /** Returns the shots that the task's arguments or else its name state. */
    OptionalInt shots() {
        OptionalInt stated = Shots.among(log.part("eval", "task_args"), numbers);
        Matcher named = Pattern.compile(SHOTS).matcher(required("task"));
        return stated.isEmpty() && named.find()
                ? OptionalInt.of(Integer.parseInt(named.group(1)))
                : stated;
    }

    private static Optional<String> value(JsonTree argument) {
        if (!argument.isThere()) {
            return Optional.empty();
        }
        List<String> items =
                argument.items().isEmpty()
                        ? List.of(plain(argument))
                        : argument.items().stream().map(LogHeader::plain).toList();
        String text = String.join("+", items);
        return Optional.of(text.substring(0, Math.min(text.length(), LONGEST_ARGUMENT)));
    }

    private static String plain(JsonTree value) {
        return value.text().orElseGet(value::toString);
    }

    /** Returns the repeats of each sample, at least 1. */
    long epochs() {
        return numbers.whole("'eval.config.epochs'", log.part("eval", "config", "epochs"), 1)
                .orElse(1);
    }

    /**
     * Returns what the evaluation was run under that is not as usual: a part of the samples only,
     * as a limit or a choice of samples says, and a version of the task other than the first.
     */
    Map<String, String> conditions() {
        Map<String, String> conditions = new TreeMap<>();
        limit().ifPresent(limit -> conditions.put(Observation.LIMIT, limit));
        log.part("eval", "task_version")
                .scalar()
                .filter(version -> !version.isBlank() && !version.equals("0"))
                .ifPresent(version -> conditions.put(Observation.VERSION, version));
        return conditions;
    }

    /** Of a limit that is no less than the dataset nothing was cut off. */
    private Optional<String> limit() {
        JsonTree limit = log.part("eval", "config", "limit");
        double all = log.part("eval", "dataset", "samples").number().orElse(0);
        List<JsonTree> ends = limit.items();
        double from = ends.size() == 2 ? ends.get(0).number().orElse(0) : 0;
        double to = ends.size() == 2 ? ends.get(1).number().orElse(0) : limit.number().orElse(0);
        if (to > from && (all <= 0 || from > 0 || to < all)) {
            return Optional.of((from > 0 ? Numbers.exact(from) + "-" : "") + Numbers.exact(to));
        }
        int chosen = log.part("eval", "dataset", "sample_ids").items().size();
        return chosen > 0 && chosen < InspectLog.LONGEST_LIST && chosen < all
                ? Optional.of(String.valueOf(chosen))
                : Optional.empty();
    }

    /** Returns the seed of the sampling, else that of the examples in the prompt. */
    OptionalLong seed() {
        for (JsonTree seed :
                List.of(
                        log.part("plan", "config", "seed"),
                        log.part("eval", "model_generate_config", "seed"),
                        log.part("eval", "task_args", "fewshot_seed"),
                        log.part("eval", "task_args", "seed"))) {
            if (seed.wholeNumber().isPresent()) {
                return seed.wholeNumber();
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Returns the distinct samples behind a score: those that were completed, over the epochs in
     * which each was asked, of which a scorer may have scored fewer. Some versions count the epochs
     * of those, too.
     */
    OptionalLong asked(JsonTree score) {
        double completed =
                numbers.whole(
                                "'results.completed_samples'",
                                log.part("results", "completed_samples"),
                                0)
                        .orElse(0);
        double distinct = Math.ceil(completed / epochs());
        OptionalLong stated = numbers.whole("'scored_samples'", score.at("scored_samples"), 0);
        double scored = stated.isPresent() ? stated.getAsLong() : distinct;
        if (distinct < 1 || scored > distinct) {
            scored = Math.ceil(scored / epochs());
        }
        return scored >= 1 && scored < 1e15 ? OptionalLong.of((long) scored) : OptionalLong.empty();
    }

    /** Returns when the evaluation ended or, if that is not stated, began. */
    Optional<Instant> measured() {
        return Times.of(log.part("stats", "completed_at"))
                .or(() -> Times.of(log.part("eval", "created")));
    }

    private String required(String member) {
        JsonTree text = log.part("eval", member);
        return text.text()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "%s: 'eval.%s' must be a text, got %s"
                                                .formatted(name, member, text)));
    }
}
