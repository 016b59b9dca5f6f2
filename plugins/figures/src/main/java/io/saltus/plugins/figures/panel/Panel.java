package io.saltus.plugins.figures.panel;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Overlay;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one panel shows: the curves of a task under a metric along an axis.
 *
 * @param task name of the task
 * @param metric name of the metric
 * @param axis what scale means
 * @param findings what the chosen criterion says of each curve, or else the report's first
 */
public record Panel(String task, String metric, Axis axis, List<Finding> findings) {

    /** So many tasks a message names. */
    private static final int MOST_NAMED = 20;

    private record Key(String task, String metric, Axis axis) {}

    /** Copies the findings. */
    public Panel {
        findings = List.copyOf(findings);
    }

    /** Returns the panels of a report, in its order. */
    @SuppressWarnings("ReferenceEquality") // of two equal findings one is drawn
    public static List<Panel> of(Report report, Choice choice) {
        String criterion = criterion(report, choice);
        IdentityHashMap<Curve, Finding> chosen = new IdentityHashMap<>();
        for (Finding finding : report.findings()) {
            Finding other = chosen.putIfAbsent(finding.curve(), finding);
            if (other != null
                    && finding.criterion().id().equals(criterion)
                    && !other.criterion().id().equals(criterion)) {
                chosen.put(finding.curve(), finding);
            }
        }
        Map<Key, List<Finding>> panels = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            if (chosen.get(finding.curve()) == finding) {
                Curve curve = finding.curve();
                Key key = new Key(curve.subject().task(), curve.metric().name(), curve.axis());
                panels.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
            }
        }
        List<Panel> all =
                panels.entrySet().stream()
                        .map(
                                e ->
                                        new Panel(
                                                e.getKey().task(),
                                                e.getKey().metric(),
                                                e.getKey().axis(),
                                                e.getValue()))
                        .filter(panel -> !choice.emergentOnly() || panel.isEmergent())
                        .toList();
        return ordered(all, choice.order(), report);
    }

    /** Returns the panels of the chosen tasks, in the order in which they were chosen. */
    private static List<Panel> ordered(List<Panel> all, List<String> tasks, Report report) {
        if (tasks.isEmpty()) {
            return all;
        }
        List<Panel> chosen = new ArrayList<>();
        for (String task : tasks) {
            chosen.addAll(all.stream().filter(panel -> panel.task().equals(task)).toList());
            if (report.findings().stream()
                    .noneMatch(f -> f.curve().subject().task().equals(task))) {
                throw new RequestException(
                        "setting 'tasks' must name tasks of the report, %s; got '%s'"
                                .formatted(tasksOf(report), task));
            }
        }
        return chosen;
    }

    private static String tasksOf(Report report) {
        List<String> names =
                report.findings().stream().map(f -> f.curve().subject().task()).distinct().toList();
        String some = String.join("; ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED
                ? some + " and " + (names.size() - MOST_NAMED) + " more"
                : some;
    }

    private static String criterion(Report report, Choice choice) {
        if (report.findings().isEmpty()) {
            return choice.criterion();
        }
        List<String> ids =
                report.findings().stream().map(f -> f.criterion().id()).distinct().toList();
        if (!choice.criterion().isBlank() && !ids.contains(choice.criterion())) {
            throw new RequestException(
                    "setting 'criterion' must be one of the report's criteria, %s, got '%s'"
                            .formatted(String.join(", ", ids), choice.criterion()));
        }
        return choice.criterion().isBlank() ? ids.get(0) : choice.criterion();
    }

    private boolean isEmergent() {
        return findings.stream().anyMatch(f -> f.verdict().outcome() == Outcome.EMERGENT);
    }

    /** Returns the curves of the findings. */
    public List<Curve> curves() {
        return findings.stream().map(Finding::curve).toList();
    }

    /** Returns what a curve is judged against, unless that is a curve of the panel itself. */
    public List<Overlay> baselines(Finding finding) {
        Subject subject = finding.curve().subject();
        return finding.verdict().overlays().stream()
                .filter(Overlay::baseline)
                .filter(
                        overlay ->
                                curves().stream()
                                        .map(Curve::subject)
                                        .noneMatch(
                                                other ->
                                                        other.family().equals(subject.family())
                                                                && other.setup()
                                                                        .strategy()
                                                                        .equals(overlay.name())))
                .toList();
    }

    /** Returns a metric of the panel; they may differ in what is known of their ends. */
    Metric anyMetric() {
        return findings.get(0).curve().metric();
    }
}
