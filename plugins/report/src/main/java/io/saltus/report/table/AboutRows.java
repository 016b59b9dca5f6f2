package io.saltus.report.table;

import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import java.util.ArrayList;
import java.util.List;

/** What one needs to get a report again: a fact per row. */
final class AboutRows {

    /**
     * A fact.
     *
     * @param of the data, a criterion, a plugin
     * @param name which one
     */
    private record Fact(String of, String name, String fact, Value value) {}

    private final List<Fact> facts = new ArrayList<>();

    private AboutRows() {}

    static ReportTable of(Report report) {
        AboutRows rows = new AboutRows();
        rows.add("report", "Saltus", "version", Value.of(report.version()));
        rows.add("report", "Saltus", "command", Value.of(report.command()));
        for (ReportTable table : ReportTable.all(report)) {
            rows.add("report", table.name(), "rows", new Value.Whole(table.size()));
        }
        report.origins().forEach(rows::origin);
        report.findings().stream()
                .map(Finding::criterion)
                .distinct()
                .forEach(criterion -> rows.configured("criterion", criterion));
        report.forecasts().stream()
                .map(Forecast::method)
                .distinct()
                .forEach(method -> rows.configured("forecaster", method));
        report.plugins().forEach(rows::plugin);
        return new ColumnsOf<Fact>()
                .text("of", Fact::of)
                .text("name", Fact::name)
                .text("fact", Fact::fact)
                .add("value", Kind.ANY, Fact::value)
                .table("about", rows.facts);
    }

    private void add(String of, String name, String fact, Value value) {
        facts.add(new Fact(of, name, fact, value));
    }

    private void origin(Origin origin) {
        String name = origin.location();
        add("data", name, "results", new Value.Whole(origin.observations()));
        add("data", name, "sha256", Value.of(origin.sha256()));
        add("data", name, "source", Value.of(origin.source().id()));
        settings("data", name, origin.source());
    }

    private void configured(String of, Configured extension) {
        add(of, extension.id(), "as set", Value.of(extension.toString()));
        settings(of, extension.id(), extension);
    }

    private void settings(String of, String name, Configured extension) {
        extension
                .settings()
                .forEach((setting, value) -> add(of, name, "setting " + setting, value(value)));
    }

    private static Value value(Object setting) {
        if (setting instanceof Boolean truth) {
            return new Value.Truth(truth);
        }
        if (setting instanceof Double number) {
            return new Value.Real(number);
        }
        return setting instanceof Number whole
                ? new Value.Whole(whole.longValue())
                : Value.of(setting.toString());
    }

    private void plugin(PluginFile plugin) {
        add("plugin", plugin.id(), "version", Value.of(plugin.version()));
        add("plugin", plugin.id(), "file", Value.of(plugin.file()));
        add("plugin", plugin.id(), "sha256", Value.of(plugin.sha256()));
    }
}
