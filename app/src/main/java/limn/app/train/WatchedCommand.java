package limn.app.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command of this program in a process of its own that says how far it is, one JSON object a line: a crash in a native library ends
 * the command and never the window, and its memory is given back. The last line is its result.
 */
public final class WatchedCommand {
    /** How far it is. */
    public record At(int done, int all) {}

    /**
     * How it ended.
     *
     * @param code 0 done, 3 done with items left out, anything else failed
     * @param result what it said at the end; empty if it ended without a word
     * @param lastWords what else it printed last, for people to copy
     */
    public record End(int code, Optional<JsonNode> result, List<String> lastWords, boolean cancelled) {
        public boolean isDone() { return code == 0 || code == 3; }

        /** A part of the result, or "". */
        public String said(String name) {
            return result.map(r -> r.path(name).asString("")).orElse("");
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int TAIL = 30;
    private final Process process;
    private volatile boolean cancelled;

    private WatchedCommand(Process process) { this.process = process; }

    /**
     * Starts a command.
     *
     * @param words of the command; {@code --json} and {@code --progress} are added
     * @param progress told of each image, in a thread of the command
     * @param ended told once, the same way
     * @throws IOException if the system refuses to start a process
     */
    public static WatchedCommand start(List<String> words, Consumer<At> progress, Consumer<End> ended)
            throws IOException {
        var all = new ArrayList<>(words);
        all.addAll(List.of("--json", "--progress"));
        var builder = new ProcessBuilder(OwnProgram.inBackground(all));
        String threads = String.valueOf(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        builder.environment().putIfAbsent("OMP_NUM_THREADS", threads); // the window needs a core to draw
        var command = new WatchedCommand(builder.start());
        Thread.ofPlatform().daemon().name("watched-command").start(() -> command.follow(progress, ended));
        return command;
    }

    private void follow(Consumer<At> progress, Consumer<End> ended) {
        Deque<String> errors = new ArrayDeque<>();
        Thread reader = Thread.ofPlatform().daemon().name("watched-command-errors").start(
                () -> read(process.errorReader(StandardCharsets.UTF_8), line -> {
                    synchronized (errors) {
                        errors.addLast(line);
                        if (errors.size() > TAIL) {
                            errors.removeFirst();
                        }
                    }
                }));
        var last = new JsonNode[1];
        read(process.inputReader(StandardCharsets.UTF_8), line -> {
            JsonNode node = parsed(line);
            if (node != null && node.path("done").isInt() && node.path("of").isInt()) {
                progress.accept(new At(node.path("done").asInt(), node.path("of").asInt()));
            } else if (node != null && node.isObject()) {
                last[0] = node;
            }
        });
        int code = await(reader);
        synchronized (errors) {
            ended.accept(new End(code, Optional.ofNullable(last[0]), List.copyOf(errors), cancelled));
        }
    }

    private int await(Thread reader) {
        try {
            reader.join();
            return process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static @org.jspecify.annotations.Nullable JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JacksonException noJson) {
            return null; // a native library that prints on its own
        }
    }

    private static void read(BufferedReader reader, Consumer<String> take) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                take.accept(line);
            }
        } catch (IOException ended) {
            take.accept(ended.toString()); // a process that was killed closes its ends where it stands
        }
    }

    public boolean isAlive() { return process.isAlive(); }

    /** Ends it; what it has not finished is not there. */
    public void cancel() {
        cancelled = true;
        process.destroy();
        process.onExit().orTimeout(5, TimeUnit.SECONDS).whenComplete((p, late) -> process.destroyForcibly());
    }
}
