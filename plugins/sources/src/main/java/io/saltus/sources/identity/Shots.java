package io.saltus.sources.identity;

import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many examples stood in the prompt. */
public final class Shots {

    private static final int MOST = 10_000;

    /** What tools call the number among their arguments, the most usual first. */
    private static final List<String> NAMES =
            List.of(
                    "num_fewshot",
                    "fewshot",
                    "few_shot",
                    "num_few_shot",
                    "n_fewshot",
                    "n_shot",
                    "n_shots",
                    "num_shots",
                    "shots",
                    "fewshot_samples",
                    "max_train_instances");

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})[_-]?shot");
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight");
    private static final Pattern WORD =
            Pattern.compile("(?<![a-z])(%s)[_-]?shot".formatted(String.join("|", WORDS)));
    private static final Pattern WHOLE = Pattern.compile("\\d{1,5}(?:\\.0+)?");
    private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

    private Shots() {}

    /** Returns the number that stands among a tool's arguments; no is 0, yes does not say. */
    public static OptionalInt among(JsonTree arguments) {
        return among(arguments, new OptionalNumbers((name, why) -> {}));
    }

    /**
     * Returns the number that stands among a tool's arguments, as {@link #among(JsonTree)} does.
     *
     * @param numbers is told of what stands there and is no number of examples
     */
    public static OptionalInt among(JsonTree arguments, OptionalNumbers numbers) {
        for (String name : NAMES) {
            JsonTree stated = arguments.at(name);
            double shots = stated.writtenNumber().orElse(-1);
            if (shots >= 0 && shots <= MOST && shots == Math.rint(shots)) {
                return OptionalInt.of((int) shots);
            }
            if (!stated.truth().orElse(true)) {
                return OptionalInt.of(0);
            }
            if (stated.isThere() && stated.truth().isEmpty()) {
                numbers.tell("'" + name + "'", "a whole number from 0 to " + MOST, stated);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Returns the number that a field states.
     *
     * @param name what the field is called, as a message quotes it
     * @param numbers is told of what stands there and is no number of examples
     */
    public static OptionalInt stated(String name, JsonTree stated, OptionalNumbers numbers) {
        return numbers.whole(name, stated, 0, MOST);
    }

    /**
     * Returns the number for one of several tasks: a number is that of each of them, also as a
     * text; a list, or a text such as {@code 3,8}, has one for each in their order; an object has
     * them by name.
     *
     * @param tasks the tasks in their order, as far as it is known
     * @return none if the list is not as long as the tasks are
     */
    public static OptionalInt of(JsonTree stated, String task, List<String> tasks) {
        if (stated.isObject()) {
            return number(stated.at(task).scalar().orElse(""));
        }
        List<String> numbers = list(stated);
        int at = numbers.size() == 1 ? 0 : tasks.indexOf(task);
        boolean parallel = numbers.size() == 1 || numbers.size() == tasks.size();
        return parallel && at >= 0 ? number(numbers.get(at)) : OptionalInt.empty();
    }

    /**
     * Returns the numbers that a list, or a text such as {@code 3,8}, holds as they are written.
     */
    public static List<String> list(JsonTree stated) {
        return stated.isList()
                ? stated.items().stream().map(item -> item.scalar().orElse("")).toList()
                : stated.scalar().map(text -> List.of(SEPARATORS.split(text))).orElse(List.of());
    }

    private static OptionalInt number(String text) {
        return WHOLE.matcher(text.strip()).matches()
                ? OptionalInt.of((int) Double.parseDouble(text.strip()))
                : OptionalInt.empty();
    }

    /**
     * Returns the number in a file's name or else in its folder's: {@code 5-shot}, {@code 5shot},
     * {@code zero-shot}.
     */
    public static OptionalInt ofPlace(PathParts place) {
        OptionalInt ofFile = within(place.stem());
        return ofFile.isPresent() ? ofFile : within(place.folder(0));
    }

    private static OptionalInt within(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(lower);
        if (number.find()) {
            return OptionalInt.of(Integer.parseInt(number.group(1)));
        }
        Matcher word = WORD.matcher(lower);
        OptionalInt least = OptionalInt.empty();
        while (word.find()) {
            int shots = WORDS.indexOf(word.group(1));
            least = OptionalInt.of(Math.min(shots, least.orElse(shots)));
        }
        return least;
    }
}
