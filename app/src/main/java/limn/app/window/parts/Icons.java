package limn.app.window.parts;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the one pack, and buttons that show nothing but one. */
public final class Icons {
    private Icons() {}

    public static FontIcon of(String code) { return new FontIcon(code); }

    /** A quiet button with an icon; its words are a tooltip and spoken. */
    public static Button button(String code, String words) {
        var button = new Button("", of(code));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    /** A button with icon and words. */
    public static Button worded(String code, String words) {
        return new Button(words, of(code));
    }
}
