package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import java.util.ArrayList;
import java.util.Arrays;
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

    private StudyMemory() {}

    static StudyMemory ofAll() {
        return ALL;
    }

    /** All that is read of a study. */
    private static final class Key {
        private final List<Subject> subjects = new ArrayList<>();
        private final List<String> models = new ArrayList<>();
        private final double[] numbers;
        private final int hash;

        Key(Curves study) {
            double[] found = new double[64];
            int filled = 0;
            for (Curve curve : study.all()) {
                subjects.add(curve.subject());
                for (Point point : curve.points()) {
                    for (Replicate run : point.replicates()) {
                        models.add(run.model().name());
                        models.add(run.model().family());
                        if (filled + 4 > found.length) {
                            found = Arrays.copyOf(found, 2 * found.length);
                        }
                        found[filled++] = point.scale();
                        found[filled++] = run.score();
                        found[filled++] = run.examples().orElse(0);
                        found[filled++] = run.standardError().orElse(0);
                    }
                }
            }
            numbers = Arrays.copyOf(found, filled);
            hash = Arrays.hashCode(numbers);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Arrays.equals(numbers, that.numbers)
                    && models.equals(that.models)
                    && subjects.equals(that.subjects);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Returns what is known of a study, and learns it if it is not. */
    Study study(Curves study, Supplier<Study> learning) {
        return studies.of(new Key(study), learning);
    }

    /** Returns the weights of methods on a study, and finds them if they are not known. */
    double[] weights(Curves study, boolean pooled, Supplier<double[]> finding) {
        return Optional.ofNullable(weights.get(pooled))
                .map(recent -> recent.of(new Key(study), finding))
                .orElseGet(finding);
    }
}
