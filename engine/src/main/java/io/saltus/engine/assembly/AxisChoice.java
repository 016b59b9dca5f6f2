package io.saltus.engine.assembly;

import io.saltus.api.data.Axis;
import io.saltus.api.data.RequestException;
import io.saltus.engine.dataset.Dataset;
import io.saltus.engine.dataset.Observations;
import io.saltus.engine.dataset.Schema;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which axis a dataset is judged along. */
final class AxisChoice {

    private AxisChoice() {}

    /**
     * Returns the axis that was asked for, as the data describe it: one that was asked for by its
     * id alone has the title, unit and spacing that its source gives it.
     *
     * @param spacing counts before that of the data
     * @throws RequestException if it is one of the user's own and no observation has a scale on it
     */
    static Axis asked(Axis axis, Optional<Axis.Spacing> spacing, Dataset dataset) {
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
                                    String.join(
                                            ", ",
                                            Stream.concat(
                                                            Axis.KNOWN.stream(),
                                                            dataset.axes().stream())
                                                    .map(Axis::id)
                                                    .toList()),
                                    axis.equals(Axis.DATE)
                                            ? "; dates come from a column 'released' in the data"
                                                    + " or in --models FILE, as 2024-09-18"
                                            : ", and the columns of numbers in a table, as in"
                                                    + " --axis year:linear"));
        }
        return dataset.axes().stream()
                .filter(axis::equals)
                .findFirst()
                .map(described -> described(axis, spacing, described))
                .orElse(spacing.map(spaced -> Axis.of(axis.id(), spaced)).orElse(axis));
    }

    private static Axis described(Axis asked, Optional<Axis.Spacing> spacing, Axis described) {
        Axis plain = Axis.of(asked.id());
        boolean titled = !asked.title().equals(plain.title()) || !asked.unit().isEmpty();
        boolean spaced = titled || asked.spacing() != plain.spacing();
        return new Axis(
                asked.id(),
                titled ? asked.title() : described.title(),
                titled ? asked.unit() : described.unit(),
                spacing.orElse(spaced ? asked.spacing() : described.spacing()));
    }

    /**
     * Returns the first of compute, parameters, tokens, loss and steps on which at least three in
     * four observations have a place; if there is none, the one on which most have. Where all there
     * is are training runs that stand alone in their families it is tokens, steps or epochs. An
     * axis of a source's own is taken where no result has a place on any other.
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
        return most > 0 || dataset.axes().isEmpty() ? best : dataset.axes().get(0);
    }
}
