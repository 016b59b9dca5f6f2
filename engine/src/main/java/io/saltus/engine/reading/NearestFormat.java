package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source that a file which nobody reads is nearest to, by what each looks for: endings, and in
 * quotes words that stand in its files.
 *
 * @param id id of the source
 * @param looksFor what it looks for
 * @param missing the words of it that do not stand in the file's first bytes
 * @param named whether the file's name ends as it looks for
 */
record NearestFormat(String id, String looksFor, List<String> missing, boolean named) {

    private static final int HEAD = 1 << 16;
    private static final Pattern ENDING = Pattern.compile("(?<![\\w'])\\.[a-z0-9]{2,8}\\b");
    private static final Pattern WORD = Pattern.compile("'([^']+)'");

    NearestFormat {
        missing = List.copyOf(missing);
    }

    /**
     * Returns the nearest; nothing if no word of any source stands in the file.
     *
     * @param id the id of a source
     * @param looksFor what a source says it looks for
     */
    static Optional<NearestFormat> of(
            Location location,
            List<Source> sources,
            Function<Source, String> id,
            Function<Source, String> looksFor) {
        String head;
        try {
            head = new String(location.head(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return Optional.empty();
        }
        Optional<NearestFormat> nearest = Optional.empty();
        double best = 0;
        for (Source source : sources) {
            String sought = looksFor.apply(source);
            List<String> words = all(WORD, sought, 1);
            List<String> missing = new ArrayList<>(words);
            missing.removeIf(word -> isIn(head, word));
            boolean named = all(ENDING, sought, 0).stream().anyMatch(location::hasEnding);
            double fit =
                    words.isEmpty()
                            ? 0
                            : (double) (words.size() - missing.size()) / words.size()
                                    + (named ? 0.25 : 0);
            if (missing.size() < words.size() && fit > best) {
                best = fit;
                nearest = Optional.of(new NearestFormat(id.apply(source), sought, missing, named));
            }
        }
        return nearest;
    }

    /** Whether a word stands in a text and is no part of a longer one. */
    private static boolean isIn(String text, String word) {
        return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(word) + "(?![A-Za-z0-9])")
                .matcher(text)
                .find();
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        List<String> all = new ArrayList<>();
        for (Matcher found = pattern.matcher(text); found.find(); ) {
            all.add(found.group(group));
        }
        return all;
    }

    /** What stands behind "nearest is". */
    String words() {
        String lacks =
                missing.isEmpty()
                        ? named ? "" : "; the name ends otherwise"
                        : "; there is no '" + String.join("', '", missing) + "'";
        return "'%s', which looks for %s%s".formatted(id, looksFor, lacks);
    }
}
