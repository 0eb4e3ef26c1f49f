package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keys become actions in one place. Elsewhere a control may know the keys that every control of its kind has. */
class KeyRulesTest {
    private static final Set<String> OF_CONTROLS = Set.of("LEFT", "RIGHT", "UP", "DOWN", "PAGE_UP", "PAGE_DOWN", "HOME",
            "END", "ENTER", "SPACE", "ESCAPE", "TAB", "F2");
    private static final JavaClasses LIMN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("limn.app", "limn.annotator");

    @Test
    void noOtherPartOfTheWindowListensForPlainKeys() {
        var found = new TreeSet<String>();
        for (var type : LIMN) {
            boolean commands = type.getPackageName().startsWith("limn.app.window.command");
            for (var access : type.getFieldAccessesFromSelf()) {
                boolean key = access.getTargetOwner().getName().equals("javafx.scene.input.KeyCode");
                if (key && !commands && !OF_CONTROLS.contains(access.getTarget().getName())) {
                    found.add(type.getName() + " knows the key " + access.getTarget().getName());
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
