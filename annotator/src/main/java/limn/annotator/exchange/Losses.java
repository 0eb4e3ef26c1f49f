package limn.annotator.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.store.Project;

/** Computes, before an export, what a format would lose of a project. */
public final class Losses {
    private final ClassCatalog classes;
    private final Abilities abilities;
    private final List<Loss> found = new ArrayList<>();

    private Losses(ClassCatalog classes, Abilities abilities) {
        this.classes = classes;
        this.abilities = abilities;
    }

    /** What would be lost; empty if the format carries all there is. Reads the counts of masks, not the masks. */
    public static List<Loss> of(Project project, Abilities abilities) {
        var losses = new Losses(project.classes(), abilities);
        if (abilities.labels() != Abilities.Labels.NONE) {
            losses.pixels(project);
        }
        losses.tags(project.allTags());
        return List.copyOf(losses.found);
    }

    /** The losses for which no choice was made, or one that is none: also a class that the format does not know. */
    public static List<Loss> undecided(List<Loss> losses, Choices choices, ClassCatalog classes, Abilities abilities) {
        return losses.stream().filter(loss -> !choices.of(loss.kind())
                .filter(word -> loss.choices().contains(word) || named(loss, word, classes)
                        .filter(k -> abilities.names().isEmpty() || abilities.names().contains(k.name())).isPresent())
                .isPresent()).toList();
    }

    /** The class that a choice names, if it may and does. */
    static Optional<LabelClass> named(Loss loss, String word, ClassCatalog classes) {
        if (loss.kind() == Loss.Kind.TAGS || loss.choices().contains(word)) {
            return Optional.empty();
        }
        return named(word, classes).filter(k -> !loss.names().contains(k.name()));
    }

    static Optional<LabelClass> named(String word, ClassCatalog classes) {
        return classes.byName(word.startsWith(Choices.CLASS) ? word.substring(Choices.CLASS.length()) : word);
    }

    private void pixels(Project project) {
        Map<ImageId, ValueCounts> counts = project.facts().counts();
        var uncounted = new HashSet<>(project.facts().uncounted());
        long voids = 0;
        long unlabelled = 0;
        int withVoid = 0;
        int withUnlabelled = 0;
        var others = new long[256];
        var othersIn = new int[256];
        for (ImageItem item : project.images()) {
            ValueCounts count = uncounted.contains(item.id())
                    ? ValueCounts.of(project.loadMask(item).histogram())
                    : counts.getOrDefault(item.id(), ValueCounts.NONE);
            long decided = count.decided();
            if (decided == 0) {
                continue;
            }
            long open = (long) item.width() * item.height() - decided;
            unlabelled += open;
            withUnlabelled += open > 0 ? 1 : 0;
            voids += count.of(Mask.VOID);
            withVoid += count.of(Mask.VOID) > 0 ? 1 : 0;
            for (int value : count.values()) {
                others[value] += count.of(value);
                othersIn[value]++;
            }
        }
        if (voids > 0 && !abilities.voids()) {
            found.add(new Loss(Loss.Kind.VOID, voids, withVoid, List.of(), voidChoices()));
        }
        if (unlabelled > 0 && !abilities.unlabelled()) {
            found.add(new Loss(Loss.Kind.UNLABELLED, unlabelled, withUnlabelled, List.of(), unlabelledChoices()));
        }
        others(others, othersIn);
    }

    private List<String> voidChoices() {
        boolean room = classes.size() < Mask.UNLABELLED && classes.byName(Outgoing.VOID_LABEL).isEmpty();
        return room ? List.of(Choices.LABEL, Choices.LEAVE_OUT) : List.of(Choices.LEAVE_OUT);
    }

    private List<String> unlabelledChoices() {
        return abilities.names().isEmpty() ? List.of(Choices.VOID, Choices.KEEP) : List.of(Choices.VOID);
    }

    private void others(long[] pixels, int[] images) {
        if (abilities.names().isEmpty()) {
            return;
        }
        var names = new ArrayList<String>();
        long amount = 0;
        int most = 0;
        for (LabelClass k : classes.classes()) {
            if (pixels[k.index()] > 0 && !abilities.names().contains(k.name())) {
                names.add(k.name());
                amount += pixels[k.index()];
                most = Math.max(most, images[k.index()]);
            }
        }
        if (!names.isEmpty()) {
            found.add(new Loss(Loss.Kind.OTHER_CLASSES, amount, most, names,
                    List.of(Choices.VOID)));
        }
    }

    private void tags(Map<ImageId, Tags> all) {
        if (abilities.tags() == Abilities.Tags.ALL) {
            return;
        }
        long lost = 0;
        int images = 0;
        for (Tags tags : all.values()) {
            long before = lost;
            for (int k = 0; k < tags.classCount(); k++) {
                TagState state = tags.of(k);
                boolean carried = state == TagState.UNKNOWN
                        || state == TagState.PRESENT && abilities.tags() == Abilities.Tags.PRESENT;
                lost += carried ? 0 : 1;
            }
            images += lost > before ? 1 : 0;
        }
        if (lost > 0) {
            found.add(new Loss(Loss.Kind.TAGS, lost, images, List.of(), List.of(Choices.DROP, Choices.BESIDE)));
        }
    }
}
