package io.saltus.app.compare;

import io.saltus.api.words.Markup;
import io.saltus.api.words.Names;
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import java.util.List;

/** A comparison for programs that show tests: JUnit's XML, and annotations of GitHub. */
final class PipelineScores {

    private PipelineScores() {}

    /**
     * JUnit XML: a test for each task and for each ability asked about; one that failed a gate is a
     * failure, one that cannot be told is skipped.
     */
    static String junit(ComparisonReport report) {
        ScoreComparison scores = report.scores();
        ScoreWords words = new ScoreWords(scores);
        StringBuilder cases = new StringBuilder();
        int failures = 0;
        int skipped = 0;
        List<ScoreChange> changes = ScoreWords.byEvidence(scores);
        for (ScoreChange change : changes) {
            Gate.Answer answer = report.answer(change);
            failures += answer == Gate.Answer.FAILED ? 1 : 0;
            skipped += answer == Gate.Answer.NOT_ENOUGH_DATA ? 1 : 0;
            test(
                    words.task(change) + ", " + change.match().metric().name(),
                    answer,
                    sentence(words, change),
                    cases);
        }
        List<String> unmet = report.unmet();
        List<MatchedResults> unanswered = report.unanswered();
        for (String one : unmet) {
            test(one, Gate.Answer.NOT_ENOUGH_DATA, one, cases);
        }
        for (MatchedResults one : unanswered) {
            test(
                    ScoreWords.alone(one),
                    Gate.Answer.NOT_ENOUGH_DATA,
                    GateReasons.missing(one),
                    cases);
        }
        skipped += unmet.size() + unanswered.size();
        for (Change.Kind kind : report.asked().abilities()) {
            Gate.Answer answer = report.answer(kind);
            failures += answer == Gate.Answer.FAILED ? 1 : 0;
            skipped += answer == Gate.Answer.NOT_ENOUGH_DATA ? 1 : 0;
            test(
                    "no ability " + kind.words(),
                    answer,
                    report.abilities().map(ComparisonText::summary).orElse("nothing was judged"),
                    cases);
        }
        int tests =
                changes.size()
                        + unmet.size()
                        + unanswered.size()
                        + report.asked().abilities().size();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<testsuites>\n<testsuite name=\"saltus compare\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" errors=\"0\">\n"
                        .formatted(tests, failures, skipped)
                + cases
                + "</testsuite>\n</testsuites>\n";
    }

    private static void test(String name, Gate.Answer answer, String why, StringBuilder to) {
        to.append("<testcase classname=\"saltus.compare\" name=\"")
                .append(attribute(name))
                .append('"');
        switch (answer) {
            case PASSED -> to.append("/>\n");
            case FAILED ->
                    to.append("><failure message=\"")
                            .append(attribute(why))
                            .append("\"/></testcase>\n");
            case NOT_ENOUGH_DATA ->
                    to.append("><skipped message=\"")
                            .append(attribute(why))
                            .append("\"/></testcase>\n");
        }
    }

    /** XML 1.0 has no control characters, not even as entities. */
    private static String attribute(String text) {
        return Markup.html(text.replaceAll("[\\p{Cntrl}]", " "));
    }

    /** Workflow commands of GitHub: an error for what failed, a warning for what is unclear. */
    static String github(ComparisonReport report) {
        ScoreWords words = new ScoreWords(report.scores());
        StringBuilder text = new StringBuilder();
        for (ScoreChange change : ScoreWords.byEvidence(report.scores())) {
            Gate.Answer answer = report.answer(change);
            if (answer == Gate.Answer.FAILED) {
                annotation("error", words, change, text);
            } else if (answer == Gate.Answer.NOT_ENOUGH_DATA) {
                annotation("warning", words, change, text);
            } else if (change.isBetter() || change.isWorse()) {
                annotation("notice", words, change, text);
            }
        }
        for (Change.Kind kind : report.asked().abilities()) {
            Gate.Answer answer = report.answer(kind);
            if (answer != Gate.Answer.PASSED) {
                text.append(answer == Gate.Answer.FAILED ? "::error" : "::warning")
                        .append(" title=Saltus::abilities, ")
                        .append(kind.words())
                        .append(": ")
                        .append(
                                escaped(
                                        report.abilities()
                                                .map(ComparisonText::summary)
                                                .orElse("nothing was judged")))
                        .append('\n');
            }
        }
        for (String one : GateReasons.open(report)) {
            text.append("::warning title=Saltus::").append(escaped(one)).append('\n');
        }
        return text.toString();
    }

    private static void annotation(
            String level, ScoreWords words, ScoreChange change, StringBuilder to) {
        to.append("::")
                .append(level)
                .append(" title=")
                .append(escaped(words.task(change)).replace(":", "%3A").replace(",", "%2C"))
                .append("::")
                .append(escaped(sentence(words, change)))
                .append('\n');
    }

    private static String escaped(String text) {
        return Names.harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** What became of a score, in one sentence. */
    static String sentence(ScoreWords words, ScoreChange change) {
        return "%s, %s: %s; %s -> %s, %s %s, p %s"
                .formatted(
                        words.task(change),
                        change.match().metric().name(),
                        ScoreWords.verdict(change),
                        ScoreWords.score(change.before()),
                        ScoreWords.score(change.after()),
                        ScoreWords.signed(change.difference()),
                        ScoreWords.interval(change),
                        ScoreWords.pValue(change));
    }
}
