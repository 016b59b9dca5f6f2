package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Replicate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was measured at one scale; on a curve of all families, of one model.
 *
 * @param scale in the axis's unit
 * @param position on the analysis axis, in decades
 * @param share right, oriented so that up is better; of a graded metric the normalised score
 * @param trials examples of one run; 0 where they are not known
 * @param error standard error of a graded score; 0 where it is not known
 * @param runs behind it, at least one
 */
record ScaleEvidence(
        double scale,
        double position,
        double share,
        double trials,
        double error,
        List<Replicate> runs) {

    ScaleEvidence {
        runs = List.copyOf(runs);
    }

    ScaleEvidence withTrials(double effective) {
        return new ScaleEvidence(scale, position, share, effective, error, runs);
    }

    ScaleEvidence withError(double other) {
        return new ScaleEvidence(scale, position, share, trials, other, runs);
    }

    /** The name of its model, where there is one. */
    String models() {
        List<String> names =
                runs.stream().map(run -> run.model().name()).distinct().sorted().toList();
        return names.size() <= 2
                ? String.join(" and ", names)
                : names.stream().limit(2).collect(Collectors.joining(", "))
                        + " and %d others".formatted(names.size() - 2);
    }
}
