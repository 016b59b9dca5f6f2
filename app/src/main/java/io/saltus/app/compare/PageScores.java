package io.saltus.app.compare;

import io.saltus.api.curve.Interval;
import io.saltus.api.words.Markup;
import io.saltus.api.words.Numbers;
import io.saltus.engine.comparing.ChangedExample;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Standing;
import java.util.List;

/**
 * A comparison as one page that needs no network: for each task a dumbbell from the score before to
 * the score after, the difference with its interval, and the examples that changed.
 */
final class PageScores {

    /** More examples of a task are in the CSV, not on the page. */
    private static final int EXAMPLES = 100;

    private static final String STYLE =
            """
            .sum { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 1rem 0; padding: 0; list-style: none; }
            .sum b { font-size: 1.5rem; margin-right: .35rem; }
            .note, .row .faint { color: var(--faint); font-size: .875rem; }
            .row { display: grid; grid-template-columns: minmax(10rem, 1.4fr) 15rem 15rem minmax(9rem, 1fr); gap: .25rem 1rem; align-items: center; padding: .55rem 0; border-bottom: 1px solid var(--line); }
            .row > * { min-width: 0; overflow-wrap: anywhere; }
            .row.head { color: var(--faint); font-size: .875rem; padding-bottom: .25rem; }
            .row svg { width: 100%; height: 2.1rem; display: block; overflow: visible; }
            .row details { grid-column: 1 / -1; }
            summary { cursor: pointer; color: var(--faint); font-size: .875rem; }
            .worse { color: var(--down); } .better { color: var(--up); } .open { color: var(--faint); }
            .worse b, .better b { font-weight: 650; }
            svg text { font: 11px system-ui, sans-serif; fill: var(--ink); font-variant-numeric: tabular-nums; }
            svg .axis { stroke: var(--line); } svg .zero { stroke: var(--faint); stroke-dasharray: 2 2; }
            svg .band { fill: var(--line); opacity: .55; }
            svg .bar { stroke-width: 3; stroke-linecap: round; stroke: currentColor; }
            svg .was { fill: var(--page); stroke: currentColor; stroke-width: 2; } svg .is { fill: currentColor; }
            ul.changed { columns: 2; font-size: .875rem; padding-left: 1.2rem; }
            ul.changed li { break-inside: avoid; overflow-wrap: anywhere; }
            @media (max-width: 60rem) { .row { grid-template-columns: 1fr 1fr; } .row.head { display: none; } ul.changed { columns: 1; } }
            """;

    private PageScores() {}

    static String of(ComparisonReport report) {
        ScoreComparison scores = report.scores();
        StringBuilder text = new StringBuilder(ComparisonText.head(STYLE));
        text.append("<h1>What changed</h1>\n<p>")
                .append(Markup.html(ScoreWords.side(scores, true)))
                .append(" &rarr; ")
                .append(Markup.html(ScoreWords.side(scores, false)))
                .append("</p>\n<ul class=\"sum\">");
        for (Standing standing : Standing.values()) {
            if (scores.count(standing) > 0) {
                text.append("<li><b>")
                        .append(scores.count(standing))
                        .append("</b>")
                        .append(standing.words())
                        .append("</li>");
            }
        }
        text.append("</ul>\n<p class=\"note\">")
                .append(Markup.html(ScoreWords.rules(scores)))
                .append(". Sorted by evidence.</p>\n");
        SetupsApart.reason(scores)
                .ifPresent(why -> text.append("<p>").append(Markup.html(why)).append("</p>\n"));
        List<String> open = GateReasons.open(report);
        if (report.isAsked() && !open.isEmpty()) {
            text.append("<ul>");
            open.forEach(one -> text.append("<li>").append(Markup.html(one)).append("</li>"));
            text.append("</ul>\n");
        }
        rows(scores, text);
        alone("before", scores.onlyBefore(), text);
        alone("after", scores.onlyAfter(), text);
        if (report.abilities().isPresent()) {
            text.append("<h2>Abilities</h2>\n<p>")
                    .append(Markup.html(ComparisonText.summary(report.abilities().get())))
                    .append("</p>\n")
                    .append(ComparisonText.HTML.sections(report.abilities().get()));
        }
        return text.append("</main></html>\n").toString();
    }

