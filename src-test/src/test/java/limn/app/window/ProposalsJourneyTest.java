package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import limn.journeys.Shell;
import org.junit.jupiter.api.Test;

/** A person goes through what a network predicts with keys alone: accepts, refuses, fixes, accepts all, and takes it back. */
class ProposalsJourneyTest extends WindowJourney {
    private static final Duration PREDICTING = Duration.ofSeconds(90);

    @Override
    void makeProject() throws Exception {
        var images = Layout.write(dir.resolve("discs"));
        Shell.limn("create", projectFolder(), "--images", images, "--labelled", images.resolve("labelled.txt"));
        Shell.Said trained = Shell.limn("train", projectFolder(), "--recipe", "supervised", "--set", "steps=30",
                "--set",
                "crop=32", "--set", "width=0.25", "--set", "batch=2", "--set", "decoderChannels=16", "--set",
                "evaluateEvery=15", "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private void openReview() throws Exception {
        fx(() -> {
            Objects.requireNonNull(workspace().shell()).show(Place.Id.RESULTS);
            return workspace().actions().run("results.view.review");
        });
    }

    private void predict() throws Exception {
        openReview();
        await("the offer", () -> isThere("review-first") && find("review-first", Button.class).isVisible()
                && find("review-none", Label.class).getText().contains("region by region"));
        fx(() -> {
            find("review-first", Button.class).fire();
            return true;
        });
        await("regions", PREDICTING, () -> isThere("review-left") && left() > 0 && ready());
    }

    private int left() { return Integer.parseInt(find("review-left", Label.class).getText().split(" ")[0]); }

    /** Whether a region is shown and can be judged. */
    private boolean ready() {
        return isThere("review-class") && !find("review-class", Label.class).getText().isEmpty()
                && workspace().isIdle();
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

    private void key(KeyCode code) throws Exception {
        await("a region", this::ready);
        press(code, false, false);
    }

    @Test
    void regionsAreAcceptedAndRefusedWithOneKeyEachAndTakenBack() throws Exception {
        predict();
        int all = fx(this::left);
        key(KeyCode.ENTER);
        await("one less", () -> left() == all - 1);
        await("it is stored", () -> verdicts().all().size() == 1);
        Verdict accepted = verdicts().all().getFirst();
        assertThat(accepted.accepted()).isTrue();
        assertThat(accepted.run()).endsWith("supervised");
        assertThat(accepted.confidence()).isBetween(0.3f, 1f);
        assertThat(decided()).isEqualTo(accepted.area().count());
        assertThat(project().model().project().image(accepted.image()).orElseThrow().state())
                .isEqualTo(ReviewState.ACCEPTED);

        if (all > 1) {
            key(KeyCode.BACK_SPACE);
            await("refused", () -> verdicts().all().size() == 2 && left() == all - 2);
            assertThat(decided()).isEqualTo(accepted.area().count());
            press(KeyCode.Z, false, true);
            await("the refusal taken back", () -> verdicts().all().size() == 1 && left() == all - 1);
        }
        press(KeyCode.Z, false, true);
        await("the acceptance taken back", () -> verdicts().all().isEmpty() && left() == all);
        assertThat(decided()).isZero();
        press(KeyCode.Z, true, true);
        await("done again", () -> verdicts().all().size() == 1 && left() == all - 1);

        closeProject();
        try (Project project = Project.open(projectFolder())) {
            assertThat(project.verdicts().all()).hasSize(1);
        }
    }

    @Test
    void allRegionsAboveAThresholdAreAcceptedAsOneStep() throws Exception {
        predict();
        int all = fx(this::left);
        fx(() -> {
            find("review-filter-sure", Slider.class).setValue(100);
            return true;
        });
        await("fewer", () -> left() < all);
        fx(() -> {
            find("review-filter-sure", Slider.class).setValue(0);
            return true;
        });
        await("all again", () -> left() == all && ready());
        fx(() -> {
            find("review-all", Button.class).fire();
            return true;
        });
        await("nothing left", Duration.ofSeconds(60), () -> left() == 0 && workspace().isIdle());
        assertThat(verdicts().all()).hasSize(all);
        assertThat(decided()).isPositive();
        press(KeyCode.Z, false, true);
        await("everything taken back at once", () -> verdicts().all().isEmpty() && left() == all);
        assertThat(decided()).isZero();
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
        await("what the tags forbid", () -> isThere("review-class")
                && find("review-details", Label.class).getText().contains("Tags forbid") && workspace().isIdle());
        String named = fx(() -> find("review-class", Label.class).getText());
        int forbidden = fx(this::forbiddenImages);

        press(KeyCode.P, false, false);
        await("the tag", () -> project().model().tags(item.id()).of(
                project().model().classes().byName(named).orElseThrow().index()) == TagState.PRESENT);
        await("to be predicted again", () -> find("review-stale", Label.class).isVisible());
        assertThat(fx(this::forbiddenImages)).isLessThanOrEqualTo(forbidden);

        press(KeyCode.Z, false, true);
        await("the tag as it was", () -> project().model().tags(item.id()).equals(wrong)
                && !find("review-stale", Label.class).isVisible() && forbiddenImages() == forbidden);
        press(KeyCode.T, false, false);
        await("the regions again", () -> left() > 0);
    }

    private int forbiddenImages() {
        return Integer.parseInt(find("review-left", Label.class).getText().replaceAll("\\D", ""));
    }

    @Test
    void theBrushOpensTheImageWithThePredictionAsProposal() throws Exception {
        predict();
        key(KeyCode.B);
        await("the picture", () -> label().shown().isPresent() && label().canvas().mask() != null);
        assertThat(fx(() -> unpainted().contains(label().shown().orElseThrow()))).isTrue();
        await("the proposal", Duration.ofSeconds(30),
                () -> isThere("accept-prediction") && !find("accept-prediction", Button.class).isDisabled());
    }
}
