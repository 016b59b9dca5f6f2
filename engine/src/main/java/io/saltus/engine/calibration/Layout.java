package io.saltus.engine.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where the models of a design lie, how many examples each is asked, and how families differ. */
public interface Layout {

    /** Returns whether the models of many families share one curve. */
    boolean isPooled();

    /** Returns whether each curve has models of its own. */
    boolean isVaried();

    /** Returns what is written of it in a table: {@code 8 scales, 200 examples}. */
    String words();

    /**
     * Returns the models of a curve.
     *
     * @param shared draws what curves of several shapes have in common
     * @param random draws what is this curve's own
     */
    Placement draw(SplittableRandom shared, SplittableRandom random);

    /**
     * Returns one model at each of these positions.
     *
     * @param positions at least two, strictly increasing
     * @param examples of each
     */
    static Layout at(List<Double> positions, List<Long> examples) {
        return new Regular(positions, examples);
    }

    /**
     * Returns {@code scales} models, equispaced from {@code span.lo()} to {@code span.hi()}.
     *
     * @param scales at least 2
     */
    static Layout equispaced(Span span, int scales, long examples) {
        List<Double> positions = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < scales; i++) {
            positions.add(span.lo() + span.length() * i / (scales - 1));
            counts.add(examples);
        }
        return new Regular(positions, counts);
    }

    /**
     * One model at each position.
     *
     * @param positions strictly increasing
     * @param examples of each
     */
    record Regular(List<Double> positions, List<Long> examples) implements Layout {

        /**
         * @throws IllegalArgumentException unless there are two positions or more, strictly
         *     increasing, each with examples
         */
        public Regular {
            positions = List.copyOf(positions);
            examples = List.copyOf(examples);
            if (positions.size() < 2 || examples.size() != positions.size()) {
                throw new IllegalArgumentException(
                        "a design needs two scales or more, each with its examples, got %d and %d"
                                .formatted(positions.size(), examples.size()));
            }
            for (int i = 1; i < positions.size(); i++) {
                if (!(positions.get(i) > positions.get(i - 1))) {
                    throw new IllegalArgumentException(
                            "the positions of a design rise strictly, got %s after %s"
                                    .formatted(positions.get(i), positions.get(i - 1)));
                }
            }
        }

        @Override
        public boolean isPooled() {
            return false;
        }

        @Override
        public boolean isVaried() {
            return false;
        }

        @Override
        public String words() {
            long least = examples.stream().mapToLong(Long::longValue).min().orElse(0);
            long most = examples.stream().mapToLong(Long::longValue).max().orElse(0);
            return "%d scales, %s examples"
                    .formatted(
                            positions.size(), least == most ? "" + least : least + " to " + most);
        }

        @Override
        public Placement draw(SplittableRandom shared, SplittableRandom random) {
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < positions.size(); i++) {
                places.add(new Place(positions.get(i), examples.get(i), 0));
            }
            return Placement.of(places);
        }
    }
}
