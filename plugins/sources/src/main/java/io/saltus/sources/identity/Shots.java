package io.saltus.sources.identity;

import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.JsonTree;
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

    private Shots() {}

    /** Returns the number that stands among a tool's arguments; no is 0, yes does not say. */
    public static OptionalInt among(JsonTree arguments) {
        for (String name : NAMES) {
            JsonTree stated = arguments.at(name);
            double shots = stated.writtenNumber().orElse(-1);
            if (shots >= 0 && shots <= MOST && shots == Math.rint(shots)) {
                return OptionalInt.of((int) shots);
            }
            if (!stated.truth().orElse(true)) {
                return OptionalInt.of(0);
            }
        }
        return OptionalInt.empty();
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
        for (int i = 0; i < WORDS.size(); i++) {
            if (lower.matches(".*(?<![a-z])" + WORDS.get(i) + "[_-]?shot.*")) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
