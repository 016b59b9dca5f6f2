package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code saltus setup} of a distribution that was unpacked somewhere. */
class SetupIT {

    /** With this Java does not start at all where the archive does not fit. */
    private static final String ONLY_WITH_ARCHIVE = "-Xshare:on";

    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource("io.saltus.app.Installed#javas")
    void makesAnArchiveThatFitsTheJavaAtHand(Path java) {
        Installed saltus = Installed.copiedTo(folder.resolve("home"));
        Map<String, String> with =
                Map.of("JAVA_HOME", java.toString(), "SALTUS_OPTS", ONLY_WITH_ARCHIVE);
        assertTrue(saltus.run(with, "--version").code() != 0, "it was copied: none fits");
        Installed.Run run = saltus.run(Map.of("JAVA_HOME", java.toString()), "setup");
        assertEquals(0, run.code(), run::toString);
        assertEquals("", run.err());
        assertTrue(run.out().contains("lib/saltus.jsa: "), run.out());
        Installed.Run fast = saltus.run(with, "plugins", "list");
        assertEquals(0, fast.code(), fast::toString);
        assertEquals(Installed.asBuilt().run("plugins", "list").out(), fast.out());
    }

    @Test
    void saysWhoMayMakeIt() {
        Installed saltus = Installed.copiedTo(folder.resolve("home"));
        assumeTrue(
                saltus.shell("setpriv --reuid=65534 --clear-groups true").code() == 0,
                "only root starts it as somebody else");
        assertTrue(folder.toFile().setExecutable(true, false));
        Installed.Run refused = saltus.shell("setpriv --reuid=65534 --clear-groups saltus setup");
        assertEquals(2, refused.code(), refused::toString);
        assertTrue(refused.isClear(), refused::toString);
        assertTrue(refused.err().contains("you may not write"), refused.err());
    }
}
