package io.saltus.engine.work;

/** Told how far long work has come; may be called from any thread. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (what, done, total) -> {};

    /**
     * Takes note.
     *
     * @param what what is being done, in a word or two
     * @param done how many units are done
     * @param total how many there are; 0 if that is not known
     */
    void at(String what, long done, long total);
}
