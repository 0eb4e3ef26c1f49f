package limn.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.app.data.ProjectSamples;
import limn.app.text.Texts;
import limn.engine.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProjectTest {
    private static final DemoProject.Plan SMALL = new DemoProject.Plan(12, 3, 4, 5, 64, 48);
    @TempDir
    Path folder;

    @Test
    void someImagesArePaintedMoreAreTaggedTheRestIsBare() throws Exception {
        try (Project project = DemoProject.create(folder, 1, SMALL)) {
            var samples = ProjectSamples.of(project, Texts.of(Locale.ENGLISH));
            assertThat(samples.train()).hasSize(12);
            assertThat(samples.masked(Split.TRAIN)).hasSize(4);
            assertThat(samples.train().stream().filter(s -> !s.tags().isAllUnknown())).hasSize(9);
            assertThat(samples.validation()).hasSize(3);
            for (Sample sample : samples.train()) {
                assertThat(sample.image().width()).isEqualTo(64);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameProject() throws Exception {
        try (Project one = DemoProject.create(folder.resolve("a"), 7, SMALL);
                Project other = DemoProject.create(folder.resolve("b"), 7, SMALL)) {
            for (int i = 0; i < one.images().size(); i++) {
                var item = one.images().get(i);
                assertThat(one.digest(item.id())).isEqualTo(other.digest(other.images().get(i).id()));
                assertThat(one.mask(item)).isEqualTo(other.mask(other.images().get(i)));
            }
        }
    }
}
