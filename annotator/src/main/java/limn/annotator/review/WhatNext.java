package limn.annotator.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.review.NextCard.Reason;
import limn.annotator.review.NextCard.Task;

/**
 * Ranks what could be labelled next by expected gain per second. The gain is a rule of thumb, not a forecast; its unit is what the
 * first mask of a class brings.
 *
 * <p>A mask of image i brings, summed over the classes c that may be in it with probability p (1 if tagged present, 0 if absent,
 * else what a network says, else how often c is present where tags are known):
 * <pre>p * (1 / (1 + m_c) + mu_c * (1 - J_c^8))     m_c images have masks of c</pre>
 * Each further mask of a class brings less. The second term is what progressive cross training loses by a class that is not
 * learned yet: the pseudo labels of an image weigh min J^8 over its tagged classes (YudeWang, Learning-Pseudo-Label), mu_c is the
 * share of tagged images of which c is the worst. To the sum comes {@value #UNSURE} times how unsure a network is of the image's
 * pixels and {@value #QUARREL} times how much two networks disagree.
 *
 * <p>Tags of image i bring {@value #TAG} for every bit that they tell, weighed by how rare the class is among tags:
 * <pre>sum over unknown c of TAG * H(p) * 10 / (10 + n_c)     n_c images are tagged with c</pre>
 *
 * <p>Cards are taken one by one; after each, its classes count as having one more mask or tag, so that a rare class does not fill
 * the whole list.
 */
public final class WhatNext {
    static final double UNSURE = 0.5;
    static final double QUARREL = 0.5;
    static final double TAG = 0.02;
    private static final double TAG_HALF = 10;
    private static final int RARE = 5;
    /** Without any tag in the project: how likely a class is in an image. */
    private static final double GUESS = 0.3;

    /** What is known of the classes of a project. @param needs one per class @param prior how often each is present, 0..1 */
    record State(List<ClassNeed> needs, double[] prior, double[] moreMasks, double[] moreTags) {}

    /** A gain with the part of it that is largest. */
    private record Gain(double sum, Reason reason, int classId) {}

    /** A card that may be taken, as things stand now. */
    private static final class Option {
        final Candidate candidate;
        final Task task;
        NextCard card;

        Option(Candidate candidate, Task task, NextCard card) {
            this.candidate = candidate;
            this.task = task;
            this.card = card;
        }
    }

    private WhatNext() {}

    /** The best cards, best first; at most one per image. @param needs one per class */
    public static List<NextCard> rank(List<Candidate> candidates, List<ClassNeed> needs, ClassScores scores,
            LabellingCost cost, int most) {
        var state = new State(needs, priors(candidates, needs.size()), new double[needs.size()],
                new double[needs.size()]);
        List<Option> shortlist = shortlist(candidates, state, scores, cost, most * 40);
        var chosen = new ArrayList<NextCard>();
        while (chosen.size() < most && !shortlist.isEmpty()) {
            Option best = shortlist.getFirst();
            for (Option option : shortlist) {
                option.card = card(option.candidate, option.task, state, scores, cost);
                best = option.card.worth() > best.card.worth() ? option : best;
            }
            if (best.card.gain() <= 0) {
                return chosen;
            }
            chosen.add(best.card);
            ImageId taken = best.candidate.image();
            shortlist.removeIf(option -> option.candidate.image().equals(taken));
            count(best.candidate, best.task, state, scores);
        }
        return chosen;
    }

    /** Those that could be among the best: of either task and of every reason's class some. */
    private static List<Option> shortlist(List<Candidate> candidates, State state, ClassScores scores,
            LabellingCost cost, int most) {
        var options = new ArrayList<Option>();
        for (Candidate candidate : candidates) {
            if (!candidate.masked()) {
                for (Task task : Task.values()) {
                    NextCard card = card(candidate, task, state, scores, cost);
                    if (card.gain() > 0) {
                        options.add(new Option(candidate, task, card));
                    }
                }
            }
        }
        options.sort(Comparator.comparingDouble((Option o) -> o.card.worth()).reversed()
                .thenComparingLong(o -> o.candidate.image().value()));
        var some = new ArrayList<Option>();
        var perReason = new HashMap<List<Object>, Integer>();
        for (Option option : options) {
            NextCard card = option.card;
            int n = perReason.merge(List.of(card.task(), card.reason(), card.classId()), 1, Integer::sum);
            if (n <= most / 8 + 1 && some.size() < most) {
                some.add(option);
            }
        }
        return some;
    }

