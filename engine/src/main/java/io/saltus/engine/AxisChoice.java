package io.saltus.engine;

import io.saltus.api.data.Axis;
import java.util.List;

/** Which axis a dataset is best judged along, where the user names none. */
final class AxisChoice {

    private static final List<Axis> PREFERRED =
            List.of(Axis.COMPUTE, Axis.PARAMETERS, Axis.TOKENS, Axis.LOSS, Axis.STEPS);

    private AxisChoice() {}

    /**
     * Returns the first of compute, parameters, tokens, loss and steps on which at least three in
     * four observations have a place; if there is none, the one on which most have.
     */
    static Axis of(Dataset dataset) {
        Observations rows = new Observations(dataset);
        Axis best = Axis.COMPUTE;
        long most = -1;
        for (Axis axis : PREFERRED) {
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
