package limn.annotator.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/**
 * What every class of a source becomes in a project, and what becomes of pixels that no area covers.
 *
 * @param background the class of pixels without any area; empty: they stay unlabelled
 */
public record ClassMapping(List<Row> rows, Optional<String> background) {
    /** One class of the source and what it becomes. */
    public record Row(ForeignClass theirs, Meaning ours) {}

    /** The value of a class that is left out. */
    public static final int SKIPPED = -1;

    public ClassMapping { rows = List.copyOf(rows); }

    /**
     * The mapping by names: a class becomes ours of the same name, a new one if there is none. Background becomes the class that is
     * marked so in the project, whatever its name.
     */
    public static ClassMapping byName(List<ForeignClass> theirs, ClassCatalog ours) {
        var rows = new ArrayList<Row>();
        for (ForeignClass one : theirs) {
            boolean known = ours.byName(one.name()).isPresent();
            Meaning meaning = switch (one.meaning()) {
                case CLASS -> new Meaning.Named(one.name());
                case VOID -> known ? new Meaning.Named(one.name()) : new Meaning.Void();
                case BACKGROUND -> new Meaning.Named(known
                        ? one.name()
                        : ours.background().map(LabelClass::name).orElse("background"));
            };
            rows.add(new Row(one, meaning));
        }
        return new ClassMapping(rows, Optional.empty());
    }

    /**
     * This mapping with what a person decided.
     *
     * @param decided their name to our name or to one of the words of {@link Meaning}
     * @throws LayoutException if a name is none of theirs
     */
    public ClassMapping with(Map<String, String> decided, Path place) throws LayoutException {
        for (String name : decided.keySet()) {
            if (rows.stream().noneMatch(row -> row.theirs().name().equals(name))) {
                throw new LayoutException(place, Reason.of(Kind.CLASS_UNKNOWN, name));
            }
        }
        var changed = new ArrayList<Row>();
        for (Row row : rows) {
            String words = decided.get(row.theirs().name());
            changed.add(words == null ? row : new Row(row.theirs(), Meaning.of(words)));
        }
        return new ClassMapping(changed, background);
    }

    public ClassMapping withBackground(Optional<String> name) { return new ClassMapping(rows, name); }

    /**
     * The classes of a project with those that this mapping needs, at the end: no class gets another index.
     *
     * @throws LayoutException if these are too many
     */
    public ClassCatalog added(ClassCatalog project, Path place) throws LayoutException {
        var all = new ArrayList<>(project.classes());
        for (Row row : rows) {
            if (row.ours() instanceof Meaning.Named(String name)) {
                boolean marked = row.theirs().meaning() == ForeignClass.Meaning.BACKGROUND
                        || background.equals(Optional.of(name));
                add(all, name, row.theirs().rgb(), marked, place);
            }
        }
        if (background.isPresent()) {
            add(all, background.get(), Optional.empty(), true, place);
        }
        return new ClassCatalog(all);
    }

    private static void add(List<LabelClass> all, String name, Optional<Integer> rgb, boolean background, Path place)
            throws LayoutException {
        if (all.stream().anyMatch(k -> k.name().equals(name))) {
            return;
        }
        int index = all.size();
        if (index >= Mask.UNLABELLED) {
            throw new LayoutException(place, Reason.of(Kind.CLASS_NUMBER_RANGE, name, index, Mask.UNLABELLED - 1));
        }
        if (name.isBlank()) {
            throw new LayoutException(place, Reason.of(Kind.CLASS_WITHOUT_NAME, index));
        }
        boolean free = all.stream().noneMatch(LabelClass::background);
        String digit = index < 9 ? String.valueOf(index + 1) : "";
        String key = all.stream().anyMatch(k -> k.key().equals(digit)) ? "" : digit;
        all.add(new LabelClass(index, name, rgb.orElse(ClassCatalog.suggestedColour(index)), key,
                background && free));
    }

    /** The value in our masks of every class of the source, {@link #SKIPPED} for one that is left out. */
    public int[] values(ClassCatalog ours) {
        return rows.stream().mapToInt(row -> switch (row.ours()) {
            case Meaning.Named(String name) -> ours.byName(name).orElseThrow().index();
            case Meaning.Void() -> Mask.VOID;
            case Meaning.Unlabelled() -> Mask.UNLABELLED;
            case Meaning.Skip() -> SKIPPED;
        }).toArray();
    }

    /** The value of pixels that no area covers. */
    public int ground(ClassCatalog ours) {
        return background.map(name -> ours.byName(name).orElseThrow().index()).orElse(Mask.UNLABELLED);
    }

    /** The rows in which name or number differ, so that a person sees what became of them. */
    public List<Row> differing(ClassCatalog ours) {
        return rows.stream().filter(row -> !(row.ours() instanceof Meaning.Named(String name)
                && name.equals(row.theirs().name())
                && ours.byName(name).map(k -> (long) k.index()).orElse(-1L) == row.theirs().number())).toList();
    }
}
