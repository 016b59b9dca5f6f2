package io.saltus.app.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saltus.app.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever it is started, the answer is the same, byte for byte. */
class EnvironmentsIT {

    private static final String DATA = Installed.HOME.resolve("data/gpt3.csv").toString();
    private static final String RUN =
            "\"$SALTUS\" analyze \"$DATA\" --where \"task in ('2D+', '3D+')\" --render csv";

    private static String usual = "";

    @TempDir private Path folder;

    @BeforeAll
    static void runsAsUsual(@TempDir Path folder) throws Exception {
        usual = Started.shell(folder, Map.of("DATA", DATA), RUN).end().out();
        assertTrue(usual.contains("2D+"), usual);
    }

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of(DATA), folder.resolve("data.csv"));
    }

    private Installed.Run shell(String line) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATA", DATA);
        environment.put("RUN", RUN);
        return Started.shell(folder, environment, line).end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unset SALTUS_OPTS; eval \"$RUN\"",
                "echo x > x.jar; export SALTUS_PLUGINS=:/nowhere; eval \"$RUN\"",
                "export LC_ALL=C; eval \"$RUN\"",
                "export LC_ALL=tr_TR.UTF-8 SALTUS_OPTS='-Duser.language=tr -Duser.country=TR'; eval \"$RUN\"",
                "export SALTUS_OPTS='-Duser.language=ar -Duser.country=EG'; eval \"$RUN\"",
                "export SALTUS_OPTS='-Duser.language=hi -Duser.country=IN'; eval \"$RUN\"",
                "export SALTUS_OPTS='-Dfile.encoding=ISO-8859-1'; eval \"$RUN\"",
                "export SALTUS_OPTS='-Xint -Xmx256m'; eval \"$RUN\"",
                "export SALTUS_OPTS='-Xshare:off'; eval \"$RUN\"",
                "export TZ=Asia/Kathmandu; eval \"$RUN\"",
                "unset HOME; eval \"$RUN\"",
                "export HOME=/nowhere; eval \"$RUN\"",
                "export HOME=; eval \"$RUN\"",
                "export TERM=dumb NO_COLOR=1 COLUMNS=1; eval \"$RUN\"",
                "umask 777; eval \"$RUN\"",
                "eval \"$RUN\" <&-",
                "eval \"$RUN\" 2>&-",
                "ln -s \"$SALTUS\" linked; SALTUS=./linked; eval \"$RUN\"",
                "ulimit -n 128; eval \"$RUN\"",
                "DATA=data.csv; eval \"$RUN\"",
                "DATA=./data.csv; eval \"$RUN\"",
                "cp data.csv ' a \"b\" '\\''c'\\'' $d;e&f.csv';"
                        + " DATA=' a \"b\" '\\''c'\\'' $d;e&f.csv'; eval \"$RUN\"",
                "LC_ALL=C; export LC_ALL; cp data.csv \u00fcml\u00e4ut-\u6570\u636e.csv;"
                        + " DATA=\u00fcml\u00e4ut-\u6570\u636e.csv; eval \"$RUN\""
            })
    void answersTheSame(String line) throws Exception {
        Installed.Run run = shell(line);
        assertEquals(usual, run.out(), run::err);
        assertEquals("", run.err());
    }

    @Test
    void saysThatTheFolderInWhichItIsStartedIsGone() throws Exception {
        Installed.Run run = shell("mkdir gone; cd gone; rmdir ../gone; eval \"$RUN\"");
        assertEquals(2, run.code(), run::toString);
        assertTrue(run.err().contains("saltus: the folder in which it is started is gone"));
        assertTrue(!run.err().contains("initialization of VM"), run.err());
    }

    /** Java says on standard error that it has taken the options; the answer is the same. */
    @Test
    void answersTheSameWithOptionsOfEveryJava() throws Exception {
        Installed.Run run =
                shell("export JAVA_TOOL_OPTIONS='-Xmx300m -Duser.language=de'; eval \"$RUN\"");
        assertEquals(usual, run.out(), run::err);
        assertTrue(run.err().startsWith("Picked up JAVA_TOOL_OPTIONS"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void answersTheSameWhereANameHasALineBreakOrIsAsLongAsNamesMayBe() throws Exception {
        assertEquals(usual, shell("mv data.csv 'a\nb.csv'; DATA='a\nb.csv'; eval \"$RUN\"").out());
        String part = "d".repeat(250);
        Installed.Run run =
                shell(
                        "cp 'a\nb.csv' data.csv; P=$PWD; i=0; D=; while [ $i -lt 15 ]; do D=${D}"
                                + part
                                + "/; i=$((i+1)); mkdir "
                                + part
                                + "; cd "
                                + part
                                + "; done; cp \"$P/data.csv\" x.csv; cd \"$P\"; DATA=${D}x.csv;"
                                + " eval \"$RUN\"");
        assertEquals(usual, run.out(), run::err);
    }

    @Test
    void saysThatTheFolderOfPluginsIsNone() throws Exception {
        Installed.Run run = shell("SALTUS_PLUGINS=/dev/null; export SALTUS_PLUGINS; eval \"$RUN\"");
        assertEquals(2, run.code(), run::toString);
        assertEquals("saltus: SALTUS_PLUGINS: '/dev/null' is no folder\n", run.err());
    }

    @Test
    void saysThatANameIsLongerThanNamesMayBe() throws Exception {
        Installed.Run run = shell("\"$SALTUS\" analyze " + "x".repeat(5000) + ".csv");
        assertEquals(2, run.code(), run::toString);
        assertTrue(run.isClear(), run::toString);
    }

    @Test
    void saysThatThereIsNoPlaceForTemporaryFilesAndBlamesNoFile() throws Exception {
        Path parquet = Path.of("../plugins/duckdb/src/test/samples/results.parquet");
        Installed.Run run =
                shell(
                        "export SALTUS_OPTS=-Djava.io.tmpdir=/nowhere; \"$SALTUS\" analyze "
                                + parquet.toAbsolutePath().normalize());
        assertEquals(2, run.code(), run::toString);
        assertTrue(run.err().contains("temporary files cannot be written to '/nowhere'"));
    }

    /** Another user, who may write nowhere, with an installation that is not his. */
    @Test
    void answersTheSameToAUserWhoMayWriteNowhere() throws Exception {
        assumeTrue(
                shell("setpriv --reuid=65534 --clear-groups test -r \"$SALTUS\"").code() == 0,
                "only root starts it as somebody else");
        Installed.Run run =
                shell(
                        "HOME=/root TMPDIR=/proc setpriv --reuid=65534 --clear-groups sh -c"
                                + " \"$RUN\"");
        assertEquals(usual, run.out(), run::err);
    }

    /** An archive of classes that does not fit, or is damaged, costs time alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "head -c 100000 home/lib/saltus.jsa > cut; mv cut home/lib/saltus.jsa",
                ": > home/lib/saltus.jsa",
                "touch -d '2001-01-01' home/lib/*.jar",
                "printf x >> home/lib/saltus.jsa",
                "rm -f home/lib/saltus.jsa"
            })
    void answersTheSameWithAStaleArchiveOfClasses(String damage) throws Exception {
        Installed.copiedTo(folder.resolve("home"));
        Installed.Run run = shell(damage + "; SALTUS=home/bin/saltus; eval \"$RUN\"");
        assertEquals(usual, run.out(), run::err);
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @MethodSource("io.saltus.app.Installed#javas")
    void answersTheSameOnEveryJavaOfTheMachine(Path java) throws Exception {
        Installed.Run run = shell("export JAVA_HOME=" + java + "; eval \"$RUN\"");
        assertEquals(usual, run.out(), run::err);
        assertEquals("", run.err());
        Campaign.note("%s: the same bytes", java.getFileName());
    }
}
