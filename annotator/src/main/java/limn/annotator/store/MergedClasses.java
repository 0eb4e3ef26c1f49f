package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limn.annotator.model.ValueMap;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;

/** Which class of this project each class of the other copy is. */
final class MergedClasses {
    private final ClassCatalog there;
    private ClassCatalog here;
    private final int[] indices;
    private final List<String> missing = new ArrayList<>();

    private MergedClasses(ClassCatalog here, ClassCatalog there) {
        this.here = here;
        this.there = there;
        indices = new int[there.size()];
    }

    static MergedClasses of(Connection a, Connection b) throws SQLException {
        var merged = new MergedClasses(ClassTable.read(a), ClassTable.read(b));
        Map<String, String> formerHere = StepTable.formerNames(a);
        Map<String, String> formerThere = StepTable.formerNames(b);
        Set<String> names = new HashSet<>(merged.there.classes().stream().map(LabelClass::name).toList());
        for (LabelClass k : merged.there.classes()) {
            int index = merged.index(k.name());
            if (index < 0 && formerHere.containsKey(k.name())) {
                index = merged.index(formerHere.getOrDefault(k.name(), ""));
            }
            for (var former : formerThere.entrySet()) { // renamed there: the class it was is the class it is here
                if (index < 0 && former.getValue().equals(k.name()) && !names.contains(former.getKey())) {
                    index = merged.index(former.getKey());
                }
            }
            merged.indices[k.index()] = index;
        }
        return merged;
    }

    private int index(String name) {
        return here.classes().stream().filter(k -> k.name().equals(name)).mapToInt(LabelClass::index).findFirst()
                .orElse(-1);
    }

    /** Adds the classes that only the other copy has; gives their names. */
    List<String> add(Connection a) throws SQLException {
        for (LabelClass k : there.classes()) {
            if (indices[k.index()] < 0) {
                indices[k.index()] = here.size();
                here = here.withNew(k.name());
                missing.add(k.name());
            }
        }
        if (!missing.isEmpty()) {
            ClassTable.replace(a, here);
        }
        return missing;
    }

    ClassCatalog here() { return here; }

    ClassCatalog there() { return there; }

    /** The index here of a class of the other copy. */
    int index(int theirs) { return indices[theirs]; }

    /** What becomes of the values of masks. */
    ValueMap values() {
        ValueMap map = ValueMap.IDENTITY;
        for (int i = 0; i < indices.length; i++) {
            map = map.with(i, indices[i]);
        }
        return map;
    }
}
