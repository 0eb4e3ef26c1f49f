package limn.app.data;

import java.util.Arrays;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.model.Tags;

/** Tells whether the labels of an image are those that somebody has looked at. */
public final class LabelStamp {
    private LabelStamp() {}

    /** A number that differs if tags or mask differ, but for a chance of one in billions; the same in every process. */
    public static int of(Tags tags, Mask mask) {
        int hash = 1;
        for (int c = 0; c < tags.classCount(); c++) {
            hash = 31 * hash + tags.of(c).ordinal();
        }
        for (int row = 0; row < mask.tileRows(); row++) {
            for (int column = 0; column < mask.tileColumns(); column++) {
                Tile tile = mask.tile(column, row);
                hash = 31 * hash + (tile.isUniform() ? tile.at(0) : Arrays.hashCode(tile.toBytes()));
            }
        }
        return hash;
    }
}
