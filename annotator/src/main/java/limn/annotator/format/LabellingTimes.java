package limn.annotator.format;

import limn.annotator.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;

/** What labelling cost, as a table: one record per image with seconds, strokes, state and note. */
public final class LabellingTimes {
    /** The name of the file. */
    public static final String FILE = "labelling-times.csv";

    /** What was written. @param seconds of all images together */
    public record Written(Path file, int images, double seconds, int strokes) {}

    private LabellingTimes() {}

    /** Writes the table into a folder, which is made if need be. */
    public static Written export(Project project, Path out) throws IOException {
        Map<ImageId, Effort> efforts = project.facts().efforts();
        Map<ImageId, String> notes = project.facts().notes();
        var lines = new ArrayList<String>();
        lines.add(Csv.line(List.of("image", "seconds", "mask_seconds", "tag_seconds", "strokes", "state", "note")));
        Effort all = Effort.NONE;
        List<ImageItem> images = project.images();
        for (ImageItem item : images) {
            Effort effort = efforts.getOrDefault(item.id(), Effort.NONE);
            all = all.plus(effort);
            lines.add(Csv.line(List.of(item.name(), seconds(effort.totalMillis()), seconds(effort.maskMillis()),
                    seconds(effort.tagMillis()), String.valueOf(effort.strokes()),
                    item.state().name().toLowerCase(Locale.ROOT), notes.getOrDefault(item.id(), ""))));
        }
        Path file = out.resolve(FILE);
        AtomicFiles.write(file, to -> to.write(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
        return new Written(file, images.size(), all.totalMillis() / 1000.0, all.strokes());
    }

    private static String seconds(long millis) { return String.format(Locale.ROOT, "%.1f", millis / 1000.0); }
}
