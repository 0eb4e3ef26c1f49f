package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import limn.engine.export.ModelExport;
import limn.engine.run.RunFolder;
import limn.journeys.Layout;
import limn.journeys.Shell;
import org.junit.jupiter.api.Test;

/** A person hands over what an older run has learned, of images whose names have points. */
class HandOverJourneyTest extends TrainingJourney {
    private static final String OLD = "2026-01-02-0304-supervised";
    private static final String NEW = "2026-01-03-0304-supervised";

    @Override
    void makeProject() throws Exception {
        Path images = Layout.write(dir.resolve("discs"));
        for (String name : List.of("frame.0001", "frame.0002")) {
            Files.copy(images.resolve("images/disc3.png"), images.resolve("images/" + name + ".png"));
            Files.writeString(images.resolve("splits/train.txt"),
                    Files.readString(images.resolve("splits/train.txt")) + name + "\n");
        }
        Shell.limn("create", projectFolder(), "--images", images, "--labelled", images.resolve("labelled.txt"));
        Discs.train(projectFolder(), OLD, "supervised", Map.of("steps", "4", "evaluateEvery", "2"));
        Discs.train(projectFolder(), NEW, "supervised", Map.of("steps", "2", "evaluateEvery", "2"));
    }

    @Test
    void theNetworkOfTheChosenRunIsHandedOverWithAPredictionForEveryImage() throws Exception {
        showRuns(2);
        await("the newest run", () -> words("export-network").contains(NEW));
        selectRuns(OLD);
        await("the chosen run", () -> words("export-network").contains(OLD));
        click("export");
        await("the export", Duration.ofSeconds(60), () -> !find("exported", Label.class).getText().isEmpty());
        Path export = files(projectFolder().resolve("export")).getFirst();
        assertThat(files(export.resolve("predictions"))).extracting(f -> f.getFileName().toString())
                .contains("frame.0001.png", "frame.0002.png").hasSize(8);
        assertThat(Files.mismatch(export.resolve("model/model.safetensors"),
                ModelExport.best(new RunFolder(projectFolder().resolve("runs").resolve(OLD))))).isEqualTo(-1);
        assertThat(export.resolve("model/model.report.html")).content().contains(OLD);
        assertThat(fx(() -> words("proof"))).contains("mIoU on these images");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
