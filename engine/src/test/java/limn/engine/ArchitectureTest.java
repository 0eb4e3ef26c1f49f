package limn.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("limn.engine", "ai.djl.pytorch.jni");

    @Test
    void theEngineNeedsNoScreen() {
        noClasses().that().resideInAPackage("limn.engine..").should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "java.awt", "java.awt.event..", "javax.swing..")
                .because("training must run on a machine without a screen").check(ENGINE);
    }

    @Test
    void theEngineKnowsNeitherTheAnnotatorNorTheApp() {
        noClasses().that().resideInAPackage("limn.engine..").should().dependOnClassesThat()
                .resideInAnyPackage("limn.annotator..", "limn.app..")
                .because("the app joins the two libraries, each stands alone").check(ENGINE);
    }

    @Test
    void onlyTheTensorPackageKnowsDjlsNativeDoor() {
        noClasses().that().resideInAPackage("limn.engine..").and().resideOutsideOfPackage("limn.engine.tensor")
                .should().dependOnClassesThat().resideInAPackage("ai.djl.pytorch..")
                .because("everything else must work through Torch").check(ENGINE);
    }

    @Test
    void labelsAndEventsArePlainJava() {
        noClasses().that().resideInAnyPackage("limn.engine.run..", "limn.engine.evaluate..").should()
                .dependOnClassesThat().resideInAPackage("ai.djl..").because("facts leave the engine, tensors do not")
                .allowEmptyShould(true).check(ENGINE);
    }
}
