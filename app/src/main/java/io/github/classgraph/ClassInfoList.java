package io.github.classgraph;

import java.util.List;

/** Classes that a search found: none. */
public final class ClassInfoList {

    ClassInfoList() {}

    /** Returns none. */
    public List<String> getNames() {
        return List.of();
    }
}
