package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ValueMap;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.store.Edits.Stamp;

/** Joins two masks of one image, tile by tile. The change becomes a step of the image's history. */
final class MergedMask {
    private record Taken(int column, int row, Stamp stamp) {}

    private final Project here;
    private final Connection a;
    private final Connection b;
    private final ValueMap values;
    private final MergeVectors vectors;
    private final List<MergeReport.Conflict> conflicts;
    private int both;
    private int bothTaken;
    private int undated;

    MergedMask(Project here, Connection a, Connection b, MergedClasses classes, MergeVectors vectors,
            List<MergeReport.Conflict> conflicts) {
        this.here = here;
        this.a = a;
        this.b = b;
        this.values = classes.values();
        this.vectors = vectors;
        this.conflicts = conflicts;
    }

    /** @return how many tiles were taken */
    int join(ImageItem mine, ImageItem theirs) throws SQLException {
        Mask before = here.masks().load(a, mine.id(), mine.width(), mine.height());
        Mask other = here.masks().load(b, theirs.id(), theirs.width(), theirs.height());
        Mask after = before;
        var taken = new ArrayList<Taken>();
        for (int row = 0; row < before.tileRows(); row++) {
            for (int column = 0; column < before.tileColumns(); column++) {
                Tile tile = mapped(other.tile(column, row));
                Optional<Stamp> stamp = Edits.ofTile(b, theirs.id().value(), column, row);
                if (same(before, tile, column, row)) {
                    continue;
                }
                if (takes(Edits.ofTile(a, mine.id().value(), column, row), stamp)) {
                    after = after.withTile(column, row, tile);
                    taken.add(new Taken(column, row, vectors.translated(stamp.orElseThrow())));
                }
            }
        }
        if (!taken.isEmpty()) {
            here.masks().commit(a, Change.of(ChangeKind.IMPORT, mine.id(), before, after));
            for (Taken t : taken) {
                Edits.tile(a, mine.id().value(), t.column, t.row, t.stamp);
            }
        }
        report(mine);
        return taken.size();
    }

    private boolean takes(Optional<Stamp> mine, Optional<Stamp> theirs) {
        return switch (vectors.winner(mine, theirs)) {
            case HERE -> false;
            case THERE -> true;
            case HERE_OF_BOTH -> {
                both++;
                yield false;
            }
            case THERE_OF_BOTH -> {
                both++;
                bothTaken++;
                yield true;
            }
            case UNDATED -> {
                undated++;
                yield false;
            }
        };
    }

    private void report(ImageItem mine) {
        if (both > 0) {
            conflicts.add(new MergeReport.Conflict(MergeReport.Kind.MASK, mine.name(), both, bothTaken, ""));
        }
        if (undated > 0) {
            conflicts.add(new MergeReport.Conflict(MergeReport.Kind.MASK_UNDATED, mine.name(), undated, 0, ""));
        }
    }

    private Tile mapped(Tile tile) {
        byte[] bytes = tile.toBytes();
        if (!values.changes(bytes)) {
            return tile;
        }
        values.apply(bytes);
        return Tile.of(bytes);
    }

    /** Whether a tile has the same pixels, those beyond the picture left out. */
    private static boolean same(Mask mask, Tile tile, int column, int row) {
        return mask.tile(column, row).equals(tile) || Arrays.equals(TileCodec.encode(mask, column, row),
                TileCodec.encode(mask.withTile(column, row, tile), column, row));
    }
}
