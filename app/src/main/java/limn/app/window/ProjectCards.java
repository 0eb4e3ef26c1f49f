package limn.app.window;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import limn.annotator.model.ImageId;
import limn.annotator.model.LabelClass;
import limn.app.window.command.Action;
import limn.app.window.command.Overlay;
import org.jspecify.annotations.Nullable;

/** The cards of an open project that lie over its places: the class manager, the conflicts, import and export; and the veil of work on all masks. */
final class ProjectCards {
    private final Desk desk;
    private final Overlay overlay;
    private final AddImages adding;
    private final ConflictSheet conflicts;
    private @Nullable ClassManager classes;
    private List<String> names;

    /** @param adding knows how an import is taken back @param open shows an image in the Label place */
    ProjectCards(Desk desk, OpenProject project, Overlay overlay, StackPane root, AddImages adding,
            Consumer<ImageId> open) {
        this.desk = desk;
        this.adding = adding;
        this.overlay = overlay;
        names = names();
        conflicts = new ConflictSheet(desk, project.scores(), conflict -> {
            overlay.close();
            open.accept(conflict.image());
        }, overlay::close);
        var veil = new WorkVeil(root, desk.texts());
        desk.model().steps().onWork(veil::show);
        desk.model().onChange(aspect -> {
            List<String> now = names();
            if (aspect == Aspect.EVERY_MASK && !now.equals(names)) {
                project.scores().classesChanged(desk::failed);
            }
            names = now;
        });
        desk.actions().add(Action.of("global.classes.manage", this::showClasses).icon("mdi2s-shape-outline"));
        desk.actions().add(Action.of("global.exchange.import", this::showImport).icon("mdi2i-import"));
        desk.actions().add(Action.of("global.exchange.export", this::showExport).icon("mdi2e-export-variant"));
        desk.actions().add(Action.of("global.review.conflicts", this::showConflicts)
                .icon("mdi2a-alert-decagram-outline"));
    }

    private List<String> names() { return desk.model().classes().classes().stream().map(LabelClass::name).toList(); }

    void showClasses() {
        if (overlay.isOpen(ClassManager.ID)) {
            overlay.close();
            return;
        }
        ClassManager card = classes;
        if (card == null) {
            card = new ClassManager(desk, overlay::close);
            classes = card;
        }
        card.refresh();
        overlay.show(card, Pos.CENTER, () -> {});
    }

    /** Labels of other programs come in. */
    void showImport() {
        if (overlay.isOpen(ImportCard.ID)) {
            overlay.close();
        } else if (adding.mayWrite()) {
            overlay.show(new ImportCard(desk, adding, overlay::close), Pos.CENTER, () -> {});
        }
    }

    /** Labels go out to other programs. */
    void showExport() {
        if (overlay.isOpen(ExportCard.ID)) {
            overlay.close();
        } else {
            overlay.show(new ExportCard(desk, overlay::close), Pos.CENTER, () -> {});
        }
    }

    void showConflicts() {
        if (overlay.isOpen(ConflictSheet.ID)) {
            overlay.close();
            return;
        }
        overlay.show(conflicts, Pos.CENTER, () -> {});
        conflicts.refresh();
    }
}
