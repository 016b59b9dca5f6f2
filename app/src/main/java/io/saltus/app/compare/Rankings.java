package io.saltus.app.compare;

import io.saltus.api.words.Markup;
import io.saltus.api.words.Names;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.comparing.ModelRanking;
import io.saltus.engine.comparing.RankedModel;
import io.saltus.engine.comparing.ScoreChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Many models of each task in order, as text or Markdown. */
final class Rankings {

    private Rankings() {}

    static String of(List<ModelRanking> rankings, boolean markdown) {
        UnaryOperator<String> name = markdown ? Markup::markdown : Names::harmless;
        StringBuilder text = new StringBuilder();
        for (ModelRanking ranking : rankings) {
            String setup = ranking.setup().words();
            text.append(text.length() == 0 ? "" : "\n").append(markdown ? "### " : "");
            text.append(name.apply(ranking.task()))
                    .append(setup.isEmpty() ? "" : ", " + name.apply(setup))
                    .append(", ")
                    .append(name.apply(ranking.metric().name()))
                    .append(markdown ? "\n\n" : "\n");
            List<List<String>> rows = new ArrayList<>();
            rows.add(
                    List.of(
                            "rank",
                            "model",
                            "score",
                            "95% interval",
                            "to reference",
                            "interval",
                            "p",
                            "verdict"));
            ranking.models().forEach(model -> rows.add(row(model, name)));
            text.append(new TextTable(rows).written(markdown));
        }
        return text.length() == 0
                ? "no task was asked of two models or more\n"
                : text.append(
                                "\nA rank from-to is what the model can have: all of them hold together"
                                        + " with the confidence asked for.\n")
                        .toString();
    }

    private static List<String> row(RankedModel model, UnaryOperator<String> name) {
        List<String> row = new ArrayList<>();
        row.add(ScoreWords.ranks(model));
        row.add(name.apply(model.model()));
        row.add(ScoreWords.score(model.score()));
        row.add(
                model.interval()
                        .map(
                                interval ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s to %s",
                                                ScoreWords.score(interval.lower()),
                                                ScoreWords.score(interval.upper())))
                        .orElse(TextTable.NONE));
        if (model.change().isPresent()) {
            ScoreChange change = model.change().get();
            row.add(ScoreWords.signed(change.difference()));
            row.add(ScoreWords.interval(change));
            row.add(ScoreWords.pValue(change));
            row.add(ScoreWords.verdict(change));
        } else {
            row.addAll(List.of(TextTable.NONE, TextTable.NONE, TextTable.NONE, TextTable.NONE));
        }
        return row;
    }
}
