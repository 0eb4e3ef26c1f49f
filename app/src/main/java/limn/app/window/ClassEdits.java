package limn.app.window;

import java.util.ArrayList;
import java.util.Locale;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.view.ClassList;
import limn.app.text.Texts;

/** Adding and changing classes, with a refusal in words where a name is taken. */
final class ClassEdits {
    private ClassEdits() {}

    /** Adds a class of a free name and opens its editor. */
    static void add(Desk desk, ClassList list) {
        int index = desk.model().classes().size();
        if (add(desk)) {
            list.edit(index);
        }
    }

    /** Adds a class of a free name at the end. Returns whether there was room. */
    static boolean add(Desk desk) {
        ClassCatalog now = desk.model().classes();
        if (now.size() >= 254) {
            return false;
        }
        int number = now.size() + 1;
        String name = desk.texts().get("window.class.new", number);
        while (now.byName(name).isPresent()) {
            name = desk.texts().get("window.class.new", ++number);
        }
        desk.model().setClasses(now.withNew(name));
        return true;
    }

    /** Takes over a changed class, if its name and key are free. Returns whether they are. */
    static boolean edit(Desk desk, LabelClass changed) {
        Texts texts = desk.texts();
        ClassCatalog now = desk.model().classes();
        boolean nameTaken = now.byName(changed.name()).filter(c -> c.index() != changed.index()).isPresent();
        boolean keyTaken = !changed.key().isEmpty() && now.classes().stream().anyMatch(c -> c.index() != changed.index()
                && c.key().toLowerCase(Locale.ROOT).equals(changed.key().toLowerCase(Locale.ROOT)));
        if (nameTaken || keyTaken) {
            desk.notices().accept(Notice.of(Notice.Level.WARNING, nameTaken
                    ? texts.get("window.class.nameTaken", changed.name())
                    : texts.get("window.class.keyTaken", changed.key())));
            return false;
        }
        desk.model().setClasses(withOneBackground(now, changed));
        desk.notices().accept(Notice.of(Notice.Level.DONE, texts.get("window.class.changed", changed.name()))
                .withAction(texts.get("window.undo"), () -> StepWords.undo(desk)));
        return true;
    }

    /** The catalogue with the class changed; if it is the background now, no other is. */
    private static ClassCatalog withOneBackground(ClassCatalog now, LabelClass changed) {
        var all = new ArrayList<LabelClass>();
        for (LabelClass k : now.classes()) {
            boolean stays = k.background() && !changed.background();
            all.add(k.index() == changed.index()
                    ? changed
                    : new LabelClass(k.index(), k.name(), k.rgb(), k.key(), stays));
        }
        return new ClassCatalog(all);
    }

    /** The catalogue in colours that colour-blind eyes tell apart. */
    static ClassCatalog recoloured(ClassCatalog now) {
        return new ClassCatalog(now.classes().stream().map(k -> new LabelClass(k.index(), k.name(),
                ClassCatalog.suggestedColour(k.index()), k.key(), k.background())).toList());
    }
}
