package limn.annotator.exchange;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.MaskPng;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.ValueMap;

/** Pictures whose values are classes: what the formats with such pictures share. */
final class ValueMasks {
    /** A value that means nothing in the format. */
    static final int NO_MEANING = -2;

    private ValueMasks() {}

    /**
     * Takes the mask of an image from a file.
     *
     * @param legend the value of each colour, where the format has pictures in colours
     * @param meaning the value in our masks of a value in the file, {@link #NO_MEANING} or {@link ClassMapping#SKIPPED}, which leaves pixels
     *            unlabelled
     */
    static void take(Intake intake, String where, Path file, Target target, Optional<Split> split,
            Map<Integer, Integer> legend, IntUnaryOperator meaning) {
        Mask mask;
        try {
            mask = MaskPng.read(file, legend);
        } catch (ImageFormatException e) {
            intake.problems().skip(where, e.reason());
            intake.take(target, split);
            return;
        }
        long[] counts = mask.histogram();
        var table = new int[256];
        for (int v = 0; v < 256; v++) {
            int value = meaning.applyAsInt(v);
            if (value == NO_MEANING && counts[v] > 0) {
                intake.problems().skip(where, Kind.MASK_VALUE, v, counts[v]);
                intake.take(target, split);
                return;
            }
            table[v] = value < 0 ? Mask.UNLABELLED : value;
        }
        intake.mask(where, target, ValueMap.of(v -> table[v]).applied(mask), split);
    }

    /** The number of the class of each colour; a colour of several classes explains nothing, unless all of them are void. */
    static Map<Integer, Integer> legend(List<ForeignClass> classes) {
        Map<Integer, List<ForeignClass>> byColour = classes.stream().filter(k -> k.rgb().isPresent())
                .collect(Collectors.groupingBy(k -> k.rgb().orElseThrow()));
        var legend = new HashMap<Integer, Integer>();
        byColour.forEach((rgb, same) -> {
            if (same.size() == 1 || same.stream().allMatch(k -> k.meaning() == ForeignClass.Meaning.VOID)) {
                legend.put(rgb, (int) same.getFirst().number());
            }
        });
        return legend;
    }

    /** Writes a grey picture of 8 bits with a value for each of ours. */
    static void writeGrey(Path file, Mask mask, IntUnaryOperator value) throws IOException {
        var picture = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
        fill(picture, mask, value);
        AtomicFiles.write(file, out -> ImageIO.write(picture, "png", out));
    }

    /** Writes a picture with a colour 0xRRGGBB for each value. */
    static void writeColours(Path file, Mask mask, IntUnaryOperator rgb) throws IOException {
        var picture = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                picture.setRGB(x, y, rgb.applyAsInt(mask.at(x, y)));
            }
        }
        AtomicFiles.write(file, out -> ImageIO.write(picture, "png", out));
    }

    private static void fill(BufferedImage picture, Mask mask, IntUnaryOperator value) {
        var row = new int[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = value.applyAsInt(mask.at(x, y));
            }
            picture.getRaster().setSamples(0, y, row.length, 1, 0, row);
        }
    }
}
