package limn.annotator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTest {
    @Test
    void bytesGoThroughAMaskUnchanged() {
        for (int[] size : new int[][]{{1, 1}, {256, 256}, {257, 255}, {600, 3}, {1, 5000}}) {
            var pixels = new byte[size[0] * size[1]];
            new Random(1).nextBytes(pixels);
            Mask mask = Mask.of(size[0], size[1], pixels);
            assertThat(mask.toBytes()).isEqualTo(pixels);
            assertThat(mask).isEqualTo(Mask.of(size[0], size[1], pixels));
        }
    }

    @Test
    void anEditSharesAllUntouchedTiles() {
        Mask before = Mask.unlabelled(1000, 1000);
        var editor = before.edit();
        editor.set(700, 300, 5);
        Mask after = editor.done();
        assertThat(before.at(700, 300)).isEqualTo(Mask.UNLABELLED);
        assertThat(after.at(700, 300)).isEqualTo(5);
        assertThat(after.tile(1, 1)).isSameAs(before.tile(1, 1));
        assertThat(after.tile(2, 1)).isNotSameAs(before.tile(2, 1));
        assertThat(before.difference(after)).isEqualTo(new Region(512, 256, 256, 256));
    }

    @Test
    void anEditorGoesOnWithoutTouchingWhatItGave() {
        var editor = Mask.unlabelled(10, 10).edit();
        editor.set(1, 1, 3);
        Mask first = editor.done();
        editor.set(1, 1, 4);
        assertThat(first.at(1, 1)).isEqualTo(3);
        assertThat(editor.at(1, 1)).isEqualTo(4);
        assertThat(editor.before(1, 1)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void valuesBeyondThePictureDoNotCount() {
        Mask filled = Mask.filled(300, 300, 7);
        var editor = Mask.unlabelled(300, 300).edit();
        for (int y = -5; y < 400; y++) {
            editor.span(y, -5, 400, 7);
        }
        assertThat(editor.done()).isEqualTo(filled).hasSameHashCodeAs(filled);
        assertThat(editor.done().histogram()[7]).isEqualTo(300 * 300);
        assertThat(editor.takeTouched()).isEqualTo(filled.bounds());
        assertThat(editor.takeTouched().isEmpty()).isTrue();
    }

    @Test
    void aMaskWithoutPixelsIsRefused() {
        assertThatThrownBy(() -> Mask.unlabelled(0, 5)).hasMessageContaining("0 x 5");
        assertThatThrownBy(() -> Mask.of(2, 2, new byte[3])).hasMessageContaining("4");
    }

    @Test
    void anUnknownTagIsNeverTakenForAbsent() {
        Tags tags = Tags.unknown(3);
        assertThat(tags.isAllUnknown()).isTrue();
        assertThat(tags.with(1, TagState.PRESENT).of(0)).isEqualTo(TagState.UNKNOWN);
        assertThat(tags.with(1, TagState.PRESENT).othersAbsent().of(0)).isEqualTo(TagState.ABSENT);
        assertThat(tags.othersAbsent().grownTo(4).of(3)).isEqualTo(TagState.UNKNOWN);
        assertThat(TagState.UNKNOWN.next().next().next()).isEqualTo(TagState.UNKNOWN);
    }

    @Test
    void aCatalogueRefusesWhatMakesMasksAmbiguous() {
        var cat = new LabelClass(0, "cat", 0, "", false);
        assertThatThrownBy(() -> new ClassCatalog(List.of(cat, cat))).hasMessageContaining("index 0");
        assertThatThrownBy(() -> new ClassCatalog(List.of(cat, new LabelClass(1, "cat", 0, "", false))))
                .hasMessageContaining("two classes are named cat");
        assertThatThrownBy(() -> new LabelClass(254, "x", 0, "", false)).hasMessageContaining("254");
        assertThat(ClassCatalog.empty().withNew("a").withNew("b").get(1).key()).isEqualTo("2");
    }

    @Test
    void regionsIntersectAndUnite() {
        var a = new Region(0, 0, 10, 10);
        var b = new Region(5, 5, 10, 10);
        assertThat(a.intersect(b)).isEqualTo(new Region(5, 5, 5, 5));
        assertThat(a.union(b)).isEqualTo(new Region(0, 0, 15, 15));
        assertThat(a.intersect(new Region(20, 0, 5, 5)).isEmpty()).isTrue();
        assertThat(a.union(Region.EMPTY)).isEqualTo(a);
    }
}
