package limn.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.Test;

class BenchTagNoiseTest {
    private static final int IMAGES = 100;

    /** Of each image class 0 unknown, 1 and 2 present, 3 to 5 absent. */
    private final Map<ImageId, Tags> tags = new LinkedHashMap<>();

    BenchTagNoiseTest() {
        for (int i = 0; i < IMAGES; i++) {
            Tags t = Tags.unknown(6).with(1, TagState.PRESENT).with(2, TagState.PRESENT);
            for (int c = 3; c < 6; c++) {
                t = t.with(c, TagState.ABSENT);
            }
            tags.put(new ImageId(i), t);
        }
    }

    @Test
    void withoutNoiseNothingChanges() {
        assertThat(TagNoise.NONE.of(tags).tags()).isEqualTo(tags);
        assertThat(TagNoise.NONE.of(tags).counts()).isEqualTo(new TagNoise.Counts(0, 0, 0));
        assertThat(TagNoise.NONE.label()).isEmpty();
    }

    @Test
    void asManyPresentOnesAreRemovedAsAbsentOnesAreAdded() {
        TagNoise.Spoiled spoiled = new TagNoise(0.05, 0, false, 1).of(tags);

        assertThat(spoiled.counts()).isEqualTo(new TagNoise.Counts(10, 10, 0));
        assertThat(moved(spoiled, TagState.PRESENT, TagState.ABSENT)).isEqualTo(10);
        assertThat(moved(spoiled, TagState.ABSENT, TagState.PRESENT)).isEqualTo(10);
        assertThat(count(spoiled.tags(), TagState.UNKNOWN)).isEqualTo(IMAGES);
    }

    @Test
    void unknownTagsAreOfBothKinds() {
        TagNoise.Spoiled spoiled = new TagNoise(0, 0.3, false, 1).of(tags);

        assertThat(spoiled.counts()).isEqualTo(new TagNoise.Counts(0, 0, 150));
        assertThat(count(spoiled.tags(), TagState.UNKNOWN)).isEqualTo(IMAGES + 150);
        assertThat(moved(spoiled, TagState.PRESENT, TagState.UNKNOWN)).isBetween(1, 149);
    }

    @Test
    void theSameTagsAreChosenWhetherTheyBecomeUnknownOrAbsent() {
        Map<ImageId, Tags> unknown = new TagNoise(0, 0.3, false, 4).of(tags).tags();
        Map<ImageId, Tags> absent = new TagNoise(0, 0.3, true, 4).of(tags).tags();

        tags.forEach((id, t) -> {
            for (int c = 1; c < 6; c++) {
                boolean isForgotten = of(unknown, id).of(c) == TagState.UNKNOWN;
                assertThat(of(absent, id).of(c)).isEqualTo(isForgotten ? TagState.ABSENT : t.of(c));
            }
        });
    }

    @Test
    void aSeedDecidesWhichTags() {
        var noise = new TagNoise(0.05, 0.3, false, 1);
        assertThat(noise.of(tags)).isEqualTo(noise.of(new LinkedHashMap<>(tags)));
        assertThat(new TagNoise(0.05, 0.3, false, 2).of(tags).tags()).isNotEqualTo(noise.of(tags).tags());
        assertThat(noise.label()).isEqualTo("wrong0.05-unknown0.3");
        assertThat(new TagNoise(0, 0.3, true, 2).label()).isEqualTo("absent0.3-seed2");
    }

    @Test
    void aShareLiesBetweenZeroAndOne() {
        assertThatThrownBy(() -> new TagNoise(1.5, 0, false, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }

    private int moved(TagNoise.Spoiled spoiled, TagState from, TagState to) {
        int moved = 0;
        for (var entry : tags.entrySet()) {
            for (int c = 0; c < 6; c++) {
                moved += entry.getValue().of(c) == from && of(spoiled.tags(), entry.getKey()).of(c) == to ? 1 : 0;
            }
        }
        return moved;
    }

    private static Tags of(Map<ImageId, Tags> tags, ImageId image) { return Objects.requireNonNull(tags.get(image)); }

    private static int count(Map<ImageId, Tags> tags, TagState state) {
        return tags.values().stream().mapToInt(t -> {
            int count = 0;
            for (int c = 0; c < t.classCount(); c++) {
                count += t.of(c) == state ? 1 : 0;
            }
            return count;
        }).sum();
    }
}
