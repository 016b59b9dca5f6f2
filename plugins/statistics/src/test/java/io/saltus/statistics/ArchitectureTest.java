package io.saltus.statistics;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;

/** What topics may know of each other and of the world. */
@AnalyzeClasses(
        packages = "io.saltus.statistics",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Of the API nothing but intervals: no curve, no verdict. */
    @ArchTest
    static final ArchRule TAKES_ARRAYS =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "are of Saltus, but neither statistics nor intervals",
                                    (JavaClass type) ->
                                            type.getName().startsWith("io.saltus.")
                                                    && !type.getName()
                                                            .startsWith("io.saltus.statistics.")
                                                    && !type.getName()
                                                            .equals(
                                                                    "io.saltus.api.curve.Interval")));

    @ArchTest
    static final ArchRule TOPICS_HAVE_NO_CIRCLES =
            slices().matching("io.saltus.statistics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_IS_EXTENDED =
            classes()
                    .that()
                    .arePublic()
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void everyTopicSaysWhatMayGoIn(JavaClasses all) {
        for (JavaClass type : all) {
            Path folder =
                    Path.of("src", "main", "java").resolve(type.getPackageName().replace('.', '/'));
            assertTrue(Files.isRegularFile(folder.resolve("package-info.java")), folder::toString);
        }
    }
}
