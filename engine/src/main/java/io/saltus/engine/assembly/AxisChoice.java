package io.saltus.engine.assembly;

import io.saltus.api.data.Axis;
import io.saltus.api.data.RequestException;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import io.saltus.engine.dataset.Schema;
import java.util.stream.IntStream;

/** Which axis a dataset is judged along. */
final class AxisChoice {

    private AxisChoice() {}

    /**
     * Returns the axis that was asked for.
     *
     * @throws RequestException if it is one of the user's own and no observation has a scale on it
     */
    static Axis asked(Axis axis, Dataset dataset) {
        boolean known = Axis.KNOWN.contains(axis) || dataset.hasColumn(Schema.column(axis));
        if (axis.equals(Axis.DATE)) {
            Observations rows = new Observations(dataset);
            known = IntStream.range(0, rows.size()).anyMatch(i -> rows.scale(i, axis) > 0);
        }
        if (!known) {
            throw new RequestException(
                    "no result has a scale along '%s'; there are %s%s"
                            .formatted(
                                    axis.id(),
                                    String.join(", ", Axis.KNOWN.stream().map(Axis::id).toList()),
                                    axis.equals(Axis.DATE)
                                            ? "; dates come from a column 'released' in the data"
                                                    + " or in --models FILE, as 2024-09-18"
                                            : ", and the columns of numbers in a table, as in"
                                                    + " --axis year:linear"));
        }
        return axis;
    }

    /**
     * Returns the first of compute, parameters, tokens, loss and steps on which at least three in
     * four observations have a place; if there is none, the one on which most have. Where all there
     * is are training runs that stand alone in their families it is tokens, steps or epochs.
     */
    static Axis usual(Dataset dataset) {
        Observations rows = new Observations(dataset);
        boolean training = new TrainingStates(rows).areAllThereIs();
        Axis best = Axis.COMPUTE;
        long most = -1;
        for (Axis axis : training ? Axis.TRAINING : Axis.KNOWN) {
            long placed = 0;
            for (int row = 0; row < rows.size(); row++) {
                placed += axis.accepts(rows.scale(row, axis)) ? 1 : 0;
            }
            if (4 * placed >= 3L * rows.size()) {
                return axis;
            }
            if (placed > most) {
                most = placed;
                best = axis;
            }
        }
        return best;
    }
}
