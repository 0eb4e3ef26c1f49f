package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import limn.annotator.model.ClassCatalog;
import limn.annotator.store.Project;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs go into the trash and come back by commands, as in the window. */
class RunTrashJourneyTest {
    @TempDir
    Path folder;
    private Path project;
    private RunFolder run;

    @BeforeEach
    void create() throws Exception {
        project = folder.resolve("p");
        try (Project made = Project.create(project, ClassCatalog.empty().withNew("sky"))) {
            run = RunFolder.create(made.runs(), "classmix", LocalDateTime.of(2026, 1, 2, 3, 4));
        }
        EventLog.append(run.events(), 9, new Event.Stopped(StopReason.FINISHED, 0.5));
    }

    @Test
    void aRunGoesIntoTheTrashIsListedThereAndComesBackWhole() throws Exception {
        Shell.Said thrown = Shell.limn("runs", project, "--trash", run.name(), "--json");
        assertThat(thrown.code()).as(thrown.err()).isZero();
        assertThat(thrown.json().path("trashed").asString()).isEqualTo(run.name());
        assertThat(run.path()).doesNotExist();
        assertThat(Shell.limn("runs", project, "--json").json().path("runs").isEmpty()).isTrue();
        Shell.Said listed = Shell.limn("runs", project, "--list-trash", "--json");
        assertThat(listed.json().path("trash").get(0).asString()).isEqualTo(run.name());
        assertThat(listed.json().path("bytes").asLong()).isPositive();

        Shell.Said back = Shell.limn("runs", project, "--restore", run.name());
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.out()).contains(run.name());
        assertThat(run.events()).exists();
        assertThat(Shell.limn("runs", project, "--list-trash").out()).contains("empty");
    }

    @Test
    void whatIsNotThereOrStandsInTheWayIsNamedAndNothingMoves() throws Exception {
        Shell.Said missing = Shell.limn("runs", project, "--trash", "nothing", "--json");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.json().path("error").asString()).contains("nothing");
        assertThat(Shell.limn("runs", project, "--restore", run.name()).err()).contains("trash");

        Shell.limn("runs", project, "--trash", run.name());
        Files.createDirectories(run.path());
        Shell.Said taken = Shell.limn("runs", project, "--restore", run.name());
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).contains("already");
        assertThat(run.events()).doesNotExist();
        assertThat(Shell.limn("runs", project, "--trash", "a", "--restore", "b").code()).isEqualTo(2);
    }
}
