package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import limn.annotator.exchange.Choices;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.Formats;
import limn.annotator.exchange.Meaning;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;

/** A person takes labels of another program in, says what their classes become, and hands labels out. */
class ExchangeWindowTest extends WindowJourney {
    @Override
    void makeProject() throws Exception {
        try (Project project = BlankImages.make(projectFolder(), dir.resolve("images"), 60, 40, List.of("one", "two"),
                List.of("sea", "boat"))) {
            ImageItem one = project.images().getFirst();
            BlankImages.paintRows(project, one, 3, 1);
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

    private static Format format(String id) { return Formats.of(id).orElseThrow(); }

    @Test
    void theirClassesBecomeWhatThePersonSays() throws Exception {
        act("global.exchange.import");
        choose("import-format", format("coco"));
        click("import-file");
        choose("import-class-0", new Meaning.Named("boat"));
        click("import-begin");
        ImageItem two = image(1);
        await("the mask", () -> project().model().isMasked(two.id()));
        Mask mask = project().model().project().mask(two);
        assertThat(mask.at(15, 15)).isEqualTo(1);
        assertThat(mask.at(25, 15)).isEqualTo(Mask.UNLABELLED);
        assertThat(project().model().classes().size()).isEqualTo(2);
        awaitQuiet();
    }

    @Test
    void anExportWaitsUntilEveryLossHasAnAnswer() throws Exception {
        act("global.exchange.export");
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
