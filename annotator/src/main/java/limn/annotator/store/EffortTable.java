package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import limn.annotator.model.Effort;

/** What images have cost, one sum per image. Used under the database's lock. */
final class EffortTable {
    private EffortTable() {}

    static void add(Connection c, long image, Effort more) throws SQLException {
        if (!more.isNone()) {
            Rows.update(c, "INSERT INTO effort VALUES (?, ?, ?, ?) ON CONFLICT (image) DO UPDATE SET "
                    + "mask_millis = mask_millis + excluded.mask_millis, tag_millis = tag_millis + excluded.tag_millis, "
                    + "strokes = strokes + excluded.strokes", image, more.maskMillis(), more.tagMillis(),
                    more.strokes());
        }
    }
}
