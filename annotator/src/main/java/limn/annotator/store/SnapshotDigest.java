package limn.annotator.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/** sha-256 over what a project says, independent of how the file stores it. Texts and numbers are length-prefixed. */
final class SnapshotDigest {
    private final MessageDigest sha;

    SnapshotDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    SnapshotDigest classes(ClassCatalog classes) {
        number(classes.size());
        classes.classes().forEach(k -> text(k.name()).number(k.background() ? 1 : 0));
        return this;
    }

    SnapshotDigest images(Connection c, MaskTable masks) throws SQLException {
        for (ImageItem item : ImageTable.all(c)) {
            text(item.name()).number(item.width()).number(item.height()).text(item.split().name());
            Rows.list(c, "SELECT digest FROM image WHERE id = ?", row -> text(row.getString(1)), item.id().value());
            text(TagTable.stored(c, item.id().value()));
            pixels(masks.load(c, item.id(), item.width(), item.height()));
        }
        return this;
    }

    /** Tiles of one value are told by it: an image that nobody painted costs next to nothing. */
    private void pixels(Mask mask) {
        var line = new byte[Mask.TILE];
        for (int row = 0; row < mask.tileRows(); row++) {
            for (int column = 0; column < mask.tileColumns(); column++) {
                Tile tile = mask.tile(column, row);
                number(tile.isUniform() ? tile.at(0) : -1);
                if (tile.isUniform()) {
                    continue;
                }
                int width = Math.min(Mask.TILE, mask.width() - column * Mask.TILE);
                int height = Math.min(Mask.TILE, mask.height() - row * Mask.TILE);
                for (int y = 0; y < height; y++) {
                    tile.copyRow(y, line, 0, width);
                    sha.update(line, 0, width);
                }
            }
        }
    }

    private SnapshotDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha.update(bytes);
        return this;
    }

    private SnapshotDigest number(long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    String hex() { return HexFormat.of().formatHex(sha.digest()); }
}
