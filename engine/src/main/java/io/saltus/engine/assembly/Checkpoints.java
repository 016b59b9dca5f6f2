package io.saltus.engine.assembly;

/** Which checkpoints of a training run count along parameters or compute. */
public enum Checkpoints {
    /** The last one of each run. */
    LAST,
    /** All of them. */
    ALL
}
