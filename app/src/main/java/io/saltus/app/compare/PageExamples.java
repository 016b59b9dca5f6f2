package io.saltus.app.compare;

import io.saltus.api.words.Markup;
import io.saltus.engine.comparing.ChangedExample;
import io.saltus.engine.comparing.ScoreChange;
import java.util.List;

/** The examples of a task that fell and that rose, folded below its row. */
final class PageExamples {

    /** More examples of a task are in the CSV, not on the page. */
    private static final int EXAMPLES = 100;

    private PageExamples() {}

    /** The examples of a change; nothing where none is known to have changed. */
    static String of(ScoreChange change) {
        List<ChangedExample> changed = ChangedExample.of(change.match());
        if (changed.isEmpty()) {
            return "";
        }
        List<ChangedExample> fell = changed.stream().filter(one -> one.difference() < 0).toList();
        List<ChangedExample> rose = changed.stream().filter(one -> one.difference() > 0).toList();
        return "<details class=\"examples\"><summary>"
                + fell.size()
                + " examples fell, "
                + rose.size()
                + " rose</summary>"
                + list("fell", fell)
                + list("rose", rose)
                + "</details>";
    }

    private static String list(String what, List<ChangedExample> changed) {
        if (changed.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("<p class=\"note\">").append(what);
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
        return text.append("</ul>").toString();
    }
}
