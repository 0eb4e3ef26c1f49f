package limn.app.window;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import limn.annotator.store.AtomicFiles;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;
import limn.engine.recipe.Recipe;

/** Keeps a recipe in a file and takes it from one. */
final class RecipeFiles extends HBox {
    private final Desk desk;

    /** @param recipe the one that is shown, if what was typed is one @param show shows another one */
    RecipeFiles(Desk desk, Supplier<Optional<Recipe>> recipe, Consumer<Recipe> show) {
        super(8);
        this.desk = desk;
        Texts texts = desk.texts();
        Button save = Icons.worded("mdi2c-content-save-outline", texts.get("window.recipe.save"));
        save.setId("recipe-save");
        save.setOnAction(e -> recipe.get().ifPresent(shown -> desk.folders()
                .chooseTarget(texts.get("window.recipe.save"), shown.method() + ".json")
                .ifPresent(file -> save(shown, file))));
        Button open = Icons.worded("mdi2f-folder-open-outline", texts.get("window.recipe.open"));
        open.setId("recipe-open");
        open.setOnAction(e -> desk.folders().chooseFile(texts.get("window.recipe.open"))
                .ifPresent(file -> desk.jobs().run("open recipe", () -> Recipe.fromJson(Files.readString(file)), show,
                        desk::failed)));
        getChildren().addAll(save, open);
    }

    private void save(Recipe shown, Path file) {
        byte[] json = shown.toJson().getBytes(StandardCharsets.UTF_8);
        desk.jobs().run("save recipe", () -> {
            AtomicFiles.write(file, out -> out.write(json));
            return file;
        }, written -> desk.notices().accept(
                Notice.of(Notice.Level.DONE, desk.texts().get("window.recipe.saved", written.getFileName()))),
                desk::failed);
    }
}
