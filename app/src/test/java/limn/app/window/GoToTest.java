package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.window.gallery.GalleryRow;
import limn.app.window.gallery.TestRows;
import org.junit.jupiter.api.Test;

class GoToTest {
    private static final List<GalleryRow> ROWS = List.of(TestRows.named(0, "boat.jpg"), TestRows.named(1, "항구.jpg"),
            TestRows.named(2, "2041.jpg"), TestRows.named(3, "old boat.jpg"));

    @Test
    void aNumberMeansAPlaceAndALargerOneAName() {
        assertThat(GoToBox.find(ROWS, "3")).hasValue(2);
        assertThat(GoToBox.find(ROWS, "20")).hasValue(2);
        assertThat(GoToBox.find(ROWS, "0")).hasValue(2); // no place, but a name has it
    }

    @Test
    void theBeginningOfANameGoesBeforeItsMiddle() {
        assertThat(GoToBox.find(ROWS, "BOAT")).hasValue(0);
        assertThat(GoToBox.find(ROWS.reversed(), "boat")).hasValue(3);
        assertThat(GoToBox.find(ROWS, "old")).hasValue(3);
        assertThat(GoToBox.find(ROWS, "\u1112\u1161\u11BC")).hasValue(1);
        assertThat(GoToBox.find(ROWS, "ship")).isEmpty();
    }

    @Test
    void aClassIsFoundByItsBeginningFirst() {
        var classes = new ClassCatalog(List.of(new LabelClass(0, "wet road", 0, "", false),
                new LabelClass(1, "Road", 0, "", false), new LabelClass(2, "sky", 0, "", false)));
        assertThat(ClassFinder.matches(classes, "roa")).extracting(LabelClass::index).containsExactly(1, 0);
        assertThat(ClassFinder.matches(classes, "")).hasSize(3);
    }
}
