package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import limn.annotator.format.ImportReport;
import limn.annotator.model.ClassCatalog;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/** Brings a surveyed source into a project. */
public final class Importing {
    private Importing() {}

    /**
     * Adds the classes that the mapping needs, then streams image by image.
     *
     * @param place the source's file or folder, for messages
     * @throws java.util.concurrent.CancellationException if the watch does not want to go on; what was taken until then stays
     */
    public static ImportReport run(Project project, Source source, ClassMapping mapping, ImportSettings settings,
            Path place, Watch watch, Problems problems) throws IOException {
        ClassCatalog classes = mapping.added(project.classes(), place);
        if (!classes.equals(project.classes())) {
            project.setClasses(classes);
        }
        var intake = new Intake(project, mapping, settings, watch, problems);
        source.read(intake);
        intake.flush();
        return new ImportReport(intake.images(), intake.masks(), intake.tagged(), problems.skipped(),
                problems.notices());
    }
}
