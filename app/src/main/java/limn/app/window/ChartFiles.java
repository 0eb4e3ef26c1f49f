package limn.app.window;

import java.nio.file.Path;
import limn.annotator.store.AtomicFiles;
import limn.app.window.chart.ChartTarget;

/** Saves charts where a person says. */
final class ChartFiles implements ChartTarget {
    private final Desk desk;

    ChartFiles(Desk desk) { this.desk = desk; }

    @Override
    public void save(String name, Content content) {
        desk.folders().chooseTarget(desk.texts().get("window.chart.where"), name)
                .ifPresent(file -> desk.jobs().run("save " + file, () -> {
                    AtomicFiles.write(file, content::writeTo);
                    return file;
                }, this::there, desk::failed));
    }

    private void there(Path file) {
        desk.notices().accept(Notice.of(Notice.Level.DONE, desk.texts().get("window.chart.saved", file)));
    }
}
