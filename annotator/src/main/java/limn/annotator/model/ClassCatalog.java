package limn.annotator.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The classes of a project, in order of their index 0..size-1. Immutable. At most one is background; names differ. */
public record ClassCatalog(List<LabelClass> classes) {
    /** Okabe and Ito's palette first (told apart by colour-blind eyes), then darker and lighter relatives. */
    private static final int[] COLOURS = {0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7,
            0x7F7F7F,
            0x8C5A00, 0x2B6E99, 0x00593F, 0x9C9200, 0x003F66, 0x8A3C00, 0x85426A, 0xC9C9C9};

    public ClassCatalog {
        classes = List.copyOf(classes);
        if (classes.size() > 254) {
            throw new IllegalArgumentException("a project has at most 254 classes but has " + classes.size());
        }
        var names = new HashSet<String>();
        for (int i = 0; i < classes.size(); i++) {
            LabelClass c = classes.get(i);
            if (c.index() != i) {
                throw new IllegalArgumentException("class " + c.name() + " has index " + c.index() + ", expected " + i);
            }
            if (!names.add(c.name())) {
                throw new IllegalArgumentException("two classes are named " + c.name());
            }
        }
        if (classes.stream().filter(LabelClass::background).count() > 1) {
            throw new IllegalArgumentException("more than one class is marked background");
        }
    }

    public static ClassCatalog empty() { return new ClassCatalog(List.of()); }

    public int size() { return classes.size(); }

    public LabelClass get(int index) { return classes.get(index); }

    public Optional<LabelClass> background() { return classes.stream().filter(LabelClass::background).findFirst(); }

    public Optional<LabelClass> byName(String name) {
        return classes.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * The index that the class of an index has in a later catalogue: that of its name, or its own if it was only renamed; none if it
     * is gone. Values that are no class stay as they are.
     */
    public OptionalInt indexIn(ClassCatalog later, int value) {
        if (value >= size()) {
            return OptionalInt.of(value);
        }
        Optional<LabelClass> same = later.byName(get(value).name());
        if (same.isPresent()) {
            return OptionalInt.of(same.get().index());
        }
        boolean renamed = later.size() == size() && byName(later.get(value).name()).isEmpty();
        return renamed ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** The catalogue with one more class at its end, with a colour and a digit key of its own. */
    public ClassCatalog withNew(String name) {
        int index = size();
        String key = index < 9 ? String.valueOf(index + 1) : "";
        var more = new ArrayList<>(classes);
        more.add(new LabelClass(index, name, suggestedColour(index), key, false));
        return new ClassCatalog(more);
    }

    /** The catalogue with the class of the same index replaced. */
    public ClassCatalog with(LabelClass changed) {
        var copy = new ArrayList<>(classes);
        copy.set(changed.index(), changed);
        return new ClassCatalog(copy);
    }

    /** A colour for the class of this index, 0xRRGGBB: the palette, then lighter and darker rounds of it. */
    public static int suggestedColour(int index) {
        int rgb = COLOURS[index % COLOURS.length];
        int round = index / COLOURS.length;
        int towards = round % 2 == 1 ? 0xFF : 0x00;
        double share = Math.min(0.75, (round + 1) / 2 * 0.3);
        int r = mixed(rgb >> 16 & 0xFF, towards, share);
        int g = mixed(rgb >> 8 & 0xFF, towards, share);
        int b = mixed(rgb & 0xFF, towards, share);
        return r << 16 | g << 8 | b;
    }

    private static int mixed(int from, int to, double share) { return (int) Math.round(from + (to - from) * share); }

    /** How many colours there are before they come again lighter or darker. */
    public static int paletteSize() {
        return COLOURS.length;
    }
}
