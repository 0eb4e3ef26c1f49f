package limn.annotator.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private static final ImageId ID = new ImageId(7);
    private static final ImageItem ITEM = new ImageItem(ID, "a.png", "a", 10, 10, Split.TRAIN, ReviewState.NEW);
    private static final Tags UNKNOWN = Tags.unknown(2);

    private static ValueCounts counts(int value, long pixels) {
        var histogram = new long[256];
        histogram[value] = pixels;
        return ValueCounts.of(histogram);
    }

    private static List<Conflict> of(ValueCounts counts, Tags tags, ClassScores scores) {
        return Conflicts.of(ITEM, counts, tags, scores);
    }

    @Test
    void aPaintedClassThatIsTaggedAbsentIsAConflict() {
        Tags absent = UNKNOWN.with(1, TagState.ABSENT);
        assertThat(of(counts(1, 3), absent, ClassScores.NONE))
                .containsExactly(new Conflict.PaintedButAbsent(ID, 1, 3));
        assertThat(of(counts(0, 3), absent, ClassScores.NONE)).isEmpty();
    }

    @Test
    void aClassTaggedPresentMustBeSomewhereOnlyWhenEveryPixelIsDecided() {
        Tags present = UNKNOWN.with(1, TagState.PRESENT);
        assertThat(of(counts(0, 99), present, ClassScores.NONE)).isEmpty();
        assertThat(of(counts(0, 100), present, ClassScores.NONE))
                .containsExactly(new Conflict.TaggedButNowhere(ID, 1));
        assertThat(of(counts(1, 100), present, ClassScores.NONE)).isEmpty();
        assertThat(of(counts(Mask.VOID, 100), present, ClassScores.NONE)).hasSize(1);
    }

    @Test
    void aSureNetworkSpeaksAgainstAbsentAndUnknownButNotAgainstPresent() {
        Scores sure = new Scores().sure(7, 0, 0.95).sure(7, 1, 0.9);
        assertThat(of(ValueCounts.NONE, UNKNOWN.with(0, TagState.ABSENT), sure)).containsExactly(
                new Conflict.AbsentButSure(ID, 0, 0.95), new Conflict.UnknownButSure(ID, 1, 0.9));
        assertThat(of(ValueCounts.NONE, UNKNOWN.with(0, TagState.PRESENT).with(1, TagState.PRESENT), sure)).isEmpty();
        assertThat(of(ValueCounts.NONE, UNKNOWN, new Scores().sure(7, 0, 0.89))).isEmpty();
    }

    @Test
    void aFullMaskNeedsNoOpinion() { assertThat(of(counts(0, 100), UNKNOWN, new Scores().sure(7, 1, 1))).isEmpty(); }

    @Test
    void everyConflictHasAFixAndTheTagAfterwardsIsNoConflict() {
        List<Conflict> all = List.of(new Conflict.PaintedButAbsent(ID, 1, 3), new Conflict.TaggedButNowhere(ID, 1),
                new Conflict.AbsentButSure(ID, 1, 0.95), new Conflict.UnknownButSure(ID, 1, 0.95));
        for (Conflict conflict : all) {
            assertThat(ConflictFix.values()).anyMatch(fix -> fix.fits(conflict));
        }
        assertThat(ConflictFix.MASK_WINS.tagAfter(all.get(0))).isEqualTo(TagState.PRESENT);
        assertThat(ConflictFix.MASK_WINS.tagAfter(all.get(1))).isEqualTo(TagState.ABSENT);
        assertThat(ConflictFix.TAG_WINS.tagAfter(all.get(0))).isEqualTo(TagState.ABSENT);
        assertThat(ConflictFix.ACCEPT.tagAfter(all.get(3))).isEqualTo(TagState.PRESENT);
        assertThat(ConflictFix.REJECT.tagAfter(all.get(3))).isEqualTo(TagState.ABSENT);
    }

    @Test
    void anIndexFollowsOneImageAtATime() {
        var index = new ConflictIndex();
        index.put(ID, List.of(new Conflict.TaggedButNowhere(ID, 0), new Conflict.TaggedButNowhere(ID, 1)));
        index.put(new ImageId(8), List.of(new Conflict.PaintedButAbsent(new ImageId(8), 0, 4)));
        assertThat(index.counts().get(Conflict.Kind.TAGGED_BUT_NOWHERE)).isEqualTo(2);
        assertThat(index.ofKind(Conflict.Kind.TAGGED_BUT_NOWHERE, 1)).hasSize(1);
        index.put(ID, List.of());
        assertThat(index.counts()).hasSize(1);
        assertThat(index.of(ID)).isEmpty();
    }
}
