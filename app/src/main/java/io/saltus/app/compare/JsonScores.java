package io.saltus.app.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.curve.Interval;
import io.saltus.api.words.Names;
import io.saltus.engine.comparing.ChangedExample;
import io.saltus.engine.comparing.DifferenceTest;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ModelRanking;
import io.saltus.engine.comparing.RankedModel;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A comparison for programs, schema {@code saltus-comparison/1}; fields are only ever added. */
final class JsonScores {

    static final String SCHEMA = "saltus-comparison/1";

    private final JsonGenerator json;

    private JsonScores(JsonGenerator json) {
        this.json = json;
    }

    private interface Body {
        void write(JsonScores json) throws IOException;
    }

    static String of(ComparisonReport report) {
        return written(json -> json.comparison(report));
    }

    static String of(List<ModelRanking> rankings) {
        return written(json -> json.rankings(rankings));
    }

    private static String written(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            body.write(new JsonScores(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory
        }
        return text + "\n";
    }

    private void comparison(ComparisonReport report) throws IOException {
        ScoreComparison scores = report.scores();
        text("before", scores.before());
        text("after", scores.after());
        json.writeNumberField("alpha", scores.rules().alpha());
        json.writeNumberField("margin", scores.rules().margin());
        if (report.isAsked()) {
            text("answer", Names.word(report.answer()));
            json.writeArrayFieldStart("open");
            for (String one : GateReasons.open(report)) {
                json.writeString(Names.harmless(one));
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("scores");
        for (ScoreChange change : ScoreWords.byEvidence(scores)) {
            json.writeStartObject();
            change(change);
            if (report.isAsked()) {
                text("answer", Names.word(report.answer(change)));
            }
            examples(ChangedExample.of(change.match()));
            json.writeEndObject();
        }
        json.writeEndArray();
        alone("onlyBefore", scores.onlyBefore());
        alone("onlyAfter", scores.onlyAfter());
        if (report.abilities().isPresent()) {
            abilities(report.abilities().get());
        }
    }

    private void question(MatchedResults match) throws IOException {
        text("task", match.task());
        if (match.setup().shots().isPresent()) {
            json.writeNumberField("shots", match.setup().shots().getAsInt());
        }
        text("strategy", match.setup().strategy());
        text("metric", match.metric().name());
        text("direction", Names.word(match.metric().direction()));
    }

    private void change(ScoreChange change) throws IOException {
        question(change.match());
        text("modelBefore", change.match().modelBefore());
        text("modelAfter", change.match().modelAfter());
        json.writeNumberField("before", change.before());
        json.writeNumberField("after", change.after());
        json.writeNumberField("difference", change.difference());
        text("verdict", Names.word(change.standing()));
        if (change.isBetter() || change.isWorse()) {
            json.writeBooleanField("better", change.isBetter());
        }
        json.writeNumberField("margin", change.margin());
        if (change.shortage().isPresent()) {
            text("shortage", Names.word(change.shortage().get()));
        }
        if (change.test().isPresent()) {
            test(change, change.test().get());
        }
    }

    private void test(ScoreChange change, DifferenceTest test) throws IOException {
        interval("interval", change.interval().orElseThrow());
        json.writeNumberField("standardError", test.standardError());
        json.writeNumberField("pValue", test.pValue());
        json.writeNumberField("adjustedPValue", change.pValue());
        json.writeNumberField("sameAdjustedPValue", change.samePValue());
        text("design", Names.word(test.design()));
        if (test.examples().isPresent()) {
            json.writeNumberField("examples", test.examples().getAsLong());
        }
        if (test.clusters().isPresent()) {
            json.writeNumberField("clusters", test.clusters().getAsInt());
        }
        json.writeNumberField("runs", test.runs());
        json.writeNumberField("detectable", change.detectable().orElseThrow());
        if (change.examplesForMargin().isPresent()) {
            json.writeNumberField("examplesForMargin", change.examplesForMargin().getAsLong());
        }
    }

    private void interval(String name, Interval interval) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(interval.lower());
        json.writeNumber(interval.upper());
        json.writeEndArray();
    }

    private void examples(List<ChangedExample> changed) throws IOException {
        if (changed.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("changedExamples");
        for (ChangedExample one : changed) {
            json.writeStartObject();
            text("id", one.id());
            json.writeNumberField("before", one.before());
            json.writeNumberField("after", one.after());
            if (one.text().isPresent()) {
                text("text", one.text().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void alone(String name, List<MatchedResults> results) throws IOException {
        json.writeArrayFieldStart(name);
        for (MatchedResults one : results) {
            json.writeStartObject();
            question(one);
            text("model", one.modelAfter());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void abilities(Comparison comparison) throws IOException {
        json.writeArrayFieldStart("abilities");
        RowNames names = new RowNames(comparison.changes());
        for (Change change : comparison.changes()) {
            json.writeStartObject();
            text("about", names.of(change));
            text("kind", Names.word(change.kind()));
            text("before", Change.outcome(change.before()));
            text("after", Change.outcome(change.after()));
            text("why", change.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void rankings(List<ModelRanking> rankings) throws IOException {
        json.writeArrayFieldStart("rankings");
        for (ModelRanking ranking : rankings) {
            json.writeStartObject();
            text("task", ranking.task());
            if (ranking.setup().shots().isPresent()) {
                json.writeNumberField("shots", ranking.setup().shots().getAsInt());
            }
            text("strategy", ranking.setup().strategy());
            text("metric", ranking.metric().name());
            json.writeArrayFieldStart("models");
            for (RankedModel model : ranking.models()) {
                model(model);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void model(RankedModel model) throws IOException {
        json.writeStartObject();
        text("model", model.model());
        json.writeNumberField("score", model.score());
        if (model.interval().isPresent()) {
            interval("interval", model.interval().get());
        }
        json.writeNumberField("bestRank", model.best());
        json.writeNumberField("worstRank", model.worst());
        if (model.change().isPresent()) {
            ScoreChange change = model.change().get();
            json.writeObjectFieldStart("againstReference");
            json.writeNumberField("difference", change.difference());
            text("verdict", Names.word(change.standing()));
            if (change.test().isPresent()) {
                test(change, change.test().get());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, Names.harmless(value));
    }
}
