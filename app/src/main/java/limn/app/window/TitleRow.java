package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import limn.app.text.Texts;
import limn.app.window.command.Actions;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;

/** Project name at the left, the palette in the middle; language, theme and keys at the right. */
final class TitleRow extends HBox {
    /** @param language takes the language that was chosen */
    TitleRow(Actions commands, String project, ThemeChoice theme, Consumer<Locale> language) {
        super(6);
        Texts texts = commands.texts();
        getStyleClass().add("title-row");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(project);
        name.getStyleClass().add("project-name");
        name.setId("project-name");
        getChildren().addAll(name, space(), searchField(commands), space());
        if (!project.isEmpty()) {
            Button other = Icons.button("mdi2f-folder-open-outline", "");
            other.setId("close-project");
            commands.button(other, "global.window.close");
            getChildren().add(other);
        }
        var help = Icons.button("mdi2h-help-circle-outline", "");
        help.setId("help");
        commands.button(help, "global.window.sheet");
        var settings = Icons.button("mdi2k-keyboard-settings-outline", "");
        settings.setId("keys");
        commands.button(settings, "global.window.keys");
        getChildren().addAll(language(texts, language), themeButton(texts, theme, commands), settings, help);
    }

    private static Region space() {
        var space = new Spring();
        return space;
    }

    /** Looks like a field and opens the palette, where the field is. */
    private static Button searchField(Actions commands) {
        var words = new Label(commands.texts().get("palette.field"));
        words.setMinWidth(0);
        var key = new Label();
        key.getStyleClass().add("key-cap");
        key.setMinWidth(USE_PREF_SIZE);
        commands.watch(() -> key.setText(commands.keyOf("global.window.palette")));
        var inner = new HBox(12, Icons.of("mdi2m-magnify"), words, space(), key);
        inner.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", inner);
        button.setId("palette-field");
        button.getStyleClass().add("palette-field");
        button.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
        button.setPrefWidth(380);
        inner.setPrefWidth(352);
        commands.button(button, "global.window.palette");
        return button;
    }

    private static Button themeButton(Texts texts, ThemeChoice theme, Actions commands) {
        Button button = Icons.button(switch (theme) {
            case SYSTEM -> "mdi2t-theme-light-dark";
            case LIGHT -> "mdi2w-white-balance-sunny";
            case DARK -> "mdi2w-weather-night";
        }, "");
        button.setId("theme");
        String words = texts.get("window.theme." + theme.name().toLowerCase(Locale.ROOT));
        commands.button(button, "global.window.theme");
        commands.hint(button, "global.window.theme", () -> words);
        return button;
    }

    private static MenuButton language(Texts texts, Consumer<Locale> chosen) {
        var menu = new MenuButton(texts.get("window.language"), Icons.of("mdi2t-translate"));
        menu.setId("language");
        menu.getStyleClass().add(Styles.FLAT);
        menu.setTooltip(new Tooltip(texts.get("window.title.language")));
        for (Locale locale : new Locale[]{Locale.ENGLISH, Locale.KOREAN}) {
            var item = new MenuItem(Texts.of(locale).get("window.language"));
            item.setOnAction(e -> chosen.accept(locale));
            menu.getItems().add(item);
        }
        return menu;
    }
}
