package io.saltus.plugins.inspectai;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class InspectAiContractTest implements SourceContract {

    @TempDir private Path folder;

    @Override
    public Source extension() {
        return new InspectAi();
    }

    @Override
    public List<Location> samples() {
        SourceUnderTest logs = new SourceUnderTest(extension(), folder, "log.json");
        try {
            return List.of(
                    Location.of(EvalArchive.LOGS.resolve("whole.json")),
                    logs.file("old.eval", EvalArchive.of("archive-0.3.41")),
                    logs.file("new.eval", EvalArchive.of("archive-0.3.95")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
