package io.saltus.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the library may use, and what is promised of it. */
@AnalyzeClasses(packages = "io.saltus.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule STANDS_ON_THE_API_AND_A_STREAM_OF_JSON =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "io.saltus.api..",
                            "io.saltus.report..",
                            "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule TABLES_NEED_NO_JSON =
            classes()
                    .that()
                    .resideInAPackage("io.saltus.report.table")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "io.saltus.api..", "io.saltus.report.table");

    @ArchTest
    static final ArchRule PROMISES_ONE_CLASS_OF_JSON =
            classes()
                    .that()
                    .resideInAPackage("io.saltus.report")
                    .and()
                    .doNotHaveSimpleName("ReportJson")
                    .and()
                    .haveNameNotMatching(".*\\$.*")
                    .should()
                    .notBePublic();
}
