package limn.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;

/** Light, dark, or as the system says. */
enum ThemeChoice {
    SYSTEM, LIGHT, DARK;

    static ThemeChoice of(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst().orElse(SYSTEM);
    }

    ThemeChoice next() { return values()[(ordinal() + 1) % values().length]; }

    boolean isDark() {
        return this == DARK || this == SYSTEM && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    /** Dresses all windows, and marks the root so that our own style sheet knows. */
    void apply(Parent root) {
        boolean dark = isDark();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.getStyleClass().removeAll("limn-light", "limn-dark");
        root.getStyleClass().add(dark ? "limn-dark" : "limn-light");
    }
}
