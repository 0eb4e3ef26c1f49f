package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import limn.annotator.view.Gallery;
import limn.annotator.view.MaskCanvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person without a mouse: Tab reaches every control of every place, and shows where it is. */
class TabJourneyTest extends WindowJourney {
    /** More Tabs than any place has controls. */
    private static final int PATIENCE = 120;

    @Override
    void makeProject() throws Exception {
        BlankImages.make(projectFolder(), dir.resolve("images"), 200, 150, List.of("one"), List.of("ground", "boat"))
                .close();
    }

    /** Every control that can be used now, but for parts of other controls and rows that arrows reach. */
    private static void controls(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        boolean control = node instanceof ButtonBase || node instanceof ComboBoxBase || node instanceof TextInputControl
                || node instanceof Slider || node instanceof ListView || node instanceof TableView
                || node instanceof MaskCanvas || node instanceof Gallery;
        if (control && !isToggleNotChosen(node)) {
            found.add(node);
        } else if (!control && node instanceof Parent parent && !isRowNotChosen(node)) {
            parent.getChildrenUnmodifiable().forEach(child -> controls(child, found));
        }
    }

    /** Of toggles that belong together, Tab reaches the chosen one and arrows the others. */
    private static boolean isToggleNotChosen(Node node) {
        return node instanceof ToggleButton toggle && !toggle.isSelected() && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getSelectedToggle() != null;
    }

    private static boolean isRowNotChosen(Node node) {
        return node.getStyleClass().contains("class-row") && node.getPseudoClassStates().stream()
                .noneMatch(state -> state.getPseudoClassName().equals("chosen"));
    }

    private Set<Node> walk() throws Exception {
        var seen = new LinkedHashSet<Node>();
        var robot = fx(Robot::new);
        for (int i = 0; i < PATIENCE; i++) {
            fx(() -> {
                robot.keyType(KeyCode.TAB);
                return true;
            });
            Node owner = fx(() -> scene().getFocusOwner());
            if (owner != null) {
                assertThat(fx(owner::isFocusVisible)).as(name(owner)).isTrue();
                seen.add(owner);
            }
        }
        return seen;
    }

    private static String name(Node node) {
        return node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass();
    }

    private void everythingIsReached() throws Exception {
        awaitQuiet();
        await("that nothing has the focus that is gone", () -> {
            Node owner = scene().getFocusOwner();
            return owner == null || owner.getScene() == scene();
        });
        Set<Node> reached = walk();
        var all = new ArrayList<Node>();
        fx(() -> {
            controls(scene().getRoot(), all);
            return true;
        });
        assertThat(all).hasSizeGreaterThan(4);
        assertThat(all.stream().filter(n -> !reached.contains(n)).map(TabJourneyTest::name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tabReachesEveryControlOfAPlace(Place.Id place) throws Exception {
        press(KeyCode.valueOf("DIGIT" + (place.ordinal() + 1)), false, true);
        if (place == Place.Id.LABEL) {
            await("the picture", () -> label().canvas().mask() != null);
        }
        everythingIsReached();
    }

    @Test
    void tabReachesEveryControlOfTheStartPage() throws Exception {
        closeProject();
        everythingIsReached();
    }

    @Test
    void anArrowGoesToTheNextToolAndChoosesIt() throws Exception {
        goToLabel(); // what opens takes the focus to the picture
        fx(() -> {
            find("tool-brush", ToggleButton.class).requestFocus();
            return true;
        });
        press(KeyCode.DOWN, false, false);
        assertThat(fx(() -> name(scene().getFocusOwner()))).contains("tool-eraser");
        assertThat(fx(() -> label().canvas().getTool())).isEqualTo(limn.annotator.view.Tool.ERASER);
    }

    @Test
    void tabStaysInWhatLiesOverTheWindow() throws Exception {
        press(KeyCode.COMMA, false, true);
        Set<Node> reached = walk();
        assertThat(reached).hasSizeGreaterThan(4);
        assertThat(reached).allSatisfy(node -> {
            boolean inside = false;
            for (Node n = node; n != null; n = n.getParent()) {
                inside |= "keys-page".equals(n.getId());
            }
            assertThat(inside).as(name(node)).isTrue();
        });
    }
}
