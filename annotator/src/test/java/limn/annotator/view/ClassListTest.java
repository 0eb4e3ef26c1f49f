package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class ClassListTest {
    private ClassList list;
    private Stage stage;

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    @BeforeEach
    void open() throws Exception {
        Fx.FAILURES.clear();
        list = Fx.on(() -> new ClassList(ViewTexts.of(Locale.ENGLISH)));
        stage = Fx.show(list, 260, 400);
        Fx.on(() -> {
            list.setClasses(Pictures.classes());
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.close(stage);
        assertThat(Fx.FAILURES).isEmpty();
    }

    private void click(String id) throws Exception {
        Fx.on(() -> {
            list.applyCss();
            list.layout();
            Node node = list.lookup(id);
            var at = node.localToScreen(node.getBoundsInLocal());
            var robot = new Robot();
            robot.mouseMove(at.getCenterX(), at.getCenterY());
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
    }

    @Test
    void aClickChoosesAClassOrVoid() throws Exception {
        click("#class-2");
        assertThat(list.activeProperty().get()).isEqualTo(2);
        click("#class-255");
        assertThat(list.activeProperty().get()).isEqualTo(Mask.VOID);
    }

    @Test
    void aClickOnTheTagAsksForItsNextState() throws Exception {
        var asked = new ArrayList<String>();
        Fx.on(() -> {
            list.setOnTag((c, state) -> asked.add(c + " " + state));
            list.setTags(Tags.unknown(4).with(1, TagState.PRESENT));
            return 0;
        });
        click("#tag-1");
        click("#tag-3");

        assertThat(asked).containsExactly("1 ABSENT", "3 PRESENT");
        assertThat(list.activeProperty().get()).isZero();
    }

    @Test
    void aNameIsEditedInPlace() throws Exception {
        var edited = new ArrayList<LabelClass>();
        Fx.on(() -> {
            list.setOnEdit(edited::add);
            list.edit(1);
            return 0;
        });
        Fx.until(() -> list.lookup("#class-name") instanceof TextField field && field.isFocused());
        Fx.on(() -> {
            ((TextField) list.lookup("#class-name")).setText("sea");
            new Robot().keyType(KeyCode.ENTER);
            return 0;
        });

        assertThat(edited).extracting(LabelClass::name).isEqualTo(List.of("sea"));
        assertThat(edited.getFirst().rgb()).isEqualTo(Pictures.classes().get(1).rgb());
    }

    @Test
    void theButtonAsksForANewClass() throws Exception {
        var asked = new ArrayList<String>();
        Fx.on(() -> {
            list.setOnAdd(() -> asked.add("new"));
            return 0;
        });
        assertThat(((Button) Fx.on(() -> list.lookup("#add-class"))).getText()).isEqualTo("+ class");
        click("#add-class");

        assertThat(asked).hasSize(1);
    }
}
