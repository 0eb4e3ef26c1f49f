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
 * A saved sample, one of its scenes decoded.
 *
 * @param scenes at least one
 * @param shown the one with panes; the others have none
 * @param asked whether somebody had asked for it
 * @param whole whether the run noted sources and places; older versions kept pictures only
 */
public record OpenSample(long step, List<OpenScene> scenes, OpenScene shown, boolean asked, boolean whole) {

    /**
     * Reads a sample of a run.
     *
     * @param classes names of the classes of the run, for samples that do not say
     * @param kind of the scene to decode, if the sample has one such; else the first
     * @return empty if the folder is gone
     */
    public static Optional<OpenSample> read(RunFolder run, SavedSample saved, List<String> classes, String kind)
            throws IOException {
        Path folder = run.path().resolve(saved.folder());
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<SampleSheet> sheet = JsonFiles.read(folder.resolve(SampleSheet.FILE), SampleSheet.class);
        return Optional.of(sheet.isPresent() ? read(folder, sheet.get(), kind) : old(folder, saved, classes));
    }

    private static OpenSample read(Path folder, SampleSheet sheet, String kind) throws IOException {
        List<String> names = sheet.classes().stream().map(SampleSheet.ClassEntry::name).toList();
        SampleSheet.Scene wanted = sheet.scenes().stream().filter(s -> s.kind().equals(kind)).findFirst()
                .orElse(sheet.scenes().getFirst());
        var panes = new ArrayList<PaneValues>();
        for (SampleSheet.Pane pane : wanted.panes()) {
            panes.add(PaneValues.read(folder, pane));
        }
        OpenScene shown = scene(wanted, names, panes);
        return new OpenSample(sheet.step(),
                sheet.scenes().stream().map(s -> s == wanted ? shown : scene(s, names, List.of())).toList(), shown,
                sheet.asked(), true);
    }

    private static OpenScene scene(SampleSheet.Scene scene, List<String> names, List<PaneValues> panes) {
        return new OpenScene(scene.kind(), names, scene.origins(), scene.chosen(), scene.numbers(), panes);
    }

    /** The labels in old pictures are colours, not numbers: their writer had numbered the palette anew. */
    private static OpenSample old(Path folder, SavedSample saved, List<String> classes) throws IOException {
        var panes = new ArrayList<PaneValues>();
        for (String file : saved.pictures()) {
            if (Files.exists(folder.resolve(file))) {
                panes.add(PaneValues.picture(folder.resolve(file), file.replaceAll("\\.[a-z]+$", "")));
            }
        }
        var scene = new OpenScene("old", classes, List.of(), List.of(), Map.of(), panes);
        return new OpenSample(saved.step(), List.of(scene), scene, false, false);
    }
}
