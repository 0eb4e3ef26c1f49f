package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.annotator.view.Gallery;
import org.junit.jupiter.api.Test;

/** Tags many images in the gallery with the keyboard, takes it back, and finds images again. */
class GalleryJourneyTest extends WindowJourney {
    private static final int IMAGES = 60;
    private static final int CLASSES = 12;

    @Override
    void makeProject() throws Exception {
        Path images = Files.createDirectories(dir.resolve("images"));
        var classes = new ArrayList<LabelClass>();
        for (int i = 0; i < CLASSES; i++) {
            classes.add(new LabelClass(i, "class " + (i + 1), ClassCatalog.suggestedColour(i), "", false));
        }
        try (Project project = Project.create(projectFolder(), new ClassCatalog(classes))) {
            var rows = new ArrayList<NewImage>();
            for (int i = 0; i < IMAGES; i++) {
                String name = "picture-%02d.png".formatted(i + 1);
                ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "png",
                        images.resolve(name).toFile());
                rows.add(new NewImage(images.resolve(name), name, 32, 24, "%064x".formatted(i), Split.TRAIN));
            }
            project.addImages(rows);
        }
    }

    private Gallery gallery() { return find("gallery", Gallery.class); }

    private ProjectModel model() { return project().model(); }

    private Map<ImageId, Tags> allTags() throws Exception {
        return fx(() -> model().images().stream().collect(Collectors.toMap(i -> i.id(), i -> model().tags(i.id()))));
    }

    private Set<ImageId> with(int classId, TagState state) throws Exception {
        return allTags().entrySet().stream().filter(e -> e.getValue().of(classId) == state).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void alt(KeyCode code) throws Exception {
        fx(() -> {
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(gallery(), new KeyEvent(type, "", "", code, false, false, true, false));
            }
            return true;
        });
    }

    private void select(int from, int to) throws Exception {
        fx(() -> {
            gallery().requestFocus();
            gallery().selectAt(from);
            return true;
        });
        for (int i = from; i < to; i++) {
            press(KeyCode.RIGHT, true, false);
        }
    }

    @Test
    void manyImagesAreTaggedInOneStepThatOneUndoTakesBackAndRedoGivesAgain() throws Exception {
        select(3, 7);
        assertThat(fx(() -> gallery().selectedCount())).isEqualTo(5);
        press(KeyCode.DIGIT2, false, false);
        press(KeyCode.DIGIT3, true, false);
        alt(KeyCode.DIGIT4);
        Map<ImageId, Tags> tagged = allTags();
        assertThat(with(1, TagState.PRESENT)).hasSize(5);
        assertThat(with(2, TagState.PRESENT)).hasSize(5);
        assertThat(with(3, TagState.ABSENT)).hasSize(5);

        press(KeyCode.A, false, false);
        assertThat(with(0, TagState.ABSENT)).hasSize(5);
        press(KeyCode.Z, false, true);
        await("the tags as before", () -> allTagsNow().equals(tagged));
        for (int left = 2; left >= 0; left--) {
            int classes = left;
            press(KeyCode.Z, false, true);
            await("one step back", () -> decided() == classes);
        }
        for (int i = 1; i <= 3; i++) {
            int classes = i;
            press(KeyCode.Z, true, true);
            await("one step forward", () -> decided() == classes);
        }
        assertThat(allTags()).isEqualTo(tagged);
    }

    private Map<ImageId, Tags> allTagsNow() {
        return model().images().stream().collect(Collectors.toMap(i -> i.id(), i -> model().tags(i.id())));
    }

    /** Of how many classes something is known. */
    private long decided() {
        return java.util.stream.IntStream.range(0, CLASSES)
                .filter(c -> allTagsNow().values().stream().anyMatch(t -> t.of(c) != TagState.UNKNOWN)).count();
    }

    @Test
    void anImageTakesTheTagsOfTheOneBefore() throws Exception {
        select(0, 0);
        press(KeyCode.DIGIT1, false, false);
        press(KeyCode.RIGHT, false, false);
        press(KeyCode.EQUALS, false, false);
        assertThat(with(0, TagState.PRESENT)).hasSize(2);
    }

    @Test
    void classesBeyondTheNinthHaveAPageOfKeysAndAreFoundByName() throws Exception {
        select(0, 1);
        press(KeyCode.BACK_QUOTE, false, false);
        assertThat(fx(() -> find("selection-keys", Label.class).getText())).contains("class 10");
        press(KeyCode.DIGIT3, false, false);
        assertThat(with(11, TagState.PRESENT)).hasSize(2);
        press(KeyCode.SLASH, false, false);
        fx(() -> {
            find("find-class", TextField.class).setText("class 11");
            return true;
        });
        press(KeyCode.ENTER, true, false);
        assertThat(with(10, TagState.PRESENT)).hasSize(2);
        press(KeyCode.ESCAPE, false, false);
        assertThat(fx(() -> gallery().isFocused())).isTrue();
    }

    @Test
    void aFilterWithoutHitsNamesItselfAndIsCleared() throws Exception {
        select(0, 9);
        press(KeyCode.DIGIT1, false, false);
        fx(() -> {
            find("filter-search", TextField.class).setText("picture-0");
            return true;
        });
        await("the filter", () -> gallery().items().size() == 9);
        assertThat(fx(() -> gallery().selectedCount())).isEqualTo(9);
        fx(() -> {
            find("filter-search", TextField.class).setText("no such name");
            return true;
        });
        await("nothing", () -> gallery().items().isEmpty());
        assertThat(fx(() -> find("no-hits", Label.class).getText())).contains("no such name");
        click("clear-filter");
        await("everything", () -> gallery().items().size() == IMAGES);
    }

    @Test
    void anImageIsReachedByItsNumberOrName() throws Exception {
        fx(() -> {
            gallery().requestFocus();
            return true;
        });
        press(KeyCode.G, false, true);
        fx(() -> {
            find("go-to", TextField.class).setText("42");
            return true;
        });
        await("the place", () -> gallery().focusedIndex() == 41);
        fx(() -> {
            find("go-to", TextField.class).setText("picture-07");
            return true;
        });
        await("the name", () -> gallery().focusedIndex() == 6);
        press(KeyCode.ENTER, false, false);
        assertThat(fx(() -> gallery().isFocused())).isTrue();
    }

    @Test
    void invertingSelectsTheOthersAndTheyCanBeFlaggedTogether() throws Exception {
        select(0, 1);
        press(KeyCode.I, true, true);
        assertThat(fx(() -> gallery().selectedCount())).isEqualTo(IMAGES - 2);
        press(KeyCode.F, false, false);
        assertThat(fx(() -> model().images().stream()
                .filter(i -> i.state() == limn.annotator.model.ReviewState.FLAGGED).count())).isEqualTo(IMAGES - 2);
    }
}
