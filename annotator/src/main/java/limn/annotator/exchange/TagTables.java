package limn.annotator.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.Csv;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** Tags as a table, one record for every state that is known: image, split, class, state. */
final class TagTables {
    static final String FILE = "tags_full.csv";

    private TagTables() {}

    static void write(Outgoing labels, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(FILE), out -> {
            out.write(line("image", "split", "class", "state"));
            for (ImageItem item : labels.images()) {
                Tags tags = labels.tags(item);
                for (LabelClass k : labels.classes().classes()) {
                    TagState state = k.index() < tags.classCount() ? tags.of(k.index()) : TagState.UNKNOWN;
                    if (state != TagState.UNKNOWN) {
                        out.write(line(item.name(), word(item.split()), k.name(), word(state)));
                    }
                }
            }
        });
    }

    private static byte[] line(String... cells) { return Csv.line(List.of(cells)).getBytes(StandardCharsets.UTF_8); }

    private static String word(Enum<?> value) { return value.name().toLowerCase(Locale.ROOT); }
}
