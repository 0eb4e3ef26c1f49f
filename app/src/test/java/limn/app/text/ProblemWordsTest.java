package limn.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import limn.engine.train.Preflight.Kind;
import limn.engine.train.Preflight.Problem;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {
    private final ProblemWords words = new ProblemWords(Texts.of(Locale.ENGLISH));

    @Test
    void ofManyConflictsTheFirstFewAreNamedAndTheOthersCounted() {
        List<String> conflicts = IntStream.range(0, 5000).mapToObj(i -> "image" + i + ": boat").toList();

        List<ProblemWords.Said> said = words.of(List.of(new Problem(Kind.TAG_CONFLICT, false, conflicts)));

        assertThat(said).singleElement().satisfies(s -> assertThat(s.words())
                .contains("image0: boat", "image4: boat", "4995 more").doesNotContain("image5"));
    }

    @Test
    void fewConflictsAreAllNamed() {
        List<String> conflicts = IntStream.range(0, 5).mapToObj(i -> "image" + i + ": boat").toList();

        assertThat(words.of(List.of(new Problem(Kind.TAG_CONFLICT, false, conflicts))).getFirst().words())
                .contains("image4").doesNotContain("more");
    }

    @Test
    void ofManyUnreadableImagesTheFirstFewAreNamedAndTheOthersCountedInTheirPlace() {
        var found = new ArrayList<Problem>();
        found.add(new Problem(Kind.NO_PIXEL_LABELS, true, List.of()));
        IntStream.range(0, 800)
                .forEach(i -> found.add(new Problem(Kind.UNREADABLE, false, List.of("image" + i, "gone"))));
        found.add(new Problem(Kind.NO_VALIDATION, false, List.of()));

        List<ProblemWords.Said> said = words.of(found);

        assertThat(said).hasSize(8);
        assertThat(said.get(5).words()).contains("image4");
        assertThat(said.get(6).words()).contains("795 more");
        assertThat(said.getLast().kind()).isEqualTo(Kind.NO_VALIDATION);
    }
}
