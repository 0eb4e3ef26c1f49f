package limn.annotator.view;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Shortens a text in its middle, as the ends of file names tell them apart. Widths are the sums of the widths of the characters, each
 * measured once per font: thousands of names a second scroll by. JavaFX thread only.
 */
final class Ellipsis {
    private static final int REMEMBERED = 4096;
    private static final char DOTS = '…';
    private static final Map<String, String> KNOWN = new HashMap<>();
    private static final Map<Font, Map<Character, Double>> WIDTHS = new HashMap<>();
    private static final Text PROBE = new Text();

    private Ellipsis() {}

    static String middle(String text, Font font, double width) {
        if (KNOWN.size() > REMEMBERED) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent((int) width + " " + font.getSize() + " " + text, k -> shorten(text, font, width));
    }

    private static String shorten(String text, Font font, double width) {
        Map<Character, Double> widths = WIDTHS.computeIfAbsent(font, f -> new HashMap<>());
        double whole = 0;
        for (int i = 0; i < text.length(); i++) {
            whole += width(text.charAt(i), font, widths);
        }
        if (whole <= width) {
            return text;
        }
        double left = width - width(DOTS, font, widths);
        int head = 0;
        int tail = text.length();
        while (head < tail) { // one from the beginning, one from the end, as long as there is room
            boolean atHead = head <= text.length() - tail;
            left -= width(text.charAt(atHead ? head : tail - 1), font, widths);
            if (left < 0) {
                break;
            }
            head += atHead ? 1 : 0;
            tail -= atHead ? 0 : 1;
        }
        return text.substring(0, head) + DOTS + text.substring(tail);
    }

    private static double width(char character, Font font, Map<Character, Double> widths) {
        return widths.computeIfAbsent(character, c -> {
            PROBE.setFont(font);
            PROBE.setText(String.valueOf(c.charValue()));
            return PROBE.getLayoutBounds().getWidth();
        });
    }
}
