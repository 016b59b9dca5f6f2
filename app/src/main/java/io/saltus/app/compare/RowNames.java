package io.saltus.app.compare;

import io.saltus.api.curve.Subject;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each change of a comparison is about: {@code 3D+, 50-shot, acc, GPT-3}; with its axis where
 * there are several, with its criterion where there are several, and with those of its settings
 * that differ where one criterion judged a curve several times.
 */
final class RowNames {

    private final Set<String> axes = new HashSet<>();

    /** For each criterion the values of each of its settings. */
    private final Map<String, Map<String, Set<Object>>> settings = new HashMap<>();

    /** The criteria that judged a curve several times. */
    private final Set<String> repeated = new HashSet<>();

    RowNames(List<Change> changes) {
        Set<List<String>> keys = new HashSet<>();
        for (Change change : changes) {
            Finding finding = change.finding();
            Configured criterion = finding.criterion();
            axes.add(finding.curve().axis().id());
            Map<String, Set<Object>> values =
                    settings.computeIfAbsent(criterion.id(), id -> new HashMap<>());
            criterion
                    .settings()
                    .forEach(
                            (name, value) ->
                                    values.computeIfAbsent(name, any -> new HashSet<>())
                                            .add(value));
            if (!keys.add(Pair.key(finding))) {
                repeated.add(criterion.id());
            }
        }
    }

    /** Returns what a change, one of those given, is about. */
    String of(Change change) {
        Finding finding = change.finding();
        Subject subject = finding.curve().subject();
        String setup = subject.setup().words();
        String id = finding.criterion().id();
        return subject.task()
                + (setup.isEmpty() ? "" : ", " + setup)
                + ", "
                + subject.metric().name()
                + ", "
                + subject.family()
                + (axes.size() > 1 ? ", along " + subject.axis().id() : "")
                + (settings.size() > 1 || repeated.contains(id)
                        ? ", by " + told(finding.criterion())
                        : "");
    }

    /** The criterion, with the settings that tell it from the same criterion elsewhere. */
    private Configured told(Configured criterion) {
        Map<String, Object> telling = new LinkedHashMap<>();
        if (repeated.contains(criterion.id())) {
            Map<String, Set<Object>> values = settings.getOrDefault(criterion.id(), Map.of());
            telling.putAll(criterion.settings());
            telling.keySet().removeIf(name -> values.getOrDefault(name, Set.of()).size() == 1);
        }
        return new Configured(criterion.id(), telling);
    }
}
