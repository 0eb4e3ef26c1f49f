package limn.app.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import limn.app.train.RunState.SavedWatch;
import limn.engine.data.CropBox;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleSheet;
import limn.engine.run.WatchSheet;

/** A watched image at a measurement, as panes: the picture, its labels if it has any, prediction and confidence. */
public final class WatchedScene {
    private WatchedScene() {}

    /** @param classes names of the classes of the run */
    public static OpenScene read(RunFolder run, SavedWatch moment, WatchSheet.Entry entry, List<String> classes)
            throws IOException {
        Path folder = run.path().resolve(moment.folder());
        var panes = new ArrayList<PaneValues>();
        panes.add(pane(run.watchedPictures(), entry.key() + ".png", "watch-image"));
        if (Files.exists(run.watchedPictures().resolve(entry.key() + "-labels.png"))) {
            panes.add(pane(run.watchedPictures(), entry.key() + "-labels.png", "watch-labels"));
        }
        panes.add(pane(folder, entry.key() + ".png", "watch-prediction"));
        panes.add(pane(folder, entry.key() + "-confidence.png", "watch-confidence"));
        return new OpenScene("watched", classes,
                List.of(new SampleSheet.Origin("image", entry.image(), CropBox.WHOLE, List.of(), List.of())), List.of(),
                Map.of(), panes);
    }

    private static PaneValues pane(Path folder, String file, String name) throws IOException {
        return PaneValues.read(folder.resolve(file), name, "image");
    }
}
