package limn.annotator.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.ClassLists;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;

/**
 * The file of classes beside VOC masks: {@code labelmap.txt} as CVAT and Datumaro write it, {@code name:r,g,b:parts:actions}, where the
 * place of a line is the value in masks; or a text file with a name per line; or, if there is none, the 21 of PASCAL VOC.
 */
final class VocClasses {
    private static final String FILE = "labelmap.txt";

    private VocClasses() {}

    static List<ForeignClass> read(Path folder) throws IOException {
        Path labelMap = folder.resolve(FILE);
        if (Files.isRegularFile(labelMap)) {
            return labelMap(labelMap);
        }
        for (String name : List.of("classes.txt", "class_names.txt", "labels.txt")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return of(ClassLists.read(folder.resolve(name)));
            }
        }
        return of(ClassLists.of(ClassLists.BuiltIn.VOC));
    }

    static void write(Path folder, ClassCatalog classes) throws IOException {
        var text = new StringBuilder("# label:color_rgb:parts:actions\n");
        for (LabelClass k : classes.classes()) {
            text.append(k.name()).append(':').append(k.rgb() >> 16).append(',').append(k.rgb() >> 8 & 0xFF).append(',')
                    .append(k.rgb() & 0xFF).append("::\n");
        }
        AtomicFiles.write(folder.resolve(FILE), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ForeignClass> of(ClassCatalog classes) {
        return classes.classes().stream().map(k -> ForeignClass.of(k.name(), k.index(), k.rgb())).toList();
    }

    /** A name may hold colons: colour, parts and actions are the last three fields. */
    private static List<ForeignClass> labelMap(Path file) throws IOException {
        var found = new ArrayList<ForeignClass>();
        for (String line : Files.readString(file, StandardCharsets.UTF_8).replace("\uFEFF", "").lines().toList()) {
            if (line.isBlank() || line.startsWith("# label:")) {
                continue;
            }
            String[] fields = line.split(":", -1);
            int named = Math.max(1, fields.length - 3);
            String name = String.join(":", List.of(fields).subList(0, named));
            found.add(colour(name, found.size(), fields.length > 3 ? fields[fields.length - 3] : ""));
        }
        return found;
    }

    private static ForeignClass colour(String name, int number, String rgb) {
        if (!rgb.matches("\\d{1,3},\\d{1,3},\\d{1,3}")) {
            return ForeignClass.of(name, number);
        }
        var bytes = new byte[3];
        String[] parts = rgb.split(",");
        for (int i = 0; i < 3; i++) {
            bytes[i] = (byte) Math.min(255, Integer.parseInt(parts[i]));
        }
        return ForeignClass.of(name, number, HexFormat.fromHexDigits(HexFormat.of().formatHex(bytes)));
    }
}
