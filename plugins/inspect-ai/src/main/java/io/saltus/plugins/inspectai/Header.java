package io.saltus.plugins.inspectai;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log's header says of the model, the task and the run. */
final class Header {

    private static final Pattern STEP = Pattern.compile("step[-_]?([0-9]{1,15})");
    private static final int LONGEST_ARGUMENT = 60;

    private final Log log;
    private final String name;

    /**
     * @param name what the log is called in a message
     */
    Header(Log log, String name) {
        this.log = log;
        this.name = name;
    }

    /**
     * Returns the model: {@code hf/org/name} without the provider, {@code org/name} as it is; a
     * revision {@code stepN} is a checkpoint.
     */
    Model model() {
        String text = required("model");
        String[] parts = text.split("/");
        String model = parts.length > 2 ? text.substring(text.indexOf('/') + 1) : text;
        return step().isPresent()
                ? Model.of(model).at(Axis.STEPS, step().getAsLong())
                : Model.of(model);
    }

    private OptionalLong step() {
        Matcher step =
                STEP.matcher(log.part("eval", "model_args", "revision").text().orElse("main"));
        return step.matches()
                ? OptionalLong.of(Long.parseLong(step.group(1)))
                : OptionalLong.empty();
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
        for (Map.Entry<String, Tree> given : log.part("eval", "task_args").members().entrySet()) {
            if (arguments.contains(given.getKey()) || arguments.contains("*")) {
                value(given.getValue())
                        .ifPresent(value -> chosen.add(given.getKey() + "=" + value));
            }
        }
        chosen.sort(String::compareTo);
        return (plain.isBlank() ? task : plain)
                + (chosen.isEmpty() ? "" : "[" + String.join(",", chosen) + "]");
    }

    private static Optional<String> value(Tree argument) {
        if (!argument.isThere()) {
            return Optional.empty();
        }
        List<String> items =
                argument.items().isEmpty()
                        ? List.of(plain(argument))
                        : argument.items().stream().map(Header::plain).toList();
        String text = String.join("+", items);
        return Optional.of(text.substring(0, Math.min(text.length(), LONGEST_ARGUMENT)));
    }

    private static String plain(Tree value) {
        return value.text().orElseGet(value::toString);
    }

    /** Returns the repeats of each sample, at least 1. */
    long epochs() {
        double epochs = log.part("eval", "config", "epochs").number().orElse(1);
        return epochs >= 1 && epochs <= 1e6 ? (long) epochs : 1;
    }

    /** Returns the seed of the sampling. */
    OptionalLong seed() {
        double seed =
                log.part("plan", "config", "seed")
                        .number()
                        .orElse(
                                log.part("eval", "model_generate_config", "seed")
                                        .number()
                                        .orElse(Double.NaN));
        return seed == Math.rint(seed) && Math.abs(seed) < 1e15
                ? OptionalLong.of((long) seed)
                : OptionalLong.empty();
    }

    /** Returns when the evaluation ended or, if that is not stated, began. */
    Optional<Instant> measured() {
        return instant(log.part("stats", "completed_at"))
                .or(() -> instant(log.part("eval", "created")));
    }

    private static Optional<Instant> instant(Tree text) {
        try {
            return text.text().map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String required(String member) {
        Tree text = log.part("eval", member);
        return text.text()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "%s: 'eval.%s' must be a text, got %s"
                                                .formatted(name, member, text)));
    }
}
