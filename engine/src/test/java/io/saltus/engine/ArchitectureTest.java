package io.saltus.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What stays where in the engine. */
@AnalyzeClasses(packages = "io.saltus.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_PF4J_IN_ONE_CLASS =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.saltus.engine.catalog.PluginFolders")
                    .and()
                    .haveNameNotMatching(".*PluginFolders\\$.*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.pf4j..");

    /** What `--version` and `plugins list` load must not pull in Tablesaw. */
    @ArchTest
    static final ArchRule KEEPS_TABLESAW_OUT_OF_THE_CATALOG =
            noClasses()
                    .that()
                    .resideInAPackage("io.saltus.engine.catalog..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("tech.tablesaw..");

    @ArchTest
    static final ArchRule KEEPS_THE_CATALOG_APART_FROM_THE_STAGES =
            noClasses()
                    .that()
                    .resideInAPackage("io.saltus.engine.catalog..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("io\\.saltus\\.engine\\.(?!catalog|Version).*");

    @ArchTest
    static final ArchRule KNOWS_NO_PLUGIN =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.saltus.plugins..");

    @ArchTest
    static final ArchRule IS_NAMED_IN_THE_WORDS_OF_THE_DOMAIN =
            noClasses()
                    .should()
                    .haveNameMatching(
                            ".*(Util|Utils|Helper|Manager|Handler|Processor|Impl|Factory|Context|Info|Service)(\\$.*)?");
}
