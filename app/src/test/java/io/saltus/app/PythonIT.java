package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** {@code python/saltus.py} of the built distribution, in the Python of the machine. */
class PythonIT {

    private final Installed saltus = Installed.asBuilt();

    @Test
    void runsTheCommandFromPython() {
        assumeTrue(saltus.shell("python3 --version").code() == 0, "there is no python3");
        Installed.Run run =
                saltus.shell(
                        "python3 src/test/python/saltus_test.py '%s'".formatted(saltus.home()));
        assertEquals(0, run.code(), run::toString);
    }
}