    private static void rows(ScoreComparison scores, StringBuilder text) {
        List<ScoreChange> changes = ScoreWords.byEvidence(scores);
        if (changes.isEmpty()) {
            return;
        }
        int confidence = (int) Math.round(100 * (1 - scores.rules().alpha()));
        text.append(
                        "<div class=\"row head\"><div>task</div><div>score: &#9675; before &#9679; after")
                .append("</div><div>difference, ")
                .append(confidence)
                .append("% interval, margin shaded</div><div>verdict</div></div>\n");
        ScoreWords words = new ScoreWords(scores);
        double shared = reach(changes);
        for (ScoreChange change : changes) {
            String state = change.isWorse() ? "worse" : change.isBetter() ? "better" : "open";
            text.append("<div class=\"row\"><div>")
                    .append(Markup.html(words.task(change)))
                    .append(" <span class=\"faint\">")
                    .append(Markup.html(change.match().metric().name()))
                    .append("</span></div><div class=\"")
                    .append(state)
                    .append("\">")
                    .append(dumbbell(change))
                    .append("</div><div class=\"")
                    .append(state)
                    .append("\">")
                    .append(
                            difference(
                                    change, isFraction(change) ? shared : reach(List.of(change))))
                    .append("</div><div><span class=\"")
                    .append(state)
                    .append("\"><b>")
                    .append(Markup.html(ScoreWords.standing(change)))
                    .append("</b></span> <span class=\"faint\">")
                    .append(Markup.html(evidence(change)))
                    .append("</span></div>");
            examples(change, text);
            text.append("</div>\n");
        }
    }

    private static String evidence(ScoreChange change) {
        String how = "p " + ScoreWords.pValue(change) + "; " + ScoreWords.how(change);
        String verdict = ScoreWords.verdict(change);
        int colon = verdict.indexOf(": ");
        return change.test().isEmpty()
                ? verdict.substring(Math.max(0, colon + 2))
                : colon < 0 ? how : how + "; " + verdict.substring(colon + 2);
    }

    /** Two scores on the line from 0 to 1, or from 0 to the larger one. */
    private static String dumbbell(ScoreChange change) {
        double least = Math.min(0, Math.min(change.before(), change.after()));
        double most = Math.max(change.before(), change.after());
        double end = most <= 1 && most > 0 ? 1 : Math.max(most, least + 1e-9);
        double was = 8 + 224 * (change.before() - least) / (end - least);
        double is = 8 + 224 * (change.after() - least) / (end - least);
        return ("<svg viewBox=\"0 0 240 34\" role=\"img\" aria-label=\"%s to %s\">"
                        + "<line class=\"axis\" x1=\"8\" x2=\"232\" y1=\"24\" y2=\"24\"/>"
                        + "<line class=\"bar\" x1=\"%s\" x2=\"%s\" y1=\"24\" y2=\"24\"/>"
                        + "<circle class=\"was\" cx=\"%s\" cy=\"24\" r=\"4.5\"/>"
                        + "<circle class=\"is\" cx=\"%s\" cy=\"24\" r=\"5\"/>"
                        + "<text x=\"8\" y=\"12\">%s &rarr; %s</text></svg>")
                .formatted(
                        ScoreWords.score(change.before()),
                        ScoreWords.score(change.after()),
                        place(was),
                        place(is),
                        place(was),
                        place(is),
                        ScoreWords.score(change.before()),
                        ScoreWords.score(change.after()));
    }

    private static boolean isFraction(ScoreChange change) {
        return change.before() >= 0
                && change.before() <= 1
                && change.after() >= 0
                && change.after() <= 1;
    }

