package io.saltus.api.curve;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Setup;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All curves of a study; finds the neighbours of a curve. Immutable, and safe on any thread.
 *
 * <p>Curves are looked up, not searched: what a question costs grows with its answer, not with the
 * study.
 */
public final class Curves {

    private final List<Curve> all;
    private final Map<Subject, Integer> places = new HashMap<>();
    private final Map<String, List<Curve>> byTask;
    private final Map<String, List<Curve>> byFamily;
    private final Map<MetricAside, List<Curve>> byMetric;
    private final Map<SetupAside, List<Curve>> bySetup;
    private final Map<FamilyAside, List<Curve>> bySet;
    private final Map<TaskAside, List<Curve>> byModels;

    private Curves(Collection<Curve> curves) {
        all = List.copyOf(curves);
        for (int i = 0; i < all.size(); i++) {
            Subject subject = all.get(i).subject();
            if (places.put(subject, i) != null) {
                throw new IllegalArgumentException("two curves of one subject: " + subject);
            }
        }
        byTask = by(all, Subject::task);
        byFamily = by(all, Subject::family);
        byMetric = by(all, MetricAside::new);
        bySetup = by(all, SetupAside::new);
        bySet = by(all, FamilyAside::new);
        byModels = by(all, TaskAside::new);
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
        return Optional.ofNullable(places.get(subject)).map(all::get);
    }

    /** Returns the curves of a task, in the order of the report; none if there is no such task. */
    public List<Curve> ofTask(String task) {
        return byTask.getOrDefault(task, List.of());
    }

    /** Returns the curves of a family, or run; none if there is no such family. */
    public List<Curve> ofFamily(String family) {
        return byFamily.getOrDefault(family, List.of());
    }

    /** Returns all curves but this one: what is known beside it. A view, made at once. */
    public List<Curve> allBut(Curve curve) {
        Integer left = places.get(curve.subject());
        return left == null ? all : new AllBut(all, left);
    }

    /** Returns the other curves that differ from {@code curve} in the metric alone. */
    public List<Curve> otherMetrics(Curve curve) {
        return neighbours(curve, byMetric, new MetricAside(curve.subject()), other -> true);
    }

    /**
     * Returns the other curves that differ from {@code curve} in the setup alone: the strategy, and
     * the number of shots where a strategy goes with a number of its own.
     */
    public List<Curve> otherStrategies(Curve curve) {
        String strategy = curve.subject().setup().strategy();
        return neighbours(
                curve,
                bySetup,
                new SetupAside(curve.subject()),
                other -> !other.setup().strategy().equals(strategy));
    }

    /** Returns the other curves that differ from {@code curve} in the family, or run, alone. */
    public List<Curve> otherFamilies(Curve curve) {
        return neighbours(curve, bySet, new FamilyAside(curve.subject()), other -> true);
    }

    /** Returns the other curves that differ from {@code curve} in the task alone. */
    public List<Curve> otherTasks(Curve curve) {
        return neighbours(curve, byModels, new TaskAside(curve.subject()), other -> true);
    }

    private static <K> List<Curve> neighbours(
            Curve curve, Map<K, List<Curve>> alike, K key, Predicate<Subject> wanted) {
        return alike.getOrDefault(key, List.of()).stream()
                .filter(other -> !other.subject().equals(curve.subject()))
                .filter(other -> wanted.test(other.subject()))
                .toList();
    }

    private static <K> Map<K, List<Curve>> by(List<Curve> curves, Function<Subject, K> key) {
        Map<K, List<Curve>> groups = new HashMap<>();
        for (Curve curve : curves) {
            groups.computeIfAbsent(key.apply(curve.subject()), k -> new ArrayList<>()).add(curve);
        }
        groups.replaceAll((k, group) -> List.copyOf(group));
        return groups;
    }

    /** What curves share that differ in the metric alone. */
    private record MetricAside(String task, Setup setup, String family, Axis axis) {
        MetricAside(Subject s) {
            this(s.task(), s.setup(), s.family(), s.axis());
        }
    }

    /** Metrics go by name: what is known of a metric's ends may differ between tables. */
    private record SetupAside(String task, String metric, String family, Axis axis) {
        SetupAside(Subject s) {
            this(s.task(), s.metric().name(), s.family(), s.axis());
        }
    }

    private record FamilyAside(String task, String metric, Setup setup, Axis axis) {
        FamilyAside(Subject s) {
            this(s.task(), s.metric().name(), s.setup(), s.axis());
        }
    }

    private record TaskAside(String metric, Setup setup, String family, Axis axis) {
        TaskAside(Subject s) {
            this(s.metric().name(), s.setup(), s.family(), s.axis());
        }
    }

    /** A list without one of its elements. */
    private static final class AllBut extends AbstractList<Curve> implements RandomAccess {
        private final List<Curve> all;
        private final int left;

        AllBut(List<Curve> all, int left) {
            this.all = all;
            this.left = left;
        }

        @Override
        public Curve get(int index) {
            Objects.checkIndex(index, size());
            return all.get(index < left ? index : index + 1);
        }

        @Override
        public int size() {
            return all.size() - 1;
        }
    }
}
