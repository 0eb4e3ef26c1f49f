package limn.annotator.view;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;

/** Which key means which class. */
final class ClassKeys {
    private ClassKeys() {}

    /** The letter or digit of a key's place, in upper case; empty for any other key. */
    static String name(KeyCode code) {
        if (code.isLetterKey()) {
            return code.getName().toUpperCase(Locale.ROOT);
        }
        String name = code.name();
        boolean digit = name.startsWith("DIGIT") || name.startsWith("NUMPAD");
        return digit ? name.substring(name.length() - 1) : "";
    }

    /** How many classes a page of digits has: 1 to 9; 0 means no class where tags are set. */
    static final int PER_PAGE = 9;

    /** How many pages of digits a catalogue fills; at least 1. */
    static int pages(ClassCatalog classes) {
        return Math.max(1, (classes.size() + PER_PAGE - 1) / PER_PAGE);
    }

    /** The class of a key on a page: on the first page as ever, on the others the digits 1 to 9 go on in order. */
    static Optional<LabelClass> classFor(ClassCatalog classes, String key, int page) {
        if (page == 0 || !Character.isDigit(key.charAt(0)) || key.equals("0")) {
            return classFor(classes, key);
        }
        int place = page * PER_PAGE + key.charAt(0) - '1';
        return place < classes.size() ? Optional.of(classes.get(place)) : Optional.empty();
    }

    /** The class that has this key; else, for a digit that no class has, the first ten in order 1..9, 0. */
    static Optional<LabelClass> classFor(ClassCatalog classes, String key) {
        Optional<LabelClass> own = classes.classes().stream().filter(c -> c.key().equalsIgnoreCase(key)).findFirst();
        if (own.isPresent() || !Character.isDigit(key.charAt(0))) {
            return own;
        }
        int place = key.equals("0") ? 9 : key.charAt(0) - '1';
        return place < classes.size() && classes.get(place).key().isEmpty()
                ? Optional.of(classes.get(place))
                : Optional.empty();
    }
}
