package limn.app.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * Tags as careless or hurried people give them. First some are wrong, then some are not known.
 *
 * @param wrong share 0..1 of the present classes that are called absent; as many absent ones are called present
 * @param unknown share 0..1 of all tags that become unknown
 * @param unknownAsAbsent whether those are called absent instead, as a file without <em>unknown</em> would have it
 * @param seed of the choice
 */
public record TagNoise(double wrong, double unknown, boolean unknownAsAbsent, long seed) {
    /** Tags as they are. */
    public static final TagNoise NONE = new TagNoise(0, 0, false, 1);

    public TagNoise {
        for (double share : new double[]{wrong, unknown}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be in 0..1 but is " + share);
            }
        }
    }

    /** How many tags were changed. */
    public record Counts(int removed, int added, int unknown) {}

    /** @param tags all tags, changed or not @param counts what was changed */
    public record Spoiled(Map<ImageId, Tags> tags, Counts counts) {}

    private record Entry(ImageId image, int classId) {}

    /** In a few letters, for names and tables; empty if nothing is changed. */
    public String label() {
        var parts = new ArrayList<String>();
        if (wrong > 0) {
            parts.add("wrong" + wrong);
        }
        if (unknown > 0) {
            parts.add((unknownAsAbsent ? "absent" : "unknown") + unknown);
        }
        if (!parts.isEmpty() && seed != 1) {
            parts.add("seed" + seed);
        }
        return String.join("-", parts);
    }

    /** The tags after the change; the same tags in the same order and the same noise give the same result. */
    public Spoiled of(Map<ImageId, Tags> tags) {
        var random = new Random(seed);
        var changed = new LinkedHashMap<>(tags);
        List<Entry> present = chosen(entries(tags, TagState.PRESENT), wrong, random);
        List<Entry> absent = shuffled(entries(tags, TagState.ABSENT), random);
        List<Entry> added = absent.subList(0, Math.min(present.size(), absent.size()));
        set(changed, present, TagState.ABSENT);
        set(changed, added, TagState.PRESENT);

        List<Entry> known = entries(changed, TagState.PRESENT);
        known.addAll(entries(changed, TagState.ABSENT));
        List<Entry> forgotten = chosen(known, unknown, random);
        set(changed, forgotten, unknownAsAbsent ? TagState.ABSENT : TagState.UNKNOWN);
        return new Spoiled(changed, new Counts(present.size(), added.size(), forgotten.size()));
    }

    private static List<Entry> entries(Map<ImageId, Tags> tags, TagState state) {
        var entries = new ArrayList<Entry>();
        tags.forEach((image, t) -> {
            for (int c = 0; c < t.classCount(); c++) {
                if (t.of(c) == state) {
                    entries.add(new Entry(image, c));
                }
            }
        });
        return entries;
    }

    private static List<Entry> chosen(List<Entry> entries, double share, Random random) {
        return shuffled(entries, random).subList(0, (int) Math.round(share * entries.size()));
    }

    private static List<Entry> shuffled(List<Entry> entries, Random random) {
        var shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static void set(Map<ImageId, Tags> tags, List<Entry> entries, TagState state) {
        entries.forEach(e -> tags.computeIfPresent(e.image(), (id, t) -> t.with(e.classId(), state)));
    }
}
