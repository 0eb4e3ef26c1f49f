package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that change while they are read, forbid it, or have names that cannot be kept in an archive. */
class HostileWorldTest {
    @TempDir
    Path folder;
    private Path images = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException { images = Files.createDirectories(folder.resolve("images")); }

    @Test
    void aFileThatIsDeletedWhileTheFolderIsReadIsNamed() throws IOException {
        picture("a.png", 8);
        Path gone = picture("b.png", 8);
        picture("c.png", 8);
        ImportReport report = imported(name -> whenAt(name, "b.png", () -> Files.delete(gone)));
        assertThat(report.images()).isEqualTo(2);
        assertThat(report.skipped()).containsExactly(new Skipped("b.png", Reason.of(Kind.FILE_MISSING)));
    }

    @Test
    void aFileThatBecomesSomethingElseWhileTheFolderIsReadIsNamed() throws IOException {
        picture("a.png", 8);
        Path changed = picture("b.png", 8);
        ImportReport report = imported(
                name -> whenAt(name, "b.png", () -> Files.writeString(changed, "<html></html>")));
        assertThat(report.images()).isEqualTo(1);
        assertThat(report.skipped()).containsExactly(new Skipped("b.png", Reason.of(Kind.PICTURE_UNKNOWN)));
    }

    @Test
    void anImageThatHasAnotherSizeNowIsRefusedWithBothSizes() throws IOException {
        Path file = picture("a.png", 8);
        try (Project project = Project.create(folder.resolve("project"), ClassCatalog.empty())) {
            FoldersLayout.importInto(project, images, ImportOptions.everything());
            ImageItem item = project.images().getFirst();
            picture("a.png", 9);
            Path real = file.toRealPath();
            assertThatThrownBy(() -> ImageFiles.read(project.file(item), new Size(item.width(), item.height()),
                    () -> false)).isInstanceOfSatisfying(ImageFormatException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.of(Kind.PICTURE_CHANGED, 9, 9, 8, 8));
                        assertThat(e.path()).isEqualTo(real);
                    });
        }
    }

    @Test
    void whatMayNotBeReadIsNamed() throws IOException {
        assumeTrue(Files.getFileStore(images).supportsFileAttributeView("posix"), "no permissions on this system");
        picture("a.png", 8);
        Path file = picture("b.png", 8);
        Path closed = Files.createDirectories(images.resolve("closed"));
        picture("closed/c.png", 8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(file), "this user may read everything");
            ImportReport report = imported(name -> {});
            assertThat(report.images()).isEqualTo(1);
            assertThat(report.skipped()).extracting(Skipped::file).containsExactlyInAnyOrder("b.png", "closed");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void namesInBothNormalFormsAreKeptApartAndFoundAgain() throws IOException {
        var names = List.of("한글 사진", "🚢⚓️ 항구", "é");
        for (String name : names) {
            picture(Normalizer.normalize(name, Normalizer.Form.NFC) + ".png", 8);
            picture(Normalizer.normalize(name, Normalizer.Form.NFD) + ".png", 8);
        }
        long files;
        try (var all = Files.list(images)) {
            files = all.count(); // some file systems do not tell the two forms apart
        }
        try (Project project = Project.create(folder.resolve("project"), ClassCatalog.empty())) {
            ImportReport report = FoldersLayout.importInto(project, images, ImportOptions.everything());
            assertThat(report.skipped()).isEmpty();
            assertThat(project.images()).hasSize((int) files);
            assertThat(project.images()).extracting(ImageItem::name).extracting(Names::folded).doesNotHaveDuplicates();
            for (ImageItem item : project.images()) {
                assertThat(ImageFiles.read(project.file(item)).width()).isEqualTo(8);
            }
        }
    }

    @Test
    void namesThatWindowsReservesAreTakenWhereTheyCanBe() throws IOException {
        int made = 0;
        for (String name : List.of("CON.png", "aux.png", "nul.png", "trailing dot..png", "space .png")) {
            try {
                picture(name, 8);
                made++;
            } catch (FileSystemException | java.nio.file.InvalidPathException reserved) {
                assertThat(System.getProperty("os.name")).startsWith("Windows");
            }
        }
        assertThat(imported(name -> {}).images()).isEqualTo(made);
    }

    private ImportReport imported(Consumer<String> progress) throws IOException {
        try (Project project = Project.create(folder.resolve("project"), ClassCatalog.empty())) {
            return FoldersLayout.importInto(project, images, ImportOptions.everything(), progress);
        }
    }

    private Path picture(String name, int side) throws IOException {
        Path file = images.resolve(name);
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /** Something that the system does. */
    private interface Deed { void done() throws IOException; }

    private static void whenAt(String name, String wanted, Deed deed) {
        try {
            if (name.equals(wanted)) {
                deed.done();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
