package limn.app.window.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;

/** Finds everything by a few letters: actions with their keys, classes, images. Arrows choose, Enter does it, Escape closes. */
public final class Palette {
    static final String ID = "palette";
    /** Lines wanted of each source. */
    private static final int LIMIT = 50;
    private static final double ROW = 34;
    private static final double WIDTH = 700;
    private static final int ROWS = 12;

    private final Overlay overlay;
    private final List<PaletteSource> sources;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private final List<List<PaletteEntry>> found = new ArrayList<>();
    private int asked;

    private Palette(Actions actions, Overlay overlay, List<PaletteSource> others) {
        this.overlay = overlay;
        var all = new ArrayList<PaletteSource>(List.of(new ActionSource(actions)));
        all.addAll(others);
        sources = List.copyOf(all);
        Texts texts = actions.texts();
        field.setId("palette-query");
        field.setPromptText(texts.get("palette.prompt"));
        field.setAccessibleText(texts.get("palette.prompt"));
        field.textProperty().addListener((o, was, is) -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new PaletteCell());
        list.setPlaceholder(new Label(texts.get("palette.nothing")));
        list.setOnMouseClicked(e -> run());
    }

    /** Opens it, or closes it if it is open. @param others what is searched beside the actions */
    public static void toggle(Actions actions, Overlay overlay, List<PaletteSource> others) {
        if (overlay.isOpen(ID)) {
            overlay.close();
            return;
        }
        var palette = new Palette(actions, overlay, others);
        var card = new VBox(6, palette.field, palette.list);
        card.setId(ID);
        card.getStyleClass().add("palette");
        card.setPrefWidth(WIDTH);
        StackPane.setMargin(card, new Insets(44, 16, 16, 16));
        overlay.show(card, Pos.TOP_CENTER, () -> {});
        palette.field.requestFocus();
        palette.search();
    }

    private void search() {
        int mine = ++asked;
        String query = Fuzzy.form(field.getText().strip());
        found.clear();
        for (int i = 0; i < sources.size(); i++) {
            found.add(List.of());
        }
        for (int i = 0; i < sources.size(); i++) {
            int at = i;
            sources.get(i).search(query, LIMIT, entries -> {
                if (mine == asked) {
                    found.set(at, entries);
                    show();
                }
            });
        }
    }

    private void show() {
        PaletteEntry before = list.getSelectionModel().getSelectedIndex() > 0
                ? list.getSelectionModel().getSelectedItem()
                : null;
        List<PaletteEntry> all = found.stream().flatMap(List::stream)
                .sorted(Comparator.comparingInt(PaletteEntry::score).reversed()).toList();
        list.getItems().setAll(all);
        list.setPrefHeight(ROW * Math.clamp(all.size(), 1, ROWS) + 4);
        int at = before == null ? 0 : Math.max(0, all.indexOf(before));
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - ROWS / 2));
    }

    private void pressed(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(ROWS - 1);
            case PAGE_UP -> move(1 - ROWS);
            case ENTER -> run();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void move(int by) {
        int count = list.getItems().size();
        if (count > 0) {
            int at = list.getSelectionModel().getSelectedIndex();
            int to = Math.abs(by) == 1 ? Math.floorMod(at + by, count) : Math.clamp((long) at + by, 0, count - 1);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS / 2));
        }
    }

    private void run() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(entry -> {
            overlay.close();
            entry.run().run();
        });
    }
}
