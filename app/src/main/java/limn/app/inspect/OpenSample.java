package limn.app.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.app.train.RunState.SavedSample;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleSheet;

/**
 * A saved sample, decoded.
 *
 * @param scenes at least one
 * @param asked whether somebody had asked for it
 * @param whole whether the run noted sources and places; older versions kept pictures only
 */
public record OpenSample(long step, List<OpenScene> scenes, boolean asked, boolean whole) {

    /**
     * Reads a sample of a run.
     *
     * @param classes names of the classes of the run, for samples that do not say
     * @return empty if the folder is gone
     */
    public static Optional<OpenSample> read(RunFolder run, SavedSample saved, List<String> classes) throws IOException {
        Path folder = run.path().resolve(saved.folder());
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<SampleSheet> sheet = JsonFiles.read(folder.resolve(SampleSheet.FILE), SampleSheet.class);
        return Optional.of(sheet.isPresent() ? read(folder, sheet.get()) : old(folder, saved, classes));
    }

    private static OpenSample read(Path folder, SampleSheet sheet) throws IOException {
        List<String> names = sheet.classes().stream().map(SampleSheet.ClassEntry::name).toList();
        var scenes = new ArrayList<OpenScene>();
        for (SampleSheet.Scene scene : sheet.scenes()) {
            var panes = new ArrayList<PaneValues>();
            for (SampleSheet.Pane pane : scene.panes()) {
                panes.add(PaneValues.read(folder, pane));
            }
            scenes.add(new OpenScene(scene.kind(), names, scene.origins(), scene.chosen(), scene.numbers(), panes));
        }
        return new OpenSample(sheet.step(), scenes, sheet.asked(), true);
    }

    /** The labels in old pictures are colours, not numbers: their writer had numbered the palette anew. */
    private static OpenSample old(Path folder, SavedSample saved, List<String> classes) throws IOException {
        var panes = new ArrayList<PaneValues>();
        for (String file : saved.pictures()) {
            if (Files.exists(folder.resolve(file))) {
                panes.add(PaneValues.picture(folder.resolve(file), file.replaceAll("\\.[a-z]+$", "")));
            }
        }
        return new OpenSample(saved.step(),
                List.of(new OpenScene("old", classes, List.of(), List.of(), Map.of(), panes)), false, false);
    }
}
