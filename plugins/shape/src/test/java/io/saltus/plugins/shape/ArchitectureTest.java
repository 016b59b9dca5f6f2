package io.saltus.plugins.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.saltus.api.spi.About;

/** Which room knows which: criteria know models and curves, models know curves, never back. */
@AnalyzeClasses(
        packages = "io.saltus.plugins.shape",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CRITERIA = "io.saltus.plugins.shape";
    private static final String CURVE = CRITERIA + ".curve";
    private static final String MODEL = CRITERIA + ".model";

    @ArchTest
    static final ArchRule CURVES_KNOW_NO_MODEL_AND_NO_VERDICT =
            noClasses()
                    .that()
                    .resideInAPackage(CURVE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(CRITERIA, MODEL, "io.saltus.api.verdict");

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_CRITERION =
            noClasses()
                    .that()
                    .resideInAPackage(MODEL)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(CRITERIA);

    @ArchTest
    static final ArchRule THE_OPTIMISER_IS_KNOWN_TO_MODELS_ONLY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(MODEL)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.hipparchus..");

    @ArchTest
    static final ArchRule ONLY_CRITERIA_ARE_PUBLIC_BESIDE_THEM =
            classes()
                    .that()
                    .resideInAPackage(CRITERIA)
                    .and()
                    .arePublic()
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .beAnnotatedWith(About.class);
}
