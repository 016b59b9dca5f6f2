package io.saltus.plugins.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.saltus.api.report.Report;
import io.saltus.testkit.RenderedFiles;
import io.saltus.testkit.SampleReports;
import io.saltus.testkit.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writesTheSameToATerminalAsToItsOneFile() throws IOException {
        for (Report report : SampleReports.all()) {
            RenderedFiles rendered = RenderedFiles.of(new Json(), report);
            assertEquals(Set.of("report.json"), rendered.files().keySet());
            byte[] file = rendered.files().get("report.json");
            String shown = TerminalText.of(new Json(), report, 80, true);
            // as bytes, since half a pair of surrogates is none
            assertArrayEquals(file, shown.getBytes(StandardCharsets.UTF_8));
        }
    }
}
