package io.saltus.plugins.inspectai;

import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a log's header says of the model, the task and the run. */
final class LogHeader {

    private static final int LONGEST_ARGUMENT = 60;

    private final InspectLog log;
    private final String name;

    /**
     * @param name what the log is called in a message
     */
    LogHeader(InspectLog log, String name) {
        this.log = log;
        this.name = name;
    }

    /**
     * Returns the model: {@code hf/org/name} without the provider, {@code org/name} as it is; a
     * revision {@code stepN} is a checkpoint.
     */
    Model model() {
        return new RunFacts()
                .name("eval.model", Optional.of(ModelName.withoutProvider(required("model"))))
                .state(
                        "eval.model_args.revision",
                        ModelName.ofRevision(
                                log.part("eval", "model_args", "revision").text().orElse("")))
                .identity()
                .orElseThrow()
                .model();
    }

    /**
     * Returns the task: its name without the package, and those of its arguments that choose what
     * is asked, {@code mmlu[subject=anatomy]}.
     *
     * @param arguments names of such arguments
     */
    String task(Set<String> arguments) {
        String task = required("task");
        String plain = task.substring(task.lastIndexOf('/') + 1);
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
        double epochs = log.part("eval", "config", "epochs").number().orElse(1);
        return epochs >= 1 && epochs <= 1e6 ? (long) epochs : 1;
    }

    /** Returns the seed of the sampling. */
    OptionalLong seed() {
        OptionalLong seed = log.part("plan", "config", "seed").wholeNumber();
        return seed.isPresent()
                ? seed
                : log.part("eval", "model_generate_config", "seed").wholeNumber();
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
