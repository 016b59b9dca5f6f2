package io.saltus.plugins.emergence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.saltus.api.spi.Criterion;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rooms of the plugin and what they may know of each other. */
@AnalyzeClasses(
        packages = "io.saltus.plugins.emergence",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.saltus.plugins.emergence";

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CIRCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_WHAT_ASKS_THEM =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule CRITERIA_ARE_IN_FRONT_AND_NOTHING_ELSE_IS =
            classes()
                    .that()
                    .resideInAPackage(ROOT)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .implement(Criterion.class);

    @ArchTest
    static final ArchRule COUNTS_KNOW_NO_OTHER_ROOM =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".counts")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + ".presence",
                            ROOT + ".trend",
                            ROOT + ".laws",
                            ROOT + ".forecast",
                            ROOT + ".critical",
                            ROOT + ".metric",
                            ROOT + ".strategy",
                            ROOT + ".leap");

    @ArchTest
    static void everyRoomSaysWhatMayGoIn(JavaClasses all) {
        for (JavaClass type : all) {
            Path folder =
                    Path.of("src", "main", "java").resolve(type.getPackageName().replace('.', '/'));
            assertTrue(Files.isRegularFile(folder.resolve("package-info.java")), folder::toString);
        }
    }
}
