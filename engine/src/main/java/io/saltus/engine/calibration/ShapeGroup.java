package io.saltus.engine.calibration;

import io.saltus.api.words.Names;

/** Where a shape comes from, and who says what is true of its curves. */
public enum ShapeGroup {
    /** {@link GrowthLaw}: of any width in decades; the definition judges each curve. */
    LAWS,
    /** {@link BenchmarkShape}: as wide as the span; what is true is true of all its curves. */
    IN_FAMILY,
    /** {@link ForeignShape}: in the same way. */
    OUT_OF_FAMILY;

    /** Returns the name in kebab case. */
    public String id() {
        return Names.word(this);
    }
}
