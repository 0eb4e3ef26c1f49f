package limn.annotator.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.ReviewRules;
import limn.annotator.edit.Selection;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** Verdicts on predicted regions, and what they do to masks. Used under the database's lock. */
final class VerdictTable {
    private static final String IN_FORCE = "step <= (SELECT sequence FROM position WHERE image = 0)";

    private VerdictTable() {}

    /** The entry in the history of an image of a verdict that came from another copy: its pixels came with an entry of all that was joined. */
    private static final long JOINED = Long.MAX_VALUE;
    private static final String COLUMNS = "image, journal, class, run, run_step, confidence, area, at";

    /** A region as it is stored. */
    private record Stored(long journal, String className, Selection area) {}

    /** Adds verdicts to a step; accepted ones change the masks of their images, with one entry in the history of each. */
    static void add(Connection c, MaskTable masks, long step, List<Verdict> verdicts, long activeMillis, long at)
            throws SQLException {
        var byImage = new LinkedHashMap<ImageId, List<Verdict>>();
        verdicts.forEach(v -> byImage.computeIfAbsent(v.image(), id -> new ArrayList<>()).add(v));
        long millis = activeMillis;
        for (var entry : byImage.entrySet()) {
            long journal = 0;
            if (verdicts.getFirst().accepted()) {
                journal = paint(c, masks, entry.getKey(), entry.getValue().stream()
                        .map(v -> new Stored(0, v.className(), v.area())).toList(), true);
            }
            EffortTable.add(c, entry.getKey().value(), new Effort(millis, 0, 1));
            millis = 0;
            for (Verdict v : entry.getValue()) {
                insert(c, step, journal, v, at);
            }
        }
    }

    /** Adds a verdict of another copy to a step; the mask has its pixels already. */
    static void join(Connection c, long step, Verdict verdict, long at) throws SQLException {
        insert(c, step, verdict.accepted() ? JOINED : 0, verdict, at);
    }

    private static void insert(Connection c, long step, long journal, Verdict v, long at) throws SQLException {
        Rows.update(c, "INSERT INTO verdict (step, image, journal, class, run, run_step, confidence, pixels, area, at) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", step, v.image().value(), journal, v.className(), v.run(),
                v.runStep(), (double) v.confidence(), v.area().count(), encode(v.area()), at);
    }

    /**
     * Gives regions their class where nobody has decided, or takes it away where nothing else was painted since.
     *
     * @return the entry of the image's history, or 0 if nothing changed
     */
    private static long paint(Connection c, MaskTable masks, ImageId image, List<Stored> regions, boolean on)
            throws SQLException {
        ImageItem item = ImageTable.one(c, image).getFirst();
        Mask before = masks.mask(c, image, item.width(), item.height());
        var editor = before.edit();
        for (Stored region : regions) {
            int value = classId(c, region.className());
            int from = on ? Mask.UNLABELLED : value;
            int to = on ? value : Mask.UNLABELLED;
            region.area().paint(editor, old -> old == from ? to : old);
        }
        Mask after = editor.done();
        long position = MaskTable.position(c, image.value());
        masks.commit(c, Change.of(on ? ChangeKind.ACCEPT_PREDICTION : ChangeKind.CLEAR, image, before, after));
        long now = MaskTable.position(c, image.value());
        if (now != position && on) {
            ImageTable.setState(c, item, ReviewRules.after(item.state(), ChangeKind.ACCEPT_PREDICTION));
        }
        return now == position ? 0 : now;
    }

    private static int classId(Connection c, String name) throws SQLException {
        return ClassTable.read(c).byName(name).map(LabelClass::index)
                .orElseThrow(() -> new IllegalArgumentException("no class " + name));
    }

