package limn.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import limn.engine.data.ImageTags.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final int NONE = LabelMap.UNLABELLED;
    private static final List<ClassInfo> CLASSES = List.of(new ClassInfo("ground", 0, true),
            new ClassInfo("boat", 1, false), new ClassInfo("crane", 2, false));

    private record Given(String name, @Nullable LabelMap mask, ImageTags tags) implements Sample {
        @Override
        public RgbImage image() { return new RgbImage(2, 1, new byte[6]); }

        @Override
        public Optional<LabelMap> labels() { return Optional.ofNullable(mask); }

        @Override
        public boolean hasLabels() { return mask != null; }
    }

    private static Surveyed survey(int @Nullable [] mask, State... tags) throws UnreadableSampleException {
        LabelMap map = mask == null ? null : new LabelMap(2, 1, new byte[]{(byte) mask[0], (byte) mask[1]});
        return Surveyed.of(new Given("image", map, new ImageTags(tags)), CLASSES);
    }

    private static int[] mask(int first, int second) { return new int[]{first, second}; }

    @Test
    void aDenseMaskSaysOfEveryOtherClassThatItIsAbsentUnlessTheAnnotatorSaidOtherwise() throws Exception {
        var dense = survey(mask(1, LabelMap.VOID), State.UNKNOWN, State.UNKNOWN, State.UNKNOWN);
        assertThat(dense.supervision()).isEqualTo(Supervision.DENSE);
        assertThat(states(dense)).containsExactly(State.PRESENT, State.PRESENT, State.ABSENT);
        assertThat(states(survey(mask(1, 1), State.UNKNOWN, State.UNKNOWN, State.PRESENT)))
                .containsExactly(State.PRESENT, State.PRESENT, State.PRESENT);
    }

    @Test
    void aSparseMaskAddsItsClassesToTheTags() throws Exception {
        var sparse = survey(mask(2, NONE), State.UNKNOWN, State.ABSENT, State.UNKNOWN);
        assertThat(sparse.supervision()).isEqualTo(Supervision.SPARSE);
        assertThat(states(sparse)).containsExactly(State.PRESENT, State.ABSENT, State.PRESENT);
        assertThat(sparse.isUndecided()).isTrue();
    }

    @Test
    void pixelsWinOverATagThatDeniesThemAndTheConflictIsKept() throws Exception {
        var conflict = survey(mask(1, NONE), State.UNKNOWN, State.ABSENT, State.UNKNOWN);
        assertThat(conflict.tags().isPresent(1)).isTrue();
        assertThat(conflict.conflicts()).containsExactly(1);
    }

    @Test
    void theBackgroundIsAlwaysPossibleAndPresentWhereAnythingIs() throws Exception {
        assertThat(states(survey(null, State.ABSENT, State.PRESENT, State.ABSENT)))
                .containsExactly(State.PRESENT, State.PRESENT, State.ABSENT);
        var nothing = survey(null, State.UNKNOWN, State.UNKNOWN, State.UNKNOWN);
        assertThat(nothing.supervision()).isEqualTo(Supervision.NONE);
        assertThat(states(nothing)).containsOnly(State.UNKNOWN);
        assertThat(survey(null, State.UNKNOWN, State.UNKNOWN, State.ABSENT).supervision()).isEqualTo(Supervision.TAGS);
    }

    @Test
    void aMaskThatIsVoidOrUnlabelledAllOverOffersNoPixels() throws Exception {
        var blank = survey(mask(NONE, LabelMap.VOID), State.UNKNOWN, State.UNKNOWN, State.UNKNOWN);
        assertThat(blank.isPainted()).isFalse();
        assertThat(blank.supervision()).isEqualTo(Supervision.NONE);
    }

    @Test
    void aValueThatIsNoClassIsNamedAndTheImageLeftOut() {
        assertThatThrownBy(() -> survey(mask(1, 3), State.UNKNOWN, State.UNKNOWN, State.UNKNOWN))
                .isInstanceOfSatisfying(UnreadableSampleException.class, e -> {
                    assertThat(e.sample()).isEqualTo("image");
                    assertThat(e).hasMessage(UnreadableSampleException.UNKNOWN_CLASS);
                });
    }

    private static State[] states(Surveyed image) {
        return new State[]{image.tags().of(0), image.tags().of(1), image.tags().of(2)};
    }
}
