package io.saltus.app.inspect;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.report.Origin;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.Inspection;
import io.saltus.engine.assembly.Grouping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An inspection in words, a screen long. */
final class InspectionText {

    private static final int MOST = 12;

    private final Inspection inspection;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    InspectionText(Inspection inspection, int width) {
        this.inspection = inspection;
        this.width = Math.max(60, width);
        origins();
        overview();
        families();
        scales();
        curves();
        measures();
        issues();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void origins() {
        if (inspection.origins().size() > MOST) {
            bySource();
            return;
        }
        inspection
                .origins()
                .forEach(
                        origin ->
                                line(
                                        "%s: %s, read by %s"
                                                .formatted(
                                                        origin.location(),
                                                        Numbers.count(
                                                                origin.observations(), "result"),
                                                        origin.source().id())));
    }

    /** Of many files: how many each source read, and the first. */
    private void bySource() {
        Map<String, List<Origin>> bySource = new TreeMap<>();
        for (Origin origin : inspection.origins()) {
            bySource.computeIfAbsent(origin.source().id(), id -> new ArrayList<>()).add(origin);
        }
        bySource.forEach(
                (id, origins) ->
                        line(
                                "%s with %s read by %s, such as %s"
                                        .formatted(
                                                Numbers.count(origins.size(), "file"),
                                                Numbers.count(
                                                        origins.stream()
                                                                .mapToLong(Origin::observations)
                                                                .sum(),
                                                        "result"),
                                                id,
                                                origins.get(0).location())));
    }

    private void overview() {
        heading("Contents");
        int models = inspection.families().values().stream().mapToInt(Set::size).sum();
        line(
                "%s of %s on %s"
                        .formatted(
                                Numbers.count(inspection.results(), "result"),
                                models == 1
                                        ? "1 model or checkpoint"
                                        : models + " models or checkpoints",
                                Numbers.count(inspection.tasks().size(), "task")));
        item("tasks", inspection.tasks());
        item("setups", inspection.setups());
    }

    private void families() {
        heading("Families");
        inspection.families().entrySet().stream()
                .limit(MOST)
                .forEach(
                        family ->
                                line(
                                        DisplayWidth.padded(named(family.getKey()), 25)
                                                + Numbers.count(family.getValue().size(), "model")
                                                + range(family.getValue())));
        more(inspection.families().size(), "families");
    }

    private String range(Set<Model> models) {
        Axis axis = inspection.axis();
        var scales =
                models.stream()
                        .mapToDouble(model -> model.scale(axis).orElse(Double.NaN))
                        .filter(axis::accepts)
                        .summaryStatistics();
        return scales.getCount() == 0
                ? ", no " + axis.title() + " known"
                : ", %s to %s".formatted(Numbers.of(scales.getMin()), axis.words(scales.getMax()));
    }

    private void scales() {
        heading("Scale");
        int models = inspection.families().values().stream().mapToInt(Set::size).sum();
        for (Map.Entry<Axis, Integer> axis : inspection.placed().entrySet()) {
            String mark = axis.getKey().equals(inspection.axis()) ? "*" : " ";
            line(
                    "%s %-11s known for %d of %s"
                            .formatted(
                                    mark,
                                    axis.getKey().id(),
                                    axis.getValue(),
                                    Numbers.count(models, "model")));
        }
        List<String> without = inspection.unplaced().get(inspection.axis());
        if (!without.isEmpty()) {
            item("without " + inspection.axis().id(), without);
            line(
                    "  supply it in the data or with --models FILE (model,family,params,train_tokens,"
                            + "train_flops)");
        }
        line("  * the axis of the curves below; choose another with --axis");
    }

    private void curves() {
        heading("Curves along " + inspection.axis().id() + grouped());
        List<Curve> curves = inspection.curves();
        if (curves.isEmpty()) {
            line("none: no result has a place along " + inspection.axis().id());
            return;
        }
        Map<Integer, Integer> sizes = new TreeMap<>();
        curves.forEach(curve -> sizes.merge(curve.size(), 1, Integer::sum));
        line(Numbers.count(curves.size(), "curve") + ":");
        List<String> parts = new ArrayList<>();
        sizes.forEach(
                (points, number) -> parts.add(number + " of " + Numbers.count(points, "scale")));
        item("  lengths", parts);
        long few = curves.stream().filter(curve -> curve.size() < 4).count();
        if (few > 0) {
            line(
                    "  %s fewer than 4 scales, too few for most criteria%s"
                            .formatted(
                                    few == 1 ? "1 has" : few + " have",
                                    inspection.grouping() == Grouping.POOLED
                                            ? ""
                                            : "; --curves pooled puts all families on one"));
        }
    }

    private String grouped() {
        return switch (inspection.grouping()) {
            case FAMILY -> ", one per family";
            case RUN -> ", one per training run";
            case POOLED -> ", all families on one";
        };
    }

    private void measures() {
        heading("What verdicts need");
        List<String> noChance = lacking("chance");
        List<String> noBest = lacking("best");
        int all = inspection.metrics().size();
        line("chance level: known for %d of %d task metrics".formatted(all - noChance.size(), all));
        inspection
                .chanceSources()
                .forEach((source, number) -> line("  " + number + " from " + source));
        if (!noChance.isEmpty()) {
            item("  unknown for", noChance);
            line(
                    "  supply the column 'chance', or --chances FILE (task,metrics,chance); for a table also one"
                            + " value for all, --source ID:chance==0.25");
        }
        if (!noBest.isEmpty()) {
            item("best score unknown for", noBest);
            line("  supply the column 'best'");
        }
        line(
                "number of examples or standard error: known for %d of %s"
                        .formatted(
                                inspection.measured(),
                                Numbers.count(inspection.results(), "result")));
        if (inspection.measured() < inspection.results()) {
            line(
                    "  supply the column 'n_examples' or 'stderr'; without them verdicts are degraded");
        }
    }

    private List<String> lacking(String end) {
        return inspection.metrics().entrySet().stream()
                .filter(metric -> metric.getValue().equals(end))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void issues() {
        if (inspection.issues().isEmpty()) {
            return;
        }
        heading(Numbers.count(inspection.issues().size(), "issue"));
        inspection.issues().stream().limit(MOST).map(Issue::toString).forEach(this::line);
        more(inspection.issues().size(), "issues");
    }

    private void heading(String words) {
        text.append('\n').append(words).append('\n');
    }

    /** One line: the names in it may hold anything. */
    private void line(String words) {
        text.append("  ").append(Names.harmless(words)).append('\n');
    }

    private void more(int size, String what) {
        if (size > MOST) {
            line("and " + (size - MOST) + " more " + what);
        }
    }

    /** A labelled list on one line, as many as fit. */
    private void item(String label, Collection<String> values) {
        StringBuilder list = new StringBuilder(label).append(": ");
        int shown = 0;
        for (String value : values) {
            String part = (shown == 0 ? "" : "; ") + Names.harmless(value);
            if (shown > 0 && DisplayWidth.of(list + part) > width - 16) {
                break;
            }
            list.append(part);
            shown++;
        }
        if (shown < values.size()) {
            list.append("; and ").append(values.size() - shown).append(" more");
        }
        line(list.toString());
    }

    private static String named(String family) {
        return DisplayWidth.cut(Names.harmless(family), 24);
    }
}
