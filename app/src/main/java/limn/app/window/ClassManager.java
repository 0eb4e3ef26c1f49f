package limn.app.window;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.annotator.format.ClassLists;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.text.Texts;
import limn.app.window.command.CardKeys;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;
import org.jspecify.annotations.Nullable;

/** The card in which classes are named, coloured, ordered, added from lists, merged and deleted. Everything in it can be undone. */
final class ClassManager extends BorderPane implements CardKeys {
    static final String ID = "class-manager";
    private final Desk desk;
    private final Texts texts;
    private final ClassOrder order;
    private final ClassDetail detail;
    private final ClassChange change;
    private final Label empty = new Label();
    private final VBox right = new VBox(14);
    private final Button undo;
    private final Button redo;
    private final Runnable close;

    /** @param close closes the card */
    ClassManager(Desk desk, Runnable close) {
        this.desk = desk;
        this.close = close;
        texts = desk.texts();
        setId(ID);
        getStyleClass().addAll("help-card", "class-manager");
        order = new ClassOrder(desk, this::chosen);
        detail = new ClassDetail(desk);
        change = new ClassChange(desk, () -> order.usage());
        undo = step("mdi2u-undo", "class-undo", () -> StepWords.undo(desk));
        redo = step("mdi2r-redo", "class-redo", () -> StepWords.redo(desk));
        empty.setText(texts.get("window.classes.none"));
        empty.getStyleClass().add("quiet");
        empty.setWrapText(true);
        setTop(top());
        var left = new VBox(8, order, new HBox(8, add(), lists()));
        VBox.setVgrow(order, Priority.ALWAYS);
        left.setPrefWidth(370);
        setLeft(left);
        right.setPrefWidth(330);
        right.getStyleClass().add("class-detail");
        setCenter(right);
        setPrefSize(760, 560);
        setMaxHeight(560);
        desk.model().onChange(aspect -> refresh());
        desk.model().steps().onNames(this::refreshSteps);
        refresh();
        order.choose(0);
    }

    private HBox top() {
        var heading = new Label(texts.get("window.classes.heading", desk.model().project().name()));
        heading.getStyleClass().add("title-4");
        var space = new Spring();
        Button done = Icons.button("mdi2c-close", texts.get("window.notice.close"));
        done.setId("class-manager-close");
        done.setOnAction(e -> close.run());
        var row = new HBox(8, heading, space, undo, redo, done);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("card-top");
        return row;
    }

    private static Button step(String icon, String id, Runnable action) {
        Button button = Icons.button(icon, "");
        button.setId(id);
        button.setOnAction(e -> action.run());
        return button;
    }

    @Override
    public boolean does(String id) {
        switch (id) {
            case "global.edit.undo" -> StepWords.undo(desk);
            case "global.edit.redo" -> StepWords.redo(desk);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Button add() {
        Button add = Icons.worded("mdi2p-plus", texts.get("window.classes.add"));
        add.setId("class-manager-add");
        add.setOnAction(e -> {
            int index = desk.model().classes().size();
            if (ClassEdits.add(desk)) {
                order.choose(index);
                detail.editName();
            }
        });
        return add;
    }

    private MenuButton lists() {
        var lists = new MenuButton(texts.get("window.classes.lists"));
        lists.setId("class-lists");
        for (ClassLists.BuiltIn list : ClassLists.BuiltIn.values()) {
            var item = new MenuItem(texts.get("window.classes.list." + list.key()));
            item.setOnAction(e -> addList(ClassLists.of(list)));
            lists.getItems().add(item);
        }
        var file = new MenuItem(texts.get("window.classes.list.file"));
        file.setOnAction(
                e -> desk.folders().chooseFile(texts.get("window.classes.list.file")).ifPresent(this::addFile));
        var colours = new MenuItem(texts.get("window.classes.colours"));
        colours.setOnAction(e -> desk.model().setClasses(ClassEdits.recoloured(desk.model().classes())));
        lists.getItems().addAll(new SeparatorMenuItem(), file, new SeparatorMenuItem(), colours);
        return lists;
    }

    private void addFile(Path file) {
        desk.jobs().run("class-list", () -> ClassLists.read(file), this::addList, desk::failed);
    }

    /** Adds what the project lacks of a list; nothing gets another index. */
    void addList(ClassCatalog list) {
        ClassCatalog before = desk.model().classes();
        long more = list.classes().stream().filter(c -> before.byName(c.name()).isEmpty()).count();
        if (before.size() + more > 254) {
            desk.notices().accept(Notice.of(Notice.Level.WARNING, texts.get("window.classes.tooMany", more)));
            return;
        }
        desk.model().setClasses(ClassLists.added(before, list));
        desk.notices().accept(Notice.of(Notice.Level.DONE,
                texts.get("window.classes.added", more, list.size() - more)));
    }

    private void chosen(@Nullable LabelClass shown) {
        detail.show(Optional.ofNullable(shown));
        change.show(Optional.ofNullable(shown));
        if (shown == null) {
            right.getChildren().setAll(empty);
        } else if (right.getChildren().size() < 2) {
            right.getChildren().setAll(detail, change);
        }
    }

    /** Shows the classes as they are now. */
    void refresh() {
        order.refresh();
        refreshSteps();
    }

    private void refreshSteps() {
        var names = desk.model().steps().names();
        put(undo, StepWords.named(texts, false, names.undo()));
        put(redo, StepWords.named(texts, true, names.redo()));
    }

    private static void put(Button button, String words) {
        button.setDisable(words.isEmpty());
        button.setTooltip(new javafx.scene.control.Tooltip(words));
        button.setAccessibleText(words);
    }
}
