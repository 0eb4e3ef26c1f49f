package limn.annotator.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.review.NextCard.Reason;
import limn.annotator.review.NextCard.Task;
import org.junit.jupiter.api.Test;

class WhatNextTest {
    private static final LabellingCost COST = LabellingCost.PUBLISHED;
    private static final ClassNeed PLENTY = new ClassNeed(50, 500, Double.NaN, 0);

    /** An image with a word for its tags: + present, - absent, ? unknown. */
    private static Candidate image(long id, String tags) {
        Tags all = Tags.unknown(tags.length());
        for (int c = 0; c < tags.length(); c++) {
            all = all.with(c, switch (tags.charAt(c)) {
                case '+' -> TagState.PRESENT;
                case '-' -> TagState.ABSENT;
                default -> TagState.UNKNOWN;
            });
        }
        return new Candidate(new ImageId(id), false, all);
    }

    private static NextCard first(List<Candidate> images, List<ClassNeed> needs, ClassScores scores) {
        return WhatNext.rank(images, needs, scores, COST, 5).getFirst();
    }

    @Test
    void aClassWithoutMasksComesFirst() {
        NextCard card = first(List.of(image(1, "+-"), image(2, "-+")),
                List.of(PLENTY, new ClassNeed(0, 500, Double.NaN, 0)), ClassScores.NONE);
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.task()).isEqualTo(Task.MASK);
        assertThat(card.reason()).isEqualTo(Reason.WITHOUT_MASKS);
        assertThat(card.classId()).isEqualTo(1);
    }

    @Test
    void amongPaintedClassesTheRarestComesFirst() {
        NextCard card = first(List.of(image(1, "+-"), image(2, "-+")),
                List.of(PLENTY, new ClassNeed(2, 500, Double.NaN, 0)), ClassScores.NONE);
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.reason()).isEqualTo(Reason.RARE);
    }

    @Test
    void aClassThatMutesManyImagesComesBeforeOneThatIsLearned() {
        NextCard card = first(List.of(image(1, "+-"), image(2, "-+")),
                List.of(new ClassNeed(20, 500, 0.98, 0.1), new ClassNeed(20, 500, 0.5, 0.6)), ClassScores.NONE);
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.reason()).isEqualTo(Reason.MUTES);
        assertThat(card.gain()).isGreaterThan(0.6 * (1 - Math.pow(0.5, 8)) - 1e-9);
    }

    @Test
    void ofEqualImagesTheOneThatTheNetworkIsUnsureOfComesFirst() {
        NextCard card = first(List.of(image(1, "+"), image(2, "+"), image(3, "+")), List.of(PLENTY),
                new Scores().unsure(1, 0.1).unsure(2, 0.8).unsure(3, 0.2));
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.reason()).isEqualTo(Reason.UNCERTAIN);
    }

    @Test
    void ofEqualImagesTheOneOnWhichTwoNetworksDisagreeComesFirst() {
        NextCard card = first(List.of(image(1, "+"), image(2, "+")), List.of(PLENTY),
                new Scores().quarrel(1, 0.05).quarrel(2, 0.6));
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.reason()).isEqualTo(Reason.DISAGREE);
        assertThat(card.share()).isEqualTo(0.6);
    }

    @Test
    void anUntaggedImageIsToBeTaggedWhereMasksArePlenty() {
        NextCard card = first(List.of(image(1, "+-"), image(2, "??")),
                List.of(new ClassNeed(500, 3, Double.NaN, 0), new ClassNeed(500, 3, Double.NaN, 0)), ClassScores.NONE);
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.task()).isEqualTo(Task.TAG);
        assertThat(card.reason()).isEqualTo(Reason.UNTAGGED);
        assertThat(card.seconds()).isEqualTo(2);
    }

    @Test
    void aTagThatTheNetworkIsUnsureOfIsWorthMoreThanOneThatItKnows() {
        List<ClassNeed> needs = List.of(new ClassNeed(500, 50, Double.NaN, 0));
        NextCard card = first(List.of(image(1, "?"), image(2, "?")), needs,
                new Scores().sure(1, 0, 0.99).sure(2, 0, 0.5));
        assertThat(card.image()).isEqualTo(new ImageId(2));
        assertThat(card.reason()).isEqualTo(Reason.UNCERTAIN);
        assertThat(card.classId()).isZero();
    }

    @Test
    void aRareClassDoesNotFillTheWholeList() {
        List<Candidate> images = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            images.add(image(i, "+-"));
            images.add(image(100 + i, "-+"));
        }
        List<NextCard> cards = WhatNext.rank(images, List.of(new ClassNeed(0, 500, Double.NaN, 0),
                new ClassNeed(1, 500, Double.NaN, 0)), ClassScores.NONE, COST, 6);
        assertThat(cards).extracting(NextCard::classId).contains(0, 1);
        assertThat(cards).extracting(NextCard::image).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() {
        List<Candidate> images = new ArrayList<>(
                List.of(image(1, "+?-"), image(2, "-+?"), image(3, "???"), image(4, "--+")));
        List<ClassNeed> needs = List.of(new ClassNeed(3, 9, 0.9, 0.2), new ClassNeed(0, 2, 0, 0.4), PLENTY);
        List<NextCard> there = WhatNext.rank(images, needs, ClassScores.NONE, COST, 4);
        Collections.reverse(images);
        assertThat(WhatNext.rank(images, needs, ClassScores.NONE, COST, 4)).isEqualTo(there);
    }

    @Test
    void paintedImagesAndImagesWithoutAnyGainAreLeftOut() {
        var painted = new Candidate(new ImageId(1), true, Tags.unknown(1));
        assertThat(WhatNext.rank(List.of(painted, image(2, "-")), List.of(PLENTY), ClassScores.NONE, COST, 5))
                .isEmpty();
    }

    @Test
    void enoughRecordedTimesReplaceThePublishedOnes() {
        var efforts = new ArrayList<Effort>();
        for (int i = 0; i < 9; i++) {
            efforts.add(new Effort(60_000, 4_000, 5));
        }
        assertThat(LabellingCost.of(efforts, 20)).isEqualTo(LabellingCost.PUBLISHED);
        efforts.add(new Effort(60_000, 4_000, 5));
        assertThat(LabellingCost.of(efforts, 20)).isEqualTo(new LabellingCost(60, 0.2, true));
    }
}
