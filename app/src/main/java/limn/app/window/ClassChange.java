package limn.app.window;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.review.EditPreview;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/** Merging a class into another and deleting it: what would change is told first. */
final class ClassChange extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final ComboBox<LabelClass> into = new ComboBox<>();
    private final ComboBox<Integer> becomes = new ComboBox<>();
    private final Button merge;
    private final Button delete;
    private final Label mergePreview = quiet();
    private final Label deletePreview = quiet();
    private final Supplier<ClassUsage> usage;
    private @Nullable LabelClass shown;

    ClassChange(Desk desk, Supplier<ClassUsage> usage) {
        super(8);
        this.desk = desk;
        this.usage = usage;
        texts = desk.texts();
        into.setId("class-merge-into");
        into.setMaxWidth(Double.MAX_VALUE);
        into.setConverter(converter(LabelClass::name));
        into.valueProperty().addListener((o, was, is) -> previewMerge());
        becomes.setId("class-delete-becomes");
        becomes.setMaxWidth(Double.MAX_VALUE);
        becomes.setConverter(converter(
                v -> texts.get(v == Mask.VOID ? "window.classes.toVoid" : "window.classes.toUnlabelled")));
        becomes.getItems().setAll(Mask.UNLABELLED, Mask.VOID);
        becomes.setValue(Mask.UNLABELLED);
        becomes.valueProperty().addListener((o, was, is) -> previewDelete());
        merge = new Button(texts.get("window.classes.merge"));
        merge.setId("class-merge");
        merge.setOnAction(e -> edit(mergeEdit()));
        delete = new Button(texts.get("window.classes.delete"));
        delete.setId("class-delete");
        delete.setOnAction(e -> edit(deleteEdit()));
        mergePreview.setId("class-merge-preview");
        deletePreview.setId("class-delete-preview");
        getChildren().addAll(new Separator(), heading("window.classes.mergeInto"), row(into, merge), mergePreview,
                new Separator(), heading("window.classes.pixelsBecome"), row(becomes, delete), deletePreview);
    }

    private <T> StringConverter<T> converter(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) { return value == null ? "" : words.apply(value); }

            @Override
            public T fromString(String text) { throw new UnsupportedOperationException(text); }
        };
    }

    private Label heading(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("panel-heading");
        return label;
    }

    private static Label quiet() {
        var label = new Label();
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static HBox row(ComboBox<?> choice, Button button) {
        HBox.setHgrow(choice, Priority.ALWAYS);
        button.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, choice, button);
    }

    void show(Optional<LabelClass> chosen) {
        LabelClass before = shown;
        shown = chosen.orElse(null);
        LabelClass target = into.getValue();
        into.getItems().setAll(desk.model().classes().classes().stream().filter(c -> !c.equals(shown)).toList());
        boolean same = shown != null && before != null && before.index() == shown.index();
        into.setValue(same
                ? into.getItems().stream().filter(c -> target != null && c.index() == target.index())
                        .findFirst().orElse(null)
                : null);
        setDisable(desk.model().project().isReadOnly());
        previewMerge();
        previewDelete();
    }

    private Optional<ClassEdit> mergeEdit() {
        LabelClass from = shown;
        LabelClass to = into.getValue();
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new ClassEdit.Merge(from.index(), to.index()));
    }

    private Optional<ClassEdit> deleteEdit() {
        LabelClass gone = shown;
        return gone == null ? Optional.empty() : Optional.of(new ClassEdit.Delete(gone.index(), becomes.getValue()));
    }

    private void edit(Optional<ClassEdit> edit) {
        edit.ifPresent(e -> desk.model().steps().edit(e, () -> done(e), desk::failed));
    }

    private void done(ClassEdit edit) {
        String key = edit instanceof ClassEdit.Merge ? "window.classes.merged" : "window.classes.deleted";
        desk.notices().accept(Notice.of(Notice.Level.DONE, texts.get(key))
                .withAction(texts.get("window.undo"), () -> StepWords.undo(desk)));
    }

    private void previewMerge() {
        merge.setDisable(true);
        mergePreview.setText(texts.get("window.classes.mergeHint"));
        mergeEdit().ifPresent(edit -> preview("class-merge", edit, p -> {
            merge.setDisable(false);
            mergePreview.setText(texts.get("window.classes.mergePreview", number(p.pixels()), p.images(), p.tags())
                    + (p.disagreeing() == 0 ? "" : " " + texts.get("window.classes.disagree", p.disagreeing())));
        }));
    }

    private String number(long pixels) { return String.format(texts.locale(), "%,d", pixels); }

    private void previewDelete() {
        delete.setDisable(true);
        LabelClass gone = shown;
        deletePreview.setText(gone == null
                ? ""
                : texts.get("window.classes.counting", usage.get().imagesOf(gone.index())));
        deleteEdit().ifPresent(edit -> preview("class-delete", edit, p -> {
            delete.setDisable(false);
            deletePreview.setText(texts.get("window.classes.deletePreview", number(p.pixels()), p.images(), p.tags()));
        }));
    }

    /** Counts in the background what is on disk, after all that was done. */
    private void preview(String job, ClassEdit edit, java.util.function.Consumer<EditPreview> show) {
        var project = desk.model().project();
        int classCount = desk.model().classes().size();
        desk.model().afterSaving(() -> desk.jobs().run(job, () -> {
            if (!project.isReadOnly()) {
                project.facts().uncounted().forEach(project.facts()::count);
            }
            return EditPreview.of(edit, classCount, project.facts().counts().values(), project.allTags());
        }, found -> {
            if (Optional.of(edit).equals(job.equals("class-merge") ? mergeEdit() : deleteEdit())) {
                show.accept(found);
            }
        }, desk::failed));
    }
}
