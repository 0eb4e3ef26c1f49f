package limn.app.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.review.Candidate;
import limn.annotator.review.ClassNeeds;
import limn.annotator.review.LabellingCost;
import limn.annotator.review.NextCard;
import limn.annotator.review.WhatNext;

/**
 * What is to be labelled next, ranked in the background whenever labels changed and somebody looks. Images that a person called done
 * or flagged are left in peace. Window's thread only.
 */
final class NextQueue {
    /** Reads on which share of the pixels two networks disagree, of the images that both have seen. */
    interface Quarrels {
        Map<ImageId, Double> read() throws IOException;
    }

    private static final int CARDS = 12;
    private final Desk desk;
    private final ClassGrades grades;
    private final Scores scores;
    private final Quarrels quarrels;
    private final List<Consumer<List<NextCard>>> listeners = new ArrayList<>();
    private List<NextCard> cards = List.of();
    private boolean stale = true;
    private boolean ranked;

    NextQueue(Desk desk, ClassGrades grades, Scores scores, Quarrels quarrels) {
        this.desk = desk;
        this.grades = grades;
        this.scores = scores;
        this.quarrels = quarrels;
        desk.model().onChange(aspect -> stale = stale || aspect != Aspect.FACTS);
    }

    /** Told of other cards. */
    void onCards(Consumer<List<NextCard>> listener) { listeners.add(listener); }

    List<NextCard> cards() { return cards; }

    /** Whether it was ever ranked: without, an empty list says nothing. */
    boolean isRanked() { return ranked; }

    /** Ranks again if labels changed since. */
    void refresh() { refresh(found -> {}); }

    /**
     * Takes the card after that of this image, so that one that is asked again goes on; the first after the last and where the image has
     * none. Ranks first if labels changed.
     */
    void next(Optional<ImageId> shown, Consumer<Optional<NextCard>> then) {
        refresh(found -> then.accept(after(found, shown)));
    }

    private static Optional<NextCard> after(List<NextCard> cards, Optional<ImageId> shown) {
        List<NextCard> others = cards.stream().filter(card -> shown.filter(card.image()::equals).isEmpty()).toList();
        int passed = 0; // cards of other images before those of the one that is shown
        for (NextCard card : cards) {
            if (shown.filter(card.image()::equals).isPresent()) {
                return others.isEmpty() ? Optional.empty() : Optional.of(others.get(passed % others.size()));
            }
            passed++;
        }
        return others.stream().findFirst();
    }

    private void refresh(Consumer<List<NextCard>> then) {
        if (!stale && ranked) {
            then.accept(cards);
            return;
        }
        stale = false;
        ProjectModel model = desk.model();
        ClassCatalog classes = model.classes();
        List<ImageItem> images = model.images();
        var tags = new HashMap<ImageId, Tags>();
        images.forEach(item -> tags.put(item.id(), model.tags(item.id())));
        var pixels = new HashMap<>(model.ledger().pixels());
        ScoreTable table = scores.table();
        LabellingCost cost = LabellingCost.of(model.ledger().efforts().values(), classes.size());
        desk.jobs().runLong("what-next", () -> rank(classes, images, tags, pixels,
                new ScoreOpinions(table, quarrels.read()), cost), found -> {
                    ranked = true;
                    cards = found;
                    listeners.forEach(l -> l.accept(found));
                    then.accept(found);
                }, failure -> {
                    stale = true;
                    desk.failed(failure);
                });
    }

    private List<NextCard> rank(ClassCatalog classes, List<ImageItem> images, Map<ImageId, Tags> tags,
            Map<ImageId, ValueCounts> pixels, ScoreOpinions opinions, LabellingCost cost) throws IOException {
        var facts = desk.model().project().facts();
        if (!desk.model().project().isReadOnly()) {
            facts.uncounted().forEach(id -> pixels.put(id, facts.count(id)));
        }
        double[] j = grades.of(classes, desk.model().project().history().formerNames());
        var candidates = new ArrayList<Candidate>();
        var masks = new ArrayList<ValueCounts>();
        for (ImageItem item : images) {
            if (item.split() != Split.TRAIN) {
                continue;
            }
            ValueCounts counts = pixels.getOrDefault(item.id(), ValueCounts.NONE);
            boolean left = item.state() == ReviewState.DONE || item.state() == ReviewState.FLAGGED;
            boolean masked = counts.decided() > 0 || left;
            candidates
                    .add(new Candidate(item.id(), masked, tags.getOrDefault(item.id(), Tags.unknown(classes.size()))));
            if (counts.decided() > 0) {
                masks.add(counts);
            }
        }
        return WhatNext.rank(candidates, ClassNeeds.of(classes.size(), masks, tags.values(), j), opinions, cost, CARDS);
    }
}
