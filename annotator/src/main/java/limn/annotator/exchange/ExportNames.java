package limn.annotator.exchange;

import limn.annotator.model.ImageItem;

/** Names of files in exports: unique, because names of images are. */
final class ExportNames {
    private ExportNames() {}

    /** The name of an image and the ending of its file. */
    static String of(ImageItem item) {
        String file = item.path().substring(item.path().lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return safe(item.name()) + (dot > 0 ? file.substring(dot) : "");
    }

    /** A name of one file: no separators in it. */
    static String safe(String name) {
        return name.replace('/', '_').replace('\\', '_');
    }
}
