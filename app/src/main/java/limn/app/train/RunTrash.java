package limn.app.train;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limn.engine.run.RunFolder;

/** Runs that were deleted lie in a folder beside the others until somebody empties it. */
public final class RunTrash {
    private static final String NAME = ".trash";
    private final Path runs;

    /** A run in the trash. @param from where it was @param now where it lies */
    public record Thrown(RunFolder from, Path now) {}

    /** What is in the trash. @param bytes of all files */
    public record Contents(List<Path> runs, long bytes) {}

    public RunTrash(Path runs) { this.runs = runs; }

    private Path folder() { return runs.resolve(NAME); }

    /** Moves a run into the trash, whole or not at all. @throws IOException if it cannot be moved */
    public Thrown add(RunFolder run) throws IOException {
        Files.createDirectories(folder());
        for (int i = 1;; i++) {
            Path place = folder().resolve(i == 1 ? run.name() : run.name() + "-" + i);
            if (!Files.exists(place)) {
                Files.move(run.path(), place, StandardCopyOption.ATOMIC_MOVE);
                return new Thrown(run, place);
            }
        }
    }

    /** Brings a run back to where it was. @throws IOException if something else is there now, or it cannot be moved */
    public void restore(Thrown thrown) throws IOException {
        if (Files.exists(thrown.from().path())) {
            throw new java.nio.file.FileAlreadyExistsException(thrown.from().path().toString());
        }
        Files.move(thrown.now(), thrown.from().path(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A run in the trash by the name it has there. */
    public Optional<Thrown> find(String name) {
        Path place = folder().resolve(name).normalize();
        boolean isThere = folder().normalize().equals(place.getParent()) && Files.isDirectory(place);
        return isThere ? Optional.of(new Thrown(new RunFolder(runs.resolve(name)), place)) : Optional.empty();
    }

    /** What would be lost if it were emptied. */
    public Contents contents() throws IOException {
        if (!Files.isDirectory(folder())) {
            return new Contents(List.of(), 0);
        }
        List<Path> thrown;
        try (var paths = Files.list(folder())) {
            thrown = paths.sorted().toList();
        }
        var bytes = new ArrayList<Long>();
        for (Path run : thrown) {
            try (var files = Files.walk(run)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    bytes.add(Files.size(file));
                }
            }
        }
        return new Contents(thrown, bytes.stream().mapToLong(b -> b).sum());
    }

    /** Deletes what is in the trash for ever. @return how many runs that were */
    public int empty() throws IOException {
        List<Path> thrown = contents().runs();
        for (Path run : thrown) {
            Files.walkFileTree(run, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir,
                        @org.jspecify.annotations.Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return thrown.size();
    }
}
