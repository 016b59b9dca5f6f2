package io.saltus.plugins.html.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Metric;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import io.saltus.api.spi.OutputWriter;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes a report as the JSON that a page carries.
 *
 * <p>What many findings share is written once and referred to by number. The text is plain ASCII
 * and has no {@code <}, so that no name in it can end the element it stands in; its names are
 * harmless to read.
 */
public final class ReportData {

    private ReportData() {}

    /** Writes {@code report} to {@code out}. */
    public static void write(Report report, Appendable out) throws IOException {
        JsonFactory json =
                JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        try (JsonGenerator to = new HarmlessNames(json.createGenerator(new OutputWriter(out)))) {
            to.setHighestNonEscapedChar(126);
            to.setCharacterEscapes(new MarkupEscapes());
            to.writeStartObject();
            to.writeStringField("version", report.version());
            to.writeStringField("command", report.command());
            origins(report.origins(), to);
            plugins(report.plugins(), to);
            issues(report.issues(), to);
            new FindingData(to).write(report);
            to.writeEndObject();
        }
    }

    private static void origins(List<Origin> origins, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("origins");
        for (Origin origin : origins) {
            to.writeStartObject();
            to.writeStringField("location", origin.location());
            to.writeStringField("sha256", origin.sha256());
            to.writeNumberField("observations", origin.observations());
            to.writeFieldName("source");
            configured(origin.source(), to);
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void plugins(List<PluginFile> plugins, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("plugins");
        for (PluginFile plugin : plugins) {
            to.writeStartObject();
            to.writeStringField("id", plugin.id());
            to.writeStringField("version", plugin.version());
            to.writeStringField("file", plugin.file());
            to.writeStringField("sha256", plugin.sha256());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void issues(List<Issue> issues, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("issues");
        for (Issue issue : issues) {
            to.writeStartArray();
            to.writeString(issue.where());
            to.writeString(issue.why());
            to.writeBoolean(issue.remark());
            to.writeEndArray();
        }
        to.writeEndArray();
    }

    static void configured(Configured extension, JsonGenerator to) throws IOException {
        to.writeStartObject();
        to.writeStringField("id", extension.id());
        to.writeArrayFieldStart("settings");
        for (Map.Entry<String, Object> setting : extension.settings().entrySet()) {
            to.writeStartArray();
            to.writeString(setting.getKey());
            to.writeString(setting.getValue().toString());
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    static void axes(List<Axis> axes, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("axes");
        for (Axis axis : axes) {
            to.writeStartObject();
            to.writeStringField("id", axis.id());
            to.writeStringField("title", axis.title());
            to.writeStringField("heading", axis.heading());
            to.writeStringField("unit", axis.unit());
            to.writeBooleanField("log", axis.spacing() == Axis.Spacing.LOGARITHMIC);
            if (axis.spacing() == Axis.Spacing.LINEAR) {
                to.writeBooleanField("linear", true);
            }
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    static void metrics(List<Metric> metrics, JsonGenerator to) throws IOException {
        to.writeArrayFieldStart("metrics");
        for (Metric metric : metrics) {
            to.writeStartObject();
            to.writeStringField("name", metric.name());
            to.writeBooleanField("higher", metric.direction() == Direction.HIGHER_IS_BETTER);
            to.writeBooleanField("counted", metric.grain() == Grain.ALL_OR_NOTHING);
            to.writeFieldName("chance");
            number(metric.chance(), to);
            to.writeFieldName("best");
            number(metric.best(), to);
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    /** Writes a number: null where there is none, a word where it is infinite. */
    static void number(OptionalDouble value, JsonGenerator to) throws IOException {
        if (value.isEmpty()) {
            to.writeNull();
        } else {
            number(value.getAsDouble(), to);
        }
    }

    /** Writes a number so that it reads back as it is; a word where it is infinite. */
    static void number(double value, JsonGenerator to) throws IOException {
        String exact = Numbers.exact(value);
        if (Double.isInfinite(value)) {
            to.writeString(exact);
        } else {
            to.writeNumber(exact);
        }
    }
}
