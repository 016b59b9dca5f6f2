package io.saltus.app.compare;

import io.saltus.api.curve.Interval;
import io.saltus.api.words.Markup;
import io.saltus.api.words.Numbers;
import io.saltus.engine.comparing.DifferenceTest;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.Standing;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a page: a task, its scores as a dumbbell on the line from 0 to 1, the difference with its
 * interval about 0, and on what it rests. A task of several models is named once.
 */
final class PageRows {

    private final PairedNames models;
    private final double reach;
    private final int confidence;

    /** How all was tested, where it was in one way. */
    private final Optional<String> design;

    /**
     * Draws rows.
     *
     * @param all all changes of the page, which share the scale of differences
     * @param alpha the level of the intervals
     */
    PageRows(List<ScoreChange> all, double alpha) {
        models = new PairedNames(all);
        reach = reach(all);
        confidence = (int) Math.round(100 * (1 - alpha));
        List<String> designs =
                all.stream()
                        .flatMap(change -> change.test().stream())
                        .map(test -> test.design().words())
                        .distinct()
                        .toList();
        design = designs.size() == 1 ? Optional.of(designs.get(0)) : Optional.empty();
    }

    /** How all was tested, where it was in one way; the rows then do not say it. */
    Optional<String> design() {
        return design;
    }

    /** The models as the rows name them. */
    PairedNames models() {
        return models;
    }

    /** Rows with their head, in the order given. */
    String of(List<ScoreChange> changes) {
        String end = Numbers.of(reach, 2);
        StringBuilder text =
                new StringBuilder("<div class=\"rows\"><div class=\"row head\"><div>Task</div>")
                        .append("<div>Before &rarr; after</div><div class=\"ends\"><i>0</i>")
                        .append(
                                "<i>&#9675; before &#9679; after</i><i>1</i></div><div>Difference, ")
                        .append(confidence)
                        .append("% interval</div><div class=\"ends\"><i>&minus;")
                        .append(end)
                        .append("</i><i>0</i><i>+")
                        .append(end)
                        .append("</i></div><div>Evidence</div></div>\n");
        String above = "";
        for (ScoreChange change : changes) {
            String task = task(change);
            row(change, task, task.equals(above), text);
            above = task;
        }
        return text.append("</div>\n").toString();
    }

    /** The task with its setup and metric: what a row is about, but for the model. */
    static String task(ScoreChange change) {
        String setup = change.match().setup().words();
        return change.match().task()
                + (setup.isEmpty() ? "" : ", " + setup)
                + "\n"
                + change.match().metric().name();
    }

    private void row(ScoreChange change, String task, boolean again, StringBuilder text) {
        String model = models.of(change);
        String[] named = task.split("\n", 2);
        text.append("<div class=\"row ")
                .append(change.isWorse() ? "worse" : change.isBetter() ? "better" : "open")
                .append(again ? " again" : "")
                .append("\" data-name=\"")
                .append(Markup.html(named[0] + " " + named[1] + " " + model))
                .append("\"><div class=\"task\"><span class=\"of\">")
                .append(Markup.html(named[0]))
                .append(" <span class=\"faint\">")
                .append(Markup.html(named[1]))
                .append("</span></span>");
        if (!model.isEmpty()) {
            text.append("<span class=\"model\">").append(Markup.html(model)).append("</span>");
        }
        text.append("</div><div class=\"n\">")
                .append(ScoreWords.score(change.before()))
                .append(" &rarr; ")
                .append(ScoreWords.score(change.after()))
                .append("</div>")
                .append(scores(change))
                .append("<div class=\"n\"><b>")
                .append(ScoreWords.signed(change.difference()))
                .append("</b> ")
                .append(change.interval().map(ScoreWords::interval).orElse("no interval"))
                .append("</div>")
                .append(difference(change))
                .append("<div class=\"faint\">")
                .append(Markup.html(evidence(change)))
                .append("</div>")
                .append(PageExamples.of(change))
                .append("</div>\n");
    }

