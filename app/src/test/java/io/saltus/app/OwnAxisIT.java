package io.saltus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An axis that a plugin's source brings, from the file to the page. */
class OwnAxisIT {

    private static final String SOURCE =
            """
            package com.acme;
            import io.saltus.api.data.*;
            import io.saltus.api.spi.*;
            @About(id = "furnace", summary = "Reads models of a furnace")
            public record Furnace() implements Source {
                private static final Axis HEAT =
                        new Axis("heat", "annealing temperature", "kelvin", Axis.Spacing.LINEAR);
                @Override public boolean accepts(Location location) {
                    return location.hasEnding(".hot");
                }
                @Override public void read(Location location, ObservationSink sink)
                        throws java.io.IOException {
                    String text = new String(location.open().readAllBytes());
                    for (String line : text.lines().toList()) {
                        String[] words = line.split(" ");
                        sink.accept(
                                Observation.of(
                                                Model.of("m" + words[0]).inFamily("F")
                                                        .at(HEAT, Double.parseDouble(words[0])),
                                                "glow",
                                                Metric.accuracy("acc", 0.25),
                                                Double.parseDouble(words[1]))
                                        .in(Setup.shots(0))
                                        .withExamples(400));
                    }
                }
            }
            """;

    @TempDir private Path folder;

    private Installed saltus;
    private String data;

    @BeforeEach
    void install() throws IOException {
        saltus = Installed.copiedTo(folder.resolve("saltus"));
        PluginJar.named("furnace")
                .extension("com.acme.Furnace", SOURCE)
                .in(saltus.plugins(), "furnace-1.0.0.jar");
        data =
                Files.writeString(
                                folder.resolve("a.hot"),
                                "300 .25\n350 .26\n400 .25\n450 .24\n500 .26\n550 .8\n600 .9\n")
                        .toString();
    }

    @Test
    void isDrawnWithItsTitleAndUnit() throws IOException {
        Path out = folder.resolve("out");
        Installed.Run run =
                saltus.run(
                        "analyze",
                        data,
                        "--axis",
                        "heat",
                        "--render",
                        "svg",
                        "--render",
                        "html",
                        "--render",
                        "table",
                        "--render",
                        "csv",
                        "--render",
                        "json",
                        "--out",
                        out.toString());
        assertEquals(0, run.code(), run::toString);
        try (var files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertTrue(text.contains("kelvin"), () -> file + ": " + text);
            }
        }
        assertTrue(
                Files.readString(out.resolve("report.json"))
                        .contains("\"title\": \"annealing temperature\""));
    }

    @Test
    void isOfferedByInspect() {
        Installed.Run run = saltus.run("inspect", data);
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("* heat        known for 7 of 7 models"), run::toString);
        assertTrue(run.out().contains("Curves along heat"), run::toString);
    }

    @Test
    void isWhatAForecastIsAlong() {
        Installed.Run run = saltus.run("forecast", data, "--axis", "heat", "--at", "700");
        assertEquals(0, run.code(), run::toString);
        assertTrue(run.out().contains("700 kelvin"), run::toString);
    }
}
