package limn.annotator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ANNOTATOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("limn.annotator");

    @Test
    void theClassesAreReallyLookedAt() { assertThat(ANNOTATOR.contain("limn.annotator.store.Project")).isTrue(); }

    @Test
    void modelKnowsOnlyJava() {
        classes().that().resideInAPackage("limn.annotator.model..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("limn.annotator.model..", "java.lang..", "java.util..", "org.jspecify..")
                .because("labels are values without input or output").check(ANNOTATOR);
    }

    @Test
    void editKnowsOnlyTheModel() {
        classes().that().resideInAPackage("limn.annotator.edit..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("limn.annotator.edit..", "limn.annotator.model..", "java.lang..", "java.util..",
                        "org.jspecify..")
                .because("editing is a function from a mask and a gesture to a mask").check(ANNOTATOR);
    }

    @Test
    void reviewKnowsOnlyModelAndEdit() {
        classes().that().resideInAPackage("limn.annotator.review..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("limn.annotator.review..", "limn.annotator.edit..", "limn.annotator.model..",
                        "java.lang..", "java.util..", "java.time..", "org.jspecify..")
                .because("what is wrong and what comes next are functions of labels").check(ANNOTATOR);
    }

    @Test
    void storeAndFormatAreHeadless() {
        noClasses().that()
                .resideInAnyPackage("limn.annotator.store..", "limn.annotator.format..", "limn.annotator.exchange..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "limn.annotator.view..", "javax.swing..")
                .because("projects are made and read on machines without a screen").check(ANNOTATOR);
    }

    @Test
    void onlyTheseTwoPackagesKnowOpenCv() {
        noClasses().that().resideOutsideOfPackages("limn.annotator.smart..", "limn.annotator.opencv..").should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.opencv..", "nu.pattern..")
                .because("labels do not need a native library").check(ANNOTATOR);
        noClasses().that().resideInAnyPackage("limn.annotator.smart..", "limn.annotator.opencv..").should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "limn.annotator.view..", "limn.annotator.store..").check(ANNOTATOR);
    }

    @Test
    void nativeMatricesAreMadeWhereTheyAreFreed() {
        noClasses().that().doNotHaveFullyQualifiedName("limn.annotator.opencv.Mats").should()
                .callConstructor(org.opencv.core.Mat.class).because("Mats frees them").check(ANNOTATOR);
    }

    @Test
    void storeDoesNotKnowFormats() {
        noClasses().that().resideInAPackage("limn.annotator.store..").should().dependOnClassesThat()
                .resideInAnyPackage("limn.annotator.format..", "limn.annotator.exchange..").check(ANNOTATOR);
        noClasses().that().resideInAPackage("limn.annotator.format..").should().dependOnClassesThat()
                .resideInAPackage("limn.annotator.exchange..")
                .because("formats of other programs stand on pictures and tables, not the other way").check(ANNOTATOR);
    }

    @Test
    void picturesAreDecodedWithoutTheToolkit() {
        noClasses().that().resideOutsideOfPackage("limn.annotator.view..").should().dependOnClassesThat()
                .haveNameMatching("java\\.awt\\.(Toolkit|Desktop|Component|Window|GraphicsEnvironment)")
                .check(ANNOTATOR);
    }

    @Test
    void annotatorKnowsNeitherEngineNorApp() {
        noClasses().that().resideInAPackage("limn.annotator..").should().dependOnClassesThat()
                .resideInAnyPackage("limn.engine..", "limn.app..", "ai.djl..")
                .because("app joins annotator and engine").check(ANNOTATOR);
    }
}
