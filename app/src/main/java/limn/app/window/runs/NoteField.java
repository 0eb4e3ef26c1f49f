package limn.app.window.runs;

import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** What people write about the chosen run; kept with Enter, or when the field is left. */
public final class NoteField extends TextField {
    private final BiConsumer<RunFolder, String> keep;
    private @Nullable RunFolder folder;
    private String kept = "";

    /** @param keep gets the run and its new note */
    public NoteField(Texts texts, String id, BiConsumer<RunFolder, String> keep) {
        this.keep = keep;
        setId(id);
        setPromptText(texts.get("window.runs.note.prompt"));
        setAccessibleText(texts.get("window.runs.note"));
        setDisable(true);
        setOnAction(e -> commit());
        focusedProperty().subscribe(is -> {
            if (!is) {
                commit();
            }
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                setText(kept);
            }
        });
    }

    /** Shows the note of a run. What somebody is typing about the same run stays. */
    public void show(RunCatalog.Entry run) {
        boolean isSame = run.folder().equals(folder);
        if (isSame && isFocused()) {
            return;
        }
        commit();
        folder = run.folder();
        kept = run.note();
        setDisable(false);
        setText(kept);
    }

    /** No run is chosen. */
    public void clearRun() {
        commit();
        folder = null;
        kept = "";
        setText("");
        setDisable(true);
    }

    private void commit() {
        RunFolder shown = folder;
        String written = Objects.requireNonNullElse(getText(), "").strip();
        if (shown != null && !written.equals(kept)) {
            kept = written;
            keep.accept(shown, written);
        }
    }
}
