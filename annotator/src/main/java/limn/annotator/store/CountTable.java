package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.model.ValueCounts;

/** How many pixels of each value a mask has, kept beside the masks so that nobody must read them to know. */
final class CountTable {
    private CountTable() {}

    static Map<ImageId, ValueCounts> all(Connection c) throws SQLException {
        var all = new HashMap<ImageId, ValueCounts>();
        Rows.list(c, "SELECT image, counts FROM pixel_count",
                row -> all.put(new ImageId(row.getLong(1)), parse(row.getString(2))));
        return all;
    }

    static Optional<ValueCounts> one(Connection c, long image) throws SQLException {
        return Rows.list(c, "SELECT counts FROM pixel_count WHERE image = ?", row -> parse(row.getString(1)), image)
                .stream().findFirst();
    }

    /** Images with tiles that were never counted: those of an older file. */
    static List<ImageId> missing(Connection c) throws SQLException {
        return Rows.list(c, "SELECT DISTINCT image FROM tile WHERE image NOT IN (SELECT image FROM pixel_count)",
                row -> new ImageId(row.getLong(1)));
    }

    static void put(Connection c, long image, ValueCounts counts) throws SQLException {
        Rows.update(c, "INSERT OR REPLACE INTO pixel_count VALUES (?, ?)", image, format(counts));
    }

    /** Adds a difference, 256 numbers, to an image that was counted; one that was not stays so unless it was blank. */
    static void add(Connection c, long image, long[] difference, boolean wasBlank) throws SQLException {
        Optional<ValueCounts> known = wasBlank ? Optional.of(ValueCounts.NONE) : one(c, image);
        if (known.isPresent()) {
            long[] sum = known.get().histogram();
            for (int v = 0; v < 256; v++) {
                sum[v] += difference[v];
            }
            put(c, image, ValueCounts.of(sum));
        }
    }

    /** Adds the pixels of a tile, {@code sign} times each; what lies beyond the picture does not count. */
    static void tile(Tile tile, int width, int height, int sign, long[] into) {
        if (tile.isUniform()) {
            into[tile.at(0)] += (long) sign * width * height;
            return;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                into[tile.at(y << 8 | x)] += sign;
            }
        }
    }

    private static String format(ValueCounts counts) {
        return IntStream.of(counts.values()).mapToObj(v -> v + ":" + counts.of(v)).collect(Collectors.joining(","));
    }

    private static ValueCounts parse(String text) {
        var histogram = new long[256];
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = text.indexOf(',', colon);
            end = end < 0 ? text.length() : end;
            histogram[Integer.parseInt(text, at, colon, 10)] = Long.parseLong(text, colon + 1, end, 10);
            at = end + 1;
        }
        return ValueCounts.of(histogram);
    }
}
