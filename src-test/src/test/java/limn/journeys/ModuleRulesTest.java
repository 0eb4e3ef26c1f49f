package limn.journeys;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which part may know which. Read from the classes, so a wrong import does not get past the build. */
class ModuleRulesTest {
    private static final JavaClasses LIMN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("limn");

    @Test
    void allThreeModulesAreLookedAt() {
        assertThat(LIMN.contain("limn.engine.train.Training")).isTrue();
        assertThat(LIMN.contain("limn.annotator.store.Project")).isTrue();
        assertThat(LIMN.contain("limn.app.Main")).isTrue();
    }

    @Test
    void engineIsHeadless() {
        noClasses().that().resideInAPackage("limn.engine..").should()
                .dependOnClassesThat().resideInAnyPackage("javafx..", "limn.annotator..", "limn.app..")
                .because("training must run on a machine without a screen").check(LIMN);
    }

    @Test
    void annotatorStandsAlone() {
        noClasses().that().resideInAPackage("limn.annotator..").should()
                .dependOnClassesThat().resideInAnyPackage("ai.djl..", "limn.engine..", "limn.app..")
                .because("labels outlive every training library").check(LIMN);
    }

    @Test
    void onlyViewsKnowAScreen() {
        noClasses().that().resideInAPackage("limn.annotator..").and()
                .resideOutsideOfPackage("limn.annotator.view..").should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "org.kordamp..")
                .because("the store and the formats serve the command line too").check(LIMN);
    }

    @Test
    void theAppLeavesTensorsToTheEngine() {
        noClasses().that().resideInAPackage("limn.app..")
                .should().dependOnClassesThat().resideInAPackage("ai.djl..")
                .because("only the engine knows the training library").check(LIMN);
    }

    @Test
    void commandsRunWithoutAScreen() {
        noClasses().that()
                .resideInAnyPackage("limn.app.chart..", "limn.app.cli..", "limn.app.data..", "limn.app.demo..",
                        "limn.app.evaluate..", "limn.app.inspect..", "limn.app.report..", "limn.app.review..",
                        "limn.app.text..",
                        "limn.app.train..", "limn.app.weights..")
                .should().dependOnClassesThat().resideInAPackage("javafx..")
                .because("a command must work on a server").check(LIMN);
    }
}
