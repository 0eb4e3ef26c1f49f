package limn.annotator.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static List<Parts.Part> parts(int least, String... rows) {
        int width = rows[0].length();
        return Parts.of(width, rows.length, i -> {
            char c = rows[i / width].charAt(i % width);
            return c == '.' ? Parts.NONE : c - 'a';
        }, least);
    }

    @Test
    void pixelsOfOneKeyThatTouchOverAnEdgeAreOnePart() {
        List<Parts.Part> found = parts(1, "a.a", "a.a", "aaa");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().pixels()).isEqualTo(7);
        assertThat(found.getFirst().bounds()).isEqualTo(new Region(0, 0, 3, 3));
    }

    @Test
    void cornersDoNotTouchAndOtherKeysPart() {
        assertThat(parts(1, "ab", "ba")).hasSize(4).extracting(Parts.Part::pixels).containsOnly(1);
        assertThat(parts(1, "aab", "aab")).extracting(Parts.Part::key).containsExactly(0, 1);
    }

    @Test
    void theLargestComesFirstAndTheSmallAreLeftOut() {
        List<Parts.Part> found = parts(2, "a.bb", "..bb", "cc..");

        assertThat(found).extracting(Parts.Part::key).containsExactly(1, 2);
    }

    @Test
    void aSelectionHoldsExactlyThePixelsOfThePart() {
        Selection ring = parts(1, "aaa", "aba", "aaa").getFirst().selection();

        assertThat(ring.count()).isEqualTo(8);
        assertThat(ring.contains(1, 1)).isFalse();
        assertThat(ring.contains(2, 2)).isTrue();
    }

    @Test
    void anEmptyRowEndsAPart() { assertThat(parts(1, "aa", "..", "aa")).hasSize(2); }
}
