package limn.app.window;

import limn.app.evaluate.Scoring;

import limn.app.evaluate.ModelScore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTest {
    private static final Mask BARE = Mask.unlabelled(10, 10);

    @TempDir
    Path dir;

    /** Class 0 above, class 2 in the lower half. */
    private static byte[] said() {
        var said = new byte[100];
        Arrays.fill(said, 50, 100, (byte) 2);
        return said;
    }

    private static byte[] sure(int value) {
        var confidence = new byte[100];
        Arrays.fill(confidence, (byte) value);
        return confidence;
    }

    @Test
    void confidenceIsTheMeanOverAllPixels() {
        ModelScore score = Scoring.of(said(), sure(204), BARE, Tags.unknown(3));
        assertThat(score.confidence()).isCloseTo(0.8f, within(1e-4f));
        assertThat(score.classes()).containsOnlyKeys(0, 2);
        assertThat(score.sureOf(0.7f)).containsExactlyInAnyOrder(0, 2);
        assertThat(score.sureOf(0.9f)).isEmpty();
        assertThat(score.disagreement()).isNaN();
    }

    @Test
    void paintedPixelsAreWhatCountsWhereThereAreAny() {
        var editor = BARE.edit();
        for (int x = 0; x < 10; x++) {
            editor.set(x, 0, 0);
            editor.set(x, 9, x < 5 ? 2 : 1);
        }
        ModelScore score = Scoring.of(said(), sure(255), editor.done(), Tags.unknown(3).with(1, TagState.ABSENT));
        assertThat(score.disagreement()).isCloseTo(0.25f, within(1e-6f));
    }

    @Test
    void withoutPixelsContradictedTagsCountAndUnknownOnesNever() {
        Tags tags = Tags.of(TagState.PRESENT, TagState.PRESENT, TagState.ABSENT, TagState.UNKNOWN);
        assertThat(Scoring.of(said(), sure(255), BARE, tags).disagreement()).isCloseTo(2f / 3, within(1e-6f));
    }

    @Test
    void otherLabelsHaveAnotherNumber() {
        var editor = BARE.edit();
        editor.set(3, 3, 1);
        int bare = Scoring.labels(Tags.unknown(2), BARE);
        assertThat(Scoring.labels(Tags.unknown(2), editor.done())).isNotEqualTo(bare);
        assertThat(Scoring.labels(Tags.unknown(2).with(1, TagState.ABSENT), BARE)).isNotEqualTo(bare);
        assertThat(Scoring.labels(Tags.unknown(2), Mask.unlabelled(10, 10))).isEqualTo(bare);
    }

    @Test
    void aTableComesBackFromItsFileAndNotForAnotherNetwork() throws Exception {
        var run = new RunFolder(dir);
        var table = new ScoreTable(run.name(), 17, Map.of(
                new ImageId(4), new ModelScore(0.5f, Float.NaN, Map.of(0, 0.25f, 3, 1f), -9),
                new ImageId(5), new ModelScore(1f, 0.125f, Map.of(), 0)));
        ScoreFile.write(run, table);
        assertThat(ScoreFile.read(run, 17)).isEqualTo(table);
        assertThat(ScoreFile.read(run, 18).scores()).isEmpty();
        Files.writeString(ScoreFile.of(run), "limn-scores-1,17\n4,half\n");
        assertThat(ScoreFile.read(run, 17).scores()).isEmpty();
    }
}
