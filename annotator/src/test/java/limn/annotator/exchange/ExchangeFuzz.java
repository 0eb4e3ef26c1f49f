package limn.annotator.exchange;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import limn.annotator.format.LayoutException;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/**
 * Any bytes as a file of labels; the first one chooses the format. What comes in is a mask that fits its image, the rest is refused or
 * named. Everything goes to one class, so that a run does not end when the project has as many classes as it may. A target of Jazzer, see
 * docs/reliability.md.
 */
public final class ExchangeFuzz {
    private static final List<String> FORMATS = List.of("coco", "labelme", "cvat", "label-studio", "geojson");
    private static final Path FOLDER = folder();
    private static final Project PROJECT = project();

    private ExchangeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        String format = FORMATS.get(Math.floorMod(input[0], FORMATS.size()));
        Path file = FOLDER.resolve(format.equals("cvat") ? "labels.xml" : "labels.json");
        Files.write(file, Arrays.copyOfRange(input, 1, input.length));
        var problems = new Problems();
        try (Source source = Formats.of(format).orElseThrow().reader().orElseThrow().open(file, problems, Watch.NONE)) {
            var rows = source.classes().stream().map(c -> new ClassMapping.Row(c, new Meaning.Named("a"))).toList();
            Importing.run(PROJECT, source, new ClassMapping(rows, Optional.empty()), ImportSettings.everything(), file,
                    Watch.NONE, problems);
        } catch (LayoutException refused) {
            return;
        } finally {
            Files.deleteIfExists(file);
        }
        check();
    }

    private static void check() {
        ImageItem one = PROJECT.images().getFirst();
        Mask mask = PROJECT.mask(one);
        long[] counts = mask.histogram();
        if (counts[0] + counts[Mask.VOID] + counts[Mask.UNLABELLED] != (long) one.width() * one.height()) {
            throw new AssertionError("a mask with values that are no class: " + Arrays.toString(counts));
        }
    }

    private static Project project() {
        try {
            Path image = FOLDER.resolve("one.png");
            ImageIO.write(new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
            Project project = Project.create(FOLDER.resolve("project"), ClassCatalog.empty().withNew("a"));
            project.addImage(image, "one", 96, 64, "", Split.TRAIN);
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("limn-fuzz-exchange");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
