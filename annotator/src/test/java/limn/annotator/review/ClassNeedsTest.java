package limn.annotator.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import org.junit.jupiter.api.Test;

class ClassNeedsTest {
    private static Tags present(int... classes) {
        Tags tags = Tags.unknown(3);
        for (int c : classes) {
            tags = tags.with(c, TagState.PRESENT);
        }
        return tags;
    }

    @Test
    void anImageIsMutedByTheWorstOfItsClasses() {
        List<Tags> tags = List.of(present(0, 1), present(0), present(1, 2), present());
        List<ClassNeed> needs = ClassNeeds.of(3, List.of(), tags, new double[]{0.9, 0.5, 0.7});
        assertThat(needs.get(1).muted()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(needs.get(0).muted()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(needs.get(2).muted()).isZero();
        assertThat(needs).extracting(ClassNeed::present).containsExactly(2, 2, 1);
    }

    @Test
    void withoutARunNobodyIsMuted() {
        List<ClassNeed> needs = ClassNeeds.of(3, List.of(), List.of(present(0, 1)), new double[0]);
        assertThat(needs).allSatisfy(need -> {
            assertThat(need.muted()).isZero();
            assertThat(need.silence()).isZero();
        });
    }

    @Test
    void masksCountOncePerClass() {
        var histogram = new long[256];
        histogram[2] = 40;
        histogram[255] = 3;
        List<ClassNeed> needs = ClassNeeds.of(3, List.of(ValueCounts.of(histogram), ValueCounts.of(histogram)),
                List.of(), new double[0]);
        assertThat(needs).extracting(ClassNeed::masked).containsExactly(0, 0, 2);
    }
}
