package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javax.imageio.ImageIO;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.exchange.Choices;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.Formats;
import limn.annotator.exchange.Meaning;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;

/** A person takes labels of another program in, says what their classes become, and hands labels out. */
class ExchangeWindowTest extends WindowJourney {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    @Override
    void makeProject() throws Exception {
        Path folder = Files.createDirectories(dir.resolve("images"));
        try (Project project = Project.create(projectFolder(), ClassCatalog.empty().withNew("sea").withNew("boat"))) {
            for (String name : List.of("one", "two")) {
                Path image = folder.resolve(name + ".png");
                ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
                project.addImage(image, name, WIDTH, HEIGHT, "", Split.TRAIN);
            }
            ImageItem one = project.images().getFirst();
            Mask blank = Mask.unlabelled(WIDTH, HEIGHT);
            var editor = blank.edit();
            editor.span(3, 0, WIDTH, 1);
            project.commit(Change.of(ChangeKind.BRUSH, one.id(), blank, editor.done()));
            project.setTags(Map.of(one.id(), Tags.unknown(2).with(1, TagState.PRESENT)));
        }
        Files.writeString(dir.resolve("theirs.json"), """
                {"images": [{"id": 7, "file_name": "two.png", "width": 60, "height": 40}],
                 "categories": [{"id": 3, "name": "vessel"}],
                 "annotations": [{"id": 1, "image_id": 7, "category_id": 3,
                   "segmentation": [[10, 10, 20, 10, 20, 20, 10, 20]]}]}
                """);
    }

    @Override
    FolderChooser folders() { return title -> Optional.of(dir.resolve("theirs.json")); }

    private void click(String id) throws Exception {
        await("enabled " + id, () -> isThere(id) && !find(id, Button.class).isDisabled());
        fx(() -> {
            find(id, Button.class).fire();
            return true;
        });
    }

    private <T> void choose(String id, T value) throws Exception {
        await(id, () -> isThere(id));
        fx(() -> {
            @SuppressWarnings("unchecked") // the box was made for values of this kind
            ComboBox<T> box = find(id, ComboBox.class);
            box.setValue(value);
            return true;
        });
    }

    private static Format format(String id) { return Formats.of(id).orElseThrow(); }

    @Test
    void theirClassesBecomeWhatThePersonSays() throws Exception {
        fx(() -> workspace().actions().run("global.exchange.import"));
        choose("import-format", format("coco"));
        click("import-file");
        choose("import-class-0", new Meaning.Named("boat"));
        click("import-begin");
        ImageItem two = project().model().images().get(1);
        await("the mask", () -> project().model().isMasked(two.id()));
        Mask mask = project().model().project().mask(two);
        assertThat(mask.at(15, 15)).isEqualTo(1);
        assertThat(mask.at(25, 15)).isEqualTo(Mask.UNLABELLED);
        assertThat(project().model().classes().size()).isEqualTo(2);
        await("quiet", () -> workspace().isIdle());
    }

    @Test
    void anExportWaitsUntilEveryLossHasAnAnswer() throws Exception {
        fx(() -> workspace().actions().run("global.exchange.export"));
        choose("export-format", format("voc"));
        await("the losses", () -> isThere("export-unlabelled") && isThere("export-tags"));
        assertThat(fx(() -> find("export-begin", Button.class).isDisabled())).isTrue();
        choose("export-unlabelled", Choices.VOID);
        choose("export-tags", Choices.BESIDE);
        click("export-begin");
        Path exports = projectFolder().resolve("export");
        await("the export", () -> workspace().isIdle() && Files.isDirectory(exports));
        try (var all = Files.walk(exports)) {
            assertThat(all.map(f -> f.getFileName().toString())).contains("one.png", "labelmap.txt", "tags_full.csv");
        }
    }
}
