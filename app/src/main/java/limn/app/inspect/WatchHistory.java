package limn.app.inspect;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.app.train.RunState.SavedWatch;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;

/**
 * What a run said of the watched images, measurement by measurement.
 *
 * @param moments the measurements that kept pictures, oldest first
 * @param sheets what each of them says, in the same order
 */
public record WatchHistory(List<SavedWatch> moments, List<WatchSheet> sheets) {
    public static final WatchHistory NONE = new WatchHistory(List.of(), List.of());

    /** One image at one measurement. */
    public record Point(long step, WatchSheet.Entry entry) {}

    /** Reads what is there; a measurement whose folder is gone is left out. */
    public static WatchHistory read(RunFolder run, List<SavedWatch> saved) throws IOException {
        var moments = new ArrayList<SavedWatch>();
        var sheets = new ArrayList<WatchSheet>();
        for (SavedWatch moment : saved) {
            var sheet = JsonFiles.read(run.path().resolve(moment.folder()).resolve(WatchSheet.FILE), WatchSheet.class);
            if (sheet.isPresent()) {
                moments.add(moment);
                sheets.add(sheet.get());
            }
        }
        return new WatchHistory(List.copyOf(moments), List.copyOf(sheets));
    }

    /** The course of each image, images in the order in which the newest measurement names them. */
    public Map<String, List<Point>> images() {
        var images = new LinkedHashMap<String, List<Point>>();
        for (WatchSheet sheet : sheets.reversed()) {
            sheet.entries().forEach(e -> images.putIfAbsent(e.image(), new ArrayList<>()));
        }
        for (WatchSheet sheet : sheets) {
            for (WatchSheet.Entry entry : sheet.entries()) {
                images.getOrDefault(entry.image(), new ArrayList<>()).add(new Point(sheet.step(), entry));
            }
        }
        return images;
    }

    /** What a measurement says of an image, if it watched it. */
    public Optional<WatchSheet.Entry> entry(int moment, String image) {
        return moment < 0 || moment >= sheets.size()
                ? Optional.empty()
                : sheets.get(moment).entries().stream().filter(e -> e.image().equals(image)).findFirst();
    }

    /**
     * At which steps something happened, by the time of the measurements around it. What happened before the first or after the last
     * measurement is left out.
     */
    public List<Double> steps(List<Instant> times) {
        var steps = new ArrayList<Double>();
        for (Instant time : times) {
            for (int i = 1; i < moments.size(); i++) {
                SavedWatch before = moments.get(i - 1);
                SavedWatch after = moments.get(i);
                if (!time.isBefore(before.at()) && time.isBefore(after.at())) {
                    double share = (double) Duration.between(before.at(), time).toNanos()
                            / Math.max(1, Duration.between(before.at(), after.at()).toNanos());
                    steps.add(before.step() + share * (after.step() - before.step()));
                }
            }
        }
        return steps;
    }
}
