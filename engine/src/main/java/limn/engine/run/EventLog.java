package limn.engine.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The event log of a run: JSON lines, appended by one process, followed by any number of others. */
public final class EventLog {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private EventLog() {}

    /** Appends one event as one line, with the time of now. A torn last line, left by a kill, is closed first. */
    public static synchronized void append(Path file, long step, Event event) throws IOException {
        byte[] line = (JSON.writeValueAsString(new Logged(step, Instant.now(), event)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        if (endsTorn(file)) {
            Files.write(file, new byte[]{'\n'}, StandardOpenOption.APPEND);
        }
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean endsTorn(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(in.length() - 1);
            return in.read() != '\n';
        }
    }

    /** All events of a log; empty if there is none yet. */
    public static List<Logged> readAll(Path file) throws IOException {
        return readAll(file, Follower.PART);
    }

    static List<Logged> readAll(Path file, long part) throws IOException {
        var follower = new Follower(file, part);
        var all = new ArrayList<Logged>();
        long before;
        do { // a poll reads a part of a large log
            before = follower.position;
            all.addAll(follower.poll());
        } while (follower.position > before);
        return all;
    }

    /** Reads what was appended since the last call. Lines that are torn or cannot be understood are skipped. One thread at a time. */
    public static final class Follower {
        private static final long PART = 64L << 20;
        private final Path file;
        private final long part;
        private long position;

        public Follower(Path file) { this(file, PART); }

        /** @param part how many bytes a poll reads at most; longer than any line */
        Follower(Path file, long part) {
            this.file = file;
            this.part = part;
        }

        /** New whole lines, oldest first; waits for nothing. Of a log that has grown much, a part: ask again until nothing comes. */
        public List<Logged> poll() throws IOException {
            var events = new ArrayList<Logged>();
            if (!Files.exists(file)) {
                return events;
            }
            byte[] fresh;
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                long length = in.length();
                if (length < position) {
                    position = 0;
                }
                fresh = new byte[(int) Math.min(length - position, part)];
                in.seek(position);
                in.readFully(fresh);
            }
            int start = 0;
            for (int i = 0; i < fresh.length; i++) {
                if (fresh[i] == '\n') {
                    parse(new String(fresh, start, i - start, StandardCharsets.UTF_8), events);
                    start = i + 1;
                }
            }
            position += start;
            return events;
        }

        private static void parse(String line, List<Logged> into) {
            if (line.isBlank()) {
                return;
            }
            try {
                Logged logged = JSON.readValue(line, Logged.class);
                if (!(logged.event() instanceof Event.Unknown)) {
                    into.add(logged);
                }
            } catch (JacksonException torn) {
                // a line cut by a kill in the middle of writing: the events around it are whole
            }
        }
    }
}
