package org.example.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests every promise of a source, and what this one is for. */
class MySourceTest implements SourceContract {

    @Override
    public Source extension() {
        return new MySource();
    }

    @Override
    public List<Location> samples() {
        return List.of(Location.of(Path.of("src/test/samples/results.my-source")));
    }

    @Test
    void readsEveryResult() throws IOException {
        ReadResults results = ReadResults.of(extension(), samples().get(0));
        assertEquals(List.of(), results.issues());
        assertEquals(5, results.observations().size());
        assertEquals(.61, results.observations().get(4).score());
    }
}
