package io.saltus.engine.reading;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Model;
import io.saltus.api.words.Names;
import io.saltus.engine.dataset.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The axes of a source's own, with the title, unit and spacing that it gives them. Scales are
 * looked up by an axis's id, so what two places say of one id has to agree:
 *
 * <ul>
 *   <li>an id that Saltus knows has Saltus's unit and spacing; scales under another are left out,
 *       or PF-days would pass for FLOPs;
 *   <li>of two descriptions of one id the first counts, and an issue names the other; an axis that
 *       is described by its id alone gives way to one with a title, a unit or a spacing.
 * </ul>
 */
final class OwnAxes {

    private final String place;
    private final Map<String, Axis> axes = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, Issue> issues = new LinkedHashMap<>();

    OwnAxes(String place) {
        this.place = place;
    }

    /** Returns the axes of several places, the first before the others. */
    static OwnAxes of(List<OwnAxes> several) {
        OwnAxes all = new OwnAxes("");
        for (OwnAxes one : several) {
            one.axes.forEach((id, axis) -> all.note(axis, one.place));
        }
        return all;
    }

    /** Takes note of the model's axes; returns it without scales in a unit that is not theirs. */
    Model taken(Model model) {
        Model taken = model;
        for (Axis axis : model.scales().keySet()) {
            if (!Schema.isKnown(axis)) {
                note(axis, place);
            } else if (!isAlike(axis, Axis.of(axis.id()))) {
                Map<Axis, Double> others = new LinkedHashMap<>(taken.scales());
                others.remove(axis);
                taken =
                        new Model(
                                taken.name(),
                                taken.family(),
                                taken.run(),
                                others,
                                taken.traits(),
                                taken.provenance());
                issues.putIfAbsent(
                        axis.id(),
                        new Issue(
                                        place,
                                        "the axis '%s' is %s in Saltus, not %s: these scales are left out; its source must give them in that unit, or its axis an id of its own"
                                                .formatted(
                                                        axis.id(),
                                                        words(Axis.of(axis.id())),
                                                        words(axis)))
                                .coded("axis-differs"));
            }
        }
        return taken;
    }

    /** Returns the axes, in the order in which they were met. */
    List<Axis> axes() {
        return List.copyOf(axes.values());
    }

    /** Returns what two places say differently. */
    List<Issue> issues() {
        return new ArrayList<>(issues.values());
    }

    private void note(Axis axis, String where) {
        String id = axis.id();
        Axis known = axes.putIfAbsent(id, axis);
        if (known == null || isPlain(known) && !isPlain(axis)) {
            axes.put(id, axis);
            places.put(id, where);
        } else if (!isPlain(axis) && !isAlike(known, axis)) {
            issues.putIfAbsent(
                    id,
                    new Issue(
                                    where,
                                    "the axis '%s' is %s here and %s in %s, which counts; give one of them another id"
                                            .formatted(
                                                    id, words(axis), words(known), places.get(id)))
                            .coded("axis-differs"));
        }
    }

    private static boolean isPlain(Axis axis) {
        return isAlike(axis, Axis.of(axis.id())) && axis.title().equals(axis.id());
    }

    private static boolean isAlike(Axis a, Axis b) {
        return a.unit().equals(b.unit()) && a.spacing() == b.spacing();
    }

    private static String words(Axis axis) {
        return (axis.unit().isEmpty() ? "without a unit" : "in " + axis.unit())
                + ", spaced "
                + Names.word(axis.spacing());
    }
}
