package limn.annotator.store;

import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/** Any bytes as the tile of a mask: a tile that is written and read back unchanged, or a refusal. A target of Jazzer, see docs/reliability.md. */
public final class TileFuzz {
    private TileFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Tile tile;
        try {
            tile = TileCodec.decode(input);
        } catch (TileCodec.UnreadableTile refused) {
            return;
        }
        if (!java.util.Arrays.equals(TileCodec.decode(TileCodec.encode(tile)).toBytes(), tile.toBytes())) {
            throw new AssertionError("another tile came back");
        }
    }
}
