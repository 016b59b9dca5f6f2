package io.saltus.app.signal;

import io.saltus.api.data.Axis;
import io.saltus.api.words.Markup;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.app.terminal.TextTable;
import io.saltus.engine.TaskSignal;
import io.saltus.engine.TaskSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The table of tasks and what its columns mean. */
record SignalText(TaskSignals signals, boolean markdown) {

    private static final List<String> HEADER =
            List.of(
                    "task",
                    "setting",
                    "family",
                    "scales",
                    "signal from",
                    "signal",
                    "noise",
                    "of",
                    "signal/noise",
                    "saturated from",
                    "order",
                    "falls");

    private static final String MEANING =
            """

            signal from: smallest scale from which on every 95% interval lies above chance, and
              every score a fiftieth of the way to best
            signal: largest less smallest score; noise: scatter between seeds, else of the last
              five checkpoints of a run, else of the examples; the larger their ratio, the more
              surely two models are told apart
            saturated from: smallest scale from which on scores are at best, to a twentieth
            order: Kendall's tau of scale and score; 1: every larger model scores better
            falls: points below a smaller model by more than chance
            """;

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        signals.tasks().forEach(task -> rows.add(row(task)));
        return Names.harmless("Along " + signals.axis().title())
                + "\n\n"
                + new TextTable(rows).written(markdown)
                + MEANING;
    }

    private List<String> row(TaskSignal task) {
        var subject = task.curve().subject();
        Axis axis = task.curve().axis();
        return List.of(
                words(subject.task()),
                words(subject.setting()),
                words(subject.family()),
                Integer.toString(task.curve().size()),
                scale(task.first(), axis),
                Numbers.of(task.signal()),
                number(task.noise()),
                task.source() == TaskSignal.Source.NONE
                        ? TextTable.NONE
                        : Names.word(task.source()),
                number(task.ratio()),
                scale(task.saturated(), axis),
                number(task.order()),
                task.falls().map(String::valueOf).orElse(TextTable.NONE));
    }

    private String words(String name) {
        String harmless = Names.harmless(name);
        return markdown ? Markup.markdown(harmless) : harmless;
    }

    private static String scale(OptionalDouble scale, Axis axis) {
        return scale.isPresent() ? axis.words(scale.getAsDouble()) : TextTable.NONE;
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Numbers.of(value.getAsDouble(), 2) : TextTable.NONE;
    }
}
