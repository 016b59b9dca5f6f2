package io.saltus.app.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saltus.api.data.Axis;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Names;
import io.saltus.engine.Study;
import io.saltus.engine.assembly.Checkpoints;
import io.saltus.engine.assembly.Grouping;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.Setting;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What a page can choose from: names in the results, axes, and what is installed, with settings.
 */
final class Choices {

    private final Catalog catalog;
    private final Optional<Dataset> dataset;

    Choices(Catalog catalog, Optional<Dataset> dataset) {
        this.catalog = catalog;
        this.dataset = dataset;
    }

    /** Writes them as fields. */
    void write(JsonGenerator json) throws IOException {
        Optional<Observations> rows = dataset.map(Observations::new);
        json.writeNumberField("results", rows.map(Observations::size).orElse(0));
        json.writeObjectFieldStart("picks");
        counted(json, "task", rows, of -> of::task);
        counted(json, "family", rows, of -> of::family);
        counted(json, "metric", rows, of -> of::metricName);
        json.writeEndObject();
        json.writeArrayFieldStart("axes");
        List<Axis> axes = new ArrayList<>(Axis.KNOWN);
        axes.add(Axis.DATE);
        dataset.ifPresent(data -> axes.addAll(data.axes()));
        for (Axis axis : axes) {
            json.writeStartObject();
            json.writeStringField("id", axis.id());
            json.writeStringField("title", axis.title());
            json.writeNumberField("placed", rows.map(of -> placed(of, axis)).orElse(0L));
            json.writeEndObject();
        }
        json.writeEndArray();
        words(json, "curves", Stream.of(Grouping.values()).map(Names::word).toList());
        words(json, "checkpoints", Stream.of(Checkpoints.values()).map(Names::word).toList());
        words(json, "outcomes", Stream.of(Outcome.values()).map(Names::word).toList());
        json.writeStringField("usual", Study.USUAL_CRITERION);
        extensions(json, "criteria", Kind.CRITERION);
        extensions(json, "renderers", Kind.RENDERER);
    }

    private static void words(JsonGenerator json, String name, List<String> words)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static long placed(Observations rows, Axis axis) {
        long placed = 0;
        for (int row = 0; row < rows.size(); row++) {
            placed += Double.isFinite(rows.scale(row, axis)) ? 1 : 0;
        }
        return placed;
    }

    /** The values of a column with how many results each has, by name. */
    private static void counted(
            JsonGenerator json,
            String name,
            Optional<Observations> rows,
            java.util.function.Function<Observations, IntFunction<String>> column)
            throws IOException {
        Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (rows.isPresent()) {
            IntFunction<String> values = column.apply(rows.get());
            for (int row = 0; row < rows.get().size(); row++) {
                counts.merge(values.apply(row), 1, Integer::sum);
            }
        }
        json.writeArrayFieldStart(name);
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            json.writeStartArray();
            json.writeString(count.getKey());
            json.writeNumber(count.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void extensions(JsonGenerator json, String name, Kind kind) throws IOException {
        json.writeArrayFieldStart(name);
        for (Entry entry : catalog.entries(kind)) {
            json.writeStartObject();
            json.writeStringField("id", entry.description().id());
            json.writeStringField("summary", Names.harmless(entry.description().summary()));
            json.writeArrayFieldStart("settings");
            for (Setting setting : entry.description().settings()) {
                setting(json, setting);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void setting(JsonGenerator json, Setting setting) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", setting.name());
        json.writeStringField("meaning", Names.harmless(setting.meaning()));
        json.writeStringField("allowed", Names.harmless(setting.allowed()));
        json.writeStringField("usual", Setting.text(setting.defaultValue()));
        List<String> choices =
                setting.type() == boolean.class ? List.of("true", "false") : setting.choices();
        words(json, "choices", choices);
        json.writeEndObject();
    }
}
