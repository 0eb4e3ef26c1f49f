package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import limn.app.text.Texts;

/** Project name at the left; theme, language and help at the right. */
final class TitleRow extends HBox {
    /** What the row can ask for. */
    interface Actions {
        void theme(ThemeChoice chosen);

        void language(Locale chosen);

        void help();

        void closeProject();
    }

    TitleRow(Texts texts, String project, ThemeChoice theme, Actions actions) {
        super(6);
        getStyleClass().add("title-row");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(project);
        name.getStyleClass().add("project-name");
        name.setId("project-name");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name, space);
        if (!project.isEmpty()) {
            Button other = Icons.button("mdi2f-folder-open-outline", texts.get("window.title.other"));
            other.setId("close-project");
            other.setOnAction(e -> actions.closeProject());
            getChildren().add(other);
        }
        var help = Icons.button("mdi2h-help-circle-outline", texts.get("window.title.help"));
        help.setId("help");
        help.setOnAction(e -> actions.help());
        getChildren().addAll(language(texts, actions), themeButton(texts, theme, actions), help);
    }

    private static Button themeButton(Texts texts, ThemeChoice theme, Actions actions) {
        Button button = Icons.button(switch (theme) {
            case SYSTEM -> "mdi2t-theme-light-dark";
            case LIGHT -> "mdi2w-white-balance-sunny";
            case DARK -> "mdi2w-weather-night";
        }, texts.get("window.theme." + theme.name().toLowerCase(Locale.ROOT)));
        button.setId("theme");
        button.setOnAction(e -> actions.theme(theme.next()));
        return button;
    }

    private static MenuButton language(Texts texts, Actions actions) {
        var menu = new MenuButton(texts.get("window.language"), Icons.of("mdi2t-translate"));
        menu.setId("language");
        menu.getStyleClass().add(Styles.FLAT);
        menu.setTooltip(new Tooltip(texts.get("window.title.language")));
        for (Locale locale : new Locale[]{Locale.ENGLISH, Locale.KOREAN}) {
            var item = new MenuItem(Texts.of(locale).get("window.language"));
            item.setOnAction(e -> actions.language(locale));
            menu.getItems().add(item);
        }
        return menu;
    }
}
