package io.saltus.app.campaign;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens a door is in no message, trace or report. */
class SecretsIT {

    private static final String SECRET = "hunter2";
    private static final String DATA = Installed.HOME.resolve("data/gpt3.csv").toString();

    @TempDir private Path folder;

    private void isToldNowhere(Installed.Run run) throws IOException {
        assertFalse(run.out().contains(SECRET), run.out());
        assertFalse(run.err().contains(SECRET), run.err());
        Path out = folder.resolve("out");
        if (Files.isDirectory(out)) {
            try (Stream<Path> files = Files.list(out)) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(text.contains(SECRET), file::toString);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://reader:hunter2@127.0.0.1:1/evals",
                "jdbc:postgresql://127.0.0.1:1/evals?user=reader&password=hunter2",
                "jdbc:sqlserver://127.0.0.1;user=sa;password=hunter2;encrypt=true",
                "jdbc:mysql://127.0.0.1:1/evals?user=a&Password=hunter2",
                "https://reader:hunter2@example.org/results.csv",
                "https://example.org/results.csv?token=hunter2",
                "https://example.org/results.csv?a=1&api_key=hunter2#x",
                "https://example.org/results.parquet?X-Amz-Signature=hunter2&sig=hunter2",
                "s3://bucket/results.parquet?access_token=hunter2&client_secret=hunter2"
            })
    void isLeftOutOfWhatIsSaidOfALocation(String location) throws Exception {
        List<String> arguments =
                List.of(
                        "analyze",
                        DATA,
                        location,
                        "--lenient",
                        "--stacktrace",
                        "--out",
                        "out",
                        "--render",
                        "json",
                        "--render",
                        "html",
                        "--render",
                        "markdown",
                        "--render",
                        "latex",
                        "--render",
                        "csv",
                        "--render",
                        "svg");
        Installed.Run run = Started.in(folder, Map.of(), arguments).end();
        assertTrue(run.code() == 2 || Files.exists(folder.resolve("out/report.json")), run.err());
        isToldNowhere(run);
    }
}
