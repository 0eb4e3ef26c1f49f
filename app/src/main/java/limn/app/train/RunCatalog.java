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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of a project, newest first. Remembers what it has read of logs. For one thread at a time. */
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

    /** What was read of one log. An ended run keeps its state alone; of one that goes on only new lines are read. */
    private static final class Read {
        private final Path events;
        private final Heard heard = new Heard(Instant.now());
        private RunState state = RunState.nothing();
        private long size = -1;
        private @Nullable RunLog log;
        private EventLog.Follower reader;

        Read(Path events) {
            this.events = events;
            reader = new EventLog.Follower(events);
        }

        RunState look() throws IOException {
            long now = Files.size(events);
            if (now != size) {
                grow(now);
            }
            heard.looked(now != size, Instant.now());
            size = now;
            RunState judged = heard.judged(state, Instant.now());
            if (judged.status() == RunStatus.LOST) {
                log = null;
            }
            return judged;
        }

        private void grow(long now) throws IOException {
            RunLog known = log;
            if (known == null || now < size) {
                known = new RunLog();
                reader = new EventLog.Follower(events);
            }
            for (var fresh = reader.poll(); !fresh.isEmpty(); fresh = reader.poll()) {
                fresh.forEach(known::add);
            }
            state = known.state();
            log = state.status().isActive() ? known : null;
        }
    }

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
        return Optional.of(known.computeIfAbsent(folder.path(), p -> new Read(events)).look());
    }
}
