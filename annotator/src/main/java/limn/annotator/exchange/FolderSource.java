package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImportOptions;
import limn.annotator.format.ImportReport;
import limn.annotator.store.Watch;

/** The layout {@code folders}, which takes all images of a folder, also those without labels. */
final class FolderSource implements Source {
    private final Path place;
    private final List<ForeignClass> classes;

    private FolderSource(Path place, List<ForeignClass> classes) {
        this.place = place;
        this.classes = classes;
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        return new FolderSource(place, Folders.classes(place));
    }

    @Override
    public List<ForeignClass> classes() { return classes; }

    @Override
    public int images() { return 0; }

    @Override
    public void read(Intake intake) throws IOException {
        ImportOptions options = intake.layoutOptions();
        var done = new int[1];
        ImportReport report = FoldersLayout.importInto(intake.project(), place, options,
                file -> intake.progress(done[0]++, 0));
        intake.took(report);
    }
}