    /**
     * Takes the verdicts of a step back or gives them again. Where an accepted region is still the last entry in the history of its
     * image, that history steps back too; where somebody painted since, only what is left of the region goes.
     *
     * @return the images concerned
     * @throws CancellationException if the watch does not want it to go on
     */
    static Set<ImageId> step(Connection c, MaskTable masks, long step, boolean forward, Watch watch)
            throws SQLException {
        List<ImageId> images = Rows.list(c, "SELECT image FROM verdict WHERE step = ? GROUP BY image ORDER BY MIN(id)",
                row -> new ImageId(row.getLong(1)), step);
        int done = 0;
        for (ImageId image : images) {
            if (!watch.goOn(done++, images.size())) {
                throw new CancellationException();
            }
            List<Stored> regions = Rows.list(c, "SELECT journal, class, area FROM verdict WHERE step = ? AND image = ? "
                    + "AND journal > 0 ORDER BY id",
                    row -> new Stored(row.getLong(1), row.getString(2), decode(row.getBytes(3))), step, image.value());
            if (!regions.isEmpty()) { // one image at a time: areas are large
                step(c, masks, image, regions.getFirst().journal(), regions, forward);
            }
        }
        return new LinkedHashSet<>(images);
    }

    private static void step(Connection c, MaskTable masks, ImageId image, long journal, List<Stored> regions,
            boolean forward) throws SQLException {
        ImageItem item = ImageTable.one(c, image).getFirst();
        long wanted = forward ? journal - 1 : journal;
        boolean last = MaskTable.position(c, image.value()) == wanted && (forward
                ? masks.redoable(c, image)
                : masks.undoable(c, image)).equals(Optional.of(ChangeKind.ACCEPT_PREDICTION));
        if (!last) {
            paint(c, masks, image, regions, forward);
        } else if (forward) {
            masks.redo(c, image, item.width(), item.height());
        } else {
            masks.undo(c, image, item.width(), item.height());
        }
        ImageItem now = ImageTable.one(c, image).getFirst();
        boolean anyLeft = MaskTable.position(c, image.value()) > 0;
        ImageTable.setState(c, now, forward
                ? ReviewRules.after(now.state(), ChangeKind.ACCEPT_PREDICTION)
                : ReviewRules.afterStep(now.state(), anyLeft));
    }

    static List<Verdict> of(Connection c, ImageId image) throws SQLException {
        return dated(c, image).stream().map(DatedVerdict::verdict).toList();
    }

    static List<DatedVerdict> dated(Connection c, ImageId image) throws SQLException {
        return Rows.list(c, "SELECT " + COLUMNS + " FROM verdict WHERE image = ? AND " + IN_FORCE + " ORDER BY id",
                VerdictTable::verdict, image.value());
    }

    static Set<ImageId> refused(Connection c) throws SQLException {
        return new LinkedHashSet<>(Rows.list(c, "SELECT DISTINCT image FROM verdict WHERE journal = 0 AND " + IN_FORCE,
                row -> new ImageId(row.getLong(1))));
    }

    static List<Verdict> all(Connection c) throws SQLException {
        return Rows.list(c, "SELECT " + COLUMNS + " FROM verdict WHERE " + IN_FORCE + " ORDER BY image, id",
                row -> verdict(row).verdict());
    }

    /** The images of which regions were accepted. */
    static Set<ImageId> accepted(Connection c) throws SQLException {
        return new LinkedHashSet<>(Rows.list(c, "SELECT DISTINCT image FROM verdict WHERE journal > 0 AND " + IN_FORCE,
                row -> new ImageId(row.getLong(1))));
    }

    private static DatedVerdict verdict(ResultSet row) throws SQLException {
        return new DatedVerdict(new Verdict(new ImageId(row.getLong(1)), row.getLong(2) > 0, row.getString(3),
                row.getString(4), row.getLong(5), row.getFloat(6), decode(row.getBytes(7))),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    /** The bounds, then row, first column and length of each run. */
    static byte[] encode(Selection area) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            Region bounds = area.bounds();
            for (int number : new int[]{bounds.x(), bounds.y(), bounds.width(), bounds.height()}) {
                out.writeInt(number);
            }
            area.runs((y, from, to) -> write(out, y, from, to));
            out.writeInt(-1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static void write(DataOutputStream out, int y, int from, int to) {
        try {
            out.writeInt(y);
            out.writeInt(from);
            out.writeInt(to);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws TileCodec.UnreadableTile if it is damaged */
    static Selection decode(byte[] packed) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            var builder = new Selection.Builder(new Region(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
            for (int y = in.readInt(); y >= 0; y = in.readInt()) {
                builder.add(y, in.readInt(), in.readInt());
            }
            return builder.build();
        } catch (IOException | IllegalArgumentException | ArithmeticException damaged) {
            throw new TileCodec.UnreadableTile("the area of a verdict cannot be read: " + damaged.getMessage());
        }
    }
}
