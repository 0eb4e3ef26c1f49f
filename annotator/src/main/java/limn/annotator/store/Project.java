package limn.annotator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.ReviewRules;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import org.jspecify.annotations.Nullable;

/**
 * A project on disk: a folder with {@code project.limn} (SQLite), a cache of thumbnails and the runs. What a method has stored
 * is on the disk when it returns. Thread-safe: one lock around the one connection. One program at a time has a project open for
 * writing; others may read beside it, and see what it wrote.
 *
 * <p>All methods throw {@link StoreException}.
 */
public final class Project implements AutoCloseable {
    /** The name of the file that makes a folder a project. */
    public static final String FILE = "project.limn";

    private final Path folder;
    private final Database database;
    private final MaskTable masks;
    private final ImageTable images;
    private final ProjectHistory history = new ProjectHistory(this);
    private final ImageFacts facts = new ImageFacts(this);

    private final @Nullable WriterLock lock;
    private final @Nullable Holder holder;
    private final Backups backups;
    private final Edits edits;

    private Project(Path folder, Database database, Terms terms, @Nullable WriterLock lock, @Nullable Holder holder) {
        this.folder = folder;
        this.edits = new Edits(terms.clock());
        this.masks = new MaskTable(terms.history(), edits);
        this.database = database;
        this.images = new ImageTable(folder);
        this.lock = lock;
        this.holder = holder;
        this.backups = new Backups(this, terms.clock());
    }

    static Project writing(Path folder, Database database, Terms terms, WriterLock lock) {
        database.guardedBy(lock::confirm);
        return new Project(folder, database, terms, lock, null);
    }

    static Project reading(Path folder, Database database, Terms terms, @Nullable Holder holder) {
        return new Project(folder, database, terms, null, holder);
    }

    /**
     * Makes a new project, open for writing; the folder may exist.
     *
     * @throws StoreException.AlreadyExists if it is a project already
     */
    public static Project create(Path folder, ClassCatalog classes) {
        return Opening.create(folder, classes, Terms.USUAL);
    }

    /**
     * Opens a project by its folder or its file for writing. A file that another program writes to, of a newer version, or one that
     * may not be written, is opened for reading only.
     *
     * @throws StoreException.NotAProject if there is none
     */
    public static Project open(Path folderOrFile) { return open(folderOrFile, Access.WRITE); }

    /**
     * Opens a project by its folder or its file.
     *
     * @throws StoreException.NotAProject if there is none
     * @throws StoreException.Held if it must be written and another program writes to it
     */
    public static Project open(Path folderOrFile, Access access) {
        return Opening.open(folderOrFile, access, Terms.USUAL);
    }

    /** The folder of a project's file. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    public Path folder() { return folder; }

    Path file() { return database.file(); }

    /** Copies of this project as it was. */
    public Backups backups() { return backups; }

    public Path runs() { return folder.resolve("runs"); }

    public Path thumbnails() { return folder.resolve("thumbnails"); }

    /** The name of the folder. */
    public String name() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    public boolean isReadOnly() { return database.isReadOnly(); }

    /** The program that writes to the project, and because of which it is open for reading only. */
    public Optional<Holder> holder() {
        return Optional.ofNullable(holder);
    }

    /** The version of the file if a newer program wrote it: the reason why it is open for reading only. */
    public Optional<Integer> newerVersion() {
        return database.isNewer() ? Optional.of(database.version()) : Optional.empty();
    }

    public ClassCatalog classes() { return database.read(ClassTable::read); }

    /**
     * Replaces the catalogue, as a step of the history. Classes may be renamed, recoloured and added; {@link #history} merges,
     * deletes and reorders them. Tags grow with it.
     */
    public void setClasses(ClassCatalog classes) {
        write(c -> {
            ClassTable.replace(c, classes);
            return true;
        });
    }

    /** Tags, states, splits, notes and classes: what was done to them, to be taken back. */
    public ProjectHistory history() {
        return history;
    }

    /** Notes, effort, pixels per class. */
    public ImageFacts facts() { return facts; }

    /** What people said of predicted regions. */
    public Verdicts verdicts() { return new Verdicts(this); }

