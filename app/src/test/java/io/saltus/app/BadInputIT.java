package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input to the built distribution: the right exit code, a clear line, nothing lost. */
class BadInputIT {

    private static final String HEADER = "task,model,family,params,score,chance,n_examples\n";
    private static final String GOOD =
            HEADER
                    + "add,a,F,1e8,0.01,0,500\n"
                    + "add,b,F,1e9,0.01,0,500\n"
                    + "add,c,F,1e10,0.02,0,500\n"
                    + "add,d,F,1e11,0.60,0,500\n";

    @TempDir private Path folder;

    private final Installed saltus = Installed.asBuilt();

    private String write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes).toString();
    }

    private void refuses(Installed.Run run, String... words) {
        assertEquals(ExitCode.REQUEST, run.code(), run::toString);
        assertTrue(run.isClear(), run::toString);
        assertEquals("", run.out());
        for (String word : words) {
            assertTrue(run.err().contains(word), () -> word + " in " + run.err());
        }
    }

    /** Done with issues: the good rows are judged, the bad ones are named with their line. */
    private void reports(Installed.Run run, String... words) {
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        assertFalse(run.err().contains("\tat "), run::toString);
        assertFalse(run.out().contains("\"code\": \"other\""), run::toString);
        for (String word : words) {
            assertTrue(run.out().contains(word), () -> word + " in " + run.out());
        }
    }

    private Installed.Run json(String file, String... more) {
        return saltus.run(
                Stream.concat(Stream.of("analyze", file, "--render", "json"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void judgesGoodInputWithoutAWord() throws IOException {
        Installed.Run run = json(write("good.csv", GOOD));
        assertEquals(ExitCode.DONE, run.code(), run::toString);
        assertEquals("", run.err());
        assertTrue(run.out().contains("\"outcome\": \"emergent\""), run.out());
    }

    @Test
    void refusesAMissingFile() {
        refuses(
                json(folder.resolve("absent.csv").toString()),
                "there is no file or folder",
                "absent.csv");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        refuses(json(write("empty.csv", "")), "empty.csv", "empty");
    }

    @Test
    void refusesAHeaderWithoutRows() throws IOException {
        refuses(json(write("header.csv", HEADER)), "header.csv", "no rows");
    }

    @Test
    void refusesABinaryFile() throws IOException {
        byte[] bytes = new byte[5000];
        new java.util.Random(1).nextBytes(bytes);
        bytes[3] = 0;
        refuses(json(write("binary.csv", bytes)), "binary.csv");
    }

    @Test
    void refusesAnEmptyFolder() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        refuses(json(folder.resolve("sub").toString()), "sub holds no results");
    }

    @Test
    void readsAFolderAndNamesWhatItDoesNotRead() throws IOException {
        write("runs/good.csv", GOOD);
        write("runs/notes.dat", "# Notes");
        reports(
                json(folder.resolve("runs").toString()),
                "no source reads",
                "notes.dat",
                "choose one with --source ID",
                "\"emergent\"");
    }

    @Test
    void refusesAFileWithoutTheColumnsItNeeds() throws IOException {
        refuses(
                json(write("other.csv", "thing,of,quality\nx,y,0.5\n")),
                "no column 'task'",
                "thing, of, quality");
    }

    @Test
    void refusesAColumnThatIsAskedForAndNotThere() throws IOException {
        refuses(
                json(write("good.csv", GOOD), "--source", "csv:score=scor"),
                "no column 'scor'",
                "score");
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                Arguments.of("add,x,F,1e9,high,0,500", "'score' must be a number, got 'high'"),
                Arguments.of("add,x,F,1e9,,0,500", "'score' is blank"),
                Arguments.of("add,x,F,1e9,NaN,0,500", "'score' must be a finite number, got 'NaN'"),
                Arguments.of("add,x,F,1e9,-Infinity,0,500", "'score' must be a finite number"),
                Arguments.of("add,x,F,1e9,1.5,0,500", "must be in [0, 1], got 1.5"),
                Arguments.of("add,x,F,1e9,-0.1,0,500", "must be in [0, 1], got -0.1"),
                Arguments.of(
                        "add,x,F,1e9,60,0,500", "if the table holds percentages, set percent=true"),
                Arguments.of("add,x,F,-5,0.5,0,500", "'params' must be positive, got '-5'"),
                Arguments.of("add,x,F,1e9,0.5,0,2.5", "'n_examples' must be a whole number"),
                Arguments.of(
                        "add,x,F,1e9,0.5,0,0", "'n_examples' must be a whole number of at least 1"),
                Arguments.of("add,x,F,1e9,0.5,1,500", "chance level 1 and best score 1"),
                Arguments.of(",x,F,1e9,0.5,0,500", "'task' is blank"),
                Arguments.of("add,x,F,1e9,0.5", "the row has 5 cells, the header 7"),
                Arguments.of("add,x,F,1e9,0.5,0,500,9", "the row has 8 cells, the header 7"));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void namesABadRowAndKeepsTheOthers(String row, String why) throws IOException {
        Installed.Run run = json(write("rows.csv", GOOD + row + "\n"));
        reports(run, "rows.csv:6\"", why.replace("\"", "\\\""), "\"emergent\"");
        assertTrue(run.err().contains("1 issue in the report"), run.err());
    }

    @Test
    void leavesOutAScaleOfZeroByName() throws IOException {
        reports(
                json(write("zero.csv", GOOD + "add,x,F,0,0.5,0,500\n")),
                "\"where\": \"x\"",
                "parameters not known: 1 result left out",
                "-1 or 0 in 'params' is taken for an unknown size (1 row)");
    }

    @Test
    void countsADuplicateRowOnce() throws IOException {
        reports(
                json(write("twice.csv", GOOD + "add,d,F,1e11,0.60,0,500\n")),
                "twice.csv:6\"",
                "repeats",
                "twice.csv:5; it is counted once");
    }

    @Test
    void exitsWithZeroOnIssuesWhenLenient() throws IOException {
        Installed.Run run = json(write("rows.csv", GOOD + "add,x,F,1e9,high,0,500\n"), "--lenient");
        assertEquals(ExitCode.DONE, run.code());
    }

    @Test
    void readsMarksLineEndsQuotesAndUnicode() throws IOException {
        String text =
                "\ufeff"
                        + GOOD.replace("add,", "\"\u52a0\u7b97, \"\"easy\"\"\",")
                                .replace("\n", "\r\n");
        Installed.Run run = json(write("\u7ed3\u679c.csv", text));
        assertEquals(ExitCode.DONE, run.code(), run::toString);
        assertTrue(run.out().contains("\"task\": \"\u52a0\u7b97, \\\"easy\\\"\""), run.out());
    }

    @Test
    void isUndecidedOnOnePoint() throws IOException {
        Installed.Run run = json(write("one.csv", HEADER + "add,a,F,1e8,0.5,0,500\n"));
        assertEquals(ExitCode.DONE, run.code(), run::toString);
        assertTrue(run.out().contains("\"outcome\": \"undecided\""), run.out());
    }

    @Test
    void isUndecidedWhereAllPointsLieAtOneScale() throws IOException {
        Installed.Run run =
                json(write("same.csv", HEADER + "add,a,F,1e8,0.5,0,500\nadd,b,F,1e8,0.6,0,500\n"));
        assertEquals(ExitCode.ISSUES, run.code(), run::toString);
        assertTrue(run.out().contains("lie at one place along"), run.out());
        assertTrue(run.out().contains("\"outcome\": \"undecided\""), run.out());
    }

    @Test
    void saysWhatWouldSupplyAMissingAxis() throws IOException {
        reports(
                json(write("good.csv", GOOD), "--axis", "compute"),
                "\"findings\": []",
                "supply train_flops");
    }

    @Test
    void refusesAnUnknownCriterionAndNamesTheNearest() throws IOException {
        refuses(
                json(write("good.csv", GOOD), "--criterion", "critical-scal"),
                "there is no criterion 'critical-scal'",
                "did you mean 'critical-scale'?");
    }

    @Test
    void refusesAnUnknownSetting() throws IOException {
        refuses(
                json(write("good.csv", GOOD), "--criterion", "critical-scale:margn=0.1"),
                "'critical-scale' has no setting 'margn'",
                "did you mean 'margin'?");
    }

    @Test
    void refusesASettingOutOfBounds() throws IOException {
        refuses(
                json(write("good.csv", GOOD), "--criterion", "critical-scale:margin=7"),
                "'critical-scale' setting 'margin' must be a number in [0, 0.5], got '7'");
    }

    @Test
    void refusesAConditionOnAnUnknownColumn() throws IOException {
        refuses(json(write("good.csv", GOOD), "--where", "famly = 'F'"), "famly", "'family'");
    }

    @Test
    void refusesAConditionThatSelectsNothing() throws IOException {
        refuses(
                json(write("good.csv", GOOD), "--where", "family = 'G'"),
                "family = 'G'",
                "no result");
    }

    @Test
    void refusesAnUnknownOptionInOneLine() throws IOException {
        Installed.Run run = saltus.run("analyze", write("good.csv", GOOD), "--criteron", "x");
        assertEquals(ExitCode.REQUEST, run.code());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void refusesAFolderItCannotWriteTo() throws IOException {
        String taken = write("taken", "");
        refuses(json(write("good.csv", GOOD), "--out", taken), "cannot write to", "taken");
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        Installed.Run run = json(write("half.csv.gz", half));
        assertTrue(run.code() == ExitCode.REQUEST || run.code() == ExitCode.ISSUES, run::toString);
        assertFalse(run.err().contains("\tat "), run::toString);
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() throws IOException {
        StringBuilder many = new StringBuilder(HEADER);
        for (int task = 0; task < 3000; task++) {
            many.append("t").append(task).append(",a,F,1e8,0.5,0,500\n");
        }
        String file = write("many.csv", many.toString());
        Installed.Run run = saltus.shell("saltus analyze '" + file + "' --render json | head -n 1");
        assertEquals("{\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void aPipeInAFolderIsNotWaitedFor() throws Exception {
        write("results/good.csv", GOOD);
        Path pipe = folder.resolve("results/pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Files.createSymbolicLink(folder.resolve("results/zero.csv"), Path.of("/dev/zero"));
        reports(
                saltus.run("inspect", folder.resolve("results").toString()),
                "good.csv: 4 results",
                "pipe.csv: is no file but a pipe, a socket or a device",
                "zero.csv: is no file but a pipe");
    }

    @Test
    void memoryThatEndsIsNoBug() throws IOException {
        String file = write("good.csv", GOOD);
        Installed.Run run = saltus.run(Map.of("SALTUS_OPTS", "-Xmx16m"), "analyze", file);
        refuses(run, "memory ended", "SALTUS_OPTS=-Xmx4g");
    }

    @Test
    void memoryThatEndsInTheMidstOfARowIsNoBug() throws IOException {
        Path rows = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(rows))) {
            out.write("task,model,family,params,score\n".getBytes(StandardCharsets.UTF_8));
            byte[] row = "t,m,F,1e9,0.5\n".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000_000; i++) {
                out.write(row);
            }
        }
        Map<String, String> little = Map.of("SALTUS_OPTS", "-Xmx48m");
        refuses(saltus.run(little, "inspect", rows.toString()), "memory ended");
    }

    @Test
    void ofVeryManyColumnsTheFirstAreNamed() throws IOException {
        String header =
                IntStream.range(0, 3000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String file = write("wide.csv", header + "\n" + "1,".repeat(2999) + "1\n");
        Installed.Run run = saltus.run("inspect", file, "--source", "csv:score=none");
        refuses(run, "c49 and 2950 more");
    }

    @Test
    void helpThatCannotBeWrittenIsNoSuccess() {
        Installed.Run run = saltus.shell("saltus --help > /dev/full");
        refuses(run, "standard output cannot be written");
        assertEquals(
                "0", saltus.shell("saltus --help | head -n 1 >/dev/null; echo $?").out().strip());
    }

    @Test
    void aColonInTheWayToTheInstallationIsToldOf() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("a:b"));
        Files.createDirectories(odd.resolve("bin"));
        Path copy = odd.resolve("bin/saltus");
        Files.copy(saltus.home().resolve("bin/saltus"), copy, StandardCopyOption.COPY_ATTRIBUTES);
        refuses(
                Installed.asBuilt().shell("'" + copy + "' --version"),
                "a:b' has a colon in its name");
    }

    @Test
    void namesBeyondAsciiAreReadInTheLocaleC() throws IOException {
        String file = write("d\u00e4t \u00fc.csv", GOOD);
        Installed.Run run = saltus.shell("LC_ALL=C saltus inspect '" + folder + "'/d*.csv");
        assertTrue(run.out().contains("4 results"), () -> file + ": " + run);
    }

    @Test
    void whatAKilledRunLeftIsSweptAway() throws IOException {
        String file = write("good.csv", GOOD);
        Path old = Path.of(write("out/.saltus-00000000deadbeef.part", "half"));
        Path young = Path.of(write("out/.saltus-00000000cafebabe.part", "half"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        saltus.run("analyze", file, "--render", "json", "--out", old.getParent().toString());
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young), "another run may be writing it");
        assertTrue(Files.exists(old.resolveSibling("report.json")));
    }
}
