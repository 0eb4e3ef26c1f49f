package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.store.Watch;
import tools.jackson.databind.JsonNode;

/**
 * The JSON files of a format that has one for each image.
 *
 * @param folder the one that was named, or that of the file that was
 * @param files those that could be read
 * @param classes every name of a class in them, numbered as they were met
 */
record FileSurvey(Path folder, List<Path> files, List<ForeignClass> classes) {
    FileSurvey {
        files = List.copyOf(files);
        classes = List.copyOf(classes);
    }

    /** Finds the names of classes in a file. @throws LayoutException if it is not of the format */
    @FunctionalInterface
    interface Look { void into(Path file, Set<String> names) throws IOException; }

    /** What is done with a file. */
    @FunctionalInterface
    interface Use {
        /** @param where its path in the folder */
        void with(String where, Path file, JsonNode root) throws IOException;
    }

    /**
     * Looks into a file, or into all of a folder; of a folder those that are not of the format are left out.
     *
     * @param ending of the names of the files
     * @param format its name, for the message that there is nothing of it
     */
    static FileSurvey of(Path place, String ending, String format, Problems problems, Watch watch, Look look)
            throws IOException {
        boolean one = Files.isRegularFile(place);
        Path folder = one ? Optional.ofNullable(place.toAbsolutePath().getParent()).orElseThrow() : place;
        List<Path> files = one ? List.of(place.toAbsolutePath()) : FileTree.files(place, ending);
        var readable = new ArrayList<Path>();
        var names = new LinkedHashSet<String>();
        for (Path file : files) {
            if (!watch.goOn(readable.size(), files.size())) {
                throw new CancellationException();
            }
            try {
                look.into(file, names);
                readable.add(file);
            } catch (LayoutException e) {
                if (one) {
                    throw e;
                }
                problems.skip(FileTree.path(folder, file), e.reason());
            }
        }
        if (readable.isEmpty()) {
            throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, format));
        }
        var classes = new ArrayList<ForeignClass>();
        names.forEach(name -> classes.add(ForeignClass.of(name, classes.size())));
        return new FileSurvey(folder, readable, classes);
    }

    /** The place of each class in the list. */
    Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < classes.size(); i++) {
            places.put(classes.get(i).name(), i);
        }
        return places;
    }

    /** Reads every file; one that is another by now is left out. */
    void each(Intake intake, Use use) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            intake.progress(i, files.size());
            String where = FileTree.path(folder, files.get(i));
            try {
                use.with(where, files.get(i), Json.read(files.get(i)));
            } catch (LayoutException e) {
                intake.problems().skip(where, e.reason());
            }
        }
    }
}
