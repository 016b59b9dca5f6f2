package io.saltus.api.curve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All curves of a study; finds the neighbours of a curve. Immutable, and safe on any thread. */
public final class Curves {

    private final List<Curve> all;
    private final Map<Subject, Curve> bySubject = new HashMap<>();
    private final Map<String, List<Curve>> byTask = new HashMap<>();

    private Curves(Collection<Curve> curves) {
        all = List.copyOf(curves);
        for (Curve curve : all) {
            if (bySubject.put(curve.subject(), curve) != null) {
                throw new IllegalArgumentException("two curves of one subject: " + curve.subject());
            }
            byTask.computeIfAbsent(curve.subject().task(), task -> new ArrayList<>()).add(curve);
        }
    }

    /**
     * Returns these curves, in this order.
     *
     * @throws IllegalArgumentException if two have the same subject
     */
    public static Curves of(Collection<Curve> curves) {
        return new Curves(curves);
    }

    /** Returns a study of one curve. */
    public static Curves of(Curve... curves) {
        return new Curves(List.of(curves));
    }

    /** Returns all curves, in the order of the report. */
    public List<Curve> all() {
        return all;
    }

    /** Returns the curve of {@code subject}, if there is one. */
    public Optional<Curve> find(Subject subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /** Returns the other curves that differ from {@code curve} in the metric alone. */
    public List<Curve> otherMetrics(Curve curve) {
        Subject s = curve.subject();
        return neighbours(
                curve,
                o ->
                        o.setup().equals(s.setup())
                                && o.family().equals(s.family())
                                && o.axis().equals(s.axis()));
    }

    /**
     * Returns the other curves that differ from {@code curve} in the setup alone: the strategy, and
     * the number of shots where a strategy goes with a number of its own.
     */
    public List<Curve> otherStrategies(Curve curve) {
        Subject s = curve.subject();
        return neighbours(
                curve,
                o ->
                        sameMetric(o, s)
                                && !o.setup().strategy().equals(s.setup().strategy())
                                && o.family().equals(s.family())
                                && o.axis().equals(s.axis()));
    }

    /** Returns the other curves that differ from {@code curve} in the family, or run, alone. */
    public List<Curve> otherFamilies(Curve curve) {
        Subject s = curve.subject();
        return neighbours(
                curve,
                o -> sameMetric(o, s) && o.setup().equals(s.setup()) && o.axis().equals(s.axis()));
    }

    /** Compares by name: what is known of a metric's ends may differ between tables. */
    private static boolean sameMetric(Subject a, Subject b) {
        return a.metric().name().equals(b.metric().name());
    }

    private List<Curve> neighbours(Curve curve, java.util.function.Predicate<Subject> alike) {
        return byTask.getOrDefault(curve.subject().task(), List.of()).stream()
                .filter(other -> !other.subject().equals(curve.subject()))
                .filter(other -> alike.test(other.subject()))
                .toList();
    }
}