    static NextCard card(Candidate candidate, Task task, State state, ClassScores scores, LabellingCost cost) {
        Gain gain = task == Task.MASK ? mask(candidate, state, scores) : tags(candidate, state, scores);
        int unknown = 0;
        for (int c = 0; c < candidate.tags().classCount(); c++) {
            unknown += candidate.tags().of(c) == TagState.UNKNOWN ? 1 : 0;
        }
        double seconds = task == Task.MASK ? cost.mask() : cost.tag() * Math.max(1, unknown);
        return new NextCard(candidate.image(), task, gain.reason, gain.classId, seconds,
                gain.reason == Reason.DISAGREE ? orZero(scores.disagreement(candidate.image())) : 0, gain.sum);
    }

    private static Gain mask(Candidate candidate, State state, ClassScores scores) {
        double sum = 0;
        double largest = 0;
        Reason reason = Reason.RARE;
        int of = -1;
        for (int c = 0; c < state.needs.size(); c++) {
            ClassNeed need = state.needs.get(c);
            double p = probability(candidate, c, state, scores);
            double more = need.masked() + state.moreMasks[c];
            double fresh = p / (1 + more);
            double muted = p * need.muted() * need.silence() / (1 + state.moreMasks[c]);
            sum += fresh + muted;
            if (Math.max(fresh, muted) > largest) {
                largest = Math.max(fresh, muted);
                of = c;
                reason = muted > fresh ? Reason.MUTES : more == 0 ? Reason.WITHOUT_MASKS : Reason.RARE;
            }
        }
        double unsure = UNSURE * orZero(scores.uncertainty(candidate.image()));
        double quarrel = QUARREL * orZero(scores.disagreement(candidate.image()));
        sum += unsure + quarrel;
        boolean fewMasks = of >= 0 && state.needs.get(of).masked() < RARE;
        if (Math.max(unsure, quarrel) > largest || largest > 0 && !fewMasks && reason == Reason.RARE
                && Math.max(unsure, quarrel) > 0) {
            return new Gain(sum, unsure >= quarrel ? Reason.UNCERTAIN : Reason.DISAGREE, -1);
        }
        return new Gain(sum, reason, of);
    }

    private static Gain tags(Candidate candidate, State state, ClassScores scores) {
        double sum = 0;
        double largest = 0;
        int of = -1;
        for (int c = 0; c < candidate.tags().classCount(); c++) {
            if (candidate.tags().of(c) == TagState.UNKNOWN) {
                double scarce = TAG_HALF / (TAG_HALF + state.needs.get(c).present() + state.moreTags[c]);
                double gain = TAG * bits(probability(candidate, c, state, scores)) * scarce;
                sum += gain;
                if (gain > largest) {
                    largest = gain;
                    of = c;
                }
            }
        }
        boolean asked = of >= 0 && !Double.isNaN(scores.confidence(candidate.image(), of));
        if (asked && sum < 2 * largest) {
            return new Gain(sum, Reason.UNCERTAIN, of);
        }
        return new Gain(sum, Reason.UNTAGGED, candidate.tags().isAllUnknown() ? -1 : of);
    }

    /** How likely a class is in an image, 0..1. */
    private static double probability(Candidate candidate, int c, State state, ClassScores scores) {
        return switch (candidate.tags().of(c)) {
            case PRESENT -> 1;
            case ABSENT -> 0;
            case UNKNOWN -> {
                double asked = scores.confidence(candidate.image(), c);
                yield Double.isNaN(asked) ? state.prior[c] : Math.clamp(asked, 0, 1);
            }
        };
    }

    private static void count(Candidate candidate, Task task, State state, ClassScores scores) {
        double[] more = task == Task.MASK ? state.moreMasks : state.moreTags;
        for (int c = 0; c < more.length; c++) {
            more[c] += probability(candidate, c, state, scores);
        }
    }

    /** The share of known tags that say present, drawn towards a guess where few are known. */
    private static double[] priors(List<Candidate> candidates, int classCount) {
        var present = new double[classCount];
        var known = new double[classCount];
        for (Candidate candidate : candidates) {
            for (int c = 0; c < classCount; c++) {
                TagState tag = candidate.tags().of(c);
                present[c] += tag == TagState.PRESENT ? 1 : 0;
                known[c] += tag == TagState.UNKNOWN ? 0 : 1;
            }
        }
        for (int c = 0; c < classCount; c++) {
            present[c] = (present[c] + 2 * GUESS) / (known[c] + 2);
        }
        return present;
    }

    /** The entropy of a yes or no, bits. */
    private static double bits(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }

    private static double orZero(double value) { return Double.isNaN(value) ? 0 : Math.clamp(value, 0, 1); }
}
