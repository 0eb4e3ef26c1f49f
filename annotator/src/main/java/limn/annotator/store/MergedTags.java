package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Tags;
import limn.annotator.store.Edits.Stamp;

/** Joins the tags of two copies, class by class. All changes become one step of the project's history. */
final class MergedTags {
    private record Taken(ImageId image, String className, Stamp stamp) {}

    private final Connection a;
    private final Connection b;
    private final MergedClasses classes;
    private final MergeVectors vectors;
    private final List<MergeReport.Conflict> conflicts;
    private final Map<ImageId, Tags> changed = new LinkedHashMap<>();
    private final List<Taken> taken = new ArrayList<>();

    MergedTags(Connection a, Connection b, MergedClasses classes, MergeVectors vectors,
            List<MergeReport.Conflict> conflicts) {
        this.a = a;
        this.b = b;
        this.classes = classes;
        this.vectors = vectors;
        this.conflicts = conflicts;
    }

    void look(ImageItem mine, ImageItem theirs) throws SQLException {
        Tags here = TagTable.tags(a, mine.id(), classes.here().size());
        Tags there = TagTable.tags(b, theirs.id(), classes.there().size());
        Tags now = here;
        for (LabelClass k : classes.there().classes()) {
            int index = classes.index(k.index());
            if (here.of(index) == there.of(k.index())) {
                continue;
            }
            String name = classes.here().get(index).name();
            Optional<Stamp> stamp = Edits.ofTag(b, theirs.id().value(), k.name());
            MergeVectors.Winner winner = vectors.winner(Edits.ofTag(a, mine.id().value(), name), stamp);
            if (winner == MergeVectors.Winner.THERE || winner == MergeVectors.Winner.THERE_OF_BOTH) {
                now = now.with(index, there.of(k.index()));
                taken.add(new Taken(mine.id(), name, vectors.translated(stamp.orElseThrow())));
            }
            report(winner, mine, name);
        }
        if (!now.equals(here)) {
            changed.put(mine.id(), now);
        }
    }

    private void report(MergeVectors.Winner winner, ImageItem mine, String name) {
        switch (winner) {
            case HERE, THERE -> {
            }
            case HERE_OF_BOTH -> conflicts.add(new MergeReport.Conflict(MergeReport.Kind.TAG, mine.name(), 1, 0, name));
            case THERE_OF_BOTH ->
                conflicts.add(new MergeReport.Conflict(MergeReport.Kind.TAG, mine.name(), 1, 1, name));
            case UNDATED -> conflicts
                    .add(new MergeReport.Conflict(MergeReport.Kind.TAG_UNDATED, mine.name(), 1, 0, name));
        }
    }

    /** @return how many tags were taken */
    int store() throws SQLException {
        TagTable.set(a, changed);
        for (Taken t : taken) {
            Edits.tag(a, t.image.value(), t.className, t.stamp);
        }
        return taken.size();
    }
}
