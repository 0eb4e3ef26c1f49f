package limn.app.window.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.Test;

class ImageOrderTest {
    private static List<Integer> places(ImageOrder order, GalleryRow... rows) {
        return ShownRows.of(new ShownRows.Query(ImageFilter.ALL, order), List.of(rows)).rows().stream()
                .map(GalleryRow::place).toList();
    }

    private static GalleryRow seen(int place, float confidence) {
        return TestRows.row(place, "a", Split.TRAIN, ReviewState.NEW, Tags.unknown(1), false,
                TestRows.score(confidence, Float.NaN));
    }

    @Test
    void numbersInNamesCountByTheirValue() {
        assertThat(places(new ImageOrder(ImageOrder.Key.NAME, false), TestRows.named(0, "boat10"),
                TestRows.named(1, "boat9"), TestRows.named(2, "Boat1"))).containsExactly(2, 1, 0);
    }

    @Test
    void zerosBeforeANumberDoNotCountButTellEqualOnesApart() {
        assertThat(NaturalOrder.compare("a007", "a7")).isNegative();
        assertThat(NaturalOrder.compare("a007b", "a7c")).isNegative();
        assertThat(NaturalOrder.compare("a", "a1")).isNegative();
        assertThat(NaturalOrder.compare("a99999999999999999998", "a99999999999999999999")).isNegative();
    }

    @Test
    void whatTheModelHasNotSeenStandsLastInBothDirections() {
        GalleryRow[] rows = {seen(0, Float.NaN), seen(1, 0.9f), seen(2, 0.2f)};
        assertThat(places(new ImageOrder(ImageOrder.Key.CONFIDENCE, false), rows)).containsExactly(2, 1, 0);
        assertThat(places(new ImageOrder(ImageOrder.Key.CONFIDENCE, true), rows)).containsExactly(1, 2, 0);
    }

    @Test
    void equalOnesStandAsTheyWereAddedAlsoTheOtherWayRound() {
        GalleryRow[] rows = {seen(0, 0.5f), seen(1, 0.5f), seen(2, 0.1f)};
        assertThat(places(new ImageOrder(ImageOrder.Key.CONFIDENCE, true), rows)).containsExactly(0, 1, 2);
    }
}
