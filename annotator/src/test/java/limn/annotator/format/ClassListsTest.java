package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassListsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"voc, 21, 15, person", "cityscapes, 19, 11, person", "cityscapes-labelids, 34, 24, person",
            "ade20k, 150, 12, person", "coco, 80, 0, person"})
    void everyBuiltInListHasItsClassesInTheirOrder(String name, int size, int place, String there) {
        ClassCatalog classes = ClassLists.of(ClassLists.BuiltIn.of(name).orElseThrow());
        assertThat(classes.size()).isEqualTo(size);
        assertThat(classes.get(place).name()).isEqualTo(there);
    }

    @Test
    void theColoursOfVocAndCityscapesAreTheirOwn() {
        assertThat(ClassLists.of(ClassLists.BuiltIn.VOC).get(15).rgb()).isEqualTo(0xC08080);
        assertThat(ClassLists.of(ClassLists.BuiltIn.VOC).get(0).background()).isTrue();
        assertThat(ClassLists.of(ClassLists.BuiltIn.CITYSCAPES).get(0).rgb()).isEqualTo(0x804080);
    }

    @Test
    void aTextFileHasANamePerLine() throws IOException {
        Path file = folder.resolve("names.txt");
        Files.writeString(file, "\uFEFF__ignore__\n_background_\n# a remark\n사람 \nsea gull\t#102030\r\n\n");
        ClassCatalog classes = ClassLists.read(file);
        assertThat(classes.classes()).extracting(LabelClass::name).containsExactly("background", "사람", "sea gull");
        assertThat(classes.get(2).rgb()).isEqualTo(0x102030);
        assertThat(classes.background()).contains(classes.get(0));
        assertThat(FoldersLayout.classes(file)).isEqualTo(classes);
    }

    @Test
    void aListWithANameTwiceOrWithoutNamesIsRefused() throws IOException {
        Path file = folder.resolve("names.txt");
        Files.writeString(file, "cat\ndog\ncat\n");
        assertThatThrownBy(() -> ClassLists.read(file)).isInstanceOf(LayoutException.class);
        Files.writeString(file, "# nothing\n");
        assertThatThrownBy(() -> ClassLists.read(file)).isInstanceOf(LayoutException.class);
    }

    @Test
    void addingAListNeverMovesAClass() {
        ClassCatalog project = ClassCatalog.empty().withNew("boat").withNew("person");
        ClassCatalog both = ClassLists.added(project, ClassLists.of(ClassLists.BuiltIn.VOC));
        assertThat(both.classes().subList(0, 2)).isEqualTo(project.classes());
        assertThat(both.size()).isEqualTo(21);
        assertThat(both.classes()).extracting(LabelClass::name).doesNotHaveDuplicates();
        assertThat(both.classes().stream().map(LabelClass::key).filter(k -> !k.isEmpty())).doesNotHaveDuplicates();
    }

    @Test
    void suggestedColoursOfOneHundredAndFiftyClassesDiffer() {
        ClassCatalog classes = ClassLists.of(ClassLists.BuiltIn.ADE20K);
        assertThat(classes.classes().subList(0, 80)).extracting(LabelClass::rgb).doesNotHaveDuplicates();
    }
}