    /** How far a line must reach for the differences of fractions that are sure, or for all. */
    private static double reach(List<ScoreChange> changes) {
        List<ScoreChange> sure =
                changes.stream()
                        .filter(change -> changes.size() > 1 && isFraction(change))
                        .filter(change -> change.standing() != Standing.NOT_ENOUGH_DATA)
                        .toList();
        return (sure.isEmpty() ? changes : sure)
                .stream()
                        .filter(change -> changes.size() == 1 || isFraction(change))
                        .mapToDouble(PageScores::ownReach)
                        .max()
                        .orElse(1);
    }

    private static double ownReach(ScoreChange change) {
        double lower = change.interval().map(Interval::lower).orElse(change.difference());
        double upper = change.interval().map(Interval::upper).orElse(change.difference());
        return 1.1 * Math.max(Math.max(Math.abs(lower), Math.abs(upper)), 1.5 * change.margin());
    }

    /** The difference with its interval about 0; what reaches beyond the line ends with it. */
    private static String difference(ScoreChange change, double reach) {
        double lower = change.interval().map(Interval::lower).orElse(change.difference());
        double upper = change.interval().map(Interval::upper).orElse(change.difference());
        return ("<svg viewBox=\"0 0 240 34\" role=\"img\" aria-label=\"difference %s %s\">"
                        + "<rect class=\"band\" x=\"%s\" width=\"%s\" y=\"16\" height=\"16\"/>"
                        + "<line class=\"zero\" x1=\"120\" x2=\"120\" y1=\"15\" y2=\"33\"/>"
                        + "<line class=\"bar\" x1=\"%s\" x2=\"%s\" y1=\"24\" y2=\"24\"/>"
                        + "<circle class=\"is\" cx=\"%s\" cy=\"24\" r=\"5\"/>"
                        + "<text x=\"8\" y=\"12\">%s %s</text></svg>")
                .formatted(
                        ScoreWords.signed(change.difference()),
                        ScoreWords.interval(change),
                        place(120 - 112 * change.margin() / reach),
                        place(224 * change.margin() / reach),
                        place(120 + 112 * lower / reach),
                        place(120 + 112 * upper / reach),
                        place(120 + 112 * change.difference() / reach),
                        ScoreWords.signed(change.difference()),
                        ScoreWords.interval(change));
    }

    private static String place(double x) {
        return Numbers.of(Math.max(0, Math.min(240, x)), 4);
    }

    private static void examples(ScoreChange change, StringBuilder text) {
        List<ChangedExample> changed = ChangedExample.of(change.match());
        if (changed.isEmpty()) {
            return;
        }
        long fell = changed.stream().filter(one -> one.difference() < 0).count();
        text.append("<details><summary>")
                .append(fell)
                .append(" examples fell, ")
                .append(changed.size() - fell)
                .append(" rose</summary>");
        list("fell", changed.stream().filter(one -> one.difference() < 0).toList(), text);
        list("rose", changed.stream().filter(one -> one.difference() > 0).toList(), text);
        text.append("</details>");
    }

    private static void list(String what, List<ChangedExample> changed, StringBuilder text) {
        if (changed.isEmpty()) {
            return;
        }
        text.append("<p class=\"note\">").append(what);
        if (changed.size() > EXAMPLES) {
            text.append(" (the first ").append(EXAMPLES).append("; all: --examples-changed)");
        }
        text.append("</p><ul class=\"changed\">");
        for (ChangedExample one : changed.subList(0, Math.min(EXAMPLES, changed.size()))) {
            text.append("<li>")
                    .append(Markup.html(one.id()))
                    .append(one.text().map(words -> ": " + Markup.html(words)).orElse(""))
                    .append(" <span class=\"note\">")
                    .append(ScoreWords.score(one.before()))
                    .append(" &rarr; ")
                    .append(ScoreWords.score(one.after()))
                    .append("</span></li>");
        }
        text.append("</ul>");
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
