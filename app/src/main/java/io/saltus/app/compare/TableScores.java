package io.saltus.app.compare;

import io.saltus.api.curve.Interval;
import io.saltus.api.data.Observation;
import io.saltus.api.words.Names;
import io.saltus.engine.comparing.ChangedExample;
import io.saltus.engine.comparing.DifferenceTest;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ModelRanking;
import io.saltus.engine.comparing.RankedModel;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison, and the examples that changed, as CSV. */
final class TableScores {

    private static final String HEADER =
            "task,shots,strategy,metric,model_before,model_after,before,after,difference,lower,upper,"
                    + "p,adjusted_p,design,n_examples,clusters,runs,margin,verdict,detectable,"
                    + "examples_for_margin\n";

    private static final String EXAMPLES =
            "task,shots,strategy,metric,model_before,model_after,example,before,after,change,text\n";

    /** The columns behind those that say what a row is about, and the place of one of them. */
    private static final int NUMBERS = 15;

    private static final int VERDICT = 12;

    private TableScores() {}

    /** A row for each task; what a pipeline asks about and has no score after stands last. */
    static String of(ComparisonReport report) {
        StringBuilder text = new StringBuilder(HEADER);
        for (ScoreChange change : ScoreWords.byEvidence(report.scores())) {
            Optional<DifferenceTest> test = change.test();
            Optional<Interval> interval = change.interval();
            row(
                    text,
                    Stream.of(
                            change.before(),
                            change.after(),
                            change.difference(),
                            cell(interval.map(Interval::lower)),
                            cell(interval.map(Interval::upper)),
                            cell(test.map(DifferenceTest::pValue)),
                            cell(test.map(one -> change.pValue())),
                            cell(test.map(one -> Names.word(one.design()))),
                            test.isPresent() && test.get().examples().isPresent()
                                    ? test.get().examples().getAsLong()
                                    : "",
                            test.isPresent() && test.get().clusters().isPresent()
                                    ? test.get().clusters().getAsInt()
                                    : "",
                            cell(test.map(DifferenceTest::runs)),
                            change.margin(),
                            change.standing().words(),
                            change.detectable().isPresent()
                                    ? change.detectable().getAsDouble()
                                    : "",
                            change.examplesForMargin().isPresent()
                                    ? change.examplesForMargin().getAsLong()
                                    : ""),
                    change.match());
        }
        for (MatchedResults one : report.unanswered()) {
            double before =
                    one.before().stream().mapToDouble(Observation::score).average().orElseThrow();
            List<Object> cells = new ArrayList<>(Collections.nCopies(NUMBERS, ""));
            cells.set(0, before);
            cells.set(VERDICT, Standing.NOT_ENOUGH_DATA.words());
            row(text, cells.stream(), one);
        }
        return text.toString();
    }

    /** A row for each example that scores otherwise after. */
    static String examples(ScoreComparison scores) {
        StringBuilder text = new StringBuilder(EXAMPLES);
        for (ScoreChange change : ScoreWords.byEvidence(scores)) {
            for (ChangedExample one : ChangedExample.of(change.match())) {
                row(
                        text,
                        Stream.of(
                                one.id(),
                                one.before(),
                                one.after(),
                                one.difference(),
                                one.text().orElse("")),
                        change.match());
            }
        }
        return text.toString();
    }

    /** A row for each model of each task. */
    static String of(List<ModelRanking> rankings) {
        StringBuilder text =
                new StringBuilder(
                        "task,shots,strategy,metric,model,score,lower,upper,best_rank,worst_rank,"
                                + "difference,adjusted_p,verdict\n");
        for (ModelRanking ranking : rankings) {
            for (RankedModel model : ranking.models()) {
                Stream<Object> cells =
                        Stream.of(
                                ranking.task(),
                                shots(ranking.setup().shots()),
                                ranking.setup().strategy(),
                                ranking.metric().name(),
                                model.model(),
                                model.score(),
                                cell(model.interval().map(Interval::lower)),
                                cell(model.interval().map(Interval::upper)),
                                model.best(),
                                model.worst(),
                                cell(model.change().map(ScoreChange::difference)),
                                cell(model.change().map(ScoreChange::pValue)),
                                cell(model.change().map(one -> one.standing().words())));
                text.append(joined(cells)).append('\n');
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Stream<Object> cells, MatchedResults match) {
        Stream<Object> first =
                Stream.of(
                        match.task(),
                        shots(match.setup().shots()),
                        match.setup().strategy(),
                        match.metric().name(),
                        match.modelBefore(),
                        match.modelAfter());
        text.append(joined(Stream.concat(first, cells))).append('\n');
    }

    private static Object cell(Optional<?> value) {
        return value.isPresent() ? value.get() : "";
    }

    private static Object shots(OptionalInt shots) {
        return shots.isPresent() ? shots.getAsInt() : "";
    }

    private static String joined(Stream<Object> cells) {
        return cells.map(TableScores::quoted).collect(Collectors.joining(","));
    }

    /**
     * In quotes where it must be; what a spreadsheet would take for a formula begins with a quote.
     */
    private static String quoted(Object cell) {
        if (!(cell instanceof String text)) {
            return String.valueOf(cell);
        }
        String harmless = Names.harmless(text);
        String safe = harmless.matches("(?s)[=+@-].*") ? "'" + harmless : harmless;
        return safe.matches("(?s).*[\",\\n\\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
