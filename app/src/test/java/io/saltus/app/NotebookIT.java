package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** The example of a notebook on the built distribution, its cells in the Python of the machine. */
class NotebookIT {

    private final Installed saltus = Installed.asBuilt();

    @Test
    void runsItsCellsInOrder() {
        assumeTrue(saltus.shell("python3 --version").code() == 0, "there is no python3");
        Installed.Run run =
                saltus.shell(
                        "python3 src/test/python/notebook_test.py '%s/python/saltus.ipynb' '%s'"
                                .formatted(saltus.home(), saltus.home()));
        assertEquals(0, run.code(), run::toString);
    }
}
