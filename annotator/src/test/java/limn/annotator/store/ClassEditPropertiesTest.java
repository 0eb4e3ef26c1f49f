package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Classes are merged, deleted, reordered, with strokes and undo around it; a naive reference knows pixels by name. */
class ClassEditPropertiesTest {
    private static final int SIZE = 24;
    private static final String CLEAR = "(unlabelled)";
    private static final String VOID = "(void)";

    /** A picture of names. */
    private record Names(List<String> pixels) {
        Names renamed(String from, String to) {
            return new Names(pixels.stream().map(p -> p.equals(from) ? to : p).toList());
        }
    }

    @Property(tries = 60)
    void masksTagsAndHistoriesFollowEveryEditAndComeBack(@ForAll Random random) throws IOException {
        Path folder = Files.createTempDirectory("limn-classes");
        try (Project project = Project.create(folder, TestProjects.classes("a", "b", "c", "d", "e"))) {
            play(project, random);
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void play(Project project, Random random) {
        ImageItem item = TestProjects.image(project, "one", SIZE, SIZE);
        project.setTags(Map.of(item.id(), someTags(random, 5)));
        var snapshots = new ArrayList<>(List.of(names(project, item)));
        int strokes = 1 + random.nextInt(4);
        for (int i = 0; i < strokes; i++) {
            stroke(project, item, random);
            snapshots.add(names(project, item));
        }
        var expected = new ArrayList<>(List.of(snapshots));
        var tags = new ArrayList<>(List.of(tagNames(project, item)));
        int edits = 1 + random.nextInt(3);
        int at = snapshots.size() - 1;
        for (int i = 0; i < edits; i++) {
            ClassEdit edit = edit(random, project.classes().size());
            List<Names> now = expected.getLast();
            Map<String, TagState> tagsNow = new LinkedHashMap<>(tags.getLast());
            expected.add(new ArrayList<>(reference(edit, project, now, tagsNow)));
            tags.add(tagsNow);
            project.history().edit(edit, Watch.NONE);
            assertThat(tagNames(project, item)).isEqualTo(tagsNow);
            at = walk(project, item, expected.getLast(), at, random);
        }
        for (int i = edits - 1; i >= 0; i--) {
            assertThat(project.history().undo(Watch.NONE)).isPresent();
            assertThat(tagNames(project, item)).isEqualTo(tags.get(i));
            at = walk(project, item, expected.get(i), at, random);
        }
        for (int i = 1; i <= edits; i++) {
            assertThat(project.history().redo(Watch.NONE)).isPresent();
            assertThat(tagNames(project, item)).isEqualTo(tags.get(i));
            at = walk(project, item, expected.get(i), at, random);
        }
        assertThat(project.problems()).isEmpty();
    }

    /** Goes through the history of the mask at random; every place must be as expected, and the counts with it. */
    private static int walk(Project project, ImageItem item, List<Names> expected, int start, Random random) {
        int at = start;
        assertThat(names(project, item)).isEqualTo(expected.get(at));
        for (int i = 0; i < 4; i++) {
            if (random.nextBoolean()) {
                at -= project.undo(item).isPresent() ? 1 : 0;
            } else {
                at += project.redo(item).isPresent() ? 1 : 0;
            }
            assertThat(names(project, item)).isEqualTo(expected.get(at));
            long[] counted = project.facts().counts().getOrDefault(item.id(), ValueCounts.NONE).histogram();
            long[] found = project.mask(item).histogram();
            found[Mask.UNLABELLED] = 0;
            assertThat(counted).isEqualTo(found);
        }
        return at;
    }

    private static List<Names> reference(ClassEdit edit, Project project, List<Names> now,
            Map<String, TagState> tags) {
        List<String> classes = project.classes().classes().stream().map(LabelClass::name).toList();
        return switch (edit) {
            case ClassEdit.Merge(int from, int into) -> {
                TagState gone = tags.remove(classes.get(from));
                TagState stays = tags.get(classes.get(into));
                boolean present = gone == TagState.PRESENT || stays == TagState.PRESENT;
                boolean absent = gone == TagState.ABSENT && stays == TagState.ABSENT;
                tags.put(classes.get(into),
                        present ? TagState.PRESENT : absent ? TagState.ABSENT : TagState.UNKNOWN);
                yield now.stream().map(n -> n.renamed(classes.get(from), classes.get(into))).toList();
            }
            case ClassEdit.Delete(int classId, int becomes) -> {
                tags.remove(classes.get(classId));
                yield now.stream().map(n -> n.renamed(classes.get(classId), becomes == Mask.VOID ? VOID : CLEAR))
                        .toList();
            }
            case ClassEdit.Reorder r -> now;
        };
    }

    private static ClassEdit edit(Random random, int classCount) {
        int one = random.nextInt(classCount);
        int other = (one + 1 + random.nextInt(classCount - 1)) % classCount;
        return switch (random.nextInt(3)) {
            case 0 -> new ClassEdit.Merge(one, other);
            case 1 -> new ClassEdit.Delete(one, random.nextBoolean() ? Mask.VOID : Mask.UNLABELLED);
            default -> {
                var order = new ArrayList<Integer>();
                for (int i = 0; i < classCount; i++) {
                    order.add(i);
                }
                Collections.shuffle(order, random);
                if (order.equals(order.stream().sorted().toList())) {
                    Collections.reverse(order);
                }
                yield new ClassEdit.Reorder(order);
            }
        };
    }

    private static void stroke(Project project, ImageItem item, Random random) {
        Mask before = project.mask(item);
        Mask after = before;
        while (after.equals(before)) {
            var editor = before.edit();
            for (int i = 0; i < 200; i++) {
                int value = random.nextInt(7);
                editor.set(random.nextInt(SIZE), random.nextInt(SIZE),
                        value == 5 ? Mask.UNLABELLED : value == 6 ? Mask.VOID : value);
            }
            after = editor.done();
        }
        project.commit(Change.of(ChangeKind.BRUSH, item.id(), before, after));
    }

    private static Tags someTags(Random random, int classCount) {
        Tags tags = Tags.unknown(classCount);
        for (int i = 0; i < classCount; i++) {
            tags = tags.with(i, TagState.values()[random.nextInt(3)]);
        }
        return tags;
    }

    private static Names names(Project project, ImageItem item) {
        List<LabelClass> classes = project.classes().classes();
        var pixels = new ArrayList<String>();
        for (byte value : project.mask(item).toBytes()) {
            int v = value & 0xFF;
            pixels.add(v == Mask.VOID ? VOID : v == Mask.UNLABELLED ? CLEAR : classes.get(v).name());
        }
        return new Names(pixels);
    }

    private static Map<String, TagState> tagNames(Project project, ImageItem item) {
        Tags tags = project.tags(item.id());
        var names = new LinkedHashMap<String, TagState>();
        project.classes().classes().forEach(k -> names.put(k.name(), tags.of(k.index())));
        return names;
    }
}
