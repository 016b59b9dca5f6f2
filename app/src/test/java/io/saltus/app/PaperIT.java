package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper that named emergent abilities, from the bundled numbers. */
class PaperIT {

    private static final Installed SALTUS = Installed.asBuilt();

    @TempDir Path folder;

    @Test
    void putsVerdictsBesideTheClaimsOfThePaper() {
        Installed.Run run = SALTUS.run("demo", "--paper");
        assertEquals(ExitCode.DONE, run.code(), run::toString);
        List<String> rows = run.out().lines().toList();
        assertEquals(
                25,
                rows.stream().filter(row -> row.matches("(?s).* (agrees|undecided|later)")).count(),
                run.out());
        String chain = row(rows, "Chain-of-thought: Math word problems");
        assertTrue(chain.contains("from 68B (1.3e23)"), chain);
        assertTrue(chain.contains(" emergent "), chain);
        assertTrue(chain.endsWith("agrees"), chain);
        assertTrue(row(rows, "Truthful QA").endsWith("agrees"), "absent as said");
        assertTrue(run.out().contains("Of 25 claims with numbers here: "), run.out());
        assertTrue(run.out().contains("No numbers here for 11 rows of Table 1: "), run.out());
    }

    private static String row(List<String> rows, String ability) {
        return rows.stream().filter(row -> row.startsWith(ability)).findFirst().orElse("");
    }

    @Test
    void writesTheFiguresAndTheTable() throws IOException {
        Installed.Run run = SALTUS.run("demo", "--paper", "--out", folder.toString());
        assertEquals(ExitCode.DONE, run.code(), run::toString);
        Set<String> names = new TreeSet<>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertEquals(
                Set.of(
                        "figure2.pdf",
                        "figure2.svg",
                        "figure3.pdf",
                        "figure3.svg",
                        "table1.md",
                        "table1.tex"),
                names);
        String figure = Files.readString(folder.resolve("figure2.svg"));
        assertTrue(
                figure.indexOf(">Mod. arithmetic<") < figure.indexOf(">Word in context<"),
                "panels in the order of the paper");
        String table = Files.readString(folder.resolve("table1.tex"));
        assertEquals(
                25,
                table.lines()
                        .filter(
                                line ->
                                        line.endsWith("agrees \\\\")
                                                || line.endsWith("undecided \\\\")
                                                || line.endsWith("later \\\\"))
                        .count(),
                table);
    }

    @Test
    void takesNoMethodBesideThePapers() {
        Installed.Run run = SALTUS.run("demo", "--paper", "--criterion", "above-chance");
        assertEquals(ExitCode.REQUEST, run.code());
        assertTrue(
                run.err().contains("--paper judges and renders as the paper needs it"), run.err());
    }
}
