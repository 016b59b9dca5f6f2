package io.saltus.app.inspect;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.report.Origin;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.InspectedTask;
import io.saltus.engine.Inspection;
import io.saltus.engine.assembly.Grouping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An inspection in words: a screen long, or all of it. */
final class InspectionText {

    private static final int MOST = 12;

    private final Inspection inspection;
    private final int width;
    private final int most;
    private final StringBuilder text = new StringBuilder();

    /**
     * An inspection in words.
     *
     * @param all whether every model, task and issue is shown
     */
    InspectionText(Inspection inspection, int width, boolean all) {
        this.inspection = inspection;
        this.width = Math.max(60, width);
        this.most = all ? Integer.MAX_VALUE : MOST;
        origins();
        sum();
        table(
                "Models",
                new ModelRows(inspection.models(), all).rows(most),
                inspection.models().size(),
                "models");
        line("to change what was understood: --models FILE (model,family,params,train_tokens,");
        line("train_flops), or name a column, such as --source csv:family=COLUMN");
        table(
                "Tasks",
                new TaskRows(inspection.tasks(), all).rows(most),
                inspection.tasks().size(),
                "tasks");
        lacking();
        scales();
        curves();
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

    /** What was there, and what became of it: the parts add up. */
    private void sum() {
        heading("Results");
        long there = inspection.read() + inspection.passedOver() + inspection.refused();
        long aside =
                inspection.setAside().values().stream().mapToInt(Integer::intValue).sum()
                        + inspection.passedOver();
        line(
                "%s = %d used, %d set aside, %d refused"
                        .formatted(
                                Numbers.count(there, "result"),
                                inspection.used(),
                                aside,
                                inspection.refused()));
        inspection.setAside().forEach((why, count) -> line("  " + count + " " + why));
        if (inspection.passedOver() > 0) {
            line("  " + inspection.passedOver() + " said by other results, such as averages");
        }
        if (inspection.refused() > 0) {
            line("  why results were refused stands among the issues below");
        }
    }

    private void table(String title, List<List<String>> rows, int size, String what) {
        heading(title + " (" + size + ")");
        for (String row : new Grid(rows, width - 2).lines()) {
            line(row);
        }
        if (size > most) {
            line("and " + (size - most) + " more " + what + "; --all shows them");
        }
    }

    /** What verdicts need and the data do not say, with what supplies it. */
    private void lacking() {
        List<String> noChance = named(task -> task.metric().chance().isEmpty());
        if (!noChance.isEmpty()) {
            item("chance level unknown for", noChance);
            line(
                    "  supply the column 'chance', or --chances FILE (task,metrics,chance); for a table"
                            + " also one value for all, --source ID:chance==0.25");
        }
        List<String> noBest =
                named(task -> task.metric().chance().isPresent() && task.metric().best().isEmpty());
        if (!noBest.isEmpty()) {
            item("best score unknown for", noBest);
            line("  supply the column 'best'");
        }
        List<String> uncounted = named(task -> task.uncounted() > 0);
        if (!uncounted.isEmpty()) {
            item("number of examples and standard error unknown for", uncounted);
            line("  supply the column 'n_examples' or 'stderr'");
        }
    }

    private List<String> named(Predicate<InspectedTask> which) {
        return inspection.tasks().stream()
                .filter(which)
                .map(task -> task.task() + ", " + task.metric().name())
                .toList();
    }

    private void scales() {
        heading("Scale");
        int models = inspection.models().size();
        for (Axis axis : inspection.axes()) {
            String mark = axis.equals(inspection.axis()) ? "*" : " ";
            line(
                    "%s %-11s known for %d of %s"
                            .formatted(
                                    mark,
                                    axis.id(),
                                    inspection.placed(axis),
                                    Numbers.count(models, "model")));
        }
        List<String> without = inspection.unplaced(inspection.axis());
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

    private void issues() {
        told(Numbers.count(count(false), "issue"), false);
        told(Numbers.count(count(true), "remark"), true);
    }

    private long count(boolean remarks) {
        return inspection.issues().stream().filter(issue -> issue.remark() == remarks).count();
    }

    private void told(String title, boolean remarks) {
        long size = count(remarks);
        if (size == 0) {
            return;
        }
        heading(title);
        inspection.issues().stream()
                .filter(issue -> issue.remark() == remarks)
                .limit(most)
                .map(Issue::toString)
                .forEach(this::line);
        if (size > most) {
            line("and " + (size - most) + " more; --all shows them");
        }
    }

    private void heading(String words) {
        text.append('\n').append(words).append('\n');
    }

    /** One line: the names in it may hold anything. */
    private void line(String words) {
        text.append("  ").append(Names.harmless(words)).append('\n');
    }

    /** A labelled list on one line, as many as fit. */
    private void item(String label, Collection<String> values) {
        StringBuilder list = new StringBuilder(label).append(": ");
        int shown = 0;
        for (String value : values) {
            String part = (shown == 0 ? "" : "; ") + Names.harmless(value);
            if (shown > 0 && most == MOST && DisplayWidth.of(list + part) > width - 16) {
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
}
