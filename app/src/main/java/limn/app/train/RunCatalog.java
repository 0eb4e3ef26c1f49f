package limn.app.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of a project, newest first. Remembers what it read of logs that did not grow. For one thread at a time. */
public final class RunCatalog {
    /**
     * One run of the list.
     *
     * @param note what people wrote about it, "" for nothing
     * @param settings all settings of its recipe; none if the recipe cannot be read
     */
    public record Entry(RunFolder folder, RunState state, String note, Map<String, String> settings) {
        public Entry(RunFolder folder, RunState state) { this(folder, state, "", Map.of()); }

        public boolean hasBest() { return Files.isDirectory(folder.checkpoint("best")); }

        public boolean hasLast() { return Files.isDirectory(folder.checkpoint("last")); }
    }

    private record Read(long size, RunState state) {}

    private static final Logger LOG = LoggerFactory.getLogger(RunCatalog.class);
    private final Path runs;
    private final Map<Path, Read> known = new HashMap<>();
    private final Map<Path, Map<String, String>> recipes = new HashMap<>();

    public RunCatalog(Path runs) { this.runs = runs; }

    /** All runs that have a log, newest first. @throws IOException if the folder cannot be listed */
    public synchronized List<Entry> scan() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var folders = Files.list(runs)) {
            List<Path> paths = folders.filter(Files::isDirectory)
                    .sorted(Comparator.comparing((Path p) -> p.getFileName().toString()).reversed()).toList();
            var entries = new java.util.ArrayList<Entry>();
            for (Path path : paths) {
                read(new RunFolder(path)).ifPresent(state -> entries.add(entry(new RunFolder(path), state)));
            }
            entries.sort(Comparator.comparing((Entry e) -> e.state().lastEvent()).reversed());
            return List.copyOf(entries);
        }
    }

    /** The newest run that has a best checkpoint. */
    public Optional<Entry> newestModel() throws IOException {
        return scan().stream().filter(Entry::hasBest).findFirst();
    }

    private Entry entry(RunFolder folder, RunState state) {
        Map<String, String> settings = recipes.get(folder.path());
        if (settings == null || settings.isEmpty()) {
            settings = settings(folder);
            recipes.put(folder.path(), settings);
        }
        return new Entry(folder, state, RunNotes.read(folder), settings);
    }

    /** A run whose recipe is of another version is listed all the same. */
    private static Map<String, String> settings(RunFolder folder) {
        try {
            Recipe recipe = Recipe.fromJson(Files.readString(folder.recipe()));
            var settings = new TreeMap<String, String>();
            recipe.settings().forEach(s -> settings.put(s.key(), recipe.text(s.key())));
            return Collections.unmodifiableMap(settings);
        } catch (IOException | RecipeException unreadable) {
            LOG.debug("no recipe of {}", folder.path(), unreadable);
            return Map.of();
        }
    }

    private Optional<RunState> read(RunFolder folder) throws IOException {
        Path events = folder.events();
        if (!Files.exists(events)) {
            return Optional.empty();
        }
        long size = Files.size(events);
        Read read = known.get(folder.path());
        if (read == null || read.size != size) {
            var log = new RunLog();
            EventLog.readAll(events).forEach(log::add);
            read = new Read(size, log.state());
            known.put(folder.path(), read);
        }
        return Optional.of(RunFollower.judged(read.state, Instant.now()));
    }
}
