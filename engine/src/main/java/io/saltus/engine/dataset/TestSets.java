package io.saltus.engine.dataset;

import java.util.List;

/** What is known beside the data of the test sets of benchmarks. */
public interface TestSets {

    /** Nothing is known. */
    TestSets UNKNOWN =
            new TestSets() {
                @Override
                public List<Long> sizes(String task) {
                    return List.of();
                }

                @Override
                public String source(String task) {
                    return "";
                }
            };

    /**
     * Returns how many examples the task's test set holds; several if more than one is in use under
     * its name, none if it is not known.
     */
    List<Long> sizes(String task);

    /** Returns where that is stated. */
    String source(String task);
}
