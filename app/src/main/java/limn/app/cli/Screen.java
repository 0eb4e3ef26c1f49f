package limn.app.cli;

import java.util.Locale;

/** Whether a window can be shown here. */
final class Screen {
    private Screen() {}

    static boolean isThere() {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            return true; // JavaFX draws into memory
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean needsServer = !system.contains("win") && !system.contains("mac");
        return !needsServer || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String name) {
        String value = System.getenv(name);
        return value != null && !value.isBlank();
    }
}
