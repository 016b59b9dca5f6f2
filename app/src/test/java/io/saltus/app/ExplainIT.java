package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What engines would be asked. */
class ExplainIT {

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();

    private Path examples() throws IOException {
        return Files.write(
                folder.resolve("examples.csv"),
                List.of("task,model,example,score", "add,a,1,1", "add,a,2,0"));
    }

    @Test
    void showsTheStatementAndReadsNothing() throws Exception {
        Installed.Run shown =
                saltus.run("inspect", "--explain", "--source", "duckdb", examples().toString());
        assertEquals(ExitCode.DONE, shown.code(), shown.err());
        assertTrue(shown.out().startsWith("-- " + folder), shown.out());
        assertTrue(shown.out().contains("GROUP BY"), shown.out());
    }

    @Test
    void saysThatASourceAsksNoEngine() throws Exception {
        Installed.Run shown = saltus.run("inspect", "--explain", examples().toString());
        assertEquals(ExitCode.DONE, shown.code(), shown.err());
        assertTrue(shown.out().contains("its source reads it by itself"), shown.out());
    }

    @Test
    void saysInOneLineWhyAServerCannotBeAsked() throws Exception {
        Installed.Run refused = saltus.run("inspect", "--explain", "jdbc:nobody://host.invalid/db");
        assertEquals(ExitCode.REQUEST, refused.code(), refused.err());
        assertTrue(refused.err().contains("jdbc:table=NAME"), refused.err());
    }
}
