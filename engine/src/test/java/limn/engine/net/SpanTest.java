package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    @ParameterizedTest
    @CsvSource({"397, 64, 31", "251, 64, 250", "1, 16, 5", "16, 16, 16", "1025, 1024, 241", "12000, 1024, 245",
            "17, 16, 0", "8191, 1056, 513"})
    void tilesHoldEveryPixelOnceAndSeeTheirMarginWithinTheImage(int length, int tile, int margin) {
        List<Span> spans = Span.over(length, tile, margin);
        int next = 0;
        for (Span span : spans) {
            assertThat(span.from()).isEqualTo(next);
            assertThat(span.to() - span.from()).isBetween(1, tile);
            assertThat(span.from() % Span.STEP + span.seenFrom() % Span.STEP).as("origins on the coarsest grid")
                    .isZero();
            assertThat(span.seenFrom()).isBetween(0, Math.max(0, span.from() - margin));
            assertThat(span.seenTo()).isBetween(Math.min(length, span.to() + margin), length);
            assertThat(span.seenTo() - span.seenFrom()).as("memory").isLessThan(tile + 2 * (margin + Span.STEP));
            next = span.to();
        }
        assertThat(next).isEqualTo(length);
    }
}
