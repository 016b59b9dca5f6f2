package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The studies that were learned from last, by their numbers: each curve of a study is forecast by
 * itself, and what the study teaches is the same for all. It changes no answer.
 */
final class StudyMemory {

    private static final int MOST = 16;
    private static final StudyMemory ALL = new StudyMemory();

    private final Recent<Study> studies = new Recent<>();
    private final Map<Boolean, Recent<double[]>> weights =
            Map.of(true, new Recent<>(), false, new Recent<>());

    /** The last few by their keys. */
    private static final class Recent<V> {

        private final Map<Key, V> all = new LinkedHashMap<>(MOST, .75f, true);

        /** What is found for a key once; others wait for it, if they want the same kind. */
        synchronized V of(Key key, Supplier<V> finding) {
            V known = all.get(key);
            if (known == null) {
                known = finding.get();
                all.put(key, known);
                if (all.size() > MOST) {
                    all.remove(all.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    /** The study asked for last: curve after curve of it is forecast. */
    private record Last(WeakReference<Curves> curves, Study study) {}

    private volatile Last last = new Last(new WeakReference<>(Curves.of()), Study.ofNothing());

    private StudyMemory() {}

    static StudyMemory ofAll() {
        return ALL;
    }

    /**
     * What a study is recognised by: its subjects and points, which most studies made of one have
     * in common, so that they are rarely looked into.
     */
    private static final class Key {

        private final List<Subject> subjects = new ArrayList<>();
        private final List<List<Point>> points = new ArrayList<>();
        private final int hash;

        Key(Curves study) {
            int sum = 0;
            for (Curve curve : study.all()) {
                subjects.add(curve.subject());
                points.add(curve.points());
                for (Point point : curve.points()) {
                    sum =
                            31 * sum
                                    + Double.hashCode(point.scale())
                                    + Double.hashCode(point.score());
                }
            }
            hash = sum;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Key that) || hash != that.hash) {
                return false;
            }
            return points.size() == that.points.size()
                    && samePoints(that)
                    && subjects.equals(that.subjects);
        }

        private boolean samePoints(Key that) {
            for (int c = 0; c < points.size(); c++) {
                if (points.get(c) != that.points.get(c)
                        && !points.get(c).equals(that.points.get(c))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Returns what is known of a study, and learns it if it is not. */
    Study study(Curves study, Supplier<Study> learning) {
        Last known = last;
        if (known.curves().get() == study) {
            return known.study();
        }
        Study found = studies.of(new Key(study), learning);
        last = new Last(new WeakReference<>(study), found);
        return found;
    }

    /** Returns the weights of methods on a study, and finds them if they are not known. */
    double[] weights(Curves study, boolean pooled, Supplier<double[]> finding) {
        return Optional.ofNullable(weights.get(pooled))
                .map(recent -> recent.of(new Key(study), finding))
                .orElseGet(finding);
    }
}
