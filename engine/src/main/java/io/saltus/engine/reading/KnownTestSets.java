package io.saltus.engine.reading;

import io.saltus.engine.dataset.TestSets;
import io.saltus.engine.knowledge.BenchmarkCatalogue;
import io.saltus.engine.knowledge.BenchmarkCatalogue.TestSet;
import java.util.List;

/** The test sets that a catalogue knows. */
record KnownTestSets(BenchmarkCatalogue catalogue) implements TestSets {

    @Override
    public List<Long> sizes(String task) {
        return catalogue.find(task).map(TestSet::examples).orElse(List.of());
    }

    @Override
    public String source(String task) {
        return catalogue.find(task).map(TestSet::source).orElse("");
    }
}
