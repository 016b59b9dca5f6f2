package io.saltus.app.compare;

import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The models of a comparison by what tells them apart: of {@code a@1, step 1} against {@code a@2,
 * step 2}, and the same of {@code b}, the rows are {@code a} and {@code b}, and all are {@code @1,
 * step 1} against {@code @2, step 2}.
 */
final class PairedNames {

    private static final String BOUNDARIES = "@, :/-_ (";

    private final boolean several;
    private final String before;
    private final String after;

    /** Names for the rows of these changes. */
    PairedNames(List<ScoreChange> changes) {
        List<MatchedResults> matches = changes.stream().map(ScoreChange::match).toList();
        long pairs =
                matches.stream()
                        .map(match -> List.of(match.modelBefore(), match.modelAfter()))
                        .distinct()
                        .count();
        several = pairs > 1;
        String endBefore = ending(matches, MatchedResults::modelBefore);
        String endAfter = ending(matches, MatchedResults::modelAfter);
        boolean paired =
                several
                        && !endBefore.equals(endAfter)
                        && matches.stream()
                                .allMatch(
                                        match ->
                                                without(match.modelBefore(), endBefore)
                                                        .equals(
                                                                without(
                                                                        match.modelAfter(),
                                                                        endAfter)));
        before = paired ? endBefore : "";
        after = paired ? endAfter : "";
    }

    /** The longest end, from a boundary on, that all names share, and that is not all of one. */
    private static String ending(
            List<MatchedResults> matches, Function<MatchedResults, String> side) {
        List<String> names = matches.stream().map(side).distinct().toList();
        if (names.isEmpty()) {
            return "";
        }
        String first = names.get(0);
        for (int at = 1; at < first.length(); at++) {
            String end = first.substring(at);
            if (BOUNDARIES.indexOf(first.charAt(at)) >= 0
                    && names.stream()
                            .allMatch(name -> name.length() > end.length() && name.endsWith(end))) {
                return end;
            }
        }
        return "";
    }

    private static String without(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }

    /** The model of a row, empty where all rows are of the same. */
    String of(ScoreChange change) {
        MatchedResults match = change.match();
        if (!several) {
            return "";
        }
        return before.isEmpty() && after.isEmpty()
                ? ScoreWords.model(match)
                : without(match.modelBefore(), before);
    }

    /** What all rows have before and after, where that was taken off their names. */
    Optional<String> shared() {
        return before.isEmpty() && after.isEmpty()
                ? Optional.empty()
                : Optional.of(told(before) + " -> " + told(after));
    }

    private static String told(String end) {
        String words = end.replaceFirst("^[@, :/_-]+", "");
        return words.isEmpty() ? "as named" : words;
    }
}
