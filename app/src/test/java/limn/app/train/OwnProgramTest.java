package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OwnProgramTest {
    @Test
    void whatRunsInTheBackgroundIsTheSameCommand() {
        List<String> line = OwnProgram.commandLine(List.of("runs", "a project"));
        List<String> behind = OwnProgram.inBackground(List.of("runs", "a project"));

        assertThat(line).endsWith("limn.app.Main", "runs", "a project");
        assertThat(behind.subList(behind.size() - line.size(), behind.size())).isEqualTo(line);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemSeesOneProcessOfLowerPriorityWhoseEndIsSeen() throws Exception {
        Process process = new ProcessBuilder(OwnProgram.inBackground(List.of("--version"))).start();
        try (var said = process.inputReader()) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(said.readLine()).startsWith("limn ");
        }
        List<String> behind = OwnProgram.inBackground(List.of());
        assertThat(behind.subList(0, 3)).containsExactly("/usr/bin/nice", "-n", "10");
    }
}
