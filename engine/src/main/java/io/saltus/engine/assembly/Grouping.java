package io.saltus.engine.assembly;

import io.saltus.api.curve.Subject;
import io.saltus.engine.dataset.Observations;

/** Which models lie on one curve. */
public enum Grouping {
    /** Those of one family. */
    FAMILY,
    /** The checkpoints of one training run. */
    RUN,
    /** All of them: the usual view of public models. */
    POOLED;

    /** What a curve is called that a row lies on. */
    String name(Observations rows, int row) {
        return switch (this) {
            case FAMILY -> rows.family(row);
            case RUN -> rows.run(row);
            case POOLED -> Subject.POOLED;
        };
    }
}
