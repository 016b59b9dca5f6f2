package io.saltus.sources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The arrows between the topics, and what they may not know. */
@AnalyzeClasses(
        packages = "io.saltus.sources",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_THE_API_AND_PARSERS =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "io.saltus.api..",
                            "io.saltus.sources..",
                            "com.fasterxml.jackson.core..",
                            "de.siegmar.fastcsv..",
                            "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule KEEPS_THE_JSON_PARSER_IN_ONE_ROOM =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.saltus.sources.json")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule KEEPS_THE_PARSERS_THAT_ARE_OPTIONAL_IN_ONE_ROOM_EACH =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.saltus.sources.yaml", "io.saltus.sources.tables")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("de.siegmar..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule POINTS_ONE_WAY =
            Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("json")
                    .definedBy("io.saltus.sources.json..")
                    .layer("files")
                    .definedBy("io.saltus.sources.files..")
                    .layer("examples")
                    .definedBy("io.saltus.sources.examples..")
                    .layer("metrics")
                    .definedBy("io.saltus.sources.metrics..")
                    .layer("sql")
                    .definedBy("io.saltus.sources.sql..")
                    .layer("identity")
                    .definedBy("io.saltus.sources.identity..")
                    .layer("records")
                    .definedBy("io.saltus.sources.records..")
                    .layer("settings")
                    .definedBy("io.saltus.sources.settings..")
                    .layer("tables")
                    .definedBy("io.saltus.sources.tables..")
                    .layer("yaml")
                    .definedBy("io.saltus.sources.yaml..")
                    .layer("results")
                    .definedBy("io.saltus.sources.results..")
                    .whereLayer("json")
                    .mayOnlyBeAccessedByLayers("identity", "yaml", "records", "results")
                    .whereLayer("files")
                    .mayOnlyBeAccessedByLayers("identity", "tables", "yaml", "records")
                    .whereLayer("identity")
                    .mayOnlyBeAccessedByLayers("settings")
                    .whereLayer("settings")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("examples")
                    .mayOnlyBeAccessedByLayers("results")
                    .whereLayer("metrics")
                    .mayOnlyBeAccessedByLayers("examples")
                    .whereLayer("records")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("sql")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("tables")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("yaml")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("results")
                    .mayNotBeAccessedByAnyLayer();
}
