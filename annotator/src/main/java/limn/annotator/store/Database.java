package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The connection to one project file and the one lock around it. A write is one transaction that begins with the write lock of
 * the file (so that it never fails half-way because of another program) and is on the disk when it returns.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 5_000;

    /** A piece of work on the connection. */
    interface Work<T> { T run(Connection connection) throws SQLException; }

    private final Path file;
    private final Connection connection;
    private final int version;
    /** Why nothing may be written; null if it may. */
    private final @Nullable StoreException refusal;
    /** What the system knows the file by, so that another one in its place is noticed. */
    private final @Nullable Object identity;
    private Runnable guard = () -> {};
    private boolean closed;

    private Database(Path file, Connection connection, int version, @Nullable StoreException refusal) {
        this.file = file;
        this.connection = connection;
        this.version = version;
        this.refusal = refusal;
        this.identity = identity(file);
    }

    /** Makes a file that is not there yet, with all tables. */
    static Database create(Path file) {
        Database database = connect(file, false);
        try {
            database.write(c -> {
                Schema.migrate(c, Schema.MIGRATIONS);
                return true;
            });
        } catch (StoreException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** Opens a file, brings an older one up to date, opens one that is newer for reading only. */
    static Database open(Path file) {
        Database database = connect(file, false);
        try {
            database.requireProject();
            int version = database.read(Schema::version);
            if (version > Schema.MIGRATIONS.size()) {
                database.close();
                return look(file, new StoreException.NewerVersion(file, version));
            }
            if (version < Schema.MIGRATIONS.size()) {
                database.keepCopy(version);
                database.write(c -> {
                    Schema.migrate(c, Schema.MIGRATIONS);
                    return true;
                });
            }
            return database;
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    /** Keeps the file as it is, beside it, before a migration: a file of that version that is there already is left alone. */
    private void keepCopy(int version) {
        Path copy = file.resolveSibling("project-version-" + version + ".limn.backup");
        Path part = file.resolveSibling(copy.getFileName() + ".part");
        try {
            if (Files.exists(copy)) {
                return;
            }
            Files.deleteIfExists(part);
            read(c -> Rows.update(c, "VACUUM INTO ?", part.toString()));
            AtomicFiles.moveIn(part, copy);
        } catch (IOException e) {
            throw new StoreException.Io(copy, e);
        }
    }

    /** Whether an older program wrote the file. */
    static boolean isOlder(Path file) {
        try (Database probe = connect(file, true)) {
            probe.requireProject();
            return probe.read(Schema::version) < Schema.MIGRATIONS.size();
        }
    }

    /**
     * Opens a file for reading only, also beside a program that writes.
     *
     * @param refusal what a write is answered with
     */
    static Database look(Path file, StoreException refusal) {
        boolean isProtected = !Files.isWritable(file) || !Files.isWritable(file.getParent());
        Database probe = connect(file, true, isProtected);
        try {
            probe.requireProject();
            int version = probe.read(Schema::version);
            if (version < Schema.MIGRATIONS.size()) {
                throw refusal;
            }
            return new Database(file, probe.connection, version, refusal);
        } catch (StoreException e) {
            probe.close();
            throw e;
        }
    }

    /**
     * Reads all of a file that is to take the place of a project.
     *
     * @throws StoreException.Damaged if it is not sound
     */
    static void requireSound(Path file) {
        try (Database probe = connect(file, true)) {
            probe.requireProject();
            List<String> said = probe.read(c -> Rows.list(c, "PRAGMA integrity_check", row -> row.getString(1)));
            if (!said.equals(List.of("ok"))) {
                throw new StoreException.Damaged(file, String.join("; ", said));
            }
        }
    }

    /** Puts the contents of another file in the place of this one's, in one transaction, and brings them up to date. */
    synchronized void replaceBy(Path other) {
        write(c -> true); // asks whether it may
        try {
            int code = connection.unwrap(SQLiteConnection.class).getDatabase().restore("main", other.toString(),
                    (remaining, pages) -> {});
            if (code != SQLiteErrorCode.SQLITE_OK.code && code != SQLiteErrorCode.SQLITE_DONE.code) {
                throw translate(file, new SQLException("code " + code, "", code));
            }
        } catch (SQLException e) {
            throw translate(file, e);
        }
        write(c -> {
            Schema.migrate(c, Schema.MIGRATIONS);
            return true;
        });
    }

    /** Ends a query that runs in another thread: it fails there. */
    void interrupt() {
        try {
            connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw translate(file, e);
        }
    }

    private static Database connect(Path file, boolean readOnly) { return connect(file, readOnly, false); }

    private static Database connect(Path file, boolean readOnly, boolean isProtected) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        // Without the right to write beside the file there can be no shared-memory file; nobody else writes there either.
        boolean immutable = isProtected && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        String url = "jdbc:sqlite:" + file.toUri() + (immutable ? "?immutable=1" : "");
        try {
            Connection connection = JDBC.createConnection(url, config.toProperties());
            return new Database(file, connection, Schema.MIGRATIONS.size(),
                    readOnly ? new StoreException.ReadOnly(file) : null);
        } catch (SQLException e) {
            throw translate(file, e);
        }
    }

    private void requireProject() {
        if (read(Schema::applicationId) != Schema.APPLICATION_ID) {
            throw new StoreException.NotAProject(file);
        }
    }

    Path file() { return file; }

    boolean isReadOnly() { return refusal != null; }

    /** The version of the file, larger than this program's if a newer one wrote it. */
    int version() { return version; }

    boolean isNewer() { return version > Schema.MIGRATIONS.size(); }

    /** Runs a query under the lock. */
    synchronized <T> T read(Work<T> work) {
        requireOpen();
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw isNewer() ? new StoreException.NewerVersion(file, version) : translate(file, e);
        }
    }

    /** Runs work as one transaction under the lock: all of it is durable when this returns, or nothing is changed. */
    synchronized <T> T write(Work<T> work) {
        requireOpen();
        if (refusal != null) {
            throw isNewer() ? new StoreException.NewerVersion(file, version) : refusal;
        }
        boolean done = false;
        try {
            execute("BEGIN IMMEDIATE"); // a deferred one could fail half-way, when it turns from reading to writing
            try {
                requireThere();
                guard.run();
                T result = work.run(connection);
                execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } catch (SQLException e) {
            throw translate(file, e);
        }
    }

    /** What every write asks first, within its transaction: may refuse by an exception. */
    void guardedBy(Runnable asked) {
        guard = asked;
    }

    /** A file that was deleted or replaced while it is open would take what is written and lose it. */
    private void requireThere() {
        if (identity != null && !identity.equals(identity(file))) {
            throw new StoreException.Gone(file);
        }
    }

    private static @Nullable Object identity(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    private void rollBack() throws SQLException {
        try {
            execute("ROLLBACK");
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) { // SQLITE_ERROR: it has rolled back by itself
                throw e;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the project is closed: " + file);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                connection.close();
            } catch (SQLException e) {
                throw translate(file, e);
            }
        }
    }

    private static StoreException translate(Path file, SQLException e) {
        int code = (e instanceof SQLiteException s ? s.getResultCode().code : e.getErrorCode()) & 0xFF;
        return switch (code) {
            case 5, 6 -> new StoreException.Busy(file); // SQLITE_BUSY, SQLITE_LOCKED
            case 8 -> new StoreException.ReadOnly(file); // SQLITE_READONLY
            case 26 -> new StoreException.NotAProject(file); // SQLITE_NOTADB
            case 10, 13, 14 -> new StoreException.Io(file, new IOException(e.getMessage(), e)); // IOERR, FULL, CANTOPEN
            default -> new StoreException.Damaged(file, String.valueOf(e.getMessage()));
        };
    }
}
