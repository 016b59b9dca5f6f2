package io.saltus.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Maven with a repository of its own, fed from what this build has fetched: nothing of Saltus. */
public final class FreshMaven {

    private FreshMaven() {}

    /**
     * Runs Maven in a project.
     *
     * @param repository where it keeps what it fetches
     * @return what it said if it failed; nothing if all is well
     */
    public static String run(Path project, Path repository, String goal)
            throws IOException, InterruptedException {
        Path maven = Path.of(System.getProperty("maven.home", ""), "bin", "mvn");
        Assumptions.assumeTrue(Files.isExecutable(maven), "there is no Maven at " + maven);
        Path known =
                Path.of(
                        System.getProperty(
                                "maven.repo.local",
                                Path.of(System.getProperty("user.home"), ".m2", "repository")
                                        .toString()));
        Path settings = project.resolveSibling(project.getFileName() + "-settings.xml");
        Files.writeString(
                settings,
                """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>known</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """
                        .formatted(repository, known.toUri()));
        Path log = project.resolveSibling(project.getFileName() + "-maven.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        maven.toString(),
                                        "-q",
                                        "-B",
                                        "-s",
                                        settings.toString(),
                                        goal))
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "Maven is still running after 4 minutes: " + Files.readString(log);
        }
        return process.exitValue() == 0 ? "" : Files.readString(log);
    }
}
