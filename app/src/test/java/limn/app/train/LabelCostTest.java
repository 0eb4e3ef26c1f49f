package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelCostTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** @param seconds of labelling, null for a run of an older version @param miou null for one that was not measured */
    static RunCatalog.Entry run(String name, @Nullable Double seconds, @Nullable Double miou, Double... iou) {
        var log = new RunLog();
        log.add(new Logged(0, NOW,
                new Event.Started("classmix", 100, "cpu", List.of("sky", "boat"), 1, 1, 1, 1, 1, false, seconds)));
        if (miou != null) {
            log.add(new Logged(50, NOW,
                    new Event.Evaluated("student", false, miou, Arrays.asList(iou), 2, 0.9, 3, true)));
        }
        return new RunCatalog.Entry(new RunFolder(Path.of(name)), log.state());
    }

    @Test
    void theBestRunOfEachLabellingTimeMakesTheCurveAndTheLastStretchTheGain() {
        LabelCost cost = LabelCost.of(List.of(run("late", 1320.0, 0.531, 0.9, 0.2), run("first", 600.0, 0.4, 0.7, 0.1),
                run("again", 600.0, 0.5, 0.6, 0.3)));
        assertThat(cost.best("")).extracting(p -> p.run().name()).containsExactly("again", "late");
        assertThat(cost.curve("").step(1)).isEqualTo(22);
        assertThat(cost.all("").size()).isEqualTo(3);
        LabelCost.Gain gain = cost.gain("").orElseThrow();
        assertThat(gain.minutes()).isCloseTo(12, within(1e-9));
        assertThat(gain.gain()).isCloseTo(0.031, within(1e-9));
    }

    @Test
    void eachClassHasACurveOfItsOwnAndMayHaveAnotherBestRun() {
        LabelCost cost = LabelCost.of(List.of(run("a", 600.0, 0.5, 0.9, 0.1), run("b", 600.0, 0.4, 0.2, 0.6),
                run("c", 900.0, 0.6, 0.95)));
        assertThat(cost.classes()).containsExactlyInAnyOrder("sky", "boat");
        assertThat(cost.best("boat")).extracting(p -> p.run().name()).containsExactly("b");
        assertThat(cost.best("sky")).extracting(p -> p.run().name()).containsExactly("a", "c");
        assertThat(cost.gain("boat")).isEmpty();
    }

    @Test
    void runsWithoutATimeOrAScoreAreLeftOutAndNamed() {
        LabelCost cost = LabelCost.of(List.of(run("old", null, 0.5, 0.5, 0.5), run("new", 60.0, null),
                run("whole", 60.0, 0.4, 0.4, 0.4)));
        assertThat(cost.points()).hasSize(1);
        assertThat(cost.untimed()).extracting(RunFolder::name).containsExactly("old");
        assertThat(cost.unmeasured()).extracting(RunFolder::name).containsExactly("new");
        assertThat(cost.gain("")).isEmpty();
    }

    @Test
    void onlySettingsThatDifferAreShownAndHowOftenSomethingIsWrittenComesLast() {
        RunCatalog.Entry a = with("a", "", Map.of("batch", "4", "steps", "100", "evaluateEvery", "10", "encoder", ""));
        RunCatalog.Entry b = with("b", "", Map.of("batch", "4", "steps", "200", "evaluateEvery", "20", "encoder",
                "/data/weights/resnet50.safetensors", "h2pWeight", "1"));
        var differences = RunDifferences.of(List.of(a, b));
        assertThat(RunDifferences.words(differences.getOrDefault(a.folder(), Map.of())))
                .isEqualTo("encoder \u2013 \u00b7 steps 100 \u00b7 evaluateEvery 10");
        assertThat(RunDifferences.words(differences.getOrDefault(b.folder(), Map.of())))
                .isEqualTo("encoder resnet50.safetensors \u00b7 steps 200 \u00b7 evaluateEvery 20");
        assertThat(RunDifferences.of(List.of(a)).get(a.folder())).isEmpty();
    }

    private static RunCatalog.Entry with(String name, String note, Map<String, String> settings) {
        return new RunCatalog.Entry(new RunFolder(Path.of(name)), RunState.nothing(), note, settings);
    }

    @Test
    void aSearchFindsRunsByNameNoteSettingAndOtherWords() {
        List<RunCatalog.Entry> runs = List.of(with("2026-01-02-0304-cross", "두 번째 시도", Map.of("batch", "4")),
                with("2026-01-03-0304-classmix", "larger crops", Map.of("batch", "8")));
        assertThat(RunSearch.find(runs, "CROSS", e -> "")).containsExactly(runs.get(0));
        assertThat(RunSearch.find(runs, "batch=8 larger", e -> "")).containsExactly(runs.get(1));
        assertThat(RunSearch.find(runs, java.text.Normalizer.normalize("시도", java.text.Normalizer.Form.NFD), e -> ""))
                .containsExactly(runs.get(0));
        assertThat(RunSearch.find(runs, "finished", e -> "finished")).hasSize(2);
        assertThat(RunSearch.find(runs, "batch=8 cross", e -> "")).isEmpty();
    }
}
