package limn.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedFaultsTest {
    private static final DemoProject.Plan SMALL = new DemoProject.Plan(24, 3, 12, 6, 64, 48);
    @TempDir
    Path folder;

    @Test
    void sixImagesAreSpoiledAndNoOther() throws Exception {
        try (Project clean = DemoProject.create(folder.resolve("clean"), 3, SMALL);
                Project spoiled = DemoProject.create(folder.resolve("spoiled"), 3, SMALL)) {
            List<PlantedFault> planted = PlantedFaults.plant(spoiled);
            assertThat(planted).hasSize(6).extracting(PlantedFault::fault).containsOnly(Fault.values());
            assertThat(PlantedFaults.in(spoiled)).containsExactlyInAnyOrderElementsOf(planted);
            var differ = new HashSet<String>();
            for (int i = 0; i < clean.images().size(); i++) {
                ImageItem a = clean.images().get(i);
                ImageItem b = spoiled.images().get(i);
                if (!clean.mask(a).equals(spoiled.mask(b)) || !clean.tags(a.id()).equals(spoiled.tags(b.id()))) {
                    differ.add(b.name());
                    assertThat(b.split()).isEqualTo(Split.TRAIN);
                }
            }
            assertThat(differ).hasSize(6)
                    .containsExactlyInAnyOrderElementsOf(planted.stream().map(p -> p.image().name()).toList());
            for (PlantedFault fault : planted) {
                check(fault, clean, spoiled);
            }
        }
    }

    private static void check(PlantedFault planted, Project clean, Project spoiled) {
        ImageItem item = planted.image();
        ImageItem same = clean.images().stream().filter(i -> i.name().equals(item.name())).findFirst().orElseThrow();
        byte[] was = clean.mask(same).toBytes();
        byte[] is = spoiled.mask(item).toBytes();
        Set<Integer> classes = planted.classes();
        switch (planted.fault()) {
            case WRONG_MASK -> assertThat(clean.images().stream().filter(i -> !i.name().equals(item.name())
                    && clean.mask(i).equals(spoiled.mask(item)))).hasSize(1);
            case MISSING_TAG -> {
                assertThat(is).isEqualTo(was).containsOnly(Mask.UNLABELLED);
                int land = classes.iterator().next();
                assertThat(clean.tags(same.id()).of(land)).isEqualTo(TagState.PRESENT);
                assertThat(spoiled.tags(item.id())).isEqualTo(clean.tags(same.id()).with(land, TagState.ABSENT));
            }
            case SWAPPED_IDS -> IntStream.range(0, was.length).forEach(i -> assertThat(is[i] & 0xFF)
                    .isEqualTo(classes.contains(was[i] & 0xFF)
                            ? classes.stream().mapToInt(c -> c).sum() - was[i]
                            : was[i] & 0xFF));
            case WRONG_SCALE -> {
                assertThat(spoiled.mask(item).histogram()[Mask.UNLABELLED]).isEqualTo(was.length * 3L / 4);
                assertThat(is[5 * item.width() + 7]).isEqualTo(was[10 * item.width() + 14]);
            }
            case WRONG_VOID -> {
                int house = classes.iterator().next();
                assertThat(spoiled.mask(item).histogram()[Mask.VOID]).isPositive()
                        .isEqualTo(clean.mask(same).histogram()[house]);
                assertThat(spoiled.mask(item).histogram()[house]).isZero();
            }
        }
    }
}