    /** All images, in the order in which they came. */
    public List<ImageItem> images() {
        return database.read(ImageTable::all);
    }

    public Optional<ImageItem> image(ImageId id) {
        return database.read(c -> ImageTable.one(c, id)).stream().findFirst();
    }

    /** Adds one image, see {@link #addImages}. */
    public ImageItem addImage(Path file, String name, int width, int height, String digest, Split split) {
        return addImages(List.of(new NewImage(file, name, width, height, digest, split))).getFirst();
    }

    /**
     * Adds images in one transaction. A file that the project has already is not added again; its item is given back. A name
     * that is in use gets a number.
     */
    public List<ImageItem> addImages(List<NewImage> added) { return write(c -> images.add(c, added)); }

    /** The file of an image; whether it is still there is another matter. */
    public Path file(ImageItem item) {
        return images.file(item);
    }

    /** How the project writes down where a file is. */
    String pathOf(Path file) { return images.path(file); }

    /** The sha-256 that the file of an image had when it was added, hexadecimal. */
    public String digest(ImageId id) {
        return database.read(c -> Rows.list(c, "SELECT digest FROM image WHERE id = ?", row -> row.getString(1),
                id.value())).stream().findFirst().orElse("");
    }

    /** The mask of an image, unlabelled if nobody has drawn. */
    public Mask mask(ImageItem item) {
        return damaged(() -> database.read(c -> masks.mask(c, item.id(), item.width(), item.height())));
    }

    /** The same for one look at many images: no mask takes the place of those that a person works on. */
    public Mask loadMask(ImageItem item) {
        return damaged(() -> database.read(c -> masks.load(c, item.id(), item.width(), item.height())));
    }

    /** Whether any pixel is decided (void counts). */
    public boolean hasMask(ImageId id) {
        return !database.read(c -> Rows.list(c, "SELECT 1 FROM tile WHERE image = ? LIMIT 1", row -> true,
                id.value())).isEmpty();
    }

    /** The images of which any pixel is decided. */
    public Set<ImageId> masked() {
        return new HashSet<>(database.read(c -> Rows.list(c, "SELECT DISTINCT image FROM tile",
                row -> new ImageId(row.getLong(1)))));
    }

    public Tags tags(ImageId id) { return database.read(c -> TagTable.tags(c, id, ClassTable.count(c))); }

    /** The tags of every image, also of those of which nothing is known; in the order of {@link #images()}. */
    public Map<ImageId, Tags> allTags() {
        return database.read(c -> TagTable.all(c, ClassTable.count(c)));
    }

    /** Stores tags of one or many images as one undoable step. */
    public void setTags(Map<ImageId, Tags> tags) {
        write(c -> {
            TagTable.requireClasses(tags.values(), ClassTable.count(c));
            edits.tagsOf(c, TagTable.set(c, tags));
            return true;
        });
    }

    public void setSplit(Collection<ImageId> ids, Split split) { setField(ids, StepKind.SPLIT, split.name()); }

    public void setState(Collection<ImageId> ids, ReviewState state) { setField(ids, StepKind.STATE, state.name()); }

    /** Stores a change of a mask: one transaction with the tiles that differ and an entry of the journal. */
    public void commit(Change change) {
        commit(change, 0);
    }

    /** Stores a change of a mask and the time that it took a person, pauses left out. */
    public void commit(Change change, long activeMillis) {
        commit(List.of(change), activeMillis);
    }

    /** Stores several changes in one transaction. What could be redone of these images is given up. */
    public void commit(List<Change> changes) {
        commit(changes, 0);
    }

    private void commit(List<Change> changes, long activeMillis) {
        write(c -> {
            for (Change change : changes) {
                ImageItem item = ImageTable.requireSize(c, change);
                masks.commit(c, change);
                ImageTable.setState(c, item, ReviewRules.after(item.state(), change.kind()));
                if (change.kind() != ChangeKind.IMPORT) {
                    EffortTable.add(c, item.id().value(), new Effort(activeMillis, 0, 1));
                }
            }
            return true;
        });
    }

