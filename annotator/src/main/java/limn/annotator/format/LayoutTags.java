package limn.annotator.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * The tables of tags. {@code tags.csv}: image, split, tags joined by ';', where a class that is used as a tag and not listed
 * is absent. {@code tags_full.csv}: image, split, class, state, one record for every state that is known; where it is there it
 * is read instead.
 */
public final class LayoutTags {
    /** The table of images of which all tags are known. */
    public static final String FILE = "tags.csv";
    static final String FULL = "tags_full.csv";

    private final Path file;
    private final List<Skipped> skipped;
    private final Map<ImageId, Tags> tags = new LinkedHashMap<>();
    private final Map<ImageId, Split> splits = new LinkedHashMap<>();

    private LayoutTags(Path file, List<Skipped> skipped) {
        this.file = file;
        this.skipped = skipped;
    }

    /** Reads whichever of the two tables there is; nothing if there is none. */
    static LayoutTags read(Path root, Names names, LayoutClasses layout, ClassCatalog classes, List<Skipped> skipped)
            throws IOException {
        Path full = root.resolve(FULL);
        boolean explicit = Files.isRegularFile(full);
        var result = new LayoutTags(explicit ? full : root.resolve(FILE), skipped);
        if (Files.isRegularFile(result.file)) {
            List<Csv.Row> rows = Csv.parse(text(result.file));
            if (!rows.isEmpty()) {
                Map<String, Integer> header = header(rows.getFirst());
                if (explicit) {
                    result.explicit(rows.subList(1, rows.size()), header, names, layout, classes);
                } else {
                    result.listed(rows.subList(1, rows.size()), header, names, layout, classes);
                }
            }
        }
        return result;
    }

    Map<ImageId, Tags> tags() { return tags; }

    /** The splits that the table names. */
    Map<ImageId, Split> splits() { return splits; }

    private void listed(List<Csv.Row> rows, Map<String, Integer> header, Names names, LayoutClasses layout,
            ClassCatalog classes) {
        if (!header.containsKey("image") || !header.containsKey("tags")) {
            skip(1, Kind.COLUMNS_MISSING, "image, tags");
            return;
        }
        for (Csv.Row row : rows) {
            Optional<ImageId> image = image(row, header, names);
            if (image.isEmpty()) {
                continue;
            }
            Tags t = Tags.unknown(classes.size());
            for (int index : layout.tagged()) {
                t = layout.in(classes, layout.catalog().get(index).name()).map(LabelClass::index)
                        .map(absent(t)).orElse(t);
            }
            for (String name : split(cell(row, header, "tags"))) {
                Optional<LabelClass> k = layout.in(classes, name);
                if (k.isPresent()) {
                    t = t.with(k.get().index(), TagState.PRESENT);
                } else if (!layout.isLeftOut(name)) {
                    skip(row.line(), Kind.CLASS_UNKNOWN, name);
                }
            }
            Tags earlier = tags.putIfAbsent(image.get(), t);
            if (earlier != null) {
                skip(row.line(), earlier.equals(t) ? Kind.RECORD_TWICE : Kind.RECORD_CONTRADICTS,
                        cell(row, header, "image"));
            } else {
                takeSplit(image.get(), row, header);
            }
        }
    }

    private static Function<Integer, Tags> absent(Tags tags) {
        return index -> tags.of(index) == TagState.PRESENT ? tags : tags.with(index, TagState.ABSENT);
    }

    private void explicit(List<Csv.Row> rows, Map<String, Integer> header, Names names, LayoutClasses layout,
            ClassCatalog classes) {
        if (!header.keySet().containsAll(List.of("image", "class", "state"))) {
            skip(1, Kind.COLUMNS_MISSING, "image, class, state");
            return;
        }
        for (Csv.Row row : rows) {
            Optional<ImageId> image = image(row, header, names);
            if (layout.isLeftOut(cell(row, header, "class"))) {
                continue;
            }
            Optional<LabelClass> k = layout.in(classes, cell(row, header, "class"));
            Optional<TagState> state = state(cell(row, header, "state"));
            if (image.isPresent() && k.isEmpty()) {
                skip(row.line(), Kind.CLASS_UNKNOWN, cell(row, header, "class"));
            } else if (image.isPresent() && state.isEmpty()) {
                skip(row.line(), Kind.STATE_UNKNOWN, cell(row, header, "state"));
            } else if (image.isPresent()) {
                tags.merge(image.get(), Tags.unknown(classes.size()).with(k.orElseThrow().index(), state.orElseThrow()),
                        (old, one) -> old.with(k.orElseThrow().index(), state.orElseThrow()));
                takeSplit(image.get(), row, header);
            }
        }
    }

    private static Optional<TagState> state(String text) {
        return switch (text) {
            case "present" -> Optional.of(TagState.PRESENT);
            case "absent" -> Optional.of(TagState.ABSENT);
            case "unknown" -> Optional.of(TagState.UNKNOWN);
            default -> Optional.empty();
        };
    }

    private Optional<ImageId> image(Csv.Row row, Map<String, Integer> header, Names names) {
        String name = cell(row, header, "image");
        return switch (names.of(name)) {
            case Names.Found.One one -> Optional.of(one.item().id());
            case Names.Found.None none -> {
                skip(row.line(), none.reason());
                yield Optional.empty();
            }
        };
    }

    private void takeSplit(ImageId image, Csv.Row row, Map<String, Integer> header) {
        switch (cell(row, header, "split")) {
            case "val" -> splits.put(image, Split.VAL);
            case "test" -> splits.put(image, Split.TEST);
            default -> splits.put(image, Split.TRAIN);
        }
    }

    private void skip(int line, Kind kind, Object... arguments) { skip(line, Reason.of(kind, arguments)); }

    private void skip(int line, Reason reason) { skipped.add(new Skipped(file.getFileName() + ":" + line, reason)); }

    private static Map<String, Integer> header(Csv.Row row) {
        var header = new HashMap<String, Integer>();
        for (int i = 0; i < row.cells().size(); i++) {
            header.put(row.cells().get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return header;
    }

    private static String cell(Csv.Row row, Map<String, Integer> header, String column) {
        Integer place = header.get(column);
        return place == null || place >= row.cells().size() ? "" : row.cells().get(place);
    }

    /** A file's text; what is no UTF-8 is read as Latin-1, which never fails. */
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Names joined by ';'; a backslash stands before a ';' or a backslash that belongs to a name. */
    public static List<String> split(String joined) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            boolean escaped = c == '\\' && i + 1 < joined.length()
                    && (joined.charAt(i + 1) == ';' || joined.charAt(i + 1) == '\\');
            if (escaped) {
                name.append(joined.charAt(++i));
            } else if (c == ';') {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        names.removeIf(String::isBlank);
        return names;
    }

    static String join(List<String> names) {
        return String.join(";", names.stream().map(n -> n.replace("\\", "\\\\").replace(";", "\\;")).toList());
    }
}
