package limn.app.window;

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
        ClassCatalog now = desk.model().classes();
        if (now.size() >= 254) {
            return;
        }
        int number = now.size() + 1;
        String name = desk.texts().get("window.class.new", number);
        while (now.byName(name).isPresent()) {
            name = desk.texts().get("window.class.new", ++number);
        }
        int index = now.size();
        desk.model().setClasses(now.withNew(name));
        list.edit(index);
    }

    /** Takes over a changed class, if its name and key are free. */
    static void edit(Desk desk, LabelClass changed) {
        Texts texts = desk.texts();
        ClassCatalog now = desk.model().classes();
        boolean nameTaken = now.byName(changed.name()).filter(c -> c.index() != changed.index()).isPresent();
        boolean keyTaken = !changed.key().isEmpty() && now.classes().stream().anyMatch(c -> c.index() != changed.index()
                && c.key().toLowerCase(Locale.ROOT).equals(changed.key().toLowerCase(Locale.ROOT)));
        if (nameTaken || keyTaken) {
            desk.notices().accept(Notice.of(Notice.Level.WARNING, nameTaken
                    ? texts.get("window.class.nameTaken", changed.name())
                    : texts.get("window.class.keyTaken", changed.key())));
            return;
        }
        LabelClass before = now.get(changed.index());
        desk.model().setClasses(now.with(changed));
        desk.notices().accept(Notice.of(Notice.Level.DONE, texts.get("window.class.changed", changed.name()))
                .withAction(texts.get("window.undo"),
                        () -> desk.model().setClasses(desk.model().classes().with(before))));
    }
}
