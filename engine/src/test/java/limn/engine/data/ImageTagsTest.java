package limn.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import limn.engine.Golden;
import limn.engine.data.ImageTags.State;
import org.junit.jupiter.api.Test;

class ImageTagsTest {
    @Test
    void tagsOfAMaskMatchTheReference() {
        try (Golden golden = Golden.open("tags_from_mask")) {
            long[] labels = golden.host("labels").longs();
            float[] wanted = golden.floats("tags");
            for (int i = 0; i < 4; i++) {
                byte[] mask = bytes(Arrays.copyOfRange(labels, i * 80, (i + 1) * 80));
                ImageTags tags = ImageTags.fromMask(new LabelMap(10, 8, mask), 6, 0);
                for (int c = 0; c < 6; c++) {
                    assertThat(tags.of(c)).isEqualTo(wanted[i * 6 + c] == 1 ? State.PRESENT : State.ABSENT);
                }
            }
        }
    }

    @Test
    void undecidedPixelsCountAsBackgroundOnlyIfThereIsOne() {
        var mask = new LabelMap(3, 1, bytes(1, 254, 255));

        assertThat(states(ImageTags.fromMask(mask, 3, 2))).containsExactly(State.ABSENT, State.PRESENT, State.PRESENT);
        assertThat(states(ImageTags.fromMask(mask, 3, -1))).containsExactly(State.ABSENT, State.PRESENT, State.ABSENT);
    }

    @Test
    void labelsAndBackgroundsBeyondTheClassesAreRefused() {
        var mask = new LabelMap(1, 1, bytes(3));

        assertThatThrownBy(() -> ImageTags.fromMask(mask, 3, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label 3");
        assertThatThrownBy(() -> ImageTags.fromMask(mask, 4, 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("background");
    }

    private static State[] states(ImageTags tags) {
        return IntStream.range(0, tags.classCount()).mapToObj(tags::of).toArray(State[]::new);
    }

    private static byte[] bytes(long... labels) {
        var bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return bytes;
    }
}
