package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    Path folder;

    private HolderFile facts() { return new HolderFile(folder, CLOCK); }

    private Holder self() { return Holder.self(CLOCK); }

    @BeforeEach
    void make() { Project.create(folder, classes("a")).close(); }

    @Test
    void theFileSaysWhoWritesAndSinceWhen() throws Exception {
        try (var lock = WriterLock.take(folder, CLOCK)) {
            assertThat(facts().read()).contains(self());
            assertThat(self().since()).isEqualTo(NOW);
            lock.confirm();
        }
        assertThat(facts().read()).isEmpty();
    }

    @Test
    void aDeadProcessOfThisComputerHoldsNothing() throws Exception {
        Process dead = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-version")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        dead.waitFor();
        facts().write(new Holder("kim", self().host(), dead.pid(), NOW, "window", NOW));
        try (var project = Project.open(folder)) {
            assertThat(project.isReadOnly()).isFalse();
        }
    }

    @Test
    void aNumberThatAnotherProcessGotLaterHoldsNothing() throws Exception {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        facts().write(new Holder("kim", self().host(), parent, Instant.EPOCH, "window", NOW));
        try (var project = Project.open(folder)) {
            assertThat(project.isReadOnly()).isFalse();
        }
    }

    @Test
    void whereTheSystemCannotLockALivingProcessStillHolds() throws Exception {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        var living = new Holder("kim", self().host(), parent.pid(), parent.info().startInstant().orElseThrow(),
                "window",
                NOW);
        facts().write(living);
        try (var project = Project.open(folder)) {
            assertThat(project.holder()).contains(living);
        }
    }

    @Test
    void anotherComputerHoldsUntilItsRightIsBroken() throws Exception {
        var far = new Holder("kim", "far-away", 7, NOW, "window", NOW);
        facts().write(far);
        try (var project = Project.open(folder)) {
            assertThat(project.holder()).contains(far);
            assertThat(far.isOnThisHost()).isFalse();
        }
        assertThat(WriterLock.breakOpen(folder, CLOCK)).contains(far);
        try (var project = Project.open(folder)) {
            assertThat(project.isReadOnly()).isFalse();
        }
    }

    @Test
    void aLivingWriterOfThisComputerIsNotBroken() {
        try (var project = Project.open(folder)) {
            assertThat(project.isReadOnly()).isFalse();
            assertThatThrownBy(() -> WriterLock.breakOpen(folder, CLOCK)).isInstanceOf(StoreException.Held.class);
        }
    }

    @Test
    void whoseRightWasBrokenWritesNoMore() throws Exception {
        try (var project = Project.open(folder)) {
            project.setSetting("a", "1");
            facts().write(new Holder("kim", "far-away", 7, NOW, "window", NOW)); // took it over
            assertThatThrownBy(() -> project.setSetting("a", "2")).isInstanceOf(StoreException.Held.class);
            assertThat(project.setting("a")).contains("1");
        }
        assertThat(facts().read()).isPresent(); // and what the other one says stays
    }

    @Test
    void factsThatWereDeletedOrTornComeBackWithTheNextWrite() throws Exception {
        try (var project = Project.open(folder)) {
            facts().delete();
            project.setSetting("a", "1");
            assertThat(facts().read()).isPresent();
            Files.writeString(folder.resolve("project.limn-holder.json"), "{");
            project.setSetting("a", "2");
            assertThat(facts().read()).isPresent();
        }
    }

    @Test
    void aProjectThatVanishesRefusesWhatWouldBeLost() throws Exception {
        try (var project = Project.open(folder)) {
            Files.move(folder.resolve(Project.FILE), folder.resolve("elsewhere"));
            assertThatThrownBy(() -> project.setSetting("a", "1")).isInstanceOf(StoreException.Gone.class);
            Files.move(folder.resolve("elsewhere"), folder.resolve(Project.FILE));
            project.setSetting("a", "2");
            assertThat(project.setting("a")).contains("2");
        }
    }
}
