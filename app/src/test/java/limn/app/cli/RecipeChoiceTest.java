package limn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import limn.engine.predict.Devices;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RecipeChoiceTest {
    @Command
    private static final class Words {
        @Mixin
        private RecipeChoice choice = new RecipeChoice();
    }

    @TempDir
    Path folder;

    private static RecipeChoice of(String... words) {
        var command = new Words();
        new CommandLine(command).parseArgs(words);
        return command.choice;
    }

    @Test
    void aRunGoesOnWhereItWasUnlessAnotherDeviceIsNamed() throws Exception {
        var run = new RunFolder(folder);
        Files.writeString(run.recipe(), "{\"device\": \"gpu3\"}");
        assertThat(of().device(run)).isEqualTo("gpu3");
        assertThat(of("--device", "cpu").device(run)).isEqualTo("cpu");
    }

    @Test
    void whereNothingIsSaidTheFastestDeviceComputes() throws Exception {
        assertThat(of().device()).isEqualTo(Devices.best());
        var old = new RunFolder(folder);
        Files.writeString(old.recipe(), "{}");
        assertThat(of().device(old)).isEqualTo(Devices.best());
    }
}
