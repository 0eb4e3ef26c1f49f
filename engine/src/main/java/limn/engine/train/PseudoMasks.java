package limn.engine.train;

import limn.engine.file.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.Supervision;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;
import limn.engine.net.Network;
import limn.engine.predict.MultiScale;
import limn.engine.predict.Prediction;
import limn.engine.recipe.Recipe;

/**
 * Masks for all training images: what people painted, and where nobody has decided what a network says at several scales among the
 * classes that the tags leave. Kept as grey PNG files in the folder {@code pseudo} of the run: labels, and how sure the network is. Their
 * names say of which image they are and what people had said of it, so that nothing is taken for another image or from before a change.
 */
final class PseudoMasks {
    private final Path folder;
    private final Recipe recipe;

    PseudoMasks(Path folder, Recipe recipe) {
        this.folder = folder;
        this.recipe = recipe;
    }

    /** Told how many images are done; says whether to go on. */
    @FunctionalInterface
    interface Progress { boolean goOn(int done) throws IOException; }

    /**
     * All images with their merged masks, or nothing if it was stopped before the end. Masks that were made before are kept where they
     * still fit; the others go when all are made.
     *
     * @param onUnreadable told of images that cannot be read; they are left out
     * @param progress told how many images are done; says whether to go on
     */
    Optional<List<Surveyed>> make(Survey survey, Network network, Consumer<UnreadableSampleException> onUnreadable,
            Progress progress) throws IOException {
        Files.createDirectories(folder);
        var merged = new ArrayList<Surveyed>();
        var kept = new HashSet<Path>();
        int done = 0;
        for (Surveyed image : survey.train()) {
            try {
                if (image.supervision() == Supervision.DENSE) {
                    merged.add(image);
                } else {
                    Masked masked = masked(image);
                    kept.add(masked.labelsFile);
                    kept.add(masked.weightsFile);
                    merged.add(mergedWith(network, masked));
                }
            } catch (UnreadableSampleException e) {
                onUnreadable.accept(e);
            }
            if (!progress.goOn(++done)) {
                return Optional.empty();
            }
        }
        removeOthers(kept);
        return Optional.of(merged);
    }

    private void removeOthers(Set<Path> kept) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".png") && !kept.contains(f)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Where the masks of an image are. */
    private Masked masked(Surveyed image) throws UnreadableSampleException {
        String name = Fingerprint.of(image.name()) + "-" + Fingerprint.ofLabels(image);
        return new Masked(image, folder.resolve(name + ".png"), folder.resolve(name + "-confidence.png"));
    }

    private Surveyed mergedWith(Network network, Masked masked) throws IOException, UnreadableSampleException {
        Surveyed image = masked.original;
        if (!Files.exists(masked.weightsFile)) {
            write(network, image, masked);
        }
        var values = new BitSet();
        for (byte b : read(image.name(), masked.labelsFile).labels()) {
            values.set(b & 0xFF);
        }
        return new Surveyed(masked, image.supervision(), values, image.tags());
    }

    private void write(Network network, Surveyed image, Masked to) throws IOException, UnreadableSampleException {
        RgbImage pixels = image.image();
        Prediction said = MultiScale.of(network, pixels, recipe.whole("maxSide"), image.tags(), scales());
        byte[] labels = said.labels().labels().clone();
        byte[] sure = said.confidence().clone();
        Optional<LabelMap> drawn = image.labels();
        if (drawn.isPresent()) {
            byte[] own = drawn.get().labels();
            if (own.length != labels.length) {
                throw new UnreadableSampleException(image.name(), UnreadableSampleException.OTHER_SIZE);
            }
            for (int i = 0; i < own.length; i++) {
                if ((own[i] & 0xFF) != LabelMap.UNLABELLED) {
                    labels[i] = own[i];
                    sure[i] = (byte) 255;
                }
            }
        }
        write(to.labelsFile, labels, pixels.width(), pixels.height());
        write(to.weightsFile, sure, pixels.width(), pixels.height()); // last: it says that both are there
    }

    private List<Double> scales() {
        return switch (recipe.text("retrainScales")) {
            case "one" -> List.of(1.0);
            case "five" -> List.of(0.5, 0.75, 1.0, 1.25, 1.5);
            default -> List.of(0.75, 1.0, 1.25);
        };
    }

    private static void write(Path file, byte[] values, int width, int height) throws IOException {
        var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setDataElements(0, 0, width, height, values);
        WholeFile.write(file, out -> {
            if (!ImageIO.write(grey, "png", out)) {
                throw new IOException("no PNG writer for " + file);
            }
        });
    }

    private static LabelMap read(String name, Path file) throws UnreadableSampleException {
        try {
            BufferedImage grey = ImageIO.read(file.toFile());
            return new LabelMap(grey.getWidth(), grey.getHeight(),
                    (byte[]) grey.getRaster().getDataElements(0, 0, grey.getWidth(), grey.getHeight(), null));
        } catch (IOException e) {
            throw new UnreadableSampleException(name, String.valueOf(e.getMessage()), e);
        }
    }

    /** An image with its merged mask. */
    private record Masked(Surveyed original, Path labelsFile, Path weightsFile) implements Sample {
        @Override
        public String name() { return original.name(); }

        @Override
        public RgbImage image() throws UnreadableSampleException { return original.image(); }

        @Override
        public Optional<LabelMap> labels() throws UnreadableSampleException {
            return Optional.of(read(original.name(), labelsFile));
        }

        @Override
        public Optional<LabelMap> weights() throws UnreadableSampleException {
            return Optional.of(read(original.name(), weightsFile));
        }

        @Override
        public boolean hasLabels() { return true; }

        @Override
        public ImageTags tags() { return original.tags(); }
    }
}
