package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTrashTest {
    @TempDir
    Path runs;
    private RunFolder run;

    @BeforeEach
    void makeRun() throws Exception {
        run = new RunFolder(Files.createDirectories(runs.resolve("2026-01-02-0304-classmix")));
        Files.createDirectories(run.checkpoint("best"));
        Files.writeString(run.checkpoint("best").resolve("model.safetensors"), "weights");
        EventLog.append(run.events(), 9, new Event.Stopped(StopReason.FINISHED, 0.5));
    }

    @Test
    void aDeletedRunIsNotListedAndComesBackWhole() throws Exception {
        var catalog = new RunCatalog(runs);
        var trash = new RunTrash(runs);
        assertThat(catalog.scan()).hasSize(1);
        RunTrash.Thrown thrown = trash.add(run);
        assertThat(catalog.scan()).isEmpty();
        assertThat(run.path()).doesNotExist();
        trash.restore(thrown);
        assertThat(catalog.scan()).hasSize(1);
        assertThat(run.checkpoint("best").resolve("model.safetensors")).hasContent("weights");
        assertThat(trash.contents().runs()).isEmpty();
    }

    @Test
    void twoRunsOfOneNameLieBesideEachOtherAndNeitherTakesThePlaceOfAnother() throws Exception {
        var trash = new RunTrash(runs);
        RunTrash.Thrown first = trash.add(run);
        makeRun();
        RunTrash.Thrown second = trash.add(run);
        assertThat(first.now()).isNotEqualTo(second.now());
        assertThat(trash.contents().runs()).hasSize(2);
        assertThat(trash.contents().bytes()).isGreaterThan(14);
        trash.restore(second);
        assertThatThrownBy(() -> trash.restore(first)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(first.now()).isDirectory();
    }

    @Test
    void onlyEmptyingDeletesForEver() throws Exception {
        var trash = new RunTrash(runs);
        RunTrash.Thrown thrown = trash.add(run);
        assertThat(trash.empty()).isEqualTo(1);
        assertThat(thrown.now()).doesNotExist();
        assertThat(trash.empty()).isZero();
    }

    @Test
    void aNoteIsListedWithItsRunAndABlankOneLeavesNoFile() throws Exception {
        RunNotes.write(run, "  넓은 crop이 낫다\n");
        assertThat(new RunCatalog(runs).scan().getFirst().note()).isEqualTo("넓은 crop이 낫다");
        RunNotes.write(run, " ");
        assertThat(run.note()).doesNotExist();
        assertThat(RunNotes.read(run)).isEmpty();
    }

    @Test
    void aRunInTheTrashIsFoundByItsNameAndNothingOutsideOfTheTrashIs() throws Exception {
        var trash = new RunTrash(runs);
        trash.add(run);

        RunTrash.Thrown found = trash.find(run.name()).orElseThrow();
        assertThat(found.from()).isEqualTo(run);
        trash.restore(found);

        assertThat(run.path()).isDirectory();
        assertThat(trash.find(run.name())).isEmpty();
        assertThat(trash.find("../" + run.name())).isEmpty();
        assertThat(trash.find(".")).isEmpty();
    }
}
