package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.LayoutExport;
import limn.annotator.model.ClassCatalog;

/** The layout {@code folders} as a format among others; {@link FoldersLayout} knows how it is read. */
final class Folders {
    private Folders() {}

    /** The classes that a layout names. */
    static List<ForeignClass> classes(Path place) throws IOException {
        ClassCatalog classes = FoldersLayout.classes(place);
        return classes.classes().stream().map(k -> ForeignClass.of(k.name(), k.index(), k.rgb())).toList();
    }

    static void write(Outgoing labels, Path folder) throws IOException {
        var export = new LayoutExport(labels.project(), folder);
        export.classes();
        export.splits();
        export.tags();
        labels.each(item -> {
            export.mask(item);
            labels.image(item, folder.resolve("images").resolve(labels.fileName(item)));
        });
    }
}
