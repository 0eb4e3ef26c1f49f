package limn.app.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import limn.annotator.store.AtomicFiles;
import limn.engine.run.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people write about runs: a small text file in the run's folder, so that a copy of the folder has it too. */
public final class RunNotes {
    private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);
    /** Longer ones are cut when they are read: a note, no book. */
    private static final int MOST = 4000;

    private RunNotes() {}

    /** The note of a run, "" if there is none or it cannot be read. */
    public static String read(RunFolder folder) {
        if (!Files.exists(folder.note())) {
            return "";
        }
        try {
            String note = new String(Files.readAllBytes(folder.note()), StandardCharsets.UTF_8).strip();
            return note.length() > MOST ? note.substring(0, MOST) : note;
        } catch (IOException unreadable) {
            LOG.warn("cannot read {}", folder.note(), unreadable);
            return "";
        }
    }

    /** Replaces the note; a blank one leaves no file. @throws IOException if it cannot be written; then the older one is as it was */
    public static void write(RunFolder folder, String note) throws IOException {
        if (note.isBlank()) {
            Files.deleteIfExists(folder.note());
            return;
        }
        AtomicFiles.write(folder.note(), out -> out.write((note.strip() + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
