package limn.annotator.edit;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/**
 * Which pixels painting may change, by the value that they have. Immutable.
 *
 * @param locked values that stay wherever they are; pixels of other values may still become one of these
 * @param onlyUnlabelled whether a value may only be painted where nobody has decided; taking away is not held back by it
 */
public record PaintRule(Set<Integer> locked, boolean onlyUnlabelled) {
    /** Everything may be painted over. */
    public static final PaintRule NONE = new PaintRule(Set.of(), false);

    public PaintRule { locked = Set.copyOf(locked); }

    public boolean isLocked(int value) { return locked.contains(value); }

    /** This rule with a value locked that was not, or free that was locked. */
    public PaintRule withLockTurned(int value) {
        var turned = new HashSet<>(locked);
        if (!turned.remove(value)) {
            turned.add(value);
        }
        return new PaintRule(turned, onlyUnlabelled);
    }

    /** The same rule when classes have other indices than before: a lock goes with its class, and ends with it. */
    public PaintRule renumbered(ClassCatalog before, ClassCatalog now) {
        var moved = new HashSet<Integer>();
        locked.forEach(value -> before.indexIn(now, value).ifPresent(moved::add));
        return new PaintRule(moved, onlyUnlabelled);
    }

    public PaintRule withOnlyUnlabelled(boolean only) { return new PaintRule(locked, only); }

    /** Whether a pixel of value {@code old} may become {@code value}. */
    public boolean allows(int old, int value) {
        return !locked.contains(old) && (!onlyUnlabelled || old == Mask.UNLABELLED || value == Mask.UNLABELLED);
    }

    /** What a pixel becomes, by its value, where {@code value} is painted. */
    public IntUnaryOperator to(int value) {
        return old -> allows(old, value) ? value : old;
    }

    /** A changed mask with those pixels as before that may not change. Costs what differs. */
    public Mask restrict(Mask before, Mask after) {
        if (locked.isEmpty() && !onlyUnlabelled) {
            return after;
        }
        Mask.Editor editor = after.edit();
        for (int row = 0; row < after.tileRows(); row++) {
            for (int column = 0; column < after.tileColumns(); column++) {
                Tile old = before.tile(column, row);
                Tile now = after.tile(column, row);
                if (old != now) {
                    keep(editor, column * Mask.TILE, row * Mask.TILE, old, now);
                }
            }
        }
        return editor.done();
    }

    private void keep(Mask.Editor editor, int x0, int y0, Tile old, Tile now) {
        int width = Math.min(Mask.TILE, editor.width() - x0);
        int height = Math.min(Mask.TILE, editor.height() - y0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int was = old.at(y * Mask.TILE + x);
                int is = now.at(y * Mask.TILE + x);
                if (was != is && !allows(was, is)) {
                    editor.set(x0 + x, y0 + y, was);
                }
            }
        }
    }
}
