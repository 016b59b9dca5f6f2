package io.saltus.app.compare;

import io.saltus.api.words.Markup;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.comparing.ChangedExample;
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as a comment on a pull request: short, the rest folded, the same for the same data.
 */
final class MarkdownScores {

    /** By this a pipeline finds the comment that it wrote before. */
    static final String MARK = "<!-- saltus-compare -->";

    /** More tasks are folded, in whatever state: a comment has 65,536 characters. */
    private static final int OPEN = 30;

    private static final int FOLDED = 200;
    private static final int EXAMPLES = 10;

    private MarkdownScores() {}

    static String of(ComparisonReport report) {
        ScoreComparison scores = report.scores();
        StringBuilder text = new StringBuilder(MARK).append("\n### ");
        if (report.isAsked()) {
            text.append(
                    switch (report.answer()) {
                        case PASSED -> "Passed: ";
                        case FAILED -> "Failed: ";
                        case NOT_ENOUGH_DATA -> "Not enough data: ";
                    });
        }
        text.append(ScoreWords.counts(scores)).append("\n\n");
        text.append(Markup.markdown(ScoreWords.side(scores, true))).append(" → ");
        text.append(Markup.markdown(ScoreWords.side(scores, false))).append("; ");
        text.append(ScoreWords.rules(scores)).append(".\n");
        SetupsApart.reason(scores)
                .ifPresent(why -> text.append('\n').append(Markup.markdown(why)).append("\n"));
        open(report, text);
        List<ScoreChange> changes = ScoreWords.byEvidence(scores);
        List<ScoreChange> told = changes.stream().filter(c -> isTold(report, c)).toList();
        List<ScoreChange> other = changes.stream().filter(c -> !isTold(report, c)).toList();
        table(scores, told.stream().limit(OPEN).toList(), text);
        fold("more that changed", scores, told.stream().skip(OPEN).toList(), text);
        fold("without a sure change", scores, other, text);
        examples(scores, told, text);
        if (report.abilities().isPresent()) {
            Comparison abilities = report.abilities().get();
            String sections =
                    ComparisonText.MARKDOWN.sections(abilities).replace("\n## ", "\n#### ");
            text.append("\n<details><summary>Abilities: ")
                    .append(ComparisonText.summary(abilities))
                    .append("</summary>\n")
                    .append(sections)
                    .append("\n</details>\n");
        }
        alone("before", scores.onlyBefore().size(), text);
        alone("after", scores.onlyAfter().size(), text);
        return text.toString();
    }

    /** What was asked about and is not there: no reader takes it for passed. */
    private static void open(ComparisonReport report, StringBuilder text) {
        List<String> open = GateReasons.open(report);
        text.append(open.isEmpty() ? "" : "\n");
        open.stream()
                .limit(OPEN)
                .forEach(one -> text.append("* ").append(Markup.markdown(one)).append('\n'));
        if (open.size() > OPEN) {
            text.append("* and ").append(open.size() - OPEN).append(" more\n");
        }
    }

    private static void alone(String side, int count, StringBuilder text) {
        if (count > 0) {
            text.append("\nOnly ").append(side).append(": ").append(count).append(" results.\n");
        }
    }

    private static boolean isTold(ComparisonReport report, ScoreChange change) {
        return change.isBetter() || change.isWorse() || report.answer(change) == Gate.Answer.FAILED;
    }

    private static void table(
            ScoreComparison scores, List<ScoreChange> changes, StringBuilder text) {
        if (changes.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("task", "metric", "before", "after", "difference", "p", "verdict"));
        ScoreWords words = new ScoreWords(scores);
        for (ScoreChange change : changes) {
            String sign = change.isWorse() ? "🔻 " : change.isBetter() ? "🔺 " : "";
            rows.add(
                    List.of(
                            Markup.markdown(words.task(change)),
                            Markup.markdown(change.match().metric().name()),
                            ScoreWords.score(change.before()),
                            ScoreWords.score(change.after()),
                            ScoreWords.signed(change.difference())
                                    + " "
                                    + Markup.markdown(ScoreWords.interval(change)),
                            ScoreWords.pValue(change).replace("<", "&lt;"),
                            sign + ScoreWords.verdict(change)));
        }
        text.append('\n').append(new TextTable(rows).written(true));
    }

    private static void fold(
            String what, ScoreComparison scores, List<ScoreChange> changes, StringBuilder text) {
        if (changes.isEmpty()) {
            return;
        }
        long same = changes.stream().filter(c -> c.standing() == Standing.SAME).count();
        text.append("\n<details><summary>").append(changes.size()).append(' ').append(what);
        text.append(same > 0 ? " (" + same + " the same)" : "").append("</summary>\n");
        table(scores, changes.stream().limit(FOLDED).toList(), text);
        if (changes.size() > FOLDED) {
            text.append("\nand ").append(changes.size() - FOLDED).append(" more.\n");
        }
        text.append("\n</details>\n");
    }

    private static void examples(
            ScoreComparison scores, List<ScoreChange> changes, StringBuilder text) {
        ScoreWords words = new ScoreWords(scores);
        for (ScoreChange change : changes.stream().limit(OPEN).toList()) {
            List<ChangedExample> changed = ChangedExample.of(change.match());
            if (changed.isEmpty()) {
                continue;
            }
            long fell = changed.stream().filter(one -> one.difference() < 0).count();
            text.append("\n<details><summary>")
                    .append(Markup.unmentioned(Markup.html(words.task(change))))
                    .append(": ")
                    .append(fell)
                    .append(" examples fell, ")
                    .append(changed.size() - fell)
                    .append(" rose</summary>\n\n");
            boolean down = change.difference() < 0;
            changed.stream()
                    .filter(one -> one.difference() < 0 == down)
                    .limit(EXAMPLES)
                    .forEach(one -> text.append(line(one)));
            text.append("\n</details>\n");
        }
    }

    private static String line(ChangedExample one) {
        String text = one.text().map(words -> ": " + words.replace('\n', ' ')).orElse("");
        return "* "
                + Markup.markdown(one.id() + text)
                + " ("
                + ScoreWords.score(one.before())
                + " → "
                + ScoreWords.score(one.after())
                + ")\n";
    }
}
