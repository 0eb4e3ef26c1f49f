package limn.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Selection;
import limn.annotator.format.Csv;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.annotator.store.Verdict;
import limn.annotator.store.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedTableTest {
    @TempDir
    Path folder;
    private Project project;
    private ImageItem item;

    @BeforeEach
    void create() {
        project = Project.create(folder.resolve("p"), ClassCatalog.empty().withNew("sea").withNew("boat"));
        item = project.addImage(folder.resolve("a.png"), "a, b", 60, 40, "", Split.TRAIN);
    }

    @AfterEach
    void close() { project.close(); }

    private void judge(boolean accepted, Region at) {
        var pixels = new Selection.Builder(at);
        for (int y = at.y(); y < at.endY(); y++) {
            pixels.add(y, at.x(), at.endX());
        }
        project.verdicts().judge(List.of(new Verdict(item.id(), accepted, "boat", "run-7", 360, 0.875f,
                pixels.build())), List.of("1", "boat"), 0, 0);
    }

    private Path export() throws Exception {
        Path out = folder.resolve("out");
        Exporting.run(project, Formats.of("labelme").orElseThrow(), out, Choices.none(), false, Watch.NONE);
        return out;
    }

    @Test
    void acceptedRegionsStandBesideTheLabelsWithRunAndConfidence() throws Exception {
        judge(true, new Region(10, 5, 20, 10));
        judge(false, new Region(40, 5, 10, 10));
        Mask before = project.mask(item);
        var painted = before.edit();
        painted.span(5, 10, 30, 0);
        project.commit(Change.of(ChangeKind.BRUSH, item.id(), before, painted.done()));

        Path out = export();

        List<Csv.Row> rows = Csv.parse(Files.readString(out.resolve(AcceptedTable.FILE)));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).cells().subList(0, 10)).containsExactly("a, b", "boat", "10", "6", "20", "9", "180",
                "run-7", "360", "0.875");
        assertThat(rows.get(1).cells().get(10)).startsWith("20").endsWith("Z");
        assertThat(Files.readString(out.resolve(ExportNote.FILE))).contains("acceptedRegions: 1", AcceptedTable.FILE);
    }

    @Test
    void withoutAcceptedRegionsThereIsNoTable() throws Exception {
        judge(false, new Region(40, 5, 10, 10));

        Path out = export();

        assertThat(out.resolve(AcceptedTable.FILE)).doesNotExist();
        assertThat(Files.readString(out.resolve(ExportNote.FILE))).doesNotContain("accepted");
    }
}
