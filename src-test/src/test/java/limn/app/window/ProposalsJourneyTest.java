package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.annotator.store.Verdict;
import limn.annotator.store.Verdicts;
import limn.journeys.Layout;
import org.junit.jupiter.api.Test;

/** A person goes through what a network predicts with keys alone: accepts, refuses, fixes, accepts all, and takes it back. */
class ProposalsJourneyTest extends TrainingJourney {
    @Override
    void makeProject() throws Exception {
        super.makeProject();
        Discs.train(projectFolder(), "2026-01-02-0304-supervised", "supervised",
                Map.of("steps", "30", "evaluateEvery", "15"));
    }

    private List<ImageItem> unpainted() {
        return project().model().images().stream().filter(i -> i.split() == Split.TRAIN).skip(2).toList();
    }

    private long decided() throws Exception {
        long decided = 0;
        for (ImageItem item : fx(this::unpainted)) {
            decided += (long) Layout.WIDTH * Layout.HEIGHT
                    - project().model().project().loadMask(item).histogram()[Mask.UNLABELLED];
        }
        return decided;
    }

    private Verdicts verdicts() { return project().model().project().verdicts(); }

    @Test
    void regionsAreAcceptedAndRefusedWithOneKeyEachAndTakenBack() throws Exception {
        predict();
        int all = fx(this::regionsLeft);
        judge(KeyCode.ENTER);
        await("one less", () -> regionsLeft() == all - 1);
        await("it is stored", () -> verdicts().all().size() == 1);
        Verdict accepted = verdicts().all().getFirst();
        assertThat(accepted.accepted()).isTrue();
        assertThat(accepted.run()).endsWith("supervised");
        assertThat(accepted.confidence()).isBetween(0.3f, 1f);
        assertThat(decided()).isEqualTo(accepted.area().count());
        assertThat(project().model().project().image(accepted.image()).orElseThrow().state())
                .isEqualTo(ReviewState.ACCEPTED);

        if (all > 1) {
            judge(KeyCode.BACK_SPACE);
            await("refused", () -> verdicts().all().size() == 2 && regionsLeft() == all - 2);
            assertThat(decided()).isEqualTo(accepted.area().count());
            press(KeyCode.Z, false, true);
            await("the refusal taken back", () -> verdicts().all().size() == 1 && regionsLeft() == all - 1);
        }
        press(KeyCode.Z, false, true);
        await("the acceptance taken back", () -> verdicts().all().isEmpty() && regionsLeft() == all);
        assertThat(decided()).isZero();
        press(KeyCode.Z, true, true);
        await("done again", () -> verdicts().all().size() == 1 && regionsLeft() == all - 1);

        closeProject();
        try (Project project = Project.open(projectFolder())) {
            assertThat(project.verdicts().all()).hasSize(1);
        }
    }

    @Test
    void allRegionsAboveAThresholdAreAcceptedAsOneStep() throws Exception {
        predict();
        int all = fx(this::regionsLeft);
        fx(() -> {
            find("review-filter-sure", Slider.class).setValue(100);
            return true;
        });
        await("fewer", () -> regionsLeft() < all);
        fx(() -> {
            find("review-filter-sure", Slider.class).setValue(0);
            return true;
        });
        await("all again", () -> regionsLeft() == all && isRegionReady());
        fx(() -> {
            find("review-filter-sure-most", Slider.class).setValue(0);
            return true;
        });
        await("none is so unsure", () -> regionsLeft() == 0);
        fx(() -> {
            find("review-filter-sure", Slider.class).setValue(1);
            find("review-filter-sure-most", Slider.class).setValue(100);
            find("review-filter-sure", Slider.class).setValue(0);
            return true;
        });
        await("all once more", () -> regionsLeft() == all && isRegionReady());
        click("review-all");
        await("nothing left", Duration.ofSeconds(60), () -> regionsLeft() == 0 && workspace().isIdle());
        assertThat(verdicts().all()).hasSize(all);
        assertThat(decided()).isPositive();
        press(KeyCode.Z, false, true);
        await("everything taken back at once", () -> verdicts().all().isEmpty() && regionsLeft() == all);
        assertThat(decided()).isZero();
    }

    @Test
    void theNoticeTakesBackWhatItTellsOfAndNothingElse() throws Exception {
        predict();
        int all = fx(this::regionsLeft);
        await("a region", this::isRegionReady);
        click("review-all");
        await("nothing left", Duration.ofSeconds(60), () -> regionsLeft() == 0 && workspace().isIdle());
        ImageItem item = fx(this::unpainted).getFirst();
        Tags after = fx(() -> project().model().tags(item.id()).with(0, TagState.ABSENT));
        fx(() -> {
            project().model().setTags(Map.of(item.id(), after));
            return true;
        });
        click("notice-action");
        await("why not", () -> scene().getRoot().lookupAll(".label").stream()
                .anyMatch(l -> ((Label) l).getText().startsWith("Other steps came after")));
        awaitQuiet();
        assertThat(verdicts().all()).hasSize(all);
        assertThat(fx(() -> project().model().tags(item.id()))).isEqualTo(after);
    }

    @Test
    void theImageWhoseTagsForbidMostIsFirstAndOneKeyMendsTheTag() throws Exception {
        ImageItem item = fx(this::unpainted).getLast();
        int classes = fx(() -> project().model().classes().size());
        Tags wrong = Tags.of(Collections.nCopies(classes, TagState.ABSENT).toArray(TagState[]::new)).with(classes - 1,
                TagState.PRESENT);
        fx(() -> {
            project().model().setTags(Map.of(item.id(), wrong));
            return true;
        });
        predict();
        press(KeyCode.T, false, false);
        await("what the tags forbid", () -> words("review-details").contains("Tags forbid") && workspace().isIdle());
        String named = fx(() -> words("review-class"));
        int forbidden = fx(this::forbiddenImages);

        press(KeyCode.P, false, false);
        await("the tag", () -> project().model().tags(item.id()).of(
                project().model().classes().byName(named).orElseThrow().index()) == TagState.PRESENT);
        await("to be predicted again", () -> find("review-stale", Node.class).isVisible());
        assertThat(fx(this::forbiddenImages)).isLessThanOrEqualTo(forbidden);

        press(KeyCode.Z, false, true);
        await("the tag as it was", () -> project().model().tags(item.id()).equals(wrong)
                && !find("review-stale", Node.class).isVisible() && forbiddenImages() == forbidden);
        press(KeyCode.T, false, false);
        await("the regions again", () -> regionsLeft() > 0);
    }

    private int forbiddenImages() { return Integer.parseInt(words("review-left").replaceAll("\\D", "")); }

    @Test
    void theBrushOpensTheImageWithThePredictionAsProposal() throws Exception {
        predict();
        judge(KeyCode.B);
        await("the picture", () -> label().shown().isPresent() && label().canvas().mask() != null);
        assertThat(fx(() -> unpainted().contains(label().shown().orElseThrow()))).isTrue();
        await("the proposal", Duration.ofSeconds(30),
                () -> isThere("accept-prediction") && !find("accept-prediction", Button.class).isDisabled());
    }
}
