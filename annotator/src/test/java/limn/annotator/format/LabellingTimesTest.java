package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellingTimesTest {
    @TempDir
    Path folder;

    @Test
    void everyImageHasARecordWithWhatItCost() throws IOException {
        try (Project project = Project.create(folder.resolve("p"), ClassCatalog.empty().withNew("a"))) {
            ImageId one = project.addImage(folder.resolve("1.png"), "one, first", 4, 4, "", Split.TRAIN).id();
            project.addImage(folder.resolve("2.png"), "two", 4, 4, "", Split.TRAIN);
            project.facts().addEfforts(Map.of(one, new Effort(61_250, 2_000, 7)));
            project.facts().setNote(one, "say \"mast\"");
            project.setState(List.of(one), ReviewState.DONE);
            LabellingTimes.Written written = LabellingTimes.export(project, folder.resolve("out"));
            assertThat(written.seconds()).isEqualTo(63.25);
            assertThat(written.strokes()).isEqualTo(7);
            List<Csv.Row> rows = Csv.parse(Files.readString(written.file()));
            assertThat(rows.get(0).cells()).containsExactly("image", "seconds", "mask_seconds", "tag_seconds",
                    "strokes", "state", "note");
            assertThat(rows.get(1).cells()).containsExactly("one, first", "63.3", "61.3", "2.0", "7", "done",
                    "say \"mast\"");
            assertThat(rows.get(2).cells()).containsExactly("two", "0.0", "0.0", "0.0", "0", "new", "");
        }
    }
}
