package io.saltus.engine.assembly;

/** Which models lie on one curve. */
public enum Grouping {
    /** Those of one family. */
    FAMILY,
    /** The checkpoints of one training run. */
    RUN,
    /** All of them: the usual view of public models. */
    POOLED
}
