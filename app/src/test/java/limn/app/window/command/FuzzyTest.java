package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static int score(String query, String text) { return Fuzzy.score(Fuzzy.form(query), Fuzzy.form(text)); }

    @Test
    void aBeginningIsBetterThanAWordThanAPartThanGaps() {
        int beginning = score("zoom", "Zoom in");
        int word = score("in", "Zoom in");
        int part = score("oo", "Zoom in");
        int gaps = score("zi", "Zoom in");
        assertThat(beginning).isGreaterThan(word);
        assertThat(word).isGreaterThan(part);
        assertThat(part).isGreaterThan(gaps);
        assertThat(gaps).isPositive();
    }

    @Test
    void everyWordHasToFit() {
        assertThat(score("zoom out", "Zoom out")).isPositive();
        assertThat(score("out zoom", "Zoom out")).isPositive();
        assertThat(score("zoom fit", "Zoom out")).isZero();
    }

    @Test
    void lettersInAnotherOrderDoNotFit() {
        assertThat(score("mz", "Zoom")).isZero();
        assertThat(score("", "Zoom")).isZero();
    }

    @Test
    void theShorterOfTwoTextsIsBetter() {
        assertThat(score("street", "street_1.jpg")).isGreaterThan(score("street", "street_0001_left.jpg"));
    }

    @Test
    void bothNormalFormsOfHangulAreTheSame() {
        String name = "\ud56d\uad6c_01.jpg";
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(name);
        assertThat(score("\ud56d\uad6c", decomposed)).isEqualTo(score("\ud56d\uad6c", name)).isPositive();
        assertThat(score(Normalizer.normalize("\ud56d\uad6c", Normalizer.Form.NFD), name)).isPositive();
    }

    @Test
    void firstConsonantsFindSyllables() {
        assertThat(score("\u3142\u3139\u3145", "\ube0c\ub7ec\uc2dc")).as("brush by its consonants").isPositive();
        assertThat(score("\u3142\u3139\u3147", "\ube0c\ub7ec\uc2dc")).isZero();
    }

    @Test
    void aSyllableInTheMakingFitsTheWholeOne() {
        assertThat(score("\ud655\ub300", "\ud655\ub300")).isPositive();
        assertThat(score("\ub2e4\uac00", "\ub2e4\uac01\ud615")).as("da-ga of da-gak-hyeong").isPositive();
    }
}
