package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import limn.engine.evaluate.ConfusionMatrix;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.JsonFiles;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
    @TempDir
    Path folder;

    private final Shapes shapes = Shapes.of(8, 4, 3, 7);

    private RunFolder train(String name, String... settings) throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve(name)));
        Training.run(shapes, TrainingTest.small("supervised", settings), run, "cpu", false, e -> {});
        return run;
    }

    private static WatchSheet sheet(RunFolder run, long step) throws Exception {
        return JsonFiles.read(run.watched(step).resolve(WatchSheet.FILE), WatchSheet.class).orElseThrow();
    }

    @Test
    void theIouOfAnImageIsThatOfItsPicture() throws Exception {
        RunFolder run = train("iou", "steps", "4", "evaluateEvery", "2", "watched", "4");
        WatchSheet sheet = sheet(run, 4);
        assertThat(sheet.entries()).hasSize(4);
        for (WatchSheet.Entry entry : sheet.entries()) {
            byte[] said = values(run.watched(4).resolve(entry.key() + ".png"));
            assertThat(run.watched(4).resolve(entry.key() + "-confidence.png")).exists();
            assertThat(run.watchedPictures().resolve(entry.key() + ".png")).exists();
            if (entry.iou() != null) {
                var confusion = new ConfusionMatrix(3);
                confusion.add(values(run.watchedPictures().resolve(entry.key() + "-labels.png")), said);
                assertThat(entry.iou()).isEqualTo(confusion.mIoU());
            }
        }
        assertThat(sheet.entries().stream().filter(e -> e.iou() != null)).hasSize(2);
        assertThat(EventLog.readAll(run.events())).extracting(Logged::event)
                .contains(new Event.WatchedSaved("watched/000002", 4), new Event.WatchedSaved("watched/000004", 4));
    }

    private static byte[] values(Path file) throws Exception {
        var raster = ImageIO.read(file.toFile()).getRaster();
        return (byte[]) raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
    }

    @Test
    void whatWasChosenIsWatchedAndUnknownNamesAreLeftOut() throws Exception {
        JsonFiles.write(folder.resolve("watched.json"), new WatchSheet.Chosen(List.of("train6", "gone", "val1")));
        RunFolder run = train("chosen", "steps", "2", "evaluateEvery", "2");
        assertThat(sheet(run, 2).entries()).extracting(WatchSheet.Entry::image).containsExactly("train6", "val1");
    }

    @Test
    void anImageThatSomebodyAddsIsWatchedAlsoWhereNoneIsByItself() throws Exception {
        Path list = Files.createDirectories(folder.resolve("added")).resolve("watched.json");
        JsonFiles.write(list, new WatchSheet.Chosen(List.of("train6")));
        RunFolder run = train("added", "steps", "2", "evaluateEvery", "2", "watched", "0");
        assertThat(sheet(run, 2).entries()).extracting(WatchSheet.Entry::image).containsExactly("train6");
    }

    @Test
    void nothingIsKeptWhereNothingIsToBeWatched() throws Exception {
        assertThat(train("none", "steps", "2", "watched", "0").path().resolve("watched")).doesNotExist();
    }
}
