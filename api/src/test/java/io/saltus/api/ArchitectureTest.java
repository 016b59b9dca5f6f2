package io.saltus.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The arrows inside the API, and what it may not know. */
@AnalyzeClasses(packages = "io.saltus.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_THE_JDK_ALONE =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "io.saltus.api..");

    @ArchTest
    static final ArchRule POINTS_ONE_WAY =
            Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("table")
                    .definedBy("io.saltus.api.table..")
                    .layer("spi")
                    .definedBy("io.saltus.api.spi..")
                    .layer("report")
                    .definedBy("io.saltus.api.report..")
                    .layer("forecast")
                    .definedBy("io.saltus.api.forecast..")
                    .layer("verdict")
                    .definedBy("io.saltus.api.verdict..")
                    .layer("curve")
                    .definedBy("io.saltus.api.curve..")
                    .layer("data")
                    .definedBy("io.saltus.api.data..")
                    .layer("words")
                    .definedBy("io.saltus.api.words..")
                    .whereLayer("words")
                    .mayOnlyBeAccessedByLayers(
                            "data", "curve", "verdict", "forecast", "report", "spi", "table")
                    .whereLayer("table")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("spi")
                    .mayOnlyBeAccessedByLayers("table")
                    .whereLayer("report")
                    .mayOnlyBeAccessedByLayers("spi")
                    .whereLayer("forecast")
                    .mayOnlyBeAccessedByLayers("report", "spi")
                    .whereLayer("verdict")
                    .mayOnlyBeAccessedByLayers("report", "spi")
                    .whereLayer("curve")
                    .mayOnlyBeAccessedByLayers("verdict", "forecast", "report", "spi")
                    .whereLayer("data")
                    .mayOnlyBeAccessedByLayers(
                            "curve", "verdict", "forecast", "report", "spi", "table");

    @ArchTest
    static final ArchRule PROMISES_NOTHING_THAT_IS_EXPERIMENTAL =
            noClasses()
                    .that()
                    .areNotAnnotatedWith(Experimental.class)
                    .should()
                    .dependOnClassesThat()
                    .areAnnotatedWith(Experimental.class);

    @ArchTest
    static final ArchRule IS_NAMED_IN_THE_WORDS_OF_THE_DOMAIN =
            noClasses()
                    .should()
                    .haveNameMatching(
                            ".*(Util|Utils|Helper|Manager|Handler|Processor|Impl|Factory|Context|Info|Service)(\\$.*)?");
}