    /** Takes the last change of an image back and gives the change that was applied; empty if there is none. */
    public Optional<Change> undo(ImageItem item) {
        return write(c -> stepped(c, item, masks.undo(c, item.id(), item.width(), item.height())));
    }

    public Optional<Change> redo(ImageItem item) {
        return write(c -> stepped(c, item, masks.redo(c, item.id(), item.width(), item.height())));
    }

    private static Optional<Change> stepped(Connection c, ImageItem item, Optional<Change> change) throws SQLException {
        if (change.isPresent()) {
            ImageItem now = ImageTable.one(c, item.id()).getFirst();
            boolean anyLeft = MaskTable.position(c, item.id().value()) > 0;
            ImageTable.setState(c, now, ReviewRules.afterStep(now.state(), anyLeft));
        }
        return change;
    }

    /** What {@link #undo} would take back. */
    public Optional<ChangeKind> undoable(ImageId id) {
        return database.read(c -> masks.undoable(c, id));
    }

    public Optional<ChangeKind> redoable(ImageId id) { return database.read(c -> masks.redoable(c, id)); }

    public Optional<String> setting(String key) {
        return database.read(c -> Rows.list(c, "SELECT value FROM setting WHERE key = ?", row -> row.getString(1), key))
                .stream().findFirst();
    }

    public void setSetting(String key, String value) {
        write(c -> Rows.update(c, "INSERT OR REPLACE INTO setting VALUES (?, ?)", key, value));
    }

    /** The digest of everything that training learns from: classes, images, splits, tags and masks. sha-256, hexadecimal. */
    public String digest() {
        return damaged(
                () -> database.read(c -> new SnapshotDigest().classes(ClassTable.read(c)).images(c, masks).hex()));
    }

    /** What is wrong with the file, found by reading all of it; empty if it is sound. */
    public Optional<String> problems() {
        List<String> found = database.read(c -> Rows.list(c, "PRAGMA integrity_check", row -> row.getString(1)));
        return found.equals(List.of("ok")) ? Optional.empty() : Optional.of(String.join("; ", found));
    }

    /** Counts a mask and keeps the result. */
    ValueCounts count(Connection c, ImageId id) throws SQLException {
        ImageItem item = ImageTable.one(c, id).getFirst();
        var counts = ValueCounts.of(masks.load(c, id, item.width(), item.height()).histogram());
        CountTable.put(c, id.value(), counts);
        return counts;
    }

    /** Counts all masks that were never counted. */
    void countAll(Connection c) throws SQLException {
        for (ImageId id : CountTable.missing(c)) {
            count(c, id);
        }
    }

    MaskTable masks() { return masks; }

    Edits edits() { return edits; }

    /** See {@link #addImages(List)}. */
    List<ImageItem> addImages(Connection c, List<NewImage> added) throws SQLException {
        return images.add(c, added);
    }

    /** Masks are others than those remembered. */
    void forgetMasks() { masks.forget(); }

    Database database() { return database; }

    @Override
    public void close() {
        try {
            backups.close();
            database.close();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    <T> T write(Database.Work<T> work) {
        synchronized (database) { // nobody may see a remembered mask of a transaction that failed
            boolean done = false;
            try {
                T result = damaged(() -> database.write(work));
                done = true;
                backups.worked();
                return result;
            } finally {
                if (!done) {
                    masks.forget();
                }
            }
        }
    }

    /** Puts the contents of another project file in the place of this one's. */
    void replaceBy(Path other) {
        synchronized (database) {
            try {
                database.replaceBy(other);
            } finally {
                edits.renew(); // what comes now does not continue what was put back
                masks.forget();
            }
        }
    }

    private <T> T damaged(Supplier<T> work) {
        try {
            return work.get();
        } catch (TileCodec.UnreadableTile e) {
            throw new StoreException.Damaged(folder, String.valueOf(e.getMessage()));
        }
    }

    private void setField(Collection<ImageId> ids, StepKind kind, String value) {
        var values = new LinkedHashMap<ImageId, String>();
        ids.forEach(id -> values.put(id, value));
        write(c -> {
            StepTable.setField(c, kind, values);
            return true;
        });
    }
}
