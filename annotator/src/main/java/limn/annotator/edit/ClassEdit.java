package limn.annotator.edit;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.ValueMap;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** A change of the list of classes that gives classes other indices: catalogue, masks and tags change together. */
public sealed interface ClassEdit {
    /** One class becomes part of another, which keeps its name and colour. Classes behind it move up by one index. */
    record Merge(int from, int into) implements ClassEdit {
        public Merge {
            if (from == into) {
                throw new IllegalArgumentException("a class cannot be merged with itself: " + from);
            }
        }
    }

    /** A class goes. @param pixelsBecome {@link Mask#UNLABELLED} or {@link Mask#VOID} */
    record Delete(int classId, int pixelsBecome) implements ClassEdit {
        public Delete {
            if (pixelsBecome != Mask.UNLABELLED && pixelsBecome != Mask.VOID) {
                throw new IllegalArgumentException("pixels become 254 or 255 but not " + pixelsBecome);
            }
        }
    }

    /** Classes stand in another order. @param order for each new index the old one */
    record Reorder(List<Integer> order) implements ClassEdit {
        public Reorder {
            order = List.copyOf(order);
            var sorted = order.stream().sorted().toList();
            for (int i = 0; i < sorted.size(); i++) {
                if (sorted.get(i) != i) {
                    throw new IllegalArgumentException("not an order of all classes: " + order);
                }
            }
        }
    }

    /** For each new index the old one. @throws IllegalArgumentException if the edit speaks of classes that are not there */
    private List<Integer> sources(int classCount) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < classCount; i++) {
            order.add(i);
        }
        switch (this) {
            case Merge(int from, int into) -> {
                requireClass(into, classCount);
                order.remove(requireClass(from, classCount));
            }
            case Delete(int classId, int becomes) -> order.remove(requireClass(classId, classCount));
            case Reorder(List<Integer> wanted) -> {
                if (wanted.size() != classCount) {
                    throw new IllegalArgumentException("order is of " + wanted.size() + " classes, there are "
                            + classCount);
                }
                return wanted;
            }
        }
        return order;
    }

    private static int requireClass(int classId, int classCount) {
        if (classId < 0 || classId >= classCount) {
            throw new IllegalArgumentException("class must be in 0.." + (classCount - 1) + " but is " + classId);
        }
        return classId;
    }

    /** The catalogue after the edit: who stays keeps name, colour and key. */
    default ClassCatalog applied(ClassCatalog before) {
        var after = new ArrayList<LabelClass>();
        for (int source : sources(before.size())) {
            LabelClass k = before.get(source);
            after.add(new LabelClass(after.size(), k.name(), k.rgb(), k.key(), k.background()));
        }
        return new ClassCatalog(after);
    }

    /** What each value of a mask becomes. */
    default ValueMap values(int classCount) {
        List<Integer> sources = sources(classCount);
        ValueMap map = ValueMap.IDENTITY;
        for (int i = 0; i < sources.size(); i++) {
            map = map.with(sources.get(i), i);
        }
        return switch (this) {
            case Merge(int from, int into) -> map.with(from, sources.indexOf(into));
            case Delete(int classId, int becomes) -> map.with(classId, becomes);
            case Reorder r -> map;
        };
    }

    /** What a value made after the edit meant before it: the class that kept its name. */
    default ValueMap back(int classCount) {
        List<Integer> sources = sources(classCount);
        ValueMap map = ValueMap.IDENTITY;
        for (int i = 0; i < sources.size(); i++) {
            map = map.with(i, sources.get(i));
        }
        return map;
    }

    /** The tags after the edit. Of two merged classes the one is present if either was, absent if both were. */
    default Tags applied(Tags before) {
        List<Integer> sources = sources(before.classCount());
        Tags after = Tags.unknown(sources.size());
        for (int i = 0; i < sources.size(); i++) {
            TagState state = before.of(sources.get(i));
            if (this instanceof Merge(int from, int into) && sources.get(i) == into) {
                state = either(state, before.of(from));
            }
            after = after.with(i, state);
        }
        return after;
    }

    private static TagState either(TagState one, TagState other) {
        if (one == TagState.PRESENT || other == TagState.PRESENT) {
            return TagState.PRESENT;
        }
        return one == other ? one : TagState.UNKNOWN;
    }
}
