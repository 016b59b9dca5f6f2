package io.saltus.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the rooms of the application may use. */
@AnalyzeClasses(packages = "io.saltus.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] COMMANDS = {
        "io.saltus.app.analyze",
        "io.saltus.app.calibrate",
        "io.saltus.app.compare",
        "io.saltus.app.completion",
        "io.saltus.app.demo",
        "io.saltus.app.forecast",
        "io.saltus.app.inspect",
        "io.saltus.app.merge",
        "io.saltus.app.plan",
        "io.saltus.app.plugins",
        "io.saltus.app.signal",
        "io.saltus.app.view"
    };

    @ArchTest
    static final ArchRule LETS_NO_COMMAND_USE_ANOTHER =
            slices().matching("io.saltus.app.(*)")
                    .namingSlices("$1")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(),
                            JavaClass.Predicates.resideInAnyPackage(
                                    "io.saltus.app.terminal",
                                    "io.saltus.app.command",
                                    "io.saltus.app.study"));

    @ArchTest
    static final ArchRule LETS_WHAT_COMMANDS_SHARE_KNOW_NO_COMMAND =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.saltus.app.terminal",
                            "io.saltus.app.command",
                            "io.saltus.app.study")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(COMMANDS);

    @ArchTest
    static final ArchRule STARTS_AND_IS_NOT_CALLED_BACK =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.saltus.app")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.saltus.app");

    @ArchTest
    static final ArchRule SHOWS_NOTHING_BUT_THROUGH_THE_TERMINAL =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.saltus.app.terminal")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(java.io.PrintStream.class, java.io.PrintWriter.class);

    @ArchTest
    static final ArchRule READS_REPORTS_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.saltus.app.calibrate",
                            "io.saltus.app.compare",
                            "io.saltus.app.plan",
                            "io.saltus.app.view")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule OPENS_COMMANDS_ONLY =
            classes()
                    .that()
                    .resideInAnyPackage(COMMANDS)
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .haveSimpleNameEndingWith("Command");

    @ArchTest
    static final ArchRule ASKS_THE_ENGINE_FOR_A_STUDY_NOT_FOR_ITS_STAGES =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.saltus.engine.reading..", "io.saltus.engine.judging..");

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
