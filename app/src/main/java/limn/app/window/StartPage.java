package limn.app.window;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;

/** What is seen without a project: make one from a folder of images, open one, or try the sample. */
final class StartPage extends BorderPane {
    /** What the page can ask for. */
    interface Actions {
        void create();

        void open();

        void demo();

        void open(Path project);
    }

    private final Label busy = new Label();

    StartPage(Texts texts, TitleRow title, NoticeBar notices, List<Path> recent, KeysQuestion question,
            Actions actions) {
        getStyleClass().add("shell");
        var heading = new Label("Limn");
        heading.getStyleClass().add("start-heading");
        var motto = new Label(texts.get("window.start.motto"));
        motto.getStyleClass().add("start-motto");
        motto.setWrapText(true);
        var cards = new HBox(16,
                card("mdi2f-folder-multiple-image", texts.get("window.start.create"),
                        texts.get("window.start.create.about"), "start-create", actions::create),
                card("mdi2f-folder-open-outline", texts.get("window.start.open"),
                        texts.get("window.start.open.about"), "start-open", actions::open),
                card("mdi2s-sail-boat", texts.get("window.start.demo"), texts.get("window.start.demo.about"),
                        "start-demo", actions::demo));
        cards.setAlignment(Pos.CENTER);
        busy.getStyleClass().add("start-busy");
        var column = new VBox(14, heading, motto, cards, busy);
        column.setAlignment(Pos.CENTER);
        column.setMaxWidth(860);
        if (!recent.isEmpty()) {
            column.getChildren().add(recent(texts, recent, actions));
        }
        column.getChildren().add(question);
        setTop(title);
        setCenter(column);
        setBottom(notices);
    }

    private static Button card(String icon, String words, String about, String id, Runnable action) {
        var name = new Label(words);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        var text = new Label(about);
        text.setWrapText(true);
        text.getStyleClass().add("quiet");
        var inner = new VBox(8, Icons.of(icon), name, text);
        inner.setAlignment(Pos.TOP_LEFT);
        var button = new Button("", inner);
        button.setId(id);
        button.setAccessibleText(words);
        button.getStyleClass().add("start-card");
        button.setPrefSize(250, 150);
        button.setOnAction(e -> action.run());
        return button;
    }

    private static VBox recent(Texts texts, List<Path> recent, Actions actions) {
        var heading = new Label(texts.get("window.start.recent"));
        heading.getStyleClass().add("panel-heading");
        var list = new VBox(2, heading);
        list.setMaxWidth(782);
        for (Path path : recent) {
            var link = new Hyperlink(path.getFileName() + "  ·  " + path.getParent());
            link.setOnAction(e -> actions.open(path));
            list.getChildren().add(link);
        }
        return list;
    }

    /** Says what is being done, "" for nothing. */
    void showBusy(String words) { busy.setText(words); }
}
