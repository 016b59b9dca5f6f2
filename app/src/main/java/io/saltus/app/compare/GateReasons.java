package io.saltus.app.compare;

import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import java.util.ArrayList;
import java.util.List;

/** Why a pipeline is told what it is told, a line for each reason. */
final class GateReasons {

    /** More of them are in what is written. */
    private static final int REMARKS = 10;

    private GateReasons() {}

    /** What a person reads of the answer. */
    static String of(ComparisonReport report) {
        Gate.Answer answer = report.answer();
        return switch (answer) {
            case PASSED -> "passed";
            case FAILED -> "failed:" + reasons(report, answer);
            case NOT_ENOUGH_DATA -> "not enough data to say:" + reasons(report, answer);
        };
    }

    private static String reasons(ComparisonReport report, Gate.Answer answer) {
        List<String> reasons = new ArrayList<>();
        if (answer == Gate.Answer.NOT_ENOUGH_DATA) {
            reasons.addAll(open(report));
        }
        ScoreWords words = new ScoreWords(report.scores());
        for (ScoreChange change : ScoreWords.byEvidence(report.scores())) {
            if (report.answer(change) == answer) {
                reasons.add(PipelineScores.sentence(words, change));
            }
        }
        int left = Math.max(0, reasons.size() - REMARKS);
        List<String> told = new ArrayList<>(reasons.subList(0, reasons.size() - left));
        if (left > 0) {
            told.add("and " + left + " more");
        }
        for (Change.Kind kind : report.asked().abilities()) {
            if (report.answer(kind) == answer) {
                told.add("abilities: " + ability(report, kind));
            }
        }
        StringBuilder text = new StringBuilder();
        told.forEach(one -> text.append("\n  ").append(one));
        return text.toString();
    }

    /**
     * What was asked about and is not on both sides: gates without a task, tasks without a score.
     */
    static List<String> open(ComparisonReport report) {
        List<String> open = new ArrayList<>(report.unmet());
        report.unanswered().forEach(match -> open.add(missing(match)));
        return open;
    }

    /** That a score before has none after. */
    static String missing(MatchedResults match) {
        return ScoreWords.alone(match)
                + ": no score after (missing, refused or not a number), so that it is not known to"
                + " have passed";
    }

    private static String ability(ComparisonReport report, Change.Kind kind) {
        if (!report.judged()) {
            return "nothing was judged on either side: a curve needs a task asked of three models or more";
        }
        return report.answer(kind) == Gate.Answer.FAILED
                ? "see '" + kind.words() + "'"
                : "see '" + Change.Kind.UNCERTAIN.words() + "'";
    }
}
