package limn.app.inspect;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.app.train.RunState.SavedWatch;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;
import org.jspecify.annotations.Nullable;

/**
 * What a run said of the watched images, measurement by measurement.
 *
 * @param began when the run did; empty if it does not say
 * @param moments the measurements that kept pictures, oldest first
 * @param sheets what each of them says, in the same order
 */
public record WatchHistory(Optional<Instant> began, List<SavedWatch> moments, List<WatchSheet> sheets) {
    public static final WatchHistory NONE = new WatchHistory(Optional.empty(), List.of(), List.of());

    /** What the recipe of a run says beside its settings. @param at when the run began */
    private record Facts(@Nullable String at) {
        Optional<Instant> began() {
            try {
                return Optional.ofNullable(at).map(Instant::parse);
            } catch (DateTimeParseException notATime) {
                return Optional.empty();
            }
        }
    }

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
        Optional<Instant> began = JsonFiles.read(run.recipe(), Facts.class).flatMap(Facts::began);
        return new WatchHistory(began, List.copyOf(moments), List.copyOf(sheets));
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
     * At which steps something happened, by the time of the measurements around it; the beginning of the run counts as one at step 0.
     * What happened before it or after the last measurement is left out.
     */
    public List<Double> steps(List<Instant> times) {
        var known = new ArrayList<SavedWatch>(moments);
        began.ifPresent(at -> known.addFirst(new SavedWatch(0, at, "")));
        var steps = new ArrayList<Double>();
        for (Instant time : times) {
            for (int i = 1; i < known.size(); i++) {
                SavedWatch before = known.get(i - 1);
                SavedWatch after = known.get(i);
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
