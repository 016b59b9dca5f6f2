package io.saltus.app.compare;

import static java.util.stream.Collectors.groupingBy;

import io.saltus.api.words.Markup;
import io.saltus.api.words.Numbers;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Shortage;
import io.saltus.engine.comparing.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison as one page that needs no network: what became lower, higher and is the same, each
 * task with a dumbbell from the score before to the score after, the difference with its interval,
 * and the examples that changed; what the data do not decide is folded by the reason.
 */
final class PageScores {

    /** From so many rows on there is a search. */
    private static final int SEARCHED = 20;

    /** More rows that are the same are folded. */
    private static final int SHOWN = 30;

    private PageScores() {}

    static String of(ComparisonReport report) {
        ScoreComparison scores = report.scores();
        PageRows rows = new PageRows(scores.changes(), scores.rules().alpha());
        StringBuilder text = new StringBuilder(PageFrame.head());
        heading(scores, rows, text);
        SetupsApart.reason(scores)
                .ifPresent(why -> text.append("<p>").append(Markup.html(why)).append("</p>\n"));
        List<String> open = GateReasons.open(report);
        if (report.isAsked() && !open.isEmpty()) {
            text.append("<ul>");
            open.forEach(one -> text.append("<li>").append(Markup.html(one)).append("</li>"));
            text.append("</ul>\n");
        }
        if (scores.changes().size() >= SEARCHED) {
            text.append(
                    "<p id=\"finder\" hidden><input type=\"search\" id=\"search\" placeholder=\"Search"
                            + " tasks, metrics and models\" aria-label=\"Search tasks, metrics and"
                            + " models\"> <span id=\"found\" class=\"note\" aria-live=\"polite\">"
                            + "</span></p>\n");
        }
        Map<Standing, List<ScoreChange>> told =
                scores.changes().stream().collect(groupingBy(ScoreChange::standing));
        for (Standing standing : Standing.values()) {
            List<ScoreChange> changes = told.getOrDefault(standing, List.of());
            if (!changes.isEmpty()) {
                section(standing, changes, scores, rows, text);
            }
        }
        alone("before", scores.onlyBefore(), text);
        alone("after", scores.onlyAfter(), text);
        if (report.abilities().isPresent()) {
            text.append("<h2>Abilities</h2>\n<p>")
                    .append(Markup.html(ComparisonText.summary(report.abilities().get())))
                    .append("</p>\n")
                    .append(ComparisonText.HTML.sections(report.abilities().get()));
        }
        return text.append(PageFrame.foot()).toString();
    }

    private static void heading(ScoreComparison scores, PageRows rows, StringBuilder text) {
        text.append("<h1>What changed</h1>\n<p>")
                .append(Markup.html(ScoreWords.side(scores, true)))
                .append(" &rarr; ")
                .append(Markup.html(ScoreWords.side(scores, false)))
                .append("</p>\n<ul class=\"sum\">");
        for (Standing standing : Standing.values()) {
            if (scores.count(standing) > 0) {
                text.append(
                        "<li><a href=\"#%s\"><b>%d</b>%s</a></li>"
                                .formatted(id(standing), scores.count(standing), standing.words()));
            }
        }
        text.append("</ul>\n<p class=\"note\">")
                .append(Markup.html(ScoreWords.rules(scores)))
                .append(". The largest change first; the margin is shaded.");
        rows.models()
                .shared()
                .ifPresent(
                        both -> text.append(" Each model: ").append(Markup.html(both)).append('.'));
        rows.design().ifPresent(how -> text.append(" All tests: ").append(how).append('.'));
        text.append("</p>\n");
    }

    private static void section(
            Standing standing,
            List<ScoreChange> changes,
            ScoreComparison scores,
            PageRows rows,
            StringBuilder text) {
        text.append(
                "<section class=\"part\" id=\"%s\"><h2>%s <span>%d</span></h2>\n"
                        .formatted(id(standing), capital(standing.words()), changes.size()));
        if (standing == Standing.NOT_ENOUGH_DATA) {
            boolean alone = changes.size() == scores.changes().size() && changes.size() <= SHOWN;
            reasons(changes).forEach((why, those) -> folded(why, those, alone, rows, text));
        } else if (standing == Standing.SAME && changes.size() > SHOWN) {
            folded("All rows", changes, false, rows, text);
        } else {
            text.append(rows.of(bySize(changes)));
        }
        text.append("</section>\n");
    }

    private static void folded(
            String title,
            List<ScoreChange> changes,
            boolean open,
            PageRows rows,
            StringBuilder text) {
        text.append("<details class=\"part\"")
                .append(open ? " open" : "")
                .append("><summary>")
                .append(Markup.html(title))
                .append(" <span class=\"note\">(")
                .append(changes.size())
                .append(")</span></summary>\n")
                .append(rows.of(bySize(changes)))
                .append("</details>\n");
    }

    /** What is not decided, by the reason, the most frequent first. */
    private static Map<String, List<ScoreChange>> reasons(List<ScoreChange> changes) {
        Map<String, List<ScoreChange>> reasons = new LinkedHashMap<>();
        changes.stream().collect(groupingBy(PageScores::reason)).entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<String, List<ScoreChange>> one) ->
                                                -one.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                .forEach(one -> reasons.put(one.getKey(), one.getValue()));
        return reasons;
    }

    private static String reason(ScoreChange change) {
        if (change.shortage().isPresent()) {
            return capital(change.shortage().map(Shortage::words).orElseThrow());
        }
        if (change.examplesForMargin().isPresent()) {
            return "Neither a difference nor sameness shows; more examples would decide";
        }
        return change.test().orElseThrow().runs() > 2
                ? "Neither a difference nor sameness shows; runs differ too much"
                : "Neither a difference nor sameness shows; the number of examples is not known";
    }

    /** Tasks by the largest change of a row of theirs, and their rows beneath one another. */
    private static List<ScoreChange> bySize(List<ScoreChange> changes) {
        Comparator<ScoreChange> largest = Comparator.comparingDouble(PageRows::size).reversed();
        Map<String, List<ScoreChange>> tasks = new LinkedHashMap<>();
        changes.stream()
                .sorted(
                        largest.thenComparing(PageRows::task)
                                .thenComparing(change -> change.match().modelAfter()))
                .forEach(
                        change ->
                                tasks.computeIfAbsent(
                                                PageRows.task(change), task -> new ArrayList<>())
                                        .add(change));
        return tasks.values().stream().flatMap(List::stream).toList();
    }

    private static String id(Standing standing) {
        return standing.words().replace(' ', '-');
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void alone(String side, List<MatchedResults> results, StringBuilder text) {
        if (results.isEmpty()) {
            return;
        }
        text.append("<details><summary>only ")
                .append(side)
                .append(": ")
                .append(Numbers.count(results.size(), "result"))
                .append("</summary><ul>");
        for (MatchedResults one : results) {
            text.append("<li>").append(Markup.html(ScoreWords.alone(one))).append("</li>");
        }
        text.append("</ul></details>\n");
    }
}
