package io.saltus.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;

/** What stays where in the engine. */
@AnalyzeClasses(packages = "io.saltus.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ENGINE = "io.saltus.engine";

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

    /** Which room may use which; {@code study} is the package that composes them. */
    @ArchTest
    static final ArchRule ROOMS_USE_EACH_OTHER_ONE_WAY =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage(ENGINE + "..")
                    .layer("study")
                    .definedBy(ENGINE)
                    .layer("reading")
                    .definedBy(ENGINE + ".reading")
                    .layer("assembly")
                    .definedBy(ENGINE + ".assembly")
                    .layer("judging")
                    .definedBy(ENGINE + ".judging")
                    .layer("forecasting")
                    .definedBy(ENGINE + ".forecasting")
                    .layer("calibration")
                    .definedBy(ENGINE + ".calibration")
                    .layer("comparing")
                    .definedBy(ENGINE + ".comparing")
                    .layer("planning")
                    .definedBy(ENGINE + ".planning")
                    .layer("rendering")
                    .definedBy(ENGINE + ".rendering")
                    .layer("dataset")
                    .definedBy(ENGINE + ".dataset")
                    .layer("knowledge")
                    .definedBy(ENGINE + ".knowledge")
                    .layer("work")
                    .definedBy(ENGINE + ".work")
                    .layer("catalog")
                    .definedBy(ENGINE + ".catalog")
                    .layer("files")
                    .definedBy(ENGINE + ".files")
                    .layer("stored")
                    .definedBy(ENGINE + ".stored")
                    .ensureAllClassesAreContainedInArchitecture()
                    .whereLayer("study")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("reading")
                    .mayOnlyAccessLayers("dataset", "knowledge", "work", "catalog", "stored")
                    .whereLayer("assembly")
                    .mayOnlyAccessLayers("dataset")
                    .whereLayer("judging")
                    .mayOnlyAccessLayers("work", "catalog")
                    .whereLayer("forecasting")
                    .mayOnlyAccessLayers("knowledge", "work", "catalog")
                    .whereLayer("calibration")
                    .mayOnlyAccessLayers("judging", "work", "catalog", "files")
                    .whereLayer("comparing")
                    .mayOnlyAccessLayers("dataset")
                    .whereLayer("planning")
                    .mayOnlyAccessLayers("calibration", "work", "catalog")
                    .whereLayer("rendering")
                    .mayOnlyAccessLayers("work", "catalog", "files")
                    .whereLayer("dataset")
                    .mayOnlyAccessLayers("catalog", "knowledge")
                    .whereLayer("knowledge")
                    .mayNotAccessAnyLayer()
                    .whereLayer("work")
                    .mayOnlyAccessLayers("catalog")
                    .whereLayer("catalog")
                    .mayOnlyAccessLayers("files")
                    .whereLayer("stored")
                    .mayOnlyAccessLayers("catalog", "files")
                    .whereLayer("files")
                    .mayNotAccessAnyLayer();

    /** What is public is promised to embedders or said to be the engine's own. */
    @ArchTest
    static void saysOfEveryPublicTypeWhoMayUseIt(JavaClasses classes) {
        Set<String> expected = new TreeSet<>(PublicTypes.PROMISED);
        expected.addAll(PublicTypes.INTERNAL);
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.isTopLevelClass()
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !type.getSimpleName().equals("package-info")) {
                found.add(type.getName());
            }
        }
        assertEquals(expected, found);
    }

    /** What embedders are given is made of what they may use. */
    @ArchTest
    static void promisesNothingThatSpeaksOfItsOwnTypes(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!PublicTypes.PROMISED.contains(type.getName())) {
                continue;
            }
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
                    method.getAllInvolvedRawTypes().stream()
                            .map(JavaClass::getName)
                            .filter(PublicTypes.INTERNAL::contains)
                            .forEach(name -> found.add(method.getFullName() + ": " + name));
                }
            }
        }
        assertEquals(Set.of(), found);
    }

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
