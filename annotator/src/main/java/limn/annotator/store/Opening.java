package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.annotator.model.ClassCatalog;

/** How a project comes to be open: for writing with the right to write, or for reading. */
final class Opening {
    private Opening() {}

    static Project create(Path given, ClassCatalog classes, Terms terms) {
        Path folder = given.toAbsolutePath().normalize();
        Path file = folder.resolve(Project.FILE);
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                throw new StoreException.AlreadyExists(folder);
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException.Io(folder, e);
        }
        WriterLock lock = WriterLock.take(folder, terms.clock());
        Project made = null;
        try {
            Project project = Project.writing(folder, Database.create(file), terms, lock);
            project.write(c -> {
                ClassTable.write(c, classes);
                return true;
            });
            made = project;
            return project;
        } finally {
            if (made == null) {
                lock.close();
            }
        }
    }

    static Project open(Path folderOrFile, Access access, Terms terms) {
        Path file = file(folderOrFile);
        Path folder = Project.folderOf(file);
        Project project = switch (access) {
            case READ -> reading(file, folder, terms);
            case WRITE, MUST_WRITE -> writing(file, folder, access, terms);
        };
        try {
            project.database().read(ImageTable::first); // fails here rather than later if this is no project that can be read
            project.classes();
            return project;
        } catch (RuntimeException e) {
            project.close();
            throw e;
        }
    }

    /** The file of a project that is named by its folder or its file. */
    static Path file(Path folderOrFile) {
        Path given = folderOrFile.toAbsolutePath().normalize();
        Path file = Files.isDirectory(given) ? given.resolve(Project.FILE) : given;
        try {
            if (file.getParent() == null || !Files.isRegularFile(file) || Files.size(file) == 0) {
                throw new StoreException.NotAProject(given);
            }
        } catch (IOException e) {
            throw new StoreException.Io(given, e);
        }
        return file;
    }

    /** A reader needs tables of the present version: an older file is brought up to date first. */
    private static Project reading(Path file, Path folder, Terms terms) {
        if (isWritable(file, folder) && Database.isOlder(file)) {
            writing(file, folder, Access.MUST_WRITE, terms).close();
        }
        return Project.reading(folder, Database.look(file, new StoreException.ReadOnly(file)), terms, null);
    }

    private static Project writing(Path file, Path folder, Access access, Terms terms) {
        if (!isWritable(file, folder)) {
            if (access == Access.MUST_WRITE) {
                throw new StoreException.ReadOnly(file);
            }
            return Project.reading(folder, Database.look(file, new StoreException.ReadOnly(file)), terms, null);
        }
        WriterLock lock;
        try {
            lock = WriterLock.take(folder, terms.clock());
        } catch (StoreException.Held held) {
            if (access == Access.MUST_WRITE) {
                throw held;
            }
            return Project.reading(folder, Database.look(file, held), terms, held.holder());
        }
        Database database;
        try {
            database = Database.open(file);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        if (!database.isReadOnly()) {
            return Project.writing(folder, database, terms, lock);
        }
        lock.close(); // of a newer version: whoever understands it may write
        if (access == Access.MUST_WRITE) {
            int version = database.version();
            database.close();
            throw new StoreException.NewerVersion(file, version);
        }
        return Project.reading(folder, database, terms, null);
    }

    private static boolean isWritable(Path file, Path folder) {
        return Files.isWritable(file) && Files.isWritable(folder);
    }
}
