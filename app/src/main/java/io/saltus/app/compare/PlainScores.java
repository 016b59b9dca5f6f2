package io.saltus.app.compare;

import io.saltus.api.words.Names;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Standing;
import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal: a line for each task. */
final class PlainScores {

    /** More results without a counterpart are counted, not named. */
    private static final int NAMED = 5;

    private PlainScores() {}

    static String of(ComparisonReport report) {
        ScoreComparison scores = report.scores();
        StringBuilder text = new StringBuilder();
        text.append("before: ").append(Names.harmless(ScoreWords.side(scores, true))).append('\n');
        text.append("after:  ").append(Names.harmless(ScoreWords.side(scores, false))).append('\n');
        text.append("scores: ").append(ScoreWords.counts(scores)).append("; ");
        text.append(ScoreWords.rules(scores)).append('\n');
        SetupsApart.reason(scores).ifPresent(why -> text.append(Names.harmless(why)).append('\n'));
        report.abilities()
                .ifPresent(
                        abilities ->
                                text.append("abilities: ")
                                        .append(ComparisonText.summary(abilities))
                                        .append('\n'));
        if (!scores.changes().isEmpty()) {
            text.append('\n').append(table(scores));
        }
        long unpaired =
                scores.changes().stream()
                        .filter(change -> change.standing() == Standing.NOT_ENOUGH_DATA)
                        .flatMap(change -> change.test().stream())
                        .filter(test -> !test.design().isPaired())
                        .count();
        if (unpaired > 0) {
            text.append("\nUnclear and compared as two samples: ").append(unpaired);
            text.append(
                    ". With the scores of examples on both sides (logged samples, --keep-examples,"
                            + " --examples) smaller differences are seen.\n");
        }
        alone("before", scores.onlyBefore(), text);
        alone("after", scores.onlyAfter(), text);
        report.abilities().ifPresent(all -> text.append(ComparisonText.TEXT.sections(all)));
        return text.toString();
    }

    private static String table(ScoreComparison scores) {
        List<List<String>> rows = new ArrayList<>();
        int confidence = (int) Math.round(100 * (1 - scores.rules().alpha()));
        rows.add(
                List.of(
                        "task",
                        "metric",
                        "before",
                        "after",
                        "difference",
                        confidence + "% interval",
                        "p",
                        "compared",
                        "verdict"));
        ScoreWords words = new ScoreWords(scores);
        for (ScoreChange change : ScoreWords.byEvidence(scores)) {
            rows.add(
                    List.of(
                            Names.harmless(words.task(change)),
                            Names.harmless(change.match().metric().name()),
                            ScoreWords.score(change.before()),
                            ScoreWords.score(change.after()),
                            ScoreWords.signed(change.difference()),
                            ScoreWords.interval(change),
                            ScoreWords.pValue(change),
                            ScoreWords.how(change),
                            ScoreWords.verdict(change)));
        }
        return new TextTable(rows).written(false);
    }

    private static void alone(String side, List<MatchedResults> results, StringBuilder text) {
        if (results.isEmpty()) {
            return;
        }
        text.append("\nonly ").append(side).append(" (").append(results.size()).append("): ");
        text.append(
                String.join(
                        "; ",
                        results.stream()
                                .limit(NAMED)
                                .map(one -> Names.harmless(ScoreWords.alone(one)))
                                .toList()));
        text.append(results.size() > NAMED ? "; ...\n" : "\n");
    }
}
