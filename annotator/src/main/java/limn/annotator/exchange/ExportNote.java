package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import limn.annotator.model.LabelClass;
import limn.annotator.store.AtomicFiles;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A small file in every export that says how to understand it: what a person who gets only the folder has to know. */
final class ExportNote {
    static final String FILE = "limn-export.yaml";
    /** The first row of a mask is the upper edge of the picture as it is seen. */
    private static final String ORIENTATION = "as displayed: the EXIF orientation of the image file is applied";

    private ExportNote() {}

    /** @param accepted regions that were accepted from a network, see {@link AcceptedTable} */
    static void write(Outgoing labels, Format format, Choices choices, int accepted, Path folder)
            throws IOException {
        var classes = new ArrayList<Object>();
        for (LabelClass k : labels.classes().classes()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("index", k.index());
            one.put("name", k.name());
            one.put("colour", String.format(Locale.ROOT, "#%06X", k.rgb()));
            classes.add(one);
        }
        var made = new LinkedHashMap<String, String>();
        for (Loss.Kind kind : Loss.Kind.values()) {
            choices.of(kind).ifPresent(word -> made.put(kind.name().toLowerCase(Locale.ROOT), word));
        }
        var note = new LinkedHashMap<String, Object>();
        note.put("format", format.id());
        note.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        note.put("images", labels.images().size());
        note.put("masks", labels.images().stream().filter(labels::isLabelled).count());
        if (accepted > 0) {
            note.put("acceptedRegions", accepted);
            note.put("acceptedRegionsIn",
                    AcceptedTable.FILE + ": labels that a person accepted from a network, with its run"
                            + " and how sure it was");
        }
        note.put("orientation", ORIENTATION);
        note.put("choices", made);
        note.put("classes", classes);
        byte[] text = new YAMLMapper().writeValueAsBytes(note);
        AtomicFiles.write(folder.resolve(FILE), out -> out.write(text));
    }
}
