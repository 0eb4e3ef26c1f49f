package limn.annotator.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limn.annotator.format.Csv;
import limn.annotator.format.LayoutException;
import limn.annotator.format.LayoutTags;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.store.Watch;

/**
 * A table of tags for images that a project has: {@code image, class, state} with a record for each state, or {@code image, tags} with the
 * present classes joined by ';', where a class not listed is absent. Classes that the project lacks are named with their line, never made.
 */
final class TagSource implements Source {
    private final Path file;
    private final List<Csv.Row> rows;
    private final Map<String, Integer> header = new HashMap<>();

    private TagSource(Path file, List<Csv.Row> rows) {
        this.file = file;
        this.rows = rows;
        List<String> cells = rows.isEmpty() ? List.of() : rows.getFirst().cells();
        for (int i = 0; i < cells.size(); i++) {
            header.put(cells.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        Path file = place;
        for (String name : List.of(LayoutTags.FILE, TagTables.FILE)) {
            file = Files.isRegularFile(place.resolve(name)) ? place.resolve(name) : file;
        }
        if (!Files.isRegularFile(file)) {
            throw new LayoutException(file, Reason.of(Kind.FILE_MISSING));
        }
        if (Files.size(file) > Json.LARGEST) {
            throw new LayoutException(file, Reason.of(Kind.FILE_TOO_LARGE));
        }
        var source = new TagSource(file, Csv.parse(text(file)));
        if (!source.header.containsKey("image")
                || !source.isLong() && !source.header.containsKey("tags")) {
            throw new LayoutException(file, Reason.of(Kind.COLUMNS_MISSING, "image, class, state"));
        }
        return source;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new LayoutException(file, Reason.of(Kind.NOT_UTF8));
        }
    }

    private boolean isLong() { return header.containsKey("class") && header.containsKey("state"); }

    @Override
    public List<ForeignClass> classes() { return List.of(); }

    @Override
    public int images() { return Math.max(0, rows.size() - 1); }

    @Override
    public void read(Intake intake) throws IOException {
        var tables = new LinkedHashMap<Target, Map<String, TagState>>();
        for (int i = 1; i < rows.size(); i++) {
            intake.progress(i, rows.size());
            Csv.Row row = rows.get(i);
            String where = file.getFileName() + ":" + row.line();
            Optional<Target> target = intake.named(where, cell(row, "image"));
            if (target.isPresent()) {
                Optional<Map<String, TagState>> states = isLong()
                        ? state(intake, where, row)
                        : list(intake, where, row);
                Map<String, TagState> before = tables.get(target.get());
                if (before != null && (!isLong() || contradicts(before, states.orElse(Map.of())))) {
                    intake.problems().skip(where, Kind.RECORD_CONTRADICTS, cell(row, "image"));
                } else if (states.isPresent()) {
                    tables.computeIfAbsent(target.get(), t -> new HashMap<>()).putAll(states.get());
                    split(row).ifPresent(split -> intake.take(target.get(), Optional.of(split)));
                }
            }
        }
        tables.forEach((target, states) -> intake.tags(String.valueOf(file.getFileName()), target, states));
    }

    private static boolean contradicts(Map<String, TagState> before, Map<String, TagState> now) {
        return now.entrySet().stream().anyMatch(e -> before.getOrDefault(e.getKey(), e.getValue()) != e.getValue());
    }

    private Optional<Map<String, TagState>> state(Intake intake, String where, Csv.Row row) {
        String name = cell(row, "class");
        Optional<TagState> state = switch (cell(row, "state").strip().toLowerCase(Locale.ROOT)) {
            case "present", "1", "yes", "true" -> Optional.of(TagState.PRESENT);
            case "absent", "0", "-1", "no", "false" -> Optional.of(TagState.ABSENT);
            case "unknown", "" -> Optional.of(TagState.UNKNOWN);
            default -> Optional.empty();
        };
        if (state.isEmpty()) {
            intake.problems().skip(where, Kind.STATE_UNKNOWN, cell(row, "state"));
        } else if (intake.classes().byName(name).isEmpty()) {
            intake.problems().skip(where, Kind.CLASS_UNKNOWN, name);
            return Optional.empty();
        }
        return state.map(s -> Map.of(name, s));
    }

    private Optional<Map<String, TagState>> list(Intake intake, String where, Csv.Row row) {
        var states = new HashMap<String, TagState>();
        for (LabelClass k : intake.classes().classes()) {
            if (!k.background()) {
                states.put(k.name(), TagState.ABSENT);
            }
        }
        for (String name : LayoutTags.split(cell(row, "tags"))) {
            if (intake.classes().byName(name).isPresent()) {
                states.put(name, TagState.PRESENT);
            } else {
                intake.problems().skip(where, Kind.CLASS_UNKNOWN, name);
            }
        }
        return Optional.of(states);
    }

    private Optional<Split> split(Csv.Row row) { return FileTree.split(cell(row, "split").strip()); }

    private String cell(Csv.Row row, String column) {
        Integer place = header.get(column);
        return place == null || place >= row.cells().size() ? "" : row.cells().get(place);
    }
}
