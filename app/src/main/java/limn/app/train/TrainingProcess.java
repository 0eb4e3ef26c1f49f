package limn.app.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.RunLock;
import limn.engine.run.StopReason;

/**
 * A training in a process of its own, so that a crash ends the run and never the labels. What the process prints goes to
 * {@code process.log} of the run folder; what it does is in its event log.
 */
public final class TrainingProcess {
    private static final int TAIL = 4000;
    /** The exit code of a process that was ended by signal 9, which is what Linux sends when memory is short. */
    private static final int KILLED = 128 + 9;
    private final Process process;
    private final Instant launched;
    private final RunFolder folder;
    private volatile boolean wasEndedHere;

    private TrainingProcess(Process process, Instant launched, RunFolder folder) {
        this.process = process;
        this.launched = launched;
        this.folder = folder;
    }

    /** Starts it. @throws IOException if the system refuses to start a process or the run folder cannot be written */
    public static TrainingProcess start(TrainingCommand command) throws IOException {
        var folder = new RunFolder(command.runFolder());
        Files.createDirectories(folder.path());
        var builder = new ProcessBuilder(command.commandLine());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        Instant now = Instant.now();
        return new TrainingProcess(builder.start(), now, folder);
    }

    private static Path log(RunFolder folder) { return folder.path().resolve("process.log"); }

    public RunFolder folder() { return folder; }

    /** Whether the newest event of this log is of this process, and not of one before it in the same folder. */
    public boolean hasSpoken(RunState state) {
        boolean isOwn = state.status() == RunStatus.FAILED
                || state.started().filter(s -> s.pid() == process.pid()).isPresent();
        return isOwn && !state.lastEvent().isBefore(launched);
    }

    /**
     * Writes into the log that the system has ended the process, if it has: only who has started it can know. To be called when it is
     * over and has not said so itself.
     *
     * @return whether it was written
     */
    public boolean tell(int code, long step) throws IOException {
        if (code != KILLED || wasEndedHere) {
            return false;
        }
        Optional<RunLock> lock = RunLock.take(folder);
        if (lock.isEmpty()) {
            return false;
        }
        try (RunLock own = lock.get()) {
            EventLog.append(folder.events(), step, new Event.Failed(Event.Failed.KILLED, "", List.of(), ""));
            return true;
        }
    }

    public boolean isAlive() { return process.isAlive(); }

    public long pid() { return process.pid(); }

    /** Completes with the exit code when the process has ended, however it ended. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks for an end after the present step; the process writes a checkpoint first. */
    public void request(StopReason reason) throws IOException {
        folder.request(reason);
    }

    /** Ends the process at once, without a checkpoint. */
    public void kill() {
        wasEndedHere = true;
        process.destroyForcibly();
    }

    /** The last lines that the process printed, for people to copy; empty if there are none. */
    public List<String> lastWords() {
        try {
            byte[] all = Files.readAllBytes(log(folder));
            int from = Math.max(0, all.length - TAIL);
            List<String> lines = new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - 30), lines.size());
        } catch (IOException none) {
            return List.of(none.toString());
        }
    }
}
