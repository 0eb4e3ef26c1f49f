package limn.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import limn.app.train.RunState.SavedWatch;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchHistoryTest {
    private static final Instant START = Instant.ofEpochSecond(1000);

    @TempDir
    Path folder;

    private SavedWatch watch(long step, long second, WatchSheet.Entry... entries) throws Exception {
        var run = new RunFolder(folder);
        Path place = Files.createDirectories(run.watched(step));
        JsonFiles.write(place.resolve(WatchSheet.FILE), new WatchSheet(1, step, "teacher", List.of(entries)));
        return new SavedWatch(step, START.plusSeconds(second), "watched/" + place.getFileName());
    }

    private static WatchSheet.Entry entry(String image, double iou) {
        return new WatchSheet.Entry(image, image, iou, List.of(iou));
    }

    @Test
    void eachImageHasItsCourseThoughTheChoiceChangedMeanwhile() throws Exception {
        var saved = List.of(watch(10, 0, entry("a", 0.1), entry("b", 0.2)), watch(20, 60, entry("b", 0.3)),
                new SavedWatch(15, START, "watched/000015"));
        WatchHistory history = WatchHistory.read(new RunFolder(folder), saved);
        assertThat(history.moments()).hasSize(2);
        assertThat(history.images().keySet()).containsExactly("b", "a");
        assertThat(history.images().get("b")).extracting(WatchHistory.Point::step).containsExactly(10L, 20L);
        assertThat(history.entry(1, "a")).isEmpty();
    }

    @Test
    void changesOfLabelsStandBetweenTheMeasurementsAroundThem() throws Exception {
        var saved = List.of(watch(10, 0, entry("a", 0.1)), watch(20, 60, entry("a", 0.1)));
        WatchHistory history = WatchHistory.read(new RunFolder(folder), saved);
        assertThat(history.steps(List.of(START.minusSeconds(5), START.plusSeconds(30), START.plusSeconds(90))))
                .containsExactly(15.0);
    }

    @Test
    void theBeginningOfTheRunIsTheFirstMoment() throws Exception {
        java.nio.file.Files.writeString(folder.resolve("recipe.json"),
                "{\"method\": \"classmix\", \"at\": \"" + START.minusSeconds(40) + "\"}");
        WatchHistory history = WatchHistory.read(new RunFolder(folder), List.of(watch(10, 0, entry("a", 0.1))));
        assertThat(history.steps(List.of(START.minusSeconds(50), START.minusSeconds(20)))).containsExactly(5.0);
    }
}
