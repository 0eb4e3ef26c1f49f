package limn.app.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limn.app.text.Texts;
import limn.app.train.RunStatus;
import limn.app.window.runs.RunWords;

/** What the status row is told of an open project: what is saved, what there is, how far the training is. */
final class StatusFeed {
    private StatusFeed() {}

    static void listen(Desk desk, StatusRow status) {
        ProjectModel model = desk.model();
        model.onSave(status::show);
        model.onChange(aspect -> status.show(model.counts()));
        status.show(model.counts());
        status.show(new SaveQueue.State(0, Instant.now(), Optional.empty()));
        desk.trainer().onChange(active -> status.show(progress(desk, active)));
        desk.trainer().active().ifPresent(active -> status.show(progress(desk, active)));
    }

    private static Progress progress(Desk desk, Trainer.Active active) {
        Texts texts = desk.texts();
        var state = active.state();
        if (!state.status().isActive()) {
            return Progress.ended("training");
        }
        String left = state.timeLeft().map(t -> RunWords.left(texts, t)).orElse("");
        String text = state.status() == RunStatus.RUNNING
                ? String.join(" · ", List.of(RunWords.method(texts, state.method()),
                        texts.get("window.train.steps", state.step(), state.steps()), left))
                : RunWords.status(texts, state.status());
        return new Progress("training", text, state.steps() == 0 ? -1 : state.progress(), false,
                desk.trainer()::stop);
    }
}