    private String evidence(ScoreChange change) {
        if (change.test().isEmpty()) {
            return "no test";
        }
        DifferenceTest test = change.test().get();
        StringBuilder words = new StringBuilder("p\u00a0").append(ScoreWords.pValue(change));
        test.examples().ifPresent(n -> words.append(", n\u00a0").append(n));
        test.clusters().ifPresent(n -> words.append(" in ").append(n).append(" clusters"));
        if (test.runs() > 2) {
            words.append(", ").append(test.runs()).append(" runs");
        }
        if (design.isEmpty()) {
            words.append(", ").append(test.design().words());
        }
        String standing = ScoreWords.standing(change);
        if (standing.endsWith(")")) {
            words.append(' ').append(standing.substring(standing.indexOf('(')));
        }
        if (change.standing() == Standing.NOT_ENOUGH_DATA && change.shortage().isEmpty()) {
            String verdict = ScoreWords.verdict(change);
            words.append("; ").append(verdict.substring(verdict.indexOf(": ") + 2));
        }
        return words.toString();
    }

    /** Two scores on the line from 0 to 1, or from 0 to the larger one. */
    private static String scores(ScoreChange change) {
        double least = Math.min(0, Math.min(change.before(), change.after()));
        double most = Math.max(change.before(), change.after());
        double end = most <= 1 && most > 0 ? 1 : Math.max(most, least + 1e-9);
        double was = (change.before() - least) / (end - least);
        double is = (change.after() - least) / (end - least);
        return "<div class=\"track\" aria-hidden=\"true\">"
                + span("bar", was, is)
                + dot("was", was)
                + dot("is", is)
                + own(end == 1 && least == 0, Numbers.of(least, 3) + " to ", end)
                + "</div>";
    }

    /** The difference with its interval about 0; what reaches beyond the line ends with it. */
    private String difference(ScoreChange change) {
        double range = isFraction(change) ? reach : ownReach(change);
        double lower = change.interval().map(Interval::lower).orElse(change.difference());
        double upper = change.interval().map(Interval::upper).orElse(change.difference());
        return "<div class=\"track\" aria-hidden=\"true\">"
                + span("band", at(-change.margin(), range), at(change.margin(), range))
                + "<i class=\"zero\"></i>"
                + span("bar", at(lower, range), at(upper, range))
                + dot("tick", at(change.difference(), range))
                + own(isFraction(change), "\u00b1", range)
                + "</div>";
    }

    /** Says the scale of a line that is not the one in the head. */
    private static String own(boolean shared, String words, double end) {
        return shared ? "" : "<small>" + Markup.html(words + Numbers.of(end, 3)) + "</small>";
    }

    private static double at(double difference, double range) {
        return .5 + .5 * difference / range;
    }

    private static String dot(String kind, double at) {
        return "<i class=\"%s\" style=\"left:%s%%\"></i>".formatted(kind, percent(at));
    }

    private static String span(String kind, double one, double other) {
        double from = Math.max(0, Math.min(1, Math.min(one, other)));
        double to = Math.max(0, Math.min(1, Math.max(one, other)));
        return "<i class=\"%s\" style=\"left:%s%%;width:%s%%\"></i>"
                .formatted(kind, percent(from), percent(to - from));
    }

    private static String percent(double share) {
        return Numbers.of(100 * Math.max(0, Math.min(1, share)), 4);
    }

    private static boolean isFraction(ScoreChange change) {
        return change.before() >= 0
                && change.before() <= 1
                && change.after() >= 0
                && change.after() <= 1;
    }

    /** How far a line must reach for the differences of fractions that are sure, or for all. */
    private static double reach(List<ScoreChange> changes) {
        List<ScoreChange> fractions = changes.stream().filter(PageRows::isFraction).toList();
        List<ScoreChange> sure =
                fractions.stream()
                        .filter(change -> change.standing() != Standing.NOT_ENOUGH_DATA)
                        .toList();
        return (sure.isEmpty() ? fractions : sure)
                .stream().mapToDouble(PageRows::ownReach).max().orElse(1);
    }

    private static double ownReach(ScoreChange change) {
        double lower = change.interval().map(Interval::lower).orElse(change.difference());
        double upper = change.interval().map(Interval::upper).orElse(change.difference());
        double most = Math.max(Math.abs(lower), Math.abs(upper));
        return Math.max(1e-9, 1.1 * Math.max(most, 1.5 * change.margin()));
    }

    /** How much a score changed: of a fraction the difference, else as a part of the larger. */
    static double size(ScoreChange change) {
        double most = Math.max(Math.abs(change.before()), Math.abs(change.after()));
        return Math.abs(change.difference()) / (isFraction(change) || most == 0 ? 1 : most);
    }
}
