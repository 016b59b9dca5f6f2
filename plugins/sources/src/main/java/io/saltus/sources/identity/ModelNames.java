package io.saltus.sources.identity;

import io.saltus.sources.files.PathParts;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a name or a place says a model is called. */
public final class ModelNames {

    /** File names that say nothing of the model. */
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(?i)results?|eval|metrics|output|summary|scores");

    private static final Pattern DATED =
            Pattern.compile("(results|samples)_.*\\d{4}-\\d{2}-\\d{2}T.*");
    private static final Pattern SIZE_ONLY = Pattern.compile("(?i)\\d+(\\.\\d+)?[mb]");
    private static final Pattern SHOTS =
            Pattern.compile("(?i)[_-]?(\\d{1,3}|zero|one|two|three|four|five)[_-]?shot");
    private static final Pattern STEP = Pattern.compile("(?i)[_-]?step[_-]?\\d+");

    private ModelNames() {}

    /** Returns {@code a-1b} for {@code /models/a-1b/checkpoint-7}, and a plain name as it is. */
    public static String withoutCheckpoint(String name) {
        String[] parts = name.split("[/\\\\]");
        boolean below = parts.length > 1 && TrainingSteps.isCheckpoint(parts[parts.length - 1]);
        return below && !parts[parts.length - 2].isEmpty() ? parts[parts.length - 2] : name;
    }

    /** Returns {@code org/name} for {@code hf/org/name}, and a name of two parts as it is. */
    public static String withoutProvider(String name) {
        return name.split("/").length > 2 ? name.substring(name.indexOf('/') + 1) : name;
    }

    /**
     * Returns the name that a file and its folders say. Of a file {@code results_DATE.json} or one
     * whose name says nothing it is the folder, {@code __} for {@code /}, passing over those of
     * checkpoints; else the file's name without shots and step, and where that is a size only
     * ({@code 6.9b_step3000}) the folder above it that ends in this size ({@code pythia-6.9b}).
     */
    public static String ofPlace(PathParts place) {
        String stem = place.stem();
        if (DATED.matcher(stem).matches() || SAYS_NOTHING.matcher(stem).matches()) {
            for (int above = 0; above < place.folders().size(); above++) {
                if (!TrainingSteps.isCheckpoint(place.folder(above))) {
                    return place.folder(above).replaceFirst("__", "/");
                }
            }
        }
        String name = SHOTS.matcher(stem).replaceAll("");
        name = STEP.matcher(name).replaceAll("").replaceAll("^[_-]+|[_-]+$", "");
        if (SIZE_ONLY.matcher(name).matches()) {
            String size = "-" + name.toLowerCase(Locale.ROOT);
            for (int above = 0; above < place.folders().size(); above++) {
                if (place.folder(above).toLowerCase(Locale.ROOT).endsWith(size)) {
                    return place.folder(above);
                }
            }
        }
        return name.isEmpty() ? stem : name;
    }
}
