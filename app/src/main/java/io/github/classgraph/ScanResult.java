package io.github.classgraph;

/** What a search found: no class. */
public final class ScanResult implements AutoCloseable {

    ScanResult() {}

    /** Returns none. */
    public ClassInfoList getClassesImplementing(String type) {
        return new ClassInfoList();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
