package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import limn.annotator.edit.Change;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;

/** The images of a project and where their files are. Used under the database's lock. */
final class ImageTable {
    private static final String COLUMNS = "SELECT id, path, name, width, height, split, state FROM image ";

    private final Path folder;

    ImageTable(Path folder) { this.folder = real(folder); }

    static List<ImageItem> all(Connection c) throws SQLException {
        return Rows.list(c, COLUMNS + "ORDER BY id", ImageTable::item);
    }

    /** The image that came first, if there is one. */
    static List<ImageItem> first(Connection c) throws SQLException {
        return Rows.list(c, COLUMNS + "ORDER BY id LIMIT 1", ImageTable::item);
    }

    static List<ImageItem> one(Connection c, ImageId id) throws SQLException {
        return Rows.list(c, COLUMNS + "WHERE id = ?", ImageTable::item, id.value());
    }

    /** Adds images; one whose file the project has already is given back as it is, a name in use gets a number. */
    List<ImageItem> add(Connection c, List<NewImage> images) throws SQLException {
        Map<String, ImageItem> byPath = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (ImageItem item : all(c)) {
            byPath.put(item.path(), item);
            names.add(key(item.name()));
        }
        var added = new ArrayList<ImageItem>();
        for (NewImage image : images) {
            String path = path(image.file());
            ImageItem known = byPath.get(path);
            if (known == null) {
                known = insert(c, path, unique(image.name(), names), image);
                byPath.put(path, known);
            }
            added.add(known);
        }
        return added;
    }

    private static ImageItem insert(Connection c, String path, String name, NewImage image) throws SQLException {
        Rows.update(c,
                "INSERT INTO image (path, name, width, height, digest, split, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
                path, name, image.width(), image.height(), image.digest(), image.split().name(),
                ReviewState.NEW.name());
        long id = Rows.list(c, "SELECT last_insert_rowid()", row -> row.getLong(1)).getFirst();
        return new ImageItem(new ImageId(id), path, name, image.width(), image.height(), image.split(),
                ReviewState.NEW);
    }

    /** Sets the state of an image without a step of the history. */
    static void setState(Connection c, ImageItem item, ReviewState state) throws SQLException {
        if (item.state() != state) {
            Rows.update(c, "UPDATE image SET state = ? WHERE id = ?", state.name(), item.id().value());
        }
    }

    /** The image of a change, whose mask must be of its size. */
    static ImageItem requireSize(Connection c, Change change) throws SQLException {
        ImageItem item = one(c, change.image()).stream().findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such image: " + change.image()));
        if (item.width() != change.after().width() || item.height() != change.after().height()) {
            throw new IllegalArgumentException("mask is " + change.after() + " but the image " + item.name() + " is "
                    + item.width() + " x " + item.height());
        }
        return item;
    }

    /** The file of an image. */
    Path file(ImageItem item) { return folder.resolve(item.path()).normalize(); }

    /** A path that survives moving the project together with its images: relative if there is a way, else absolute. */
    String path(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path place = parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        boolean sameRoot = place.getRoot() != null && place.getRoot().equals(folder.getRoot());
        Path stored = sameRoot ? folder.relativize(place) : place;
        return stored.toString().replace(stored.getFileSystem().getSeparator(), "/");
    }

    private static String unique(String wanted, Set<String> names) {
        String name = wanted;
        for (int i = 2; !names.add(key(name)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    /** Names that one file system or another takes for the same. */
    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Path real(Path folder) {
        try {
            return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new StoreException.Io(folder, e);
        }
    }

    private static ImageItem item(ResultSet row) throws SQLException {
        int width = row.getInt(4);
        int height = row.getInt(5);
        if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an image of " + width + " x " + height);
        }
        return new ImageItem(new ImageId(row.getLong(1)), Objects.requireNonNull(row.getString(2)),
                Objects.requireNonNull(row.getString(3)), width, height, Split.valueOf(row.getString(6)),
                ReviewState.valueOf(row.getString(7)));
    }
}
