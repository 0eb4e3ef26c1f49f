package limn.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import limn.app.evaluate.ErrorMap.Kind;
import org.junit.jupiter.api.Test;

class ErrorMapTest {
    private static final byte[] TRUTH = {0, 1, 0, 1, 2, (byte) 254, (byte) 255};
    private static final byte[] SAID = {0, 0, 1, 2, 2, 1, 1};

    private static List<Kind> kinds(OptionalInt classId, OptionalInt background) {
        ErrorMap map = ErrorMap.of(TRUTH, SAID, classId, background);
        return IntStream.range(0, TRUTH.length).mapToObj(map::at).toList();
    }

    @Test
    void overAllClassesTheBackgroundTellsMissedFromInvented() {
        assertThat(kinds(OptionalInt.empty(), OptionalInt.of(0))).containsExactly(Kind.RIGHT, Kind.MISSED,
                Kind.INVENTED, Kind.CONFUSED, Kind.RIGHT, Kind.UNDECIDED, Kind.UNDECIDED);
    }

    @Test
    void withoutABackgroundEveryErrorIsAConfusion() {
        assertThat(kinds(OptionalInt.empty(), OptionalInt.empty())).contains(Kind.CONFUSED)
                .doesNotContain(Kind.MISSED, Kind.INVENTED);
    }

    @Test
    void ofOneClassOnlyItsOwnErrorsShow() {
        assertThat(kinds(OptionalInt.of(2), OptionalInt.of(0))).containsExactly(Kind.RIGHT, Kind.RIGHT, Kind.RIGHT,
                Kind.INVENTED, Kind.RIGHT, Kind.UNDECIDED, Kind.UNDECIDED);
        assertThat(ErrorMap.of(TRUTH, SAID, OptionalInt.of(1), OptionalInt.of(0)).count(Kind.MISSED)).isEqualTo(2);
    }
}
