package io.saltus.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.RequestException;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectNamesTest {

    @TempDir private Path folder;

    private void require(Kind kind, String type, String id, String javaPackage) throws IOException {
        PluginJar.named("acme")
                .extension(
                        "Emergence",
                        PluginJar.criterion(
                                "Emergence", "emergence", "return Verdict.undecided(\"so\");"))
                .in(folder, "acme.jar");
        new ProjectNames(kind, type, id, javaPackage)
                .requireFree(
                        Path.of("../plugins/template", kind.word()), Catalog.of(List.of(folder)));
    }

    private String refusal(Kind kind, String type, String id, String javaPackage) {
        return assertThrows(
                        RequestException.class,
                        () -> require(kind, type, id, javaPackage),
                        () -> kind + " " + type)
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "CRITERION, Verdict", "CRITERION, Math", "CRITERION, Criterion", "CRITERION, MannKendall",
        "CRITERION, Override", "CRITERION, Setup", "CRITERION, CriterionContract",
                "RENDERER, Report",
        "RENDERER, Names", "RENDERER, Test", "SOURCE, Columns", "SOURCE, BufferedReader",
        "SOURCE, Path"
    })
    void refusesTheNameOfAClassThatItsCodeUses(Kind kind, String type) {
        String refused = refusal(kind, type, "some-id", "com.acme");
        assertTrue(refused.contains("write a name such as " + type), refused);
    }

    @ParameterizedTest
    @CsvSource({
        "CRITERION, SharpRise", "CRITERION, VerdictCriterion", "CRITERION, MyCriterion",
        "RENDERER, Tweets", "SOURCE, WandbExport", "SOURCE, Reads"
    })
    void takesAnyOther(Kind kind, String type) throws IOException {
        require(kind, type, "some-id", "com.acme.in_t.record");
    }

    @Test
    void refusesPackagesThatAreNone() {
        assertEquals(
                "'int' is a keyword of Java and cannot be in the package 'com.int.x';"
                        + " write --package com.int_.x",
                refusal(Kind.SOURCE, "Wandb", "wandb", "com.int.x"));
        for (String none : List.of("java.acme", "io.saltus.api", "Com.Acme", "com..acme")) {
            assertTrue(refusal(Kind.SOURCE, "Wandb", "wandb", none).contains("com.acme.saltus"));
        }
    }

    @Test
    void refusesTheIdOfABundledExtension() throws IOException {
        assertEquals(
                "Saltus brings a criterion 'emergence' already;"
                        + " write another name, or --id my-emergence",
                refusal(Kind.CRITERION, "Emergence", "emergence", "com.acme"));
        require(Kind.RENDERER, "Emergence", "emergence", "com.acme");
    }
}
