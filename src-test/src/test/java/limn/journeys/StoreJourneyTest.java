package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script can rely on about the project on disk: one writer, copies that come back, an honest doctor. */
class StoreJourneyTest {
    @TempDir
    Path folder;

    private Path made() throws Exception {
        Path project = folder.resolve("project");
        Shell.Said made = Shell.limn("create", project, "--images", Layout.write(folder.resolve("discs")));
        assertThat(made.code()).as(made.err()).isZero();
        return project;
    }

    @Test
    void commandsThatWriteNameWhoHoldsTheProjectAndThoseThatReadWork() throws Exception {
        Path project = made();
        try (Project window = Project.open(project)) {
            Shell.Said refused = Shell.limn("import", project, folder.resolve("discs"), "--format", "folders",
                    "--json");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.json().path("why").asString()).contains("process " + ProcessHandle.current().pid());
            Shell.Said read = Shell.limn("runs", project);
            assertThat(read.code()).as(read.err()).isZero();
            Shell.Said exported = Shell.limn("export", project, "--format", "folders", "--out",
                    folder.resolve("out"));
            assertThat(exported.code()).as(exported.err()).isZero();
            assertThat(window.isReadOnly()).isFalse();
        }
        assertThat(Files.exists(project.resolve("project.limn-holder.json"))).isFalse();
    }

    @Test
    void anImportIsTakenBackByTheBackupBeforeIt() throws Exception {
        Path project = made();
        String before;
        try (Project opened = Project.open(project)) {
            before = opened.digest();
        }
        Path more = Layout.write(folder.resolve("more"));
        assertThat(Shell.limn("import", project, more, "--format", "folders").code()).isZero();
        Shell.Said listed = Shell.limn("restore", project, "--json");
        assertThat(listed.json().path("backups").get(0).path("reason").asString()).isEqualTo("beforeImport");
        Shell.Said restored = Shell.limn("restore", project,
                listed.json().path("backups").get(0).path("number").asInt());
        assertThat(restored.code()).as(restored.err()).isZero();
        try (Project opened = Project.open(project)) {
            assertThat(opened.digest()).isEqualTo(before);
        }
        assertThat(Shell.limn("restore", project, "latest").code()).isZero(); // undoes the undo
        try (Project opened = Project.open(project)) {
            assertThat(opened.digest()).isNotEqualTo(before);
        }
        assertThat(Shell.limn("restore", project, "99").code()).isEqualTo(1);
    }

    @Test
    void aProgramThatIsKilledWhilePaintingLosesNothingItReported() throws Exception {
        Shell.Said said = Shell.limn("bench", "kill", "--kills", 24, "--seed", 5, "--out", folder.resolve("killed"),
                "--json");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.json().path("kills").asInt()).isEqualTo(24);
        assertThat(said.json().path("acts").asInt()).isGreaterThan(24);
        assertThat(said.json().path("failures").isEmpty()).isTrue();
    }

    @Test
    void theDoctorFindsMovedImagesAndDamageAndRepairsThem() throws Exception {
        Path project = made();
        assertThat(Shell.limn("doctor", project).code()).isZero();
        Files.move(folder.resolve("discs/images"), folder.resolve("discs/pictures"));
        Files.createDirectories(project.resolve("runs/nothing"));

        Shell.Said found = Shell.limn("doctor", project, "--json");
        assertThat(found.code()).isEqualTo(3);
        assertThat(found.json().path("findings").size()).isEqualTo(7);
        assertThat(found.json().path("findings").get(0).path("kind").asString()).isEqualTo("imageMissing");

        Shell.Said repaired = Shell.limn("doctor", project, "--repair", "--json");
        assertThat(repaired.code()).as(repaired.out()).isZero();
        assertThat(repaired.json().path("repaired").asInt()).isEqualTo(7);
        assertThat(repaired.json().path("backup").asInt()).isEqualTo(1);
        assertThat(project.resolve("runs-orphaned/nothing")).exists();
        assertThat(Shell.limn("doctor", project).code()).isZero();
        assertThat(Shell.limn("doctor", "--repair").code()).isEqualTo(2);
    }

    @Test
    void theLockOfAnotherComputerIsToldAndCanBeBroken() throws Exception {
        Path project = made();
        Files.writeString(project.resolve("project.limn-holder.json"), "{\"user\":\"kim\",\"host\":\"far-away\","
                + "\"pid\":7,\"program\":\"window\",\"since\":\"2026-01-02T03:04:05Z\"}");
        Shell.Said refused = Shell.limn("import", project, folder.resolve("discs"), "--format", "folders");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("kim").contains("far-away").contains("--unlock");
        assertThat(Shell.limn("doctor", project, "--unlock").code()).isZero();
        assertThat(Shell.limn("import", project, folder.resolve("discs"), "--format", "folders").code()).isZero();
    }

    @Test
    void twoCopiesThatWereLabelledOnTwoMachinesAreJoinedAndTheJoinIsTakenBack() throws Exception {
        Path project = made();
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(project.resolve(Project.FILE), copy.resolve(Project.FILE));
        String before;
        try (Project here = Project.open(project); Project there = Project.open(copy)) {
            before = here.digest();
            var image = there.images().getFirst().id();
            there.setTags(Map.of(image, there.tags(image).with(0, TagState.ABSENT)));
            there.setTags(Map.of(image, there.tags(image).with(0, TagState.UNKNOWN)));
            there.setTags(Map.of(image, there.tags(image).with(1, TagState.ABSENT)));
        }
        Shell.Said merged = Shell.limn("merge", project, copy, "--json");
        assertThat(merged.code()).as(merged.out() + merged.err()).isZero();
        assertThat(merged.json().path("images").asInt()).isEqualTo(6);
        assertThat(merged.json().path("tags").asInt()).isPositive();
        try (Project here = Project.open(project); Project there = Project.open(copy)) {
            assertThat(here.tags(here.images().getFirst().id())).isEqualTo(there.tags(there.images().getFirst().id()));
        }
        assertThat(Shell.limn("restore", project, merged.json().path("backup").asInt()).code()).isZero();
        try (Project here = Project.open(project)) {
            assertThat(here.digest()).isEqualTo(before);
        }
        assertThat(Shell.limn("merge", project, project).code()).isEqualTo(1);
    }
}
