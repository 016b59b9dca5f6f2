package io.saltus.sources.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which training step a revision, a folder or a name says. */
public final class TrainingSteps {

    private static final Pattern WITHIN =
            Pattern.compile("(?:step|checkpoint|ckpt)[_-]?(\\d{1,12})(?!\\d)");
    private static final Pattern REVISION = Pattern.compile("step[-_]?([0-9]{1,15})");
    private static final Pattern CHECKPOINT =
            Pattern.compile("(?i)(?:global_?)?(?:step|checkpoint|ckpt)[_-]?\\d+");

    private TrainingSteps() {}

    /**
     * Returns the step in a text, in any case: {@code 6.9b_step3000}, {@code checkpoint-7}; the
     * first of several.
     */
    public static OptionalDouble within(String text) {
        Matcher step = WITHIN.matcher(text.toLowerCase(Locale.ROOT));
        return step.find()
                ? OptionalDouble.of(Double.parseDouble(step.group(1)))
                : OptionalDouble.empty();
    }

    /** Returns the step of a revision that is nothing else: {@code step143000}. */
    public static OptionalDouble ofRevision(Optional<String> revision) {
        Matcher step = REVISION.matcher(revision.orElse(""));
        return step.matches()
                ? OptionalDouble.of(Double.parseDouble(step.group(1)))
                : OptionalDouble.empty();
    }

    /** Returns whether a folder is a checkpoint by its name: {@code global_step50}. */
    public static boolean isCheckpoint(String folder) {
        return CHECKPOINT.matcher(folder).matches();
    }
}
