package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import limn.annotator.format.Reason.Kind;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutClassesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("{}", Reason.of(Kind.CLASSES_MISSING)),
                Arguments.of("{'classes': [{'name': 'sky'}]}", Reason.of(Kind.CLASS_WITHOUT_NUMBER, 1, "sky")),
                Arguments.of(classes("0 "), Reason.of(Kind.CLASS_WITHOUT_NAME, 0)),
                Arguments.of(classes("-1 sky"), Reason.of(Kind.CLASS_NUMBER_RANGE, "sky", -1, 253)),
                Arguments.of(classes("254 sky"), Reason.of(Kind.CLASS_NUMBER_RANGE, "sky", 254, 253)),
                Arguments.of(classes("0 sky", "2 sea"), Reason.of(Kind.CLASS_NUMBER_GAP, "sea", 2, 1)),
                Arguments.of(classes("0 sky", "0 sea"), Reason.of(Kind.CLASS_NUMBER_TWICE, "sky", "sea", 0)),
                Arguments.of(classes("0 sky", "1 sky"), Reason.of(Kind.CLASS_NAME_TWICE, "sky")),
                Arguments.of(classes("0 background", "1 Background"),
                        Reason.of(Kind.BACKGROUND_TWICE, "background", "Background")));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsWrongWithTheClassesIsSaid(String json, Reason reason) throws IOException {
        Path file = Files.writeString(folder.resolve("classes.json"), json.replace('\'', '"'));
        assertThatThrownBy(() -> LayoutClasses.read(file))
                .asInstanceOf(InstanceOfAssertFactories.type(LayoutException.class))
                .extracting(LayoutException::reason).isEqualTo(reason);
    }

    /** A file of classes, each given as its number and its name. */
    private static String classes(String... all) {
        List<String> each = Stream.of(all).map(c -> c.split(" ", 2))
                .map(c -> "{'index': " + c[0] + ", 'name': '" + c[1] + "'}").toList();
        return "{'classes': [" + String.join(", ", each) + "]}";
    }
}
