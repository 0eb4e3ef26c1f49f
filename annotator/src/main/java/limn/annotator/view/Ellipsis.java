package limn.annotator.view;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Shortens a text in its middle, as the ends of file names tell them apart. JavaFX thread only; remembers what it measured. */
final class Ellipsis {
    private static final int REMEMBERED = 4096;
    private static final Map<String, String> KNOWN = new HashMap<>();
    private static final Text PROBE = new Text();

    private Ellipsis() {}

    static String middle(String text, Font font, double width) {
        if (KNOWN.size() > REMEMBERED) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent((int) width + " " + font.getSize() + " " + text, k -> shorten(text, font, width));
    }

    private static String shorten(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low + 1 < high) { // how many characters may stay
            int middle = (low + high) / 2;
            if (width(cut(text, middle), font) <= width) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return cut(text, low);
    }

    private static String cut(String text, int kept) {
        int head = (kept + 1) / 2;
        return text.substring(0, head) + "…" + text.substring(text.length() - (kept - head));
    }

    private static double width(String text, Font font) {
        PROBE.setFont(font);
        PROBE.setText(text);
        return PROBE.getLayoutBounds().getWidth();
    }
}
