package limn.app.window;

import java.util.List;
import javafx.scene.control.Button;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.command.Scope;
import limn.app.window.parts.Icons;
import limn.app.window.review.ReviewPane;

/** What keys and buttons do to predicted regions. */
final class ReviewActions {
    private final Actions actions;
    private final ReviewView view;

    private ReviewActions(ReviewView view, Desk desk) {
        this.view = view;
        actions = desk.actions();
    }

    static void add(ReviewView view, ReviewPane pane, Desk desk) {
        var all = new ReviewActions(view, desk);
        all.add("accept", "mdi2c-check", () -> view.judge(ReviewReach.REGION, true));
        all.add("reject", "mdi2c-close", () -> view.judge(ReviewReach.REGION, false));
        all.add("accept_class", "mdi2c-check-all", () -> view.judge(ReviewReach.CLASS, true));
        all.add("reject_class", "mdi2c-close-box-multiple-outline", () -> view.judge(ReviewReach.CLASS, false));
        all.add("accept_image", "mdi2i-image-check", () -> view.judge(ReviewReach.IMAGE, true));
        all.add("accept_all", "mdi2c-check-all", view::acceptAll);
        all.add("fix", "mdi2b-brush", view::fix);
        all.add("next", "mdi2c-chevron-right", () -> view.step(true));
        all.add("previous", "mdi2c-chevron-left", () -> view.step(false));
        desk.actions().add(Action.of("results.review.present", view::present).icon("mdi2t-tag-check-outline")
                .unless(view::presentObstacle));
        desk.actions().add(Action.of("results.review.forbidden", view::turnForbidden).icon("mdi2t-tag-off-outline")
                .unless(() -> view.isFilled() ? "" : desk.texts().get("keys.nothingToReview")));
        desk.actions().add(Action.held("results.review.peek", () -> view.peek(true), () -> view.peek(false))
                .icon("mdi2e-eye-off-outline").unless(view::obstacle));
        var steps = desk.model().steps();
        desk.actions().add(Scope.RESULTS, Action.of("global.edit.undo", () -> StepWords.undo(desk)).icon("mdi2u-undo")
                .named(() -> StepWords.named(desk.texts(), false, steps.names().undo()))
                .unless(() -> steps.mayUndo() ? "" : desk.texts().get("keys.nothingToUndo")));
        desk.actions().add(Scope.RESULTS, Action.of("global.edit.redo", () -> StepWords.redo(desk)).icon("mdi2r-redo")
                .named(() -> StepWords.named(desk.texts(), true, steps.names().redo()))
                .unless(() -> steps.mayRedo() ? "" : desk.texts().get("keys.nothingToRedo")));
        pane.hintForbidden(button -> desk.actions().hint(button, "results.review.forbidden"));
        pane.setForbiddenHands(List.of(all.button("present", "mdi2t-tag-check-outline", "window.proposals.present"),
                all.button("reject", "mdi2t-tag-remove-outline", "window.proposals.absent", "absent"),
                all.button("fix", "mdi2b-brush", "window.proposals.fix", "paint"),
                all.button("next", "mdi2c-chevron-right", "window.proposals.later", "skip")));
        pane.setHands(List.of(all.button("accept", "mdi2c-check", "window.proposals.accept"),
                all.button("reject", "mdi2c-close", "window.proposals.reject"),
                all.button("fix", "mdi2b-brush", "window.proposals.fix"),
                all.button("next", "mdi2c-chevron-right", "window.proposals.later")));
    }

    private void add(String name, String icon, Runnable does) {
        actions.add(Action.of("results.review." + name, does).icon(icon).unless(view::obstacle));
    }

    private Button button(String name, String icon, String words) { return button(name, icon, words, name); }

    private Button button(String name, String icon, String words, String id) {
        Button button = Icons.worded(icon, actions.withKey(actions.texts().get(words), "results.review." + name));
        button.setId("review-" + id);
        button.setFocusTraversable(false);
        button.setMinWidth(Button.USE_PREF_SIZE);
        actions.button(button, "results.review." + name);
        return button;
    }
}
