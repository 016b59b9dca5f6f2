package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltPluginTest {

    @TempDir private Path project;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(project.resolve("target"));
        stateVersion("<version>1.1.0</version>");
    }

    private void stateVersion(String version) throws IOException {
        Files.writeString(
                project.resolve("pom.xml"),
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><!-- <version>0</version> -->"
                        + version
                        + "<build><version>9</version></build></project>");
    }

    private Path zip(String name) throws IOException {
        return Files.writeString(project.resolve("target").resolve(name), "zip");
    }

    @Test
    void isTheOnlyOne() throws IOException {
        Path only = zip("a-1.0.0.zip");
        assertEquals(only, BuiltPlugin.of(project));
    }

    @Test
    void isTheOneOfThePomsVersionWhereOthersAreLeft() throws IOException {
        zip("a-1.0.0.zip");
        Path meant = zip("a-1.1.0.zip");
        zip("a-1.1.0.1.zip").toFile().setLastModified(0);
        assertEquals(meant, BuiltPlugin.of(project));
        stateVersion("<parent><version>1.0.0</version></parent>");
        assertEquals("a-1.0.0.zip", BuiltPlugin.of(project).getFileName().toString());
    }

    @Test
    void isAskedForWhereNoneIsOfThatVersion() throws IOException {
        Path older = zip("a-1.0.0.zip");
        zip("a-0.9.0.zip");
        for (String version : new String[] {"<version>2.0.0</version>", "", "<broken"}) {
            stateVersion(version);
            String refused =
                    assertThrows(RequestException.class, () -> BuiltPlugin.of(project))
                            .getMessage();
            assertTrue(refused.contains("holds a-0.9.0.zip and a-1.0.0.zip, and none"), refused);
            assertTrue(refused.endsWith("such as " + older), refused);
        }
    }

    @Test
    void isTheFileItselfOfAnythingButAProject() throws IOException {
        assertEquals(project, BuiltPlugin.of(project));
        Path zip = zip("a-1.0.0.zip");
        assertEquals(zip, BuiltPlugin.of(zip));
    }
}
